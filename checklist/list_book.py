"""A workbook of one list: title, hint, headers and rows of text, ready to be filtered, edited and printed."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from checklist.looks import (
    ACCENT,
    CENTRED,
    GRID,
    HEADING_TINT,
    QUIET,
    TEXT_FORMAT,
    WRAPPED,
    fill,
    font,
    height_for,
)
from checklist.paper import lay_on_a4
from checklist.plain_text import write_text

HEADER_ROW = 4
ROWS_TO_COME = 500
"""Rows under the list that offer choices too."""


@dataclass(frozen=True)
class ListColumn:
    """A column: its header, its width in characters, and the texts to choose from where others only warn."""

    header: str
    width: float
    choices: tuple[str, ...] = ()


def write_list(
    name: str, title: str, hint: str, columns: Sequence[ListColumn], rows: Sequence[Sequence[str]]
) -> bytes:
    """Return the .xlsx; `name` is the sheet's, every row has a text for each column."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    sheet.sheet_view.showGridLines = False
    _write_top(sheet, title, hint, columns)
    for number, row in enumerate(rows, start=HEADER_ROW + 1):
        _write_row(sheet, number, columns, row)
    _offer_choices(sheet, columns, HEADER_ROW + len(rows) + ROWS_TO_COME)
    last = get_column_letter(len(columns))
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{last}{HEADER_ROW + len(rows)}"
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    lay_on_a4(sheet, top=0.5)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write_top(sheet: Worksheet, title: str, hint: str, columns: Sequence[ListColumn]) -> None:
    last = len(columns)
    for number, text, letters in (
        (1, title, font(15, bold=True, colour=ACCENT)),
        (2, hint, font(colour=QUIET)),
    ):
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=last)
        cell = _write(sheet, number, 1, text)
        cell.font, cell.alignment = letters, WRAPPED
    width = sum(column.width for column in columns)
    sheet.row_dimensions[1].height = height_for([(title, width * 0.6)], least=28)
    sheet.row_dimensions[2].height = height_for([(hint, width)], least=20)
    for at, column in enumerate(columns, start=1):
        cell = sheet.cell(HEADER_ROW, at, column.header)
        cell.font, cell.fill, cell.alignment, cell.border = font(bold=True), fill(HEADING_TINT), CENTRED, GRID
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    sheet.row_dimensions[HEADER_ROW].height = 24


def _write_row(sheet: Worksheet, number: int, columns: Sequence[ListColumn], row: Sequence[str]) -> None:
    for at, text in enumerate(row, start=1):
        cell = _write(sheet, number, at, text)
        cell.number_format, cell.font, cell.alignment, cell.border = TEXT_FORMAT, font(), WRAPPED, GRID
    texts = zip(row, (column.width for column in columns), strict=True)
    sheet.row_dimensions[number].height = height_for(texts)


def _offer_choices(sheet: Worksheet, columns: Sequence[ListColumn], last: int) -> None:
    for number, column in enumerate(columns, start=1):
        if column.choices:
            at, words = get_column_letter(number), ",".join(column.choices)
            offered = DataValidation("list", f'"{words}"', errorStyle="warning", showErrorMessage=True)
            offered.error = f"{column.header}: nên chọn trong danh sách."
            offered.add(f"{at}{HEADER_ROW + 1}:{at}{last}")
            sheet.add_data_validation(offered)


def _write(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # only the first of merged cells is written
    write_text(cell, text)
    return cell
