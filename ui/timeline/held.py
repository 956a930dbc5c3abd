"""The rounds that the reader sees, as a timeline needs them: the same figures as on their own pages."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.timeline import COLUMNS, Held
from criteria import Edition, EditionError
from store import Access, Person, Right, Round, Status, version
from ui.rating import Rating, round_rating, rounds
from ui.who import access, person

KEPT = 256
"""How many published rounds are kept."""


@dataclass(frozen=True)
class SeenRounds:
    """Every round that the reader sees, but drafts: by id, where each stands, and the names of those that cannot be
    scored because this program does not read their edition any more."""

    held: dict[int, Held]
    statuses: dict[int, Status]
    unreadable: list[str]


def seen_rounds() -> SeenRounds:
    """All of them as they are now, with the units that the reader sees."""
    found, reader = [one for one in rounds() if one.status is not Status.DRAFT], person()
    held, unreadable = {}, []
    for one in found:
        try:
            held[one.id] = _held(one, reader)
        except EditionError:
            unreadable.append(one.name)
    return SeenRounds(held, {one.id: one.status for one in found}, unreadable)


def _held(one: Round, reader: Person) -> Held:
    """A round as the reader sees it; of a published round everybody sees all units."""
    if one.status is Status.PUBLISHED:
        whole, found = True, _published(one.id, version(access(), one.id), access())
    else:
        whole, found = reader.units(Right.SEE_RESULTS, one.era) is None, _scored(round_rating(one.id))
    return Held(
        one.id,
        one.name,
        one.era,
        found.edition,
        one.opens_on,
        one.deadline,
        one.demonstration,
        one.cohort,
        found.units,
        found.outcome,
        whole,
    )


@dataclass(frozen=True)
class _Scored:
    """Edition, totals and outcomes of a round."""

    edition: Edition
    units: pd.DataFrame
    outcome: pd.DataFrame


def _scored(rating: Rating) -> _Scored:
    return _Scored(rating.edition, rating.scores.units[COLUMNS], rating.scores.outcome)


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _published(round_id: int, version: str, _access: Access) -> _Scored:
    """The same of one that is over, without all that is remembered of a round at work; a version is never used twice, not
    even in another store."""
    return _scored(round_rating(round_id))
