"""Days and moments as people in Vietnam write them, on their clock: 25/12/2022 08:30, in both languages."""

from datetime import UTC, date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
"""No summer time, so no time zone data is needed."""


def in_vietnam(moment: datetime) -> datetime:
    """The same moment on a clock in Vietnam; one without a zone is taken to be on that clock."""
    return moment.astimezone(VIETNAM) if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def today_in_vietnam() -> date:
    """The calendar day in Vietnam now, wherever the machine stands."""
    return in_vietnam(datetime.now(UTC)).date()


def said_day(day: date) -> str:
    """Say a day: 25/12/2022; of a moment the day in Vietnam."""
    return (in_vietnam(day) if isinstance(day, datetime) else day).strftime("%d/%m/%Y")


def said_moment(moment: datetime) -> str:
    """Say a moment to the minute: 25/12/2022 08:30."""
    return in_vietnam(moment).strftime("%d/%m/%Y %H:%M")
