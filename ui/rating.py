"""What pages read: the store, the round that is looked at, and its scores, computed once for everybody."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import streamlit as st

from criteria import Edition, read_catalogue
from scoring import Answers, Scores, gap_amounts, score
from store import (
    Database,
    Round,
    Submission,
    current_answers,
    current_submissions,
    get_round,
    list_rounds,
    open_database,
    version,
)
from units import Cohort, load_units, sort_key

ROUND_KEY = "round"
CHOSEN_UNITS = ("unit", "blank", "district_code")
"""Choices by code. They do not outlive a change of the round: codes are used again from era to era."""
VISITOR = "local"
"""Who acts: without sign-in there is one administrator, on this computer."""


@dataclass(frozen=True)
class Rating:
    """One round as it stands: its edition, its units, what was submitted, and the scores.

    `units` is the whole era by code; `absent` are the units of the cohort without a submission.
    """

    round: Round
    edition: Edition
    units: pd.DataFrame
    submissions: dict[str, Submission]
    answers: pd.DataFrame
    scores: Scores

    @cached_property
    def cohort(self) -> Cohort:
        """The units assigned, as a list with a name."""
        return Cohort(self.round.name, self.round.era, self.round.cohort, self.round.demonstration)

    @cached_property
    def absent(self) -> tuple[str, ...]:
        """Codes of the cohort's units that have not submitted."""
        return tuple(code for code in self.round.cohort if code not in self.submissions)

    @cached_property
    def labels(self) -> dict[str, str]:
        """Every unit's name with its district, because names repeat; by code."""
        rows = zip(self.units.index, self.units["name"], self.units["district_name"], strict=True)
        return {code: f"{name} – {district}" if district else name for code, name, district in rows}

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """Codes of the cohort and of all that submitted, in the Vietnamese order of their labels."""
        codes = {*self.round.cohort, *self.submissions}
        return tuple(sorted(codes, key=lambda code: sort_key(self.labels[code])))

    @cached_property
    def districts(self) -> dict[str, tuple[str, ...]]:
        """The cohort's codes by the name of their district, both in Vietnamese order."""
        found: dict[str, list[str]] = {}
        for code in (code for code in self.listed if code in self.cohort):
            found.setdefault(self.units.at[code, "district_name"], []).append(code)
        return {name: tuple(found[name]) for name in sorted(found, key=sort_key)}

    def answers_of(self, code: str) -> pd.DataFrame:
        """One unit's answers as they were submitted, without rows where it did not."""
        return self.answers[self.answers["unit"] == code]

    @cached_property
    def gaps(self) -> pd.DataFrame:
        """The missing amounts of all failed indicators (see `scoring.gap_amounts`)."""
        return gap_amounts(self.scores)

    @cached_property
    def in_cohort(self) -> pd.DataFrame:
        """The scored units of the cohort, in rank order."""
        return self.scores.units[self.scores.units["in_cohort"]]


@st.cache_resource(show_spinner=False)
def database() -> Database:
    """The store, opened once for the process."""
    return open_database()


def rounds() -> list[Round]:
    """Every round, the newest first."""
    return list_rounds(database())


def current_rating() -> Rating:
    """The rating of the round chosen in the side bar."""
    chosen = st.session_state.get(ROUND_KEY)
    round_id = int(chosen) if chosen else rounds()[0].id
    return _rating(round_id, str(version(database(), round_id)))


def any_rating() -> Rating | None:
    """The same for pages that are there before the first round is: None until then."""
    return current_rating() if rounds() else None


@st.cache_resource(show_spinner=False, max_entries=8)
def _rating(round_id: int, version: str) -> Rating:
    """Rate a round. `version` changes with every accepted submission, so that nothing old is shown."""
    db = database()
    round_ = get_round(db, round_id)
    edition = edition_of(round_.edition_id, round_.edition_text)
    units = load_units(round_.era)
    answers = current_answers(db, round_id)
    submissions = {s.unit_code: s for s in current_submissions(db, round_id)}
    dense = Answers.of(edition, answers, pd.Index(sorted(submissions)))
    scores = score(edition, dense, units, pd.Index(round_.cohort))
    return Rating(round_, edition, units, submissions, answers, scores)


@st.cache_resource(show_spinner=False, max_entries=32)
def edition_of(edition_id: str, text: str) -> Edition:
    """The edition that a round froze, or that was published, from its text."""
    read = read_catalogue(text, f"{edition_id}.yaml")
    if not isinstance(read, Edition):
        raise TypeError(f"{edition_id} is a skeleton; it is neither published nor used by a round")
    return read
