"""The sheet `Bộ tiêu chí`: what is said of the edition as a whole, one line a key."""

from openpyxl.worksheet.worksheet import Worksheet

from checklist.edition_book.choices import add_choice
from checklist.edition_book.colours import ENGLISH_HEADER, ENGLISH_TINT, NEEDED_HEADER, OPTIONAL_HEADER
from checklist.edition_book.columns import Column, Holds
from checklist.edition_book.layout import EDITION, HEADER
from checklist.edition_book.places import AT_TOP, FIRST_ROW, HEADER_ROW, HINT_ROW, TITLE_ROW, fold
from checklist.edition_book.rows import value_at
from checklist.edition_book.written_cells import blank_format, write_value
from checklist.looks import ACCENT, CENTRED, GRID, INPUT_TINT, QUIET, fill, font, height_for
from checklist.paper import lay_on_a4
from criteria import Edition, Skeleton

_WIDTHS = {"A": 24.0, "B": 70.0, "C": 56.0, "D": 60.0}


def write_edition_sheet(sheet: Worksheet, edition: Edition | Skeleton) -> None:
    """Write the whole sheet."""
    title, hint = sheet.cell(TITLE_ROW, 1, EDITION.name), sheet.cell(HINT_ROW, 1, EDITION.hint)
    title.font, hint.font = font(15, bold=True, colour=ACCENT), font(colour=QUIET)
    sheet.row_dimensions[TITLE_ROW].height = 26
    looks = (NEEDED_HEADER, NEEDED_HEADER, OPTIONAL_HEADER, ENGLISH_HEADER)
    for at, (header, look) in enumerate(zip(HEADER, looks, strict=True), start=1):
        cell = sheet.cell(HEADER_ROW, at, header)
        cell.fill, cell.font, cell.alignment, cell.border = *look, CENTRED, GRID
    sheet.row_dimensions[HEADER_ROW].height = 24
    for number, line in enumerate(EDITION.columns, start=FIRST_ROW):
        _write_line(sheet, number, line, edition)
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    fold(sheet, ["D"])
    sheet.freeze_panes = f"B{FIRST_ROW}"
    lay_on_a4(sheet, top=0.5)


def _write_line(sheet: Worksheet, number: int, line: Column, edition: Edition | Skeleton) -> None:
    label, content, manner, english = (sheet.cell(number, at) for at in range(1, 5))
    label.value, manner.value = line.title, line.prompt
    for cell in (label, content, manner, english):
        cell.font, cell.alignment, cell.border = font(), AT_TOP, GRID
    label.font, manner.font = font(bold=True), font(9, colour=QUIET)
    content.fill, content.number_format = fill(INPUT_TINT), blank_format(line)
    english.fill, english.font = fill(ENGLISH_TINT), font(colour=QUIET)
    if line.holds is Holds.TEXT:
        write_value(content, line, value_at(edition, (*line.path, "vi")), "number")
        write_value(english, line, value_at(edition, (*line.path, "en")), "number")
    else:
        write_value(content, line, value_at(edition, line.path), "number")
    add_choice(sheet, content.coordinate, line)
    texts = ((str(content.value or ""), _WIDTHS["B"]), (line.prompt, _WIDTHS["C"]))
    sheet.row_dimensions[number].height = height_for(texts, least=22)
