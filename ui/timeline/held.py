"""The rounds that the reader sees, as a timeline needs them; each is scored once for every change of it."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.timeline import COLUMNS, Held
from criteria import Edition, EditionError
from store import Access, Person, Right, Round, Status, results, version
from ui.rating import rounds
from ui.who import access, person

KEPT = 256
"""How many rounds are kept, each as those see it who see the same units."""


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
    codes = None if one.status is Status.PUBLISHED else reader.units(Right.SEE_RESULTS, one.era)
    seen = None if codes is None else tuple(sorted(codes))
    edition, units, outcome = _scored(one.id, version(access(), one.id), seen, access())
    return Held(
        one.id,
        one.name,
        one.era,
        edition,
        one.opens_on,
        one.deadline,
        one.demonstration,
        one.cohort,
        units,
        outcome,
        whole=seen is None,
    )


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _scored(
    round_id: int, version: str, seen: tuple[str, ...] | None, _access: Access
) -> tuple[Edition, pd.DataFrame, pd.DataFrame]:
    """Edition, totals and outcomes of a round; a version is never used twice, not even in another store."""
    found = results(_access, round_id)
    return found.edition, found.scores.units[COLUMNS], found.scores.outcome
