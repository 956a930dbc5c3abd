"""Which round the pages look at, and its results as far as the reader may see them."""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

import streamlit as st

from store import Results, Right, Round, Submission, latest_submissions, list_rounds, results
from ui.who import access, person

Rating = Results
"""What pages call the results of the round that is looked at."""
ROUND_KEY = "round"
CHOSEN_UNITS = ("unit", "units", "blank", "district_code")
"""Choices by code. They do not outlive a change of the round: codes are used again from era to era."""


def rounds() -> list[Round]:
    """The rounds that the reader sees, the newest first."""
    return list_rounds(access())


def current_rating() -> Rating:
    """The rating of the round chosen in the side bar; what others hand in is in it some seconds later."""
    return round_rating(_chosen())


def present_rating() -> Rating:
    """The same as it is now: for whoever decides by it."""
    return results(access(), _chosen())


def round_rating(round_id: int) -> Rating:
    """The rating of any round, as the pages show it; raises RoundNotFound."""
    return results(access(), round_id, recent=True)


def _chosen() -> int:
    chosen = st.session_state.get(ROUND_KEY)
    return int(chosen) if chosen else rounds()[0].id


def any_rating() -> Rating | None:
    """The same for pages that are there before the first round is: None until then."""
    return current_rating() if rounds() else None


def latest(rating: Rating) -> dict[str, Submission]:
    """The latest revision of every unit, drafts and returned ones too."""
    seen = person().units(Right.SEE_FILES, rating.round.era)
    made = once(rating, ("latest", seen), lambda: latest_submissions(access(), rating.round.id))
    return {one.unit_code: one for one in made}


T = TypeVar("T")


def once(rating: object, what: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives for these results, computed once until they change; `what` names it, with all it depends on.

    Kept with the results themselves, so that it goes when they go, and nobody sees what was made for others.
    """
    made = cast(dict[Hashable, T], rating.__dict__.setdefault("_made", {}))
    if what not in made:
        made[what] = make()
    return made[what]
