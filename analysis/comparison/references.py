"""References: the units that one is held against, a round's cohort or one district of it, with their median and best.

Missing is not zero: a value counts where there is one. Points and shares of units that lack data are those earned so
far, as in `scoring.median_shares`.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from criteria import Indicator
from criteria.inputs import BooleanInput, OptionInput
from criteria.levels import Bools, Floats
from scoring import Outcome, Scores
from wording.language import Text

_COHORT = Text(vi="Cả danh sách", en="Whole cohort")


@dataclass(frozen=True)
class Middle:
    """The median and the best of some units, NaN where nobody has any; `units`: how many they are found among."""

    median: float
    best: float
    units: int


@dataclass(frozen=True)
class Reference:
    """The units of a round's cohort that submitted: all, or those of one district; `scores` must hold them all."""

    scores: Scores
    district_code: str = ""
    round_name: str = ""

    @cached_property
    def members(self) -> Bools:
        """Which rows of the scores belong to it: bools (n,)."""
        units = self.scores.units
        inside = units["in_cohort"].to_numpy()
        return (
            inside & (units["district_code"] == self.district_code).to_numpy()
            if self.district_code
            else inside
        )

    @property
    def units(self) -> int:
        """How many units it has."""
        return int(self.members.sum())

    @cached_property
    def name(self) -> Text:
        """What it is called; with the round, where one is given."""
        name = _COHORT
        if self.district_code:
            places = self.scores.units.loc[self.scores.units["district_code"] == self.district_code]
            name = Text(vi=str(places["district_name"].iloc[0]))
        if not self.round_name:
            return name
        return Text(vi=f"{name.vi} · {self.round_name}", en=f"{name.say('en')} · {self.round_name}")


def middles_of_indicators(reference: Reference) -> dict[str, Middle]:
    """Median and best value of every indicator, by id, among the members that answered.

    Of an even number of answers to a question the worse of the two in the middle is the median: an answer that
    somebody gave.
    """
    scores, members = reference.scores, reference.members
    found = {}
    for row, indicator in enumerate(scores.edition.indicators):
        values, outcome = scores.cells.value[row], scores.cells.outcome[row]
        answered = members & ~np.isnan(values) & (outcome != Outcome.NOT_APPLICABLE)
        found[indicator.id] = _of_values(values[answered], indicator)
    return found


def middle_of_groups(reference: Reference, shares: pd.DataFrame) -> dict[str, Middle]:
    """Median and best share of the points of every group, by id; `shares` are `scoring.group_shares` of its scores."""
    return {str(group): _of_known(shares[group].to_numpy()[reference.members]) for group in shares}


def middle_of_score(reference: Reference) -> Middle:
    """Median and best total score."""
    return _of_known(reference.scores.units["score"].to_numpy()[reference.members])


def _of_known(numbers: Floats) -> Middle:
    known = numbers[~np.isnan(numbers)]
    return Middle(float(np.median(known)), float(known.max()), len(known)) if len(known) else _NOBODY


def _of_values(values: Floats, indicator: Indicator) -> Middle:
    if not len(values):
        return _NOBODY
    lower = (indicator.rule.direction == "lower") == indicator.is_wanted
    best = float(values.min() if lower else values.max())
    if isinstance(indicator.input, BooleanInput | OptionInput):
        median = np.quantile(values, 0.5, method="higher" if lower else "lower")
    else:
        median = np.median(values)
    return Middle(float(median), best, len(values))


_NOBODY = Middle(float("nan"), float("nan"), 0)
