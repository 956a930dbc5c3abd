"""Where things stand on a written sheet: title, hint, captions, headers, then the rows."""

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import Outline
from openpyxl.worksheet.worksheet import Worksheet

from checklist.edition_book.columns import Layout

TITLE_ROW, HINT_ROW, BAND_ROW, HEADER_ROW, FIRST_ROW = 1, 2, 3, 4, 5
KEY_LETTER = "A"
"""The column of the Mã."""
AT_TOP = Alignment(wrap_text=True, vertical="top", horizontal="left", indent=1)
"""How texts stand in their cells."""


def letters(layout: Layout) -> dict[str, str]:
    """The letter of each column by its header."""
    return {header: get_column_letter(at) for at, header in enumerate(layout.headers, start=1)}


def cells_of(layout: Layout, header: str, last_row: int) -> str:
    """The address of a column's cells, as a formula on another sheet names them."""
    letter = letters(layout)[header]
    return f"'{layout.name}'!${letter}${FIRST_ROW}:${letter}${last_row}"


def fold(sheet: Worksheet, columns: list[str]) -> None:
    """Fold columns away behind one button, which stands to the left of them."""
    for letter in columns:
        sheet.column_dimensions[letter].outlineLevel = 1
        sheet.column_dimensions[letter].hidden = True
    sheet.sheet_properties.outlinePr = Outline(summaryBelow=True, summaryRight=False)
