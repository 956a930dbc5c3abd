"""Finding the checklist in a sheet: the table by its headers, the head block by its labels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from checklist.cells import is_blank, spoken
from checklist.layout import NEEDED_TO_READ, NEEDED_TO_RECOGNISE, Column, Head
from checklist.reading.findings import address
from checklist.reading.numbers import plain
from checklist.reading.sheets import NOTHING, Cell, Content, Row, Sheet
from units import folded, unaccented

ROWS_ABOVE = 200
"""Rows with something in them among which the header row is looked for."""
HEADERS_OF_A_DAMAGED_TABLE = 3
"""A row with so many of the needed headers is our table, only with headers missing."""

_IN_PARENTHESES = re.compile(r"\([^)]*\)")
_AS_TITLED, _AS_ALIAS, _WITHOUT_MARKS = range(3)


def _key(text: str) -> str:
    return folded(_IN_PARENTHESES.sub(" ", plain(text)).strip(" :*.")) if text else ""


def _known_headers() -> dict[str, tuple[Column, int]]:
    """Every way to write a header, with how well it names its column."""
    known: dict[str, tuple[Column, int]] = {}
    for column in Column:
        known[_key(column.title)] = (column, _AS_TITLED)
    for column in Column:
        for alias in column.value.aliases:
            known.setdefault(_key(alias), (column, _AS_ALIAS))
    bare: dict[str, set[Column]] = {}
    for written, (column, _) in known.items():
        bare.setdefault(unaccented(written), set()).add(column)
    for written, columns in bare.items():
        if len(columns) == 1:
            known.setdefault(written, (columns.pop(), _WITHOUT_MARKS))
    return known


_HEADERS = _known_headers()
_LABELS = {_key(label): head for head in Head for label in (head.value.label, *head.value.aliases)}
_LONGEST_HEADER = 60


class AnswerCells(Protocol):
    """Where the answer to one slot stands: a row of the table, or some cells of a row of the wide form."""

    def cell(self, column: Column) -> Cell:
        """The cell of a column; an empty one where there is no such column."""
        ...

    def address(self, column: Column) -> str:
        """Where a problem of that column is told."""
        ...

    def sheet(self, column: Column) -> str:
        """On which sheet that is."""
        ...

    def has(self, column: Column) -> bool:
        """True where there is such a column."""
        ...


@dataclass(frozen=True)
class Line:
    """One row of the table, under the header."""

    table: "Table"
    number: int
    row: Row

    def cell(self, column: Column) -> Cell:
        """The cell of a column; an empty one where the table has no such column."""
        return self.row.get(self.table.columns.get(column, 0), NOTHING)

    def address(self, column: Column) -> str:
        """Its address, "" where the table has no such column."""
        place = self.table.columns.get(column)
        return address(self.number, place) if place else ""

    def sheet(self, column: Column) -> str:
        """The table's sheet."""
        return self.table.sheet.name

    def has(self, column: Column) -> bool:
        """True where the table has such a column."""
        return column in self.table.columns


@dataclass(frozen=True)
class Table:
    """Where the table stands: its last header row, and the number of each column that was found.

    `doubled` holds the addresses of two headers for a column that is needed, `first_row` is where the header begins.
    """

    sheet: Sheet
    header_row: int
    columns: dict[Column, int]
    doubled: dict[Column, tuple[str, str]]
    first_row: int

    @property
    def missing(self) -> list[Column]:
        """Columns without which figures could be lost."""
        return [column for column in NEEDED_TO_READ if column not in self.columns]

    @property
    def recognised(self) -> bool:
        """True where the header is whole enough to be ours for certain."""
        return all(column in self.columns for column in NEEDED_TO_RECOGNISE)

    def lines(self) -> Iterator[Line]:
        """The rows that hold something, but those of the header; sorting may have put some of them above it."""
        for number in sorted(self.sheet.rows):
            line = Line(self, number, self.sheet.rows[number])
            if not self._is_of_the_header(line):
                yield line

    def _is_of_the_header(self, line: Line) -> bool:
        """True for the rows over which the header is spread; one of them with a code of its own is a row like others."""
        code = line.cell(Column.CODE)
        within = self.first_row <= line.number <= self.header_row
        return within and (is_blank(code) or header_of(code.content) is not None)


@dataclass(frozen=True)
class HeadValue:
    """What stands beside a label of the head block, and in which cell."""

    cell: str
    content: Content | None


def label_of(text: str) -> Head | None:
    """The field of the head block that a text is the label of, None where it is none."""
    return _LABELS.get(_key(text))


def find_table(sheet: Sheet) -> Table | None:
    """Return the sheet's checklist table, None where it has none. A header may be spread over three rows."""
    best: Table | None = None
    for spread in (0, 1, 2):
        for number in sorted(sheet.rows)[:ROWS_ABOVE]:
            table = _table_at(sheet, number, number + spread)
            if table.recognised:
                return table
            if len(table.missing) < len(best.missing if best else NEEDED_TO_READ):
                best = table
    found = len(NEEDED_TO_READ) - len(best.missing) if best else 0
    return best if found >= HEADERS_OF_A_DAMAGED_TABLE else None


def header_of(content: Content | None) -> Column | None:
    """The column that a text names, None where it is no header."""
    known = _header(content) if isinstance(content, str) else None
    return known[0] if known else None


@lru_cache(maxsize=4096)
def _header(text: str) -> tuple[Column, int] | None:
    """The column that a text names, and how well."""
    return None if len(text) > _LONGEST_HEADER else _HEADERS.get(_key(text))


def read_head(table: Table) -> dict[Head, HeadValue]:
    """Read the head block above the table: each label's value, beside it or after its colon."""
    head: dict[Head, HeadValue] = {}
    for number in sorted(n for n in table.sheet.rows if n < table.first_row):
        row = table.sheet.rows[number]
        for column in sorted(row):
            label, rest = _label(row[column])
            if label is None or label in head:
                continue
            if rest:
                head[label] = HeadValue(address(number, column), rest)
            else:
                head[label] = _beside(row, number, column)
    return head


def _table_at(sheet: Sheet, first: int, last: int) -> Table:
    found: dict[Column, tuple[int, list[str], int]] = {}
    for number in range(first, last + 1):
        for place, cell in sorted(sheet.rows.get(number, {}).items()):
            known = _header(cell.content) if isinstance(cell.content, str) else None
            if known is None:
                continue
            (column, rank), best = known, found.get(known[0])
            if best is None or rank < best[0]:
                found[column] = (rank, [address(number, place)], place)
            elif rank == best[0] and place != best[2]:
                best[1].append(address(number, place))
    columns = {column: place for column, (_, _, place) in found.items()}
    twice = {c: (at[0], at[1]) for c, (_, at, _) in found.items() if len(at) > 1 and c in NEEDED_TO_READ}
    return Table(sheet, last, columns, twice, first)


def _label(cell: Cell) -> tuple[Head | None, str]:
    """The label that a cell holds, and what follows its colon."""
    if not isinstance(cell.content, str) or len(cell.content) > 200:
        return None, ""
    label, _, rest = plain(cell.content).partition(":")
    return label_of(label), rest.strip()


def _beside(row: Row, number: int, column: int) -> HeadValue:
    """The next cell to the right that is not empty, unless it is another label."""
    for place in sorted(p for p in row if p > column):
        if _label(row[place])[0] is not None:
            break
        if not is_blank(row[place]) and spoken(row[place].content):
            return HeadValue(address(number, place), row[place].content)
    return HeadValue(address(number, column + 1), None)
