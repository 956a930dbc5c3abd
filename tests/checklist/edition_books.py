"""An edition's workbook as an official edits it: cells by sheet, header and Mã."""

import io
from functools import cache

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook

from checklist.edition_book import read_edition, write_edition
from checklist.edition_book.places import FIRST_ROW, HEADER_ROW
from criteria import Edition, EditionError, Skeleton, load_any
from tests.editions import BOOLEAN, COUNT, OPTION, PARTS, RATIO, edition_of, indicator
from wording import Problem

STEPS = "{type: steps, bands: [{at: 90%, share: 1}, {at: 50%, share: 1/2}]}"
TWO_PARTS = "{type: parts, parts: [{id: a, name: Mục a, share: 1/2}, {id: b, name: Mục b, share: 1/2}]}"
EDITION: Edition = edition_of(
    indicator("A.1", input=RATIO, points=20),
    indicator("A.2", STEPS, RATIO, points=20),
    indicator("A.3", input=COUNT, points=20, level="2"),
    indicator("A.4", "boolean", BOOLEAN, points=10, level="Có"),
    indicator("A.5", "options", OPTION, points=10, level="1/2"),
    indicator("A.6", TWO_PARTS, PARTS, points=20, level="1/2"),
)
"""Thresholds of every kind, bands, options and parts."""


@cache
def _written(edition_id: str) -> list[tuple[str, list[list[object]]]]:
    """The cells of a written workbook, sheet by sheet."""
    edition = EDITION if edition_id == EDITION.id else load_any(edition_id)
    book = openpyxl.load_workbook(io.BytesIO(write_edition(edition)))
    return [(sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)]) for sheet in book]


class Book:
    """The cells of a written workbook, without their looks, so that a test makes one in no time."""

    def __init__(self, edition_id: str = EDITION.id) -> None:
        self.book = Workbook()
        self.book.remove(self.book.active)
        for title, rows in _written(edition_id):
            sheet = self.book.create_sheet(title)
            for row in rows:
                sheet.append(row)

    def at(self, sheet: str, header: str, key: str = "") -> Cell:
        """The cell under a header in the first row with a Mã; without one in the first free row."""
        table = self.book[sheet]
        column = next(c.column for c in table[HEADER_ROW] if c.value == header)
        row = next(r for r in range(FIRST_ROW, table.max_row + 1) if (table.cell(r, 1).value or "") == key)
        return table.cell(row, column)

    def line(self, label: str) -> Cell:
        """The content beside a label of the sheet `Bộ tiêu chí`."""
        table = self.book["Bộ tiêu chí"]
        return next(row[1] for row in table.iter_rows() if row[0].value == label)

    def content(self) -> bytes:
        """The bytes of the workbook as it is now."""
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()

    def read(self) -> Edition | Skeleton:
        """What is read from it."""
        return read_edition(self.content(), "bo.xlsx")

    def problems(self) -> list[Problem]:
        """Why it is refused; each problem has its place and can be said."""
        with pytest.raises(EditionError) as refused:
            self.read()
        for problem in refused.value.problems:
            assert problem.file == "bo.xlsx" and problem.sheet and problem.cell
            assert problem.message("vi") and problem.remedy("vi") and problem.line_for_people("en")
        return refused.value.problems

    def the_problem(self) -> Problem:
        """The only problem."""
        (only,) = self.problems()
        return only


def edited(*changes: tuple[str, str, str, object], edition_id: str = EDITION.id) -> Book:
    """The workbook with some cells changed, each given as sheet, header, Mã and content."""
    book = Book(edition_id)
    cells = [(book.at(sheet, header, key), content) for sheet, header, key, content in changes]
    for cell, content in cells:
        cell.value = content
    return book
