"""What units miss: by indicator, by place, how near the threshold they are. Missing answers are counted apart."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from criteria import Indicator
from criteria.inputs import BooleanInput, CountInput, NumberInput, OptionInput, PartsInput, RatioInput
from criteria.levels import Bools, Floats, rounded
from scoring import Outcome, Scores, gap_amounts
from wording.language import Lang, Text
from wording.numbers import percent, whole

NEAR = 0.05
"""A near miss is off the threshold by at most this share of the threshold."""

_POINTS_OFF = Text(vi="điểm phần trăm", en="percentage points")


@dataclass(frozen=True)
class Tally:
    """How many units of each place pass, fail, or lack an answer: ints (places x indicators); `units` by place."""

    units: pd.Series
    passed: pd.DataFrame
    failed: pd.DataFrame
    missing: pd.DataFrame

    @property
    def share(self) -> pd.DataFrame:
        """The share that fails of those that answered and to whom it applies; NaN where there is nobody."""
        answered = self.passed + self.failed
        return self.failed / answered.where(answered > 0)


def tally(scores: Scores, places: pd.Series) -> Tally:
    """Count outcomes by place: `places` says the place of every unit of `scores`, by code; in order of appearance."""
    place, outcome = places.reindex(scores.units.index), scores.outcome
    passed, failed, missing = (
        (outcome == one).groupby(place, sort=False).sum().astype(int)
        for one in (Outcome.PASSED, Outcome.FAILED, Outcome.MISSING)
    )
    return Tally(place.value_counts(sort=False).reindex(failed.index), passed, failed, missing)


def missed(scores: Scores, gaps: pd.DataFrame | None = None) -> pd.DataFrame:
    """How the cohort misses each indicator: by id, those that most units fail first; scored indicators alone,
    and no penalties.

    Counts of units: passed, failed, missing, not_applicable, near (of those that failed). `share`: failed of those
    that answered, NaN where nobody did. `amount`: the median of what those that failed lack, in the things that the
    indicator counts; `distance`: the median of how far their values are from the threshold; NaN where unknown.
    `gaps` is `gap_amounts(scores)` where the caller has it at hand.
    """
    gaps = gap_amounts(scores) if gaps is None else gaps.reindex(scores.units.index)
    rows = scores.units["in_cohort"].to_numpy()
    outcome = scores.outcome[rows]
    counts = {one.key: (outcome == one).sum() for one in Outcome if one is not Outcome.UNSCORED}
    found = pd.DataFrame(counts)[["passed", "failed", "missing", "not_applicable"]]
    answered = found["passed"] + found["failed"]
    found["share"] = found["failed"] / answered.where(answered > 0)
    found["near"] = near_misses(scores)[rows].sum()
    found["amount"] = gaps.where(_counted(scores))[rows].median()
    found["distance"] = _distances(scores)[rows].median()
    scored = [i.id for i in scores.edition.indicators if i.rule.scored and i.is_wanted]
    return found.loc[scored].sort_values(["failed", "share"], ascending=False, kind="stable")


def near_misses(scores: Scores) -> pd.DataFrame:
    """Who fails by no more than `NEAR` of the threshold: bools (units x indicators).

    Questions and options have no "almost".
    """
    near = rounded(_distances(scores).to_numpy()) <= rounded(NEAR * np.abs(bars(scores)))
    asked = [isinstance(i.input, BooleanInput | OptionInput) for i in scores.edition.indicators]
    return _framed(scores, near & ~np.array(asked))


def nearest(scores: Scores, indicator: str) -> pd.DataFrame:
    """Who fails one indicator, the nearest to the threshold first: value, bar, distance, near; by unit code."""
    columns = {"value": scores.value, "bar": _framed(scores, bars(scores)), "distance": _distances(scores)}
    found = pd.DataFrame({name: frame[indicator] for name, frame in columns.items()})
    found["near"] = near_misses(scores)[indicator]
    relative = found["distance"] / found["bar"].abs().where(found["bar"] != 0)
    failed = scores.outcome[indicator] == Outcome.FAILED
    return found[failed].loc[relative[failed].sort_values(kind="stable").index]


def bars(scores: Scores) -> Floats:
    """The threshold of every cell, by the unit's zone: floats (units x indicators), NaN where there is none."""
    mountain = (scores.units["zone"] == "mountain").to_numpy()
    none = np.full(len(mountain), np.nan)
    each = [i.threshold.pick(mountain) if i.threshold else none for i in scores.edition.indicators]
    return np.column_stack(each)


def lacking_in_words(indicator: Indicator, amount: float, distance: float, lang: Lang) -> str:
    """Say medians of `missed`, in things and in percentage points: "37 hộ · 2,1 điểm phần trăm"; "" if unknown."""
    given, said = indicator.input, []
    if isinstance(given, RatioInput | CountInput) and amount == amount:
        said.append(f"{whole(amount, lang)} {given.unit.say(lang)}")
    if isinstance(given, RatioInput | PartsInput) and distance == distance:
        said.append(f"{percent(distance, lang).rstrip('%')} {_POINTS_OFF.say(lang)}")
    if isinstance(given, NumberInput) and distance == distance:
        said.append(f"{given.show(distance, lang)} {given.unit.say(lang)}")
    return " · ".join(said)


def _distances(scores: Scores) -> pd.DataFrame:
    """How far the values that fail are from their threshold; NaN elsewhere."""
    return (_framed(scores, bars(scores)) - scores.value).abs().where(scores.outcome == Outcome.FAILED)


def _framed(scores: Scores, matrix: Floats | Bools) -> pd.DataFrame:
    return pd.DataFrame(matrix, scores.outcome.index, scores.outcome.columns)


def _counted(scores: Scores) -> pd.DataFrame:
    """Where the gap is told in things: counts, and ratios with their counts; bare shares are not."""
    slots = {slot.id: at for at, slot in enumerate(scores.edition.slots)}
    none = np.zeros(len(scores.units), dtype=bool)
    counted = {}
    for indicator in scores.edition.indicators:
        column = slots[indicator.id]
        counted[indicator.id] = none
        if isinstance(indicator.input, CountInput):
            counted[indicator.id] = ~none
        elif isinstance(indicator.input, RatioInput):
            whole, part = scores.answers.denominator[:, column], scores.answers.numerator[:, column]
            counted[indicator.id] = (whole > 0) & ~np.isnan(part)
    return pd.DataFrame(counted, scores.outcome.index)
