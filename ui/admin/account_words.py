"""Accounts in words: their state, and their places by name."""

from collections.abc import Mapping
from functools import cache

from store import Account, NewAccount, Place, Role
from ui.admin.words import unit_labels
from units import load_districts
from wording.language import Text

STATES = {"active": Text(vi="Đang dùng", en="Active"), "locked": Text(vi="Đã ngừng", en="Stopped")}


def state_of(account: Account) -> str:
    """Which of `STATES` it is in."""
    return "active" if account.active else "locked"


@cache
def place_labels(role: Role, era: str) -> Mapping[str, str]:
    """The places that an account of a role may have in an era, by code: districts, units, or none."""
    if role is Role.DISTRICT_OFFICER:
        return {str(code): str(name) for code, name in load_districts(era)["name"].items()}
    return unit_labels(era) if role is Role.COMMUNE_OFFICER else {}


def places_in_words(account: Account | NewAccount, most: int = 4) -> str:
    """The places of an account, each with its era's year because names return; the first ones, and how many more."""
    named = [f"{_label(account.role, place)} ({place.era})" for place in account.places]
    more = len(named) - most
    return "; ".join(named[:most]) + (f"; +{more}" if more > 0 else "")


def _label(role: Role, place: Place) -> str:
    return place_labels(role, place.era).get(place.code, place.code)
