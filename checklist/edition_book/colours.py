"""The colours of the edition's workbook: what must be filled in, what may be, what is not used; live as one types."""

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from checklist.edition_book.columns import Column, Layout
from checklist.edition_book.places import FIRST_ROW, KEY_LETTER, letters
from checklist.edition_book.uses import Use, uses
from checklist.looks import ACCENT, HEADING_TINT, INK, LOCKED_TINT, PAPER, QUIET, fill, fill_when, font

NEEDED_TINT = "FFF1C2"
"""Still blank and needed."""
ENGLISH_TINT = "F8FAFC"

NEEDED_HEADER = (fill(ACCENT), font(bold=True, colour=PAPER))
OPTIONAL_HEADER = (fill(HEADING_TINT), font(bold=True, colour=INK))
ENGLISH_HEADER = (fill(LOCKED_TINT), font(colour=QUIET))


def is_needed(use: Use) -> bool:
    """True where a column must be filled in every row, or in every row of some kind."""
    return use.needed or any(use.by.values())


def colour_live(sheet: Worksheet, layout: Layout, last_row: int) -> None:
    """Colour blank cells that are needed and cells that the row does not use, by formulas of the sheet."""
    at = letters(layout)
    for column, use in zip(layout.columns, uses(layout), strict=True):
        cells = f"{at[column.title]}{FIRST_ROW}:{at[column.title]}{last_row}"
        here = f"${at[column.title]}{FIRST_ROW}"
        if use.decider is not None:
            word = f"${at[use.decider.title]}{FIRST_ROW}"
            unused = "".join(f",{word}<>{_quoted(use.decider, code)}" for code in use.by)
            _when(sheet, cells, f'AND({word}<>""{unused})', LOCKED_TINT, QUIET)
            asking = ",".join(
                f"{word}={_quoted(use.decider, code)}" for code, needed in use.by.items() if needed
            )
            if asking:
                _when(sheet, cells, f'AND({here}="",OR({asking}))', NEEDED_TINT)
        elif use.needed:
            first = f"${KEY_LETTER}{FIRST_ROW}"
            _when(sheet, cells, f'AND({here}="",{first}<>"")', NEEDED_TINT)


def _quoted(decider: Column, code: str) -> str:
    assert decider.words is not None
    return f'"{decider.words.word(code)}"'


def _when(sheet: Worksheet, cells: str, formula: str, colour: str, ink: str = INK) -> None:
    rule = FormulaRule(formula=[formula], fill=fill_when(colour), font=Font(color=ink))
    sheet.conditional_formatting.add(cells, rule)
