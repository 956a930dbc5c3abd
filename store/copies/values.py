"""Values of table columns as plain JSON values, exactly, and back."""

import math
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table

from store.moments import in_utc
from wording.language import Text

_LARGEST_INT = 2**63 - 1
EXPECTED = {
    str: Text(vi="văn bản không có ký tự NUL", en="a text without NUL"),
    int: Text(vi="số nguyên", en="a whole number"),
    float: Text(vi="số", en="a number"),
    bool: Text(vi="true hoặc false", en="true or false"),
    date: Text(vi="ngày dạng 2022-12-25", en="a day such as 2022-12-25"),
    datetime: Text(
        vi="thời điểm dạng 2022-12-25T08:00:00+00:00", en="a moment such as 2022-12-25T08:00:00+00:00"
    ),
}
"""What a column of a type takes, in words."""


def kind_of(column: Column[Any]) -> type:
    """The Python type of a column's values."""
    return getattr(column.type, "impl", column.type).python_type


def said_columns(table: Table) -> list[Column[Any]]:
    """The columns that are written as values: all but the bytes of files, which go as files."""
    return [column for column in table.columns if kind_of(column) is not bytes]


def in_order(columns: Iterable[Column[Any]], connection: Connection) -> list[ColumnElement[Any]]:
    """What orders rows by columns alike on every database: texts by their bytes."""
    by_bytes = connection.dialect.name == "postgresql"
    return [c.collate("C") if by_bytes and kind_of(c) is str else c for c in columns]


def plain_row(row: Mapping[str, Any], columns: Iterable[Column[Any]]) -> dict[str, Any]:
    """A row as JSON values by column."""
    return {column.name: plain(row[column.name]) for column in columns}


def plain(value: Any) -> Any:
    """A value as JSON has it: moments in UTC to the microsecond, numbers unrounded, -0.0 as 0.0 (see `to_rows`)."""
    if isinstance(value, datetime):
        return in_utc(value).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return value + 0.0 if isinstance(value, float) else value


def value_of(given: Any, column: Column[Any]) -> Any:
    """The value that `plain` wrote; raises ValueError for what such a column does not hold."""
    if given is None and column.nullable:
        return None
    kind = kind_of(column)
    if kind is float and type(given) in (int, float) and math.isfinite(given):
        return float(given)
    if kind in (date, datetime) and isinstance(given, str):
        return _moment(given) if kind is datetime else date.fromisoformat(given)
    fits = type(given) is kind and kind in (str, int, bool)
    if not fits or (kind is int and abs(given) > _LARGEST_INT) or (kind is str and not _can_be_kept(given)):
        raise ValueError(f"no {kind.__name__}")
    return given


def _moment(given: str) -> datetime:
    moment = datetime.fromisoformat(given)
    if moment.tzinfo is None:
        raise ValueError("no time zone")
    return moment.astimezone(UTC)


def _can_be_kept(text: str) -> bool:
    """No NUL, which PostgreSQL refuses, and no half of a character."""
    return "\x00" not in text and not any("\ud800" <= char <= "\udfff" for char in text)
