"""Cells: value, outcome and points of every indicator of every unit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from criteria import Edition, Indicator
from criteria.levels import Bools, Floats, rounded
from criteria.rules import RelativeRule
from scoring.answers import Answers
from scoring.outcomes import Outcome
from scoring.values import values_of

THOUSANDTHS = 1000
"""Points are kept as whole thousandths while they are added, so that sums are exact."""


@dataclass(frozen=True)
class Cells:
    """Matrices of k indicators by n units; a row is one indicator, because scoring goes by indicator.

    `value`: floats, NaN where not answered. `outcome`: `Outcome` as int8. `thousandths`: points as whole
    thousandths (float64, exact), 0 where nothing was earned.
    """

    value: Floats
    outcome: NDArray[np.int8]
    thousandths: Floats

    def take(self, order: NDArray[np.int64]) -> "Cells":
        """Return the same cells with the units in another order."""
        return Cells(
            self.value.take(order, axis=1),
            self.outcome.take(order, axis=1),
            self.thousandths.take(order, axis=1),
        )


def score_cells(
    edition: Edition, answers: Answers, mountain: Bools, counted: Bools, best: dict[str, float]
) -> Cells:
    """Score every indicator of every unit.

    `mountain` and `counted` (is the unit of the cohort): bools (n,). `best` holds the best values of relative
    indicators that are given; the others are found among the counted units and added to it.
    """
    shape = (len(edition.indicators), len(answers.units))
    cells = Cells(np.empty(shape), np.empty(shape, dtype=np.int8), np.zeros(shape))
    column = 0
    for row, indicator in enumerate(edition.indicators):
        value = values_of(edition, indicator, column, answers, mountain).value
        marked = answers.not_applicable[:, column] & (indicator.not_applicable is not None)
        column += 1 + len(indicator.parts)
        cells.value[row] = value
        if not indicator.rule.scored:
            cells.outcome[row] = Outcome.UNSCORED
            continue
        if isinstance(indicator.rule, RelativeRule) and indicator.id not in best:
            best[indicator.id] = _best(indicator.rule, value, counted, marked)
        bar = indicator.threshold.pick(mountain) if indicator.threshold else np.full(len(value), np.nan)
        fraction = indicator.rule.fraction(value, bar, best.get(indicator.id, np.nan))
        cells.outcome[row] = _outcomes(indicator, value, bar, fraction, marked)
        scored = cells.outcome[row] <= Outcome.FAILED
        earned = np.where(scored & ~np.isnan(fraction), fraction, 0.0) * indicator.points * THOUSANDTHS
        # `rounded` first: an exact half (7812.5) must not be lost to 7812.499999999999.
        cells.thousandths[row] = np.floor(rounded(earned) + 0.5)
    return cells


def _outcomes(
    indicator: Indicator, value: Floats, bar: Floats, fraction: Floats, marked: Bools
) -> NDArray[np.int8]:
    outcome = np.where(indicator.rule.passes(value, bar), np.int8(Outcome.PASSED), np.int8(Outcome.FAILED))
    outcome[np.isnan(fraction)] = Outcome.MISSING
    outcome[marked] = Outcome.NOT_APPLICABLE
    return outcome


def _best(rule: RelativeRule, value: Floats, counted: Bools, marked: Bools) -> float:
    """The best of the cohort; of all units where nobody of the cohort answered."""
    of_cohort = rule.best_of(value[counted & ~marked])
    return of_cohort if of_cohort == of_cohort else rule.best_of(value[~marked])
