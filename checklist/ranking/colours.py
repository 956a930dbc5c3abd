"""Colours of outcomes and verdicts as conditional formats; the mark and the word stand in the cell itself."""

from collections.abc import Container, Iterable

from openpyxl.formatting.rule import DataBarRule, Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from checklist.looks import BAR, QUIET, as_ink, as_rgb, fill_when
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
    grey = DifferentialStyle(font=Font(color=QUIET, italic=True))
    excel.conditional_formatting.add(address, Rule(type="expression", dxf=grey, formula=[formula]))


def draw_bars(excel: Worksheet, address: str, full: float) -> None:
    """Draw a bar behind each number, from 0 to `full`."""
    excel.conditional_formatting.add(
        address, DataBarRule(start_type="num", start_value=0, end_type="num", end_value=full, color=BAR)
    )


def _dressed(look: Look, tinted: bool) -> DifferentialStyle:
    letters = Font(color=as_ink(look))
    if not tinted:
        return DifferentialStyle(font=letters)
    return DifferentialStyle(font=letters, fill=fill_when(_mixed_with_white(as_rgb(look), _PALE)))


def _mixed_with_white(rgb: str, white: float) -> str:
    parts = (int(rgb[i : i + 2], 16) for i in (0, 2, 4))
    return "".join(f"{round(part + (255 - part) * white):02X}" for part in parts)
