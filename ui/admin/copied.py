"""What a new round takes over from an earlier one: its name and its days, moved on by whole years."""

import re
from collections.abc import Collection
from datetime import date

from store import Round


def copied_days(earlier: Round, today: date) -> tuple[date, date | None]:
    """The same days of the first year in which the last of them is not over yet."""
    years = _years_on(earlier, today)
    deadline = None if earlier.deadline is None else _moved(earlier.deadline, years)
    return _moved(earlier.opens_on, years), deadline


def copied_name(earlier: Round, today: date, taken: Collection[str]) -> str:
    """Its name with the year moved on as the days are, and a number where a round is called so already."""
    years = _years_on(earlier, today)
    name = re.sub(r"\b20\d\d\b", lambda year: str(int(year[0]) + years), earlier.name)
    known = {one.casefold() for one in taken}
    given, number = name, 1
    while given.casefold() in known:
        number += 1
        given = f"{name} ({number})"
    return given


def _years_on(earlier: Round, today: date) -> int:
    last = earlier.deadline or earlier.opens_on
    return max(0, today.year - last.year + (_moved(last, today.year - last.year) < today))


def _moved(day: date, years: int) -> date:
    """The same day so many years later; 28 February for 29 where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
