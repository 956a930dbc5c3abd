"""The trace of a verdict: every verdict in the order it is tried, with its conditions, up to the one that fitted."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from criteria import Edition
from criteria.conditions import Condition, UnitTotals
from criteria.verdicts import Verdict
from scoring import Scores
from scoring.totals import total
from wording.language import LANGUAGES, Text


@dataclass(frozen=True)
class Check:
    """One condition of a verdict: whether it holds for a unit, and what the unit has."""

    condition: Condition
    holds: bool
    found: Text


@dataclass(frozen=True)
class Tried:
    """One verdict that was tried; it fits where all its checks hold."""

    verdict: Verdict
    checks: tuple[Check, ...]

    @property
    def fits(self) -> bool:
        """Whether it is the unit's verdict: the first that fits is."""
        return all(check.holds for check in self.checks)


def trace(scores: Scores, unit: str) -> tuple[Tried, ...]:
    """Return the verdicts that were tried for one unit, in order; the last of them is its own."""
    cells = scores.cells.take(np.array([scores.position[unit]]))
    by_key = total(scores.edition, cells).by_key
    return trace_of(scores.edition, {key: float(values[0]) for key, values in by_key.items()})


def trace_of(edition: Edition, totals: UnitTotals) -> tuple[Tried, ...]:
    """The same for totals at hand."""
    tried = []
    for verdict in edition.verdicts:
        tried.append(Tried(verdict, tuple(_check(condition, totals) for condition in verdict.when)))
        if tried[-1].fits:
            break
    return tuple(tried)


def _check(condition: Condition, totals: UnitTotals) -> Check:
    columns: Mapping[str, np.ndarray] = {key: np.array([value]) for key, value in totals.items()}
    vi, en = (condition.found(totals, lang) for lang in LANGUAGES)
    return Check(condition, bool(condition.holds(columns)[0]), Text(vi=vi, en=en))
