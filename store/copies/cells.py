"""Values as cells of a CSV that people open in a spreadsheet, exactly, and back.

A text that a spreadsheet would take for a formula has an apostrophe in front of it, and so has a text that begins with
an apostrophe: taking one off gives every text back. In a column that may have nothing, an apostrophe alone is the empty
text and an empty cell is nothing. Numbers are written unrounded.
"""

import re
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column

from store.copies.values import kind_of, plain, value_of

MARK = "'"
_DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", MARK)
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_WORDS = {"true": True, "false": False}


def as_cell(value: Any, column: Column[Any]) -> str:
    """The cell of a value."""
    if value is None:
        return ""
    if isinstance(value, str):
        return mark(value) or (MARK if column.nullable else "")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | datetime):
        return str(plain(value))
    return repr(plain(value))


def from_cell(cell: str, column: Column[Any]) -> Any:
    """The value of a cell; raises ValueError for one that `as_cell` would not write in such a column."""
    kind = kind_of(column)
    if cell == "" and column.nullable:
        return None
    if kind is str:
        return value_of(cell.removeprefix(MARK), column)
    if kind is bool:
        return _WORDS[cell.lower()] if cell.lower() in _WORDS else value_of(cell, column)
    if kind in (int, float):
        if not _NUMBER.fullmatch(cell):
            raise ValueError("no number")
        number = float(cell)
        return value_of(int(cell) if kind is int else number, column)
    return value_of(cell, column)


def mark(text: str) -> str:
    """The text as a spreadsheet takes it for a text."""
    return MARK + text if text.startswith(_DANGEROUS) else text
