"""Scores: the result of rating, in rank order. What every page, export and command reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from criteria import Edition, Indicator
from scoring.answers import Answers
from scoring.outcomes import Look, Outcome, look_of_tone


@dataclass(frozen=True)
class Scores:
    """The ratings of n units by one edition; all frames are indexed by unit code, in rank order.

    `units`: name, kind, district_code, district_name, zone, in_cohort, rank, rank_in_district (NaN where there is
    no district), rank_in_zone, points, applicable_max, bonus, score, completeness (0 to 1), passed, failed, missing,
    applicable (counts of indicators of the base scale), verdict and grade (ids; grade None where incomplete).
    `groups`: columns (group id, points | applicable_max | passed | applicable).
    `value`, `points` (floats, NaN where there is none) and `outcome` (`Outcome` as int8): n x indicators.
    `answers`: the dense answers in the same order. `best`: the cohort's best value of each relative indicator.
    """

    edition: Edition
    units: pd.DataFrame
    groups: pd.DataFrame
    value: pd.DataFrame
    points: pd.DataFrame
    outcome: pd.DataFrame
    answers: Answers
    best: Mapping[str, float]

    def outcome_of(self, unit: str, indicator: Indicator) -> Outcome:
        """The outcome of one cell."""
        return Outcome(int(self.outcome.at[unit, indicator.id]))

    @cached_property
    def position(self) -> dict[str, int]:
        """The row of each unit."""
        return {str(code): i for i, code in enumerate(self.units.index)}

    def verdict_look(self, verdict: str) -> Look:
        """How a verdict of this edition looks."""
        found = self.edition.verdict_by_id[verdict]
        return look_of_tone(found.tone, found.name)
