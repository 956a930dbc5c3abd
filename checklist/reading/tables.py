"""Finding the checklist in a sheet: the table by its headers, the head block by its labels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checklist.cells import is_blank, said_number, spoken
from checklist.layout import CHECKLIST_SHEET, META_SHEET, NEEDED_TO_READ, NEEDED_TO_RECOGNISE, Column, Head
from checklist.reading.findings import Findings, address
from checklist.reading.numbers import plain
from checklist.reading.sheets import MAX_ROWS, NOTHING, Cell, Content, Row, Sheet
from checklist.reading.workbook import Workbook
from units import folded, unaccented
from wording.problems import Kind

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


@dataclass(frozen=True)
class Table:
    """Where the table stands: its last header row, and the number of each column that was found.

    `doubled` holds the addresses of two headers for a column that is needed.
    """

    sheet: Sheet
    header_row: int
    columns: dict[Column, int]
    doubled: dict[Column, tuple[str, str]]

    @property
    def missing(self) -> list[Column]:
        """Columns without which figures could be lost."""
        return [column for column in NEEDED_TO_READ if column not in self.columns]

    def lines(self) -> Iterator[Line]:
        """The rows under the header that hold something."""
        for number in sorted(self.sheet.rows):
            if number > self.header_row:
                yield Line(self, number, self.sheet.rows[number])


@dataclass(frozen=True)
class HeadValue:
    """What stands beside a label of the head block, and in which cell."""

    cell: str
    content: Content | None


def label_of(text: str) -> Head | None:
    """The field of the head block that a text is the label of, None where it is none."""
    return _LABELS.get(_key(text))


def checklist_tables(book: Workbook, findings: Findings) -> list[Table]:
    """Find the checklists, at most one a sheet; hidden sheets count only where no other holds one.

    Tells where there is none, and of a sheet that has our name and no table or too many rows.
    """
    shown = [name for name in book.names if name not in book.hidden]
    tables = _tables_in(book, shown, findings) or _tables_in(
        book, [name for name in book.names if name in book.hidden and name != META_SHEET], findings
    )
    if not tables and not findings.problems:
        findings.tell(Kind.NO_CHECKLIST_SHEET, found=", ".join(shown))
    return tables


def _tables_in(book: Workbook, names: list[str], findings: Findings) -> list[Table]:
    tables, headless = [], []
    for name in names:
        sheet = book.sheet(name)
        table = find_table(sheet)
        if table is None and folded(name).startswith(folded(CHECKLIST_SHEET)) and sheet.rows:
            headless.append(name)
        elif table is not None and sheet.overfull:
            findings.of_sheet(name).tell(Kind.TOO_MANY_ROWS, limit=said_number(MAX_ROWS))
        elif table is not None:
            tables.append(table)
    for name in headless if tables else ():
        for column in NEEDED_TO_RECOGNISE:
            findings.of_sheet(name).tell(Kind.HEADER_MISSING, field=column.title)
    return tables


def find_table(sheet: Sheet) -> Table | None:
    """Return the sheet's checklist table, None where it has none. A header may be spread over two rows."""
    best: Table | None = None
    for spread in (0, 1):
        for number in sorted(sheet.rows)[:ROWS_ABOVE]:
            table = _table_at(sheet, number, number + spread)
            if all(column in table.columns for column in NEEDED_TO_RECOGNISE):
                return table
            if len(table.missing) < len(best.missing if best else NEEDED_TO_READ):
                best = table
    found = len(NEEDED_TO_READ) - len(best.missing) if best else 0
    return best if found >= HEADERS_OF_A_DAMAGED_TABLE else None


def header_of(content: Content | None) -> Column | None:
    """The column that a text names, None where it is no header."""
    if not isinstance(content, str) or len(content) > _LONGEST_HEADER:
        return None
    known = _HEADERS.get(_key(content))
    return known[0] if known else None


def read_head(table: Table) -> dict[Head, HeadValue]:
    """Read the head block above the table: each label's value, beside it or after its colon."""
    head: dict[Head, HeadValue] = {}
    for number in sorted(n for n in table.sheet.rows if n < table.header_row):
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
    for number in {first, last}:
        for place, cell in sorted(sheet.rows.get(number, {}).items()):
            column = header_of(cell.content)
            if column is None:
                continue
            rank, best = _HEADERS[_key(str(cell.content))][1], found.get(column)
            if best is None or rank < best[0]:
                found[column] = (rank, [address(number, place)], place)
            elif rank == best[0] and place != best[2]:
                best[1].append(address(number, place))
    columns = {column: place for column, (_, _, place) in found.items()}
    twice = {c: (at[0], at[1]) for c, (_, at, _) in found.items() if len(at) > 1 and c in NEEDED_TO_READ}
    return Table(sheet, last, columns, twice)


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
