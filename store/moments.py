"""Moments: always aware and in UTC inside; a day is a day in Vietnam."""

from datetime import UTC, date, datetime

from sqlalchemy import DateTime, Dialect
from sqlalchemy.types import TypeDecorator

from wording.moments import in_vietnam


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def in_utc(moment: datetime) -> datetime:
    """The same moment in UTC; raises ValueError for one without a zone, which could be any time."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone")
    return moment.astimezone(UTC)


def day_in_vietnam(moment: datetime) -> date:
    """The calendar day in Vietnam at an aware moment; raises ValueError for one without a zone."""
    return in_vietnam(in_utc(moment)).date()


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, given back in UTC by every database, SQLite (which keeps no zone) included."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else in_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
