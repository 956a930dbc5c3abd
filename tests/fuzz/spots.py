"""Where the cells that count stand in a sound workbook, so that mutations meet them often."""

import io
from enum import StrEnum

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from checklist.layout import Column
from tests.fuzz.layouts import header_of, keys_of
from tests.fuzz.parts import SHEETS


class Spot(StrEnum):
    """What a cell is for."""

    HEAD = "head"
    HEADER = "header"
    KEY = "key"
    CODE = "code"
    UNIT = "unit"
    FIGURE = "figure"
    MARK = "mark"
    TEXT = "text"


_OF_COLUMN = {
    Column.CODE: Spot.CODE,
    Column.NUMERATOR: Spot.FIGURE,
    Column.DENOMINATOR: Spot.FIGURE,
    Column.VALUE: Spot.FIGURE,
    Column.NOT_APPLICABLE: Spot.MARK,
    Column.EVIDENCE: Spot.TEXT,
    Column.EXPLANATION: Spot.TEXT,
}

Spots = dict[str, dict[Spot, list[str]]]
"""The addresses by the sheet's part, then by what they are for."""


def spots_of(content: bytes) -> Spots:
    """The cells that count of every checklist; sheets are numbered as openpyxl writes them."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    found = {f"{SHEETS}{n}.xml": _of_sheet(sheet) for n, sheet in enumerate(book.worksheets, start=1)}
    return {part: spots for part, spots in found.items() if spots}


def _of_sheet(sheet: Worksheet) -> dict[Spot, list[str]]:
    if keyed := keys_of(sheet):
        kinds = {place: _OF_COLUMN[column] for (_, column), place in keyed[1].items()}
        kinds |= dict.fromkeys(range(1, min(kinds)), Spot.UNIT)
        return _spots(sheet, keyed[0], kinds, Spot.KEY)
    if headed := header_of(sheet):
        kinds = {place: _OF_COLUMN[column] for column, place in headed[1].items() if column in _OF_COLUMN}
        return _spots(sheet, headed[0], kinds, Spot.HEADER)
    return {}


def _spots(sheet: Worksheet, top: int, kinds: dict[int, Spot], header: Spot) -> dict[Spot, list[str]]:
    spots: dict[Spot, list[str]] = {}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.row < top and cell.value is not None:
                spots.setdefault(Spot.HEAD, []).append(cell.coordinate)
            elif cell.row == top and cell.column in kinds:
                spots.setdefault(header, []).append(cell.coordinate)
            elif cell.row > top and cell.column in kinds:
                spots.setdefault(kinds[cell.column], []).append(cell.coordinate)
    return spots
