"""Finding the wide form in a workbook: the row of keys, the columns that tell the commune, the rows under them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from checklist.layout import FILLED_COLUMNS, META_SHEET, Column, Head
from checklist.reading.findings import address
from checklist.reading.numbers import plain
from checklist.reading.rows import code_key
from checklist.reading.sheets import Content, Row, Sheet
from checklist.reading.tables import ROWS_ABOVE, HeadValue, Table, header_of, label_of, read_head
from checklist.reading.workbook import Workbook

_SEPARATORS = "·•∙‧・"
_KEY = re.compile(rf"([^{_SEPARATORS}]+)[{_SEPARATORS}](.+)")
_LONGEST_KEY = 80
_UNIT_LABELS = (Head.UNIT_CODE, Head.UNIT_NAME, Head.DISTRICT)
_HEADER_ROWS = 8
"""Rows above the keys among which the headers of code and name are looked for, where the row of keys lacks them."""

Key = tuple[str, Column]
"""A Mã as it is compared (`code_key`), and a column."""


@dataclass(frozen=True)
class WideTable:
    """Where the keys stand, the column of each, and the columns of the commune's code, name and district.

    `written` says each Mã as it stands there, `doubled` holds the addresses of two columns of one key.
    """

    sheet: Sheet
    key_row: int
    columns: dict[Key, int]
    units: dict[Head, int]
    written: dict[str, str]
    doubled: dict[Key, tuple[str, str]]

    @cached_property
    def head(self) -> dict[Head, HeadValue]:
        """The head block above the table."""
        return read_head(self.as_table)

    @property
    def as_table(self) -> Table:
        """The place of the table alone, for what reads any table."""
        return Table(self.sheet, self.key_row, {}, {}, self.key_row)

    def lines(self) -> Iterator[tuple[int, Row]]:
        """The rows under the keys that hold something."""
        for number in sorted(self.sheet.rows):
            if number > self.key_row:
                yield number, self.sheet.rows[number]


def wide_tables(book: Workbook) -> list[WideTable]:
    """Find the sheets of the wide form; a hidden one counts only for keys that no other sheet has."""
    shown = [name for name in book.names if name not in book.hidden]
    hidden = [name for name in book.names if name in book.hidden and name != META_SHEET]
    found = _tables_in(book, shown)
    for table in _tables_in(book, hidden):
        if not any(other.columns.keys() & table.columns.keys() for other in found):
            found.append(table)
    return found


def read_key(content: Content | None) -> tuple[str, Column] | None:
    """The Mã and the column that a key names, None for any other text."""
    if (
        not isinstance(content, str)
        or len(content) > _LONGEST_KEY
        or not any(s in content for s in _SEPARATORS)
    ):
        return None
    parts = _KEY.fullmatch(plain(content))
    column = header_of(parts[2]) if parts else None
    return (parts[1].strip(), column) if parts and column in FILLED_COLUMNS else None


def _tables_in(book: Workbook, names: Collection[str]) -> list[WideTable]:
    tables = (_find(book.sheet(name)) for name in names)
    return [table for table in tables if table is not None]


def _find(sheet: Sheet) -> WideTable | None:
    """The table of a sheet: its first row with two keys, or with one beside a header of code or name."""
    for number in sorted(sheet.rows)[:ROWS_ABOVE]:
        keys = {p: key for p, cell in sheet.rows[number].items() if (key := read_key(cell.content))}
        if len(keys) > 1 or (keys and _unit_columns(sheet.rows[number])):
            return _table(sheet, number, keys)
    return None


def _table(sheet: Sheet, number: int, keys: dict[int, tuple[str, Column]]) -> WideTable:
    columns: dict[Key, int] = {}
    doubled: dict[Key, tuple[str, str]] = {}
    written: dict[str, str] = {}
    for place in sorted(keys):
        said, column = keys[place]
        key = (code_key(said), column)
        written.setdefault(key[0], said)
        if key in columns:
            doubled[key] = (address(number, columns[key]), address(number, place))
        else:
            columns[key] = place
    return WideTable(sheet, number, columns, _units_above(sheet, number), written, doubled)


def _units_above(sheet: Sheet, number: int) -> dict[Head, int]:
    """The columns of code, name and district by the nearest row of headers that tells code or name."""
    for above in range(number, max(0, number - _HEADER_ROWS), -1):
        if found := _unit_columns(sheet.rows.get(above, {})):
            return found
    return {}


def _unit_columns(row: Row) -> dict[Head, int]:
    found: dict[Head, int] = {}
    for place in sorted(row):
        content = row[place].content
        label = label_of(content) if isinstance(content, str) and len(content) <= _LONGEST_KEY else None
        if label in _UNIT_LABELS:
            found.setdefault(label, place)
    return found if Head.UNIT_CODE in found or Head.UNIT_NAME in found else {}
