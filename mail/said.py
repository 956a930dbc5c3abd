"""How a letter says days, counts and names: always on one line, "" for what is not there."""

from collections.abc import Sequence
from datetime import date

from wording.language import Lang
from wording.moments import said_day
from wording.numbers import whole

NAMED = 10
"""So many names of a list are told, the others are counted."""
_LONGEST = 300


def line(text: str) -> str:
    """A text from outside on one line, without what cannot be seen, not endlessly long."""
    said = "".join(char for char in " ".join(text.split()) if char.isprintable())
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"


def count(many: int, lang: Lang) -> str:
    """A number, "" for none."""
    return whole(many, lang) if many else ""


def names(each: Sequence[str], lang: Lang) -> str:
    """The first names of a list, and how many more there are."""
    told, more = "; ".join(line(one) for one in each[:NAMED]), len(each) - NAMED
    if more <= 0:
        return told
    return f"{told} và {more} đơn vị khác" if lang == "vi" else f"{told} and {more} more"


def day(of: date | None) -> str:
    """A day."""
    return "" if of is None else said_day(of)


def days_left(until: date | None, today: date) -> str:
    """How many days are left until a day, "0" on it; "" where there is none, or it is over."""
    return "" if until is None or until < today else str((until - today).days)
