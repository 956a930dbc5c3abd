"""Scores: the result of rating, in rank order. What every page, export and command reads."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from criteria import Edition, Indicator
from criteria.levels import Zone
from scoring.answers import Answers
from scoring.cells import THOUSANDTHS, Cells
from scoring.outcomes import Look, Outcome, look_of_tone


@dataclass(frozen=True)
class Scores:
    """The ratings of n units by one edition; all frames are indexed by unit code, in rank order.

    `units`: name, kind, district_code, district_name, zone, in_cohort, rank, rank_in_district (NaN where
    there is no district), rank_in_zone, points, applicable_max, bonus, score, completeness (0 to 1), passed,
    failed, missing, applicable (counts of indicators of the base scale), verdict and grade (ids; grade None
    where incomplete). `groups`: columns (group id, points | applicable_max | passed | applicable).
    `cells`: indicators x units. `given`: the answers as they came, `order`: which of them stands in each row.
    `best`: the cohort's best value of each relative indicator.
    """

    edition: Edition
    units: pd.DataFrame
    groups: pd.DataFrame
    cells: Cells
    given: Answers
    order: NDArray[np.int64]
    best: Mapping[str, float]

    @cached_property
    def value(self) -> pd.DataFrame:
        """Values: units x indicators, floats, NaN where not answered."""
        return self._frame(self.cells.value)

    @cached_property
    def outcome(self) -> pd.DataFrame:
        """Outcomes: units x indicators, `Outcome` as int8."""
        return self._frame(self.cells.outcome)

    @cached_property
    def points(self) -> pd.DataFrame:
        """Points: units x indicators, floats, NaN where there are none (missing, not applicable, not scored)."""
        scored = (self.cells.outcome == Outcome.PASSED) | (self.cells.outcome == Outcome.FAILED)
        return self._frame(np.where(scored, self.cells.thousandths / THOUSANDTHS, np.nan))

    @cached_property
    def answers(self) -> Answers:
        """The dense answers in the order of `units`."""
        return self.given.take(self.order)

    def _frame(self, matrix: NDArray) -> pd.DataFrame:
        return pd.DataFrame(matrix.T, self.units.index, [i.id for i in self.edition.indicators], copy=False)

    def outcome_of(self, unit: str, indicator: Indicator) -> Outcome:
        """The outcome of one cell."""
        return Outcome(int(cast(int, self.outcome.at[unit, indicator.id])))

    def value_of(self, unit: str, indicator: Indicator) -> float:
        """The value of one cell, NaN where there is none."""
        return float(cast(float, self.value.at[unit, indicator.id]))

    def bar_of(self, unit: str, indicator: Indicator) -> float:
        """The threshold that holds for one unit, NaN where the indicator has none."""
        threshold = indicator.threshold
        return threshold.at(cast(Zone, self.units.at[unit, "zone"])) if threshold else float("nan")

    def only(self, units: Collection[str]) -> "Scores":
        """The same scores, of some units alone: ranks and best values stay those among all."""
        rows = np.flatnonzero(self.units.index.isin(list(units)))
        return Scores(
            edition=self.edition,
            units=self.units.iloc[rows],
            groups=self.groups.iloc[rows],
            cells=self.cells.take(rows),
            given=self.given.take(self.order[rows]),
            order=np.arange(len(rows)),
            best=self.best,
        )

    @cached_property
    def position(self) -> dict[str, int]:
        """The row of each unit."""
        return {str(code): i for i, code in enumerate(self.units.index)}

    def verdict_look(self, verdict: str) -> Look:
        """How a verdict of this edition looks."""
        found = self.edition.verdict_by_id[verdict]
        return look_of_tone(found.tone, found.name)
