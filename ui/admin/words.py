"""A round in words: its state with what it means, its days, its edition and its units' era."""

from html import escape

from criteria import EditionError
from scoring import Look
from store import Round, Status, edition_of
from ui.blocks import marked
from ui.language import said, say
from ui.words import STATUSES
from units import load_units
from wording.moments import said_day

_LOOKS = {
    Status.DRAFT: ("·", "#6B7280"),
    Status.OPEN: ("●", "#1D4ED8"),
    Status.CLOSED: ("■", "#B45309"),
    Status.APPRAISED: ("◐", "#5EA59F"),
    Status.PUBLISHED: ("✓", "#0F766E"),
}


def status_mark(status: Status) -> str:
    """HTML of a state: mark and word in its colour."""
    return marked(Look(STATUSES[status], *_LOOKS[status]))


def days_of(round_: Round) -> str:
    """Its first and last day."""
    last = say("không hạn", "no deadline") if round_.deadline is None else said_day(round_.deadline)
    return f"{said_day(round_.opens_on)} – {last}"


def edition_title(round_: Round) -> str:
    """The title of its edition; the id where the text of an old round cannot be read any more."""
    try:
        return said(edition_of(round_.edition_text).title)
    except EditionError:
        return round_.edition_id


def era_title(era: str) -> str:
    """The units of an era."""
    return {"2022": say("năm 2022", "of 2022"), "2025": say("từ 1/7/2025", "from 1/7/2025")}[era]


def unit_labels(era: str) -> dict[str, str]:
    """Every unit of an era with its district, because names repeat; by code."""
    units = load_units(era)
    rows = zip(units.index, units["name"], units["district_name"], strict=True)
    return {code: f"{name} – {district}" if district else name for code, name, district in rows}


def named(codes: tuple[str, ...], era: str, most: int = 12) -> str:
    """HTML of some units by name, the first ones and how many more."""
    labels = unit_labels(era)
    names = [escape(labels.get(code, code)) for code in codes]
    more = len(names) - most
    rest = say(f" và {more} đơn vị khác", f" and {more} more") if more > 0 else ""
    return "; ".join(names[:most]) + rest
