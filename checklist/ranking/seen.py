"""Tables of an export as they are seen when it is read back: found by their headers, cell by cell of the right type."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from openpyxl.utils import get_column_letter

from checklist.ranking.errors import RankingError
from checklist.ranking.tables import told_apart
from checklist.reading.sheets import MAX_ROWS, CellError, Content, Row, Sheet
from checklist.reading.workbook import Workbook
from wording.language import Text
from wording.numbers import number
from wording.problems import Fact, Kind, Problem

T = TypeVar("T")
_A_TEXT = Text(vi="chữ", en="text")
_A_NUMBER = Text(vi="số", en="a number")
_A_WHOLE_NUMBER = Text(vi="số nguyên từ 0 trở lên", en="a whole number from 0 up")


@dataclass
class Seen:
    """An export that is read back. Problems of cells are gathered; what cannot be done without raises RankingError."""

    book: Workbook
    file: str
    problems: list[Problem] = field(default_factory=list)

    def sheet(self, name: str) -> Sheet:
        """Read one sheet; raises where it is missing or has more than can be read."""
        if name not in self.book.names:
            raise self.stranger(name)
        sheet = self.book.sheet(name)
        if sheet.overfull:
            facts: dict[str, Fact] = {"limit": Text(vi=number(MAX_ROWS, "vi"), en=number(MAX_ROWS, "en"))}
            raise RankingError([Problem(Kind.TOO_MANY_ROWS, self.file, name, facts=facts)])
        return sheet

    def stranger(self, found: str) -> RankingError:
        """The error of a file that is no export of ours, or has lost a part of it."""
        return RankingError([Problem(Kind.NOT_A_RANKING, self.file, facts={"found": found})])

    def changed(self, sheet: str, cell: str, expected: Text | str) -> None:
        """Note that a cell no longer holds what it was exported with."""
        self.problems.append(
            Problem(Kind.RANKING_CELL_CHANGED, self.file, sheet, cell, facts={"expected": expected})
        )

    def tables(self, name: str, titles: Mapping[str, str], key: str) -> "list[SeenTable]":
        """Find every table of a sheet with these titles (by our names for them), from the top; raises where none is.

        The rows of a table end where the column `key` is empty.
        """
        sheet, headers, found = self.sheet(name), told_apart(titles.values()), []
        for row in sorted(sheet.rows):
            at: dict[Content | None, int] = {}
            for column in sorted(sheet.rows[row]):
                at.setdefault(sheet.rows[row][column].content, column)
            if all(header in at for header in headers):
                columns = {ours: at[header] for ours, header in zip(titles, headers, strict=True)}
                found.append(SeenTable(self, sheet, row, columns, key))
        if not found:
            raise self.stranger(name)
        return found

    def table(self, name: str, titles: Mapping[str, str], key: str) -> "SeenTable":
        """Find the first of them."""
        return self.tables(name, titles, key)[0]


@dataclass(frozen=True)
class SeenTable:
    """A table with the number of each of its columns, by our names; every row fills the column `key`."""

    seen: Seen
    sheet: Sheet
    header_row: int
    columns: dict[str, int]
    key: str

    def rows(self) -> "Iterator[SeenRow]":
        """The rows from the header down to the first without a key."""
        row = self.header_row + 1
        while self.columns[self.key] in self.sheet.rows.get(row, {}):
            yield SeenRow(self, row, self.sheet.rows[row])
            row += 1

    def by_key(self) -> "dict[str, SeenRow]":
        """The rows by the text of their key, in their order; a key that stands twice is noted."""
        rows: dict[str, SeenRow] = {}
        for row in self.rows():
            key = row.text(self.key)
            if key in rows:
                row.changed(self.key, Text(vi="mã không lặp lại", en="a code that stands once"))
            rows[key] = row
        return rows


@dataclass(frozen=True)
class SeenRow:
    """One row. Reading a cell that holds something else than expected notes that, and gives a stand-in."""

    table: SeenTable
    number: int
    cells: Row

    def content(self, name: str) -> Content | None:
        """What stands in a column, None where the cell is empty."""
        cell = self.cells.get(self.table.columns[name])
        return None if cell is None else cell.content

    def text(self, name: str) -> str:
        """A text, "" where the cell is empty."""
        content = self.content(name)
        if content is None:
            return ""
        if not isinstance(content, str) or isinstance(content, CellError):
            self.changed(name, _A_TEXT)
            return ""
        return content

    def maybe_number(self, name: str) -> float | None:
        """A number, None where the cell is empty."""
        content = self.content(name)
        if content is None:
            return None
        if isinstance(content, bool) or not isinstance(content, int | float) or not math.isfinite(content):
            self.changed(name, _A_NUMBER)
            return None
        return float(content)

    def number_of(self, name: str) -> float:
        """A number that must be there."""
        found = self.maybe_number(name)
        if found is None and self.content(name) is None:
            self.changed(name, _A_NUMBER)
        return found or 0.0

    def maybe_whole(self, name: str) -> int | None:
        """A count or a rank, None where the cell is empty."""
        found = self.maybe_number(name)
        if found is not None and (found < 0 or found != int(found)):
            self.changed(name, _A_WHOLE_NUMBER)
        return None if found is None else int(found)

    def whole(self, name: str) -> int:
        """A count or a rank that must be there."""
        found = self.maybe_whole(name)
        if found is None and self.content(name) is None:
            self.changed(name, _A_WHOLE_NUMBER)
        return found or 0

    def one_of(self, name: str, known: Mapping[str, T]) -> T:
        """What a word stands for; the last of them where the cell holds no such word."""
        word = self.text(name)
        if word not in known:
            self.changed(name, " / ".join(known))
        return known.get(word, list(known.values())[-1])

    def changed(self, name: str, expected: Text | str) -> None:
        """Note that the cell in a column does not hold what is expected."""
        cell = f"{get_column_letter(self.table.columns[name])}{self.number}"
        self.table.seen.changed(self.table.sheet.name, cell, expected)
