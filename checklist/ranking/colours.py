"""Colours of outcomes and verdicts as conditional formats; the mark and the word stand in the cell itself."""

from collections.abc import Container, Iterable

from openpyxl.formatting.rule import DataBarRule, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from checklist.looks import INK, as_rgb
from criteria.inputs import xl_text
from scoring import Look
from wording.language import Lang

_PALE = 0.86


def colour_by_word(
    excel: Worksheet,
    address: str,
    word_cell: str,
    looks: Iterable[Look],
    lang: Lang,
    plain: Container[Look] = (),
) -> None:
    """Colour the cells of `address` by the word in `word_cell`, the (relative) cell of its first cell.

    Looks in `plain` get coloured letters and no tint: they need no attention.
    """
    for look in looks:
        formula = f"{word_cell}={xl_text(look.word.say(lang))}"
        excel.conditional_formatting.add(
            address, Rule(type="expression", dxf=_dressed(look, look not in plain), formula=[formula])
        )


def quieten(excel: Worksheet, address: str, formula: str) -> None:
    """Show rows that do not count in grey italics."""
    grey = DifferentialStyle(font=Font(color="64748B", italic=True))
    excel.conditional_formatting.add(address, Rule(type="expression", dxf=grey, formula=[formula]))


def draw_bars(excel: Worksheet, address: str, full: float) -> None:
    """Draw a bar behind each number, from 0 to `full`."""
    excel.conditional_formatting.add(
        address, DataBarRule(start_type="num", start_value=0, end_type="num", end_value=full, color="BFD3F7")
    )


def _dressed(look: Look, tinted: bool) -> DifferentialStyle:
    colour = as_rgb(look)
    tint = _mixed_with_white(colour, _PALE)
    ink = colour if _brightness(colour) < 140 else INK
    if not tinted:
        return DifferentialStyle(font=Font(color=ink))
    return DifferentialStyle(
        font=Font(color=ink), fill=PatternFill("solid", start_color=tint, end_color=tint, bgColor=tint)
    )


def _mixed_with_white(rgb: str, white: float) -> str:
    return "".join(f"{round(part + (255 - part) * white):02X}" for part in _parts(rgb))


def _brightness(rgb: str) -> float:
    red, green, blue = _parts(rgb)
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _parts(rgb: str) -> tuple[int, int, int]:
    return int(rgb[0:2], 16), int(rgb[2:4], 16), int(rgb[4:6], 16)
