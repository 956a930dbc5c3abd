"""The results of a round: scored from what counts, as each person sees them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from time import monotonic

import numpy as np
import pandas as pd
from sqlalchemy import Connection, select

import telemetry
from criteria import Edition
from scoring import Answers, Scores, empty_answers, gap_amounts, score
from store.appraisal.appraisal import Appraisal, current_appraisals, with_figures
from store.database.database import Database
from store.people.access import Access
from store.people.rights import Right
from store.ratings.remembered import Made, Wanted, every_remembered, remembered
from store.ratings.seen_units import SeenUnits
from store.rounds.editions import edition_of
from store.rounds.rounds import Round, round_and_version, rounds_and_versions
from store.submissions.standing import (
    answers_of_submissions,
    answers_that_count,
    submissions_that_count,
    visible_units,
)
from store.submissions.submissions import Submission
from store.tables import ResultRow
from units import load_units, sort_key

MOST_READ_ALONE = 100
"""Up to so many new submissions since the last results, theirs alone are read; above, all."""


@dataclass(frozen=True)
class Results(SeenUnits):
    """A round as one person sees it.

    `round.cohort` and all frames hold the units that the person sees; ranks are those among all units. `units` is
    the whole era by code. `answers` are the self-assessed ones; `appraisals` what appraisers said instead, by unit
    and slot. `self_assessed` are the scores of the first, `scores` those with the second: the numbers that count.
    `seen` are the codes that the person sees, None for all.
    """

    round: Round
    edition: Edition
    units: pd.DataFrame
    submissions: dict[str, Submission]
    answers: pd.DataFrame
    appraisals: dict[tuple[str, str], Appraisal]
    self_assessed: Scores
    scores: Scores
    seen: frozenset[str] | None = None

    @cached_property
    def counting(self) -> pd.DataFrame:
        """The answers that count: what appraisers said in place of the self-assessed ones."""
        return with_figures(self.answers, {key: one.figure for key, one in self.appraisals.items()})

    @cached_property
    def absent(self) -> tuple[str, ...]:
        """Codes of the cohort's units that have not submitted."""
        return tuple(code for code in self.round.cohort if code not in self.submissions)

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """Codes of the cohort and of all that submitted, in the Vietnamese order of their labels."""
        codes = {*self.round.cohort, *self.submissions}
        return tuple(sorted(codes, key=lambda code: sort_key(self.labels[code])))

    @cached_property
    def districts(self) -> dict[str, tuple[str, ...]]:
        """The cohort's codes by the name of their district, both in Vietnamese order."""
        found: dict[str, list[str]] = {}
        names = dict(zip(self.units.index, self.units["district_name"], strict=True))
        for code in (code for code in self.listed if code in self.cohort):
            found.setdefault(names[code], []).append(code)
        return {name: tuple(found[name]) for name in sorted(found, key=sort_key)}

    def answers_of(self, code: str) -> pd.DataFrame:
        """One unit's answers as they count, without rows where there is none."""
        return self.counting[self.counting["unit"] == code]

    def appraised(self, code: str) -> dict[str, Appraisal]:
        """What appraisers said of one unit, by slot."""
        return {slot: one for (unit, slot), one in self.appraisals.items() if unit == code}

    @cached_property
    def gaps(self) -> pd.DataFrame:
        """The missing amounts of all failed indicators (see `scoring.gap_amounts`)."""
        return gap_amounts(self.scores)

    @cached_property
    def in_cohort(self) -> pd.DataFrame:
        """The scored units of the cohort, in rank order."""
        return self.scores.units[self.scores.units["in_cohort"]]

    def only(self, codes: frozenset[str]) -> "Results":
        """The same results, of some units alone."""
        return replace(
            self,
            round=replace(self.round, cohort=tuple(code for code in self.round.cohort if code in codes)),
            submissions={code: one for code, one in self.submissions.items() if code in codes},
            answers=self.answers[self.answers["unit"].isin(codes)].reset_index(drop=True),
            appraisals={key: one for key, one in self.appraisals.items() if key[0] in codes},
            self_assessed=self.self_assessed.only(codes),
            scores=self.scores.only(codes),
            seen=codes,
        )


def results(access: Access, round_id: int, *, recent: bool = False) -> Results:
    """The results of a round as the person sees them; raises RoundNotFound.

    Computed once for every change of the round and kind of view; the same object comes back until then. With `recent`
    what others handed in during the last seconds may not be in them yet (see `store.ratings.remembered`).
    """
    asked_at = monotonic()
    with access.reading() as view:
        round_, version = round_and_version(access.db, view, round_id)
        wanted = Wanted.by(access, round_, version, asked_at, recent)
        visible = visible_units(view, round_)
        known = remembered(access.db)
        found = known.find(wanted, visible)
        if found is None:
            found = _whole(access.db, view.connection, wanted)
            if visible is not None:
                found = known.keep(
                    replace(found, results=found.results.only(visible), asked_at=asked_at), visible
                )
    return found.results


def renew_results() -> None:
    """Make anew, for those who will ask next, what was asked for within the last seconds and has changed since.

    Raises DatabaseUnavailable.
    """
    for db, known in every_remembered():
        at, asked = monotonic(), known.to_renew()
        if not asked:
            continue
        with db.reading() as connection:
            for round_, version in rounds_and_versions(db, connection, asked):
                _whole(db, connection, Wanted(round_, version, at, float("inf"), asked[round_.id]))


def preview(access: Access, round_id: int, answers: Mapping[str, pd.DataFrame]) -> Scores:
    """The scores as they would be with these answers, by unit, in place of what counts of those units; nothing is kept.

    Of those units alone; ranks are those among all, as recent as a page shows them. Raises RoundNotFound, NotAllowed for
    a unit whose results the person does not see and for which they may not submit.
    """
    asked_at = monotonic()
    with access.reading() as view:
        round_, version = round_and_version(access.db, view, round_id)
        wanted = Wanted.by(access, round_, version, asked_at, recent=True)
        codes = frozenset(answers)
        seen = visible_units(view, round_)
        for code in codes:
            if seen is not None and code not in seen:
                view.require(Right.SUBMIT, round_.era, code)
        whole = _whole(access.db, view.connection, wanted).results
    frame = pd.concat(answers.values(), ignore_index=True) if answers else empty_answers()
    own = Answers.of(whole.edition, frame, pd.Index(sorted(codes)))
    dense = whole.scores.given.with_others(own, pd.Index(sorted({*whole.submissions, *codes})))
    with telemetry.timed_scoring():
        return score(whole.edition, dense, whole.units, pd.Index(whole.round.cohort)).only(codes)


def _whole(db: Database, connection: Connection, wanted: Wanted) -> Made:
    """The results of a round with all its units, remembered; whoever asks while they are computed waits for them."""
    known = remembered(db)
    found = known.find(wanted, None)
    if found is None:
        with known.turn(wanted.round.id):
            found = known.find(wanted, None)
            if found is None:
                before = known.last(wanted.round.id)
                made = results_in(connection, wanted.round, before.results if before else None)
                found = known.keep(Made.of(wanted, made), None)
    return found


def results_in(connection: Connection, round_: Round, before: Results | None = None) -> Results:
    """The results of a round with all its units, whoever asks.

    `before` are whole ones of the same round: the answers of submissions that they had are not read again, because what
    a submission says never changes.
    """
    edition, units = edition_of(round_.edition_text), _units(connection, round_)
    submissions = {one.unit_code: one for one in submissions_that_count(connection, round_.id)}
    answers, dense = _answers(connection, round_.id, edition, submissions, before)
    unit_of = {one.id: code for code, one in submissions.items()}
    said = {
        (unit_of[submission], slot): one
        for (submission, slot), one in current_appraisals(connection, round_.id).items()
        if submission in unit_of
    }
    cohort = pd.Index(round_.cohort)
    with telemetry.timed_scoring():
        self_assessed = score(edition, dense, units, cohort)
        scores = self_assessed
        if said:
            appraised = with_figures(answers, {key: one.figure for key, one in said.items()})
            scores = score(edition, Answers.of(edition, appraised, dense.units), units, cohort)
    return Results(round_, edition, units, submissions, answers, said, self_assessed, scores)


def _answers(
    connection: Connection,
    round_id: int,
    edition: Edition,
    submissions: Mapping[str, Submission],
    before: Results | None,
) -> tuple[pd.DataFrame, Answers]:
    """The answers of submissions, as a canonical frame and dense; of those that `before` had without reading them."""
    had = {code: _written(one) for code, one in before.submissions.items()} if before else {}
    new = [code for code, one in submissions.items() if had.get(code) != _written(one)]
    units = pd.Index(sorted(submissions))
    if before is None or len(new) > MOST_READ_ALONE:
        frame = answers_that_count(connection, round_id)
        return frame, Answers.of(edition, frame, units)
    others = [*new, *(had.keys() - submissions.keys())]
    if not others:
        return before.answers, before.self_assessed.given
    read = answers_of_submissions(connection, [submissions[code].id for code in new])
    both = pd.concat([before.answers[~before.answers["unit"].isin(others)], read])
    place = units.get_indexer(pd.Index(both["unit"]))
    by_unit = np.argsort(place, kind="stable")  # each has its slots in order already
    given = before.self_assessed.given.with_others(Answers.of(edition, read, pd.Index(sorted(new))), units)
    return both.iloc[by_unit].reset_index(drop=True), given


def _written(one: Submission) -> tuple[object, ...]:
    """What tells a submission from every other: of the rest of it only the state changes."""
    return one.id, one.unit_code, one.revision, one.file_sha256, one.accepted_at


def _units(connection: Connection, round_: Round) -> pd.DataFrame:
    """The units of the era; of a published round with their names and zones as they were then."""
    units = load_units(round_.era)
    frozen = connection.scalar(select(ResultRow.document).where(ResultRow.round_id == round_.id))
    if frozen is None:
        return units
    then = pd.DataFrame(json.loads(frozen)["units"], dtype=str).set_index("code")[list(units.columns)]
    return pd.concat([then, units[~units.index.isin(then.index)]]).sort_index()
