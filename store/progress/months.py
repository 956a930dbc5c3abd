"""The scores of a cohort month by month: computed when they are asked for, from the month next to it that is there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import RLock

import numpy as np
import pandas as pd

from analysis.progress.months import Month
from criteria import Edition
from scoring import Answers, Scores, score

Stands = dict[str, tuple[int, str]]
"""The report by which each unit stands, by its id and the digest of its answers: what is remembered of one is never
taken for another, not even after a backup was put back. A unit that reported nothing stands by the start."""
Loaded = Callable[[Sequence[int]], pd.DataFrame]
"""Reads the answers of reports."""


@dataclass(frozen=True)
class State:
    """What is known of a cohort at one time: who stands by which report, all answers in the cohort's order, scores."""

    stands: Stands
    answers: Answers
    scores: Scores


@dataclass(frozen=True)
class Rated:
    """What a cohort is rated by: `units` is the era, `codes` the cohort's in order, `start` the answers it began with.

    `origin` is equal for equal ones.
    """

    origin: tuple[object, ...]
    edition: Edition
    units: pd.DataFrame
    codes: pd.Index
    start: pd.DataFrame

    def scores(self, answers: Answers, spoke: Iterable[str]) -> Scores:
        """The scores of answers in the cohort's order: of the units that spoke, or were there at the start."""
        known = np.flatnonzero(self.codes.isin([*self.known_at_start, *spoke]))
        given = answers if len(known) == len(self.codes) else answers.take(known)
        return score(self.edition, given, self.units, self.codes)

    @cached_property
    def known_at_start(self) -> frozenset[str]:
        """The units that the start says anything of."""
        return frozenset(self.start["unit"])


def first_state(rated: Rated) -> State:
    """Where all stand before anybody has reported."""
    answers = Answers.of(rated.edition, rated.start, rated.codes)
    return State({}, answers, rated.scores(answers, ()))


@dataclass
class Months(Mapping[Month, Scores]):
    """The scores by month, `stands` saying who stands by which report in each; safe to share among threads.

    Only reports that differ from a month at hand are read. `states` may hold states of an earlier time: a report that
    came in since is all that is read then.
    """

    rated: Rated
    start: State
    stands: Mapping[Month, Stands]
    load: Loaded
    states: dict[Month, State] = field(default_factory=dict)
    _lock: RLock = field(default_factory=RLock, repr=False)

    def __getitem__(self, month: Month) -> Scores:
        return self._state(month).scores

    def preview(self, month: Month, frame: pd.DataFrame, codes: Sequence[str]) -> Scores:
        """The scores of some units with other answers in place of theirs at a month."""
        state, part = self._state(month), Answers.of(self.rated.edition, frame, pd.Index(codes))
        answers = _with_rows(state.answers, self.rated.codes.get_indexer(part.units), part)
        return self.rated.scores(answers, [*state.stands, *codes]).only(codes)

    def __iter__(self) -> Iterator[Month]:
        return iter(self.stands)

    def __len__(self) -> int:
        return len(self.stands)

    def _state(self, month: Month) -> State:
        wanted = self.stands[month]
        with self._lock:
            found = self.states.get(month)
            if found is None or found.stands != wanted:
                found = self.states[month] = self._made(wanted, found or self._near(month))
        return found

    def _near(self, month: Month) -> State:
        earlier = [at for at in self.states if at < month]
        return self.states[max(earlier)] if earlier else self.start

    def _made(self, wanted: Stands, near: State) -> State:
        if not near.stands.keys() <= wanted.keys():
            near = self.start
        differing = [code for code, one in wanted.items() if near.stands.get(code) != one]
        if not differing:
            return State(wanted, near.answers, near.scores)
        frame = self.load([wanted[code][0] for code in differing])
        part = Answers.of(self.rated.edition, frame, pd.Index(differing))
        answers = _with_rows(near.answers, self.rated.codes.get_indexer(part.units), part)
        return State(wanted, answers, self.rated.scores(answers, wanted))


@dataclass
class OfSome(Mapping[Month, Scores]):
    """The scores by month of some units alone; ranks stay those among all."""

    whole: Mapping[Month, Scores]
    codes: frozenset[str]
    _found: dict[Month, Scores] = field(default_factory=dict, repr=False)

    def __getitem__(self, month: Month) -> Scores:
        if month not in self._found:
            self._found[month] = self.whole[month].only(self.codes)
        return self._found[month]

    def __iter__(self) -> Iterator[Month]:
        return iter(self.whole)

    def __len__(self) -> int:
        return len(self.whole)


def _with_rows(answers: Answers, rows: np.ndarray, part: Answers) -> Answers:
    """The same answers with other rows in place of theirs."""
    arrays = {}
    for name in ("numerator", "denominator", "value", "not_applicable", "has_evidence"):
        array = getattr(answers, name).copy(order="F")
        array[rows] = getattr(part, name)
        arrays[name] = array
    return Answers(answers.units, **arrays)
