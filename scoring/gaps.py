"""Gaps: how much is missing to the threshold, in the things the indicator counts ("thiếu 37 hộ")."""

from dataclasses import dataclass
from typing import cast

import numpy as np
import pandas as pd

from criteria import Indicator
from criteria.inputs import BooleanInput, CountInput, OptionInput, RatioInput
from criteria.levels import Bools, Direction, Floats, reached
from criteria.rules import BestOfRule, CompositeRule
from scoring.outcomes import Outcome
from scoring.scores import Scores
from scoring.values import values_of
from wording.language import LANGUAGES, Text
from wording.numbers import number, percent

_SLACK = 1e-6


@dataclass(frozen=True)
class Gap:
    """What one unit lacks to pass one indicator.

    `amount` is in `unit` (whole things), or a share where only a percentage is known; NaN for questions and
    parts.
    """

    amount: float
    text: Text


def gap_amounts(scores: Scores) -> pd.DataFrame:
    """Return the missing amount of every failed indicator: floats (units x indicators), NaN elsewhere.

    Whole things for ratios with counts and for counts; the difference itself for bare shares and numbers.
    """
    amounts = pd.DataFrame(np.nan, scores.units.index, scores.outcome.columns)
    mountain = (scores.units["zone"] == "mountain").to_numpy()
    column = 0
    for indicator in scores.edition.indicators:
        failed = (scores.outcome[indicator.id] == Outcome.FAILED).to_numpy()
        if failed.any() and indicator.threshold and not isinstance(indicator.rule, CompositeRule):
            bar = indicator.threshold.pick(mountain)
            amounts.loc[failed, indicator.id] = _amounts(scores, indicator, column, bar)[failed]
        column += 1 + len(indicator.parts)
    return amounts


def _amounts(scores: Scores, indicator: Indicator, column: int, bar: Floats) -> Floats:
    value, direction = scores.value[indicator.id].to_numpy(), indicator.rule.direction
    if isinstance(indicator.input, RatioInput):
        numerator = scores.answers.numerator[:, column]
        denominator = scores.answers.denominator[:, column]
        needed = nearest_reaching(bar, denominator, direction)
        bare = ~_has_counts(numerator, denominator)
        return np.where(bare, np.abs(bar - value), np.abs(needed - numerator))
    if isinstance(indicator.input, CountInput):
        return np.abs(nearest_reaching(bar, np.ones_like(bar), direction) - value)
    if isinstance(indicator.input, BooleanInput | OptionInput):
        return np.full_like(value, np.nan)
    return np.abs(bar - value)


def nearest_reaching(bar: Floats, whole: Floats, direction: Direction) -> Floats:
    """The nearest whole numerator that reaches the threshold: the least (lower is better: the most)."""
    step = 1.0 if direction == "higher" else -1.0
    near = np.ceil(bar * whole - _SLACK) if direction == "higher" else np.floor(bar * whole + _SLACK)
    with np.errstate(divide="ignore", invalid="ignore"):
        near = np.where(reached(near / whole, bar, direction), near, near + step)
        return np.where(reached((near - step) / whole, bar, direction), near - step, near)


def gap_of(scores: Scores, unit: str, indicator: Indicator, amount: float | None = None) -> Gap | None:
    """Say what one unit lacks to pass one indicator; None unless it failed.

    `amount` is the cell of `gap_amounts` where the caller has it at hand.
    """
    if indicator.threshold is None or scores.outcome_of(unit, indicator) is not Outcome.FAILED:
        return None
    if amount is None:
        amount = float(cast(float, gap_amounts(scores).at[unit, indicator.id]))
    bar = scores.bar_of(unit, indicator)
    if isinstance(indicator.rule, CompositeRule):
        return Gap(amount, _parts_text(scores, unit, indicator, bar))
    return Gap(amount, _text(scores, unit, indicator, amount, bar))


def _text(scores: Scores, unit: str, indicator: Indicator, amount: float, bar: float) -> Text:
    given, lower = indicator.input, indicator.rule.direction == "lower"
    vi, en = ("thừa", "too many") if lower else ("thiếu", "lacking")
    if isinstance(given, RatioInput | CountInput) and not _bare_share(scores, unit, indicator):
        return Text(
            vi=f"{vi} {number(amount, 'vi', 0)} {given.unit.vi}",
            en=f"{number(amount, 'en', 0)} {given.unit.say('en')} {en}",
        )
    if isinstance(given, RatioInput):
        vi_said, en_said = (percent(amount, lang, beside=0.0).rstrip("%") for lang in LANGUAGES)
        return Text(vi=f"{vi} {vi_said} điểm phần trăm", en=f"{en_said} percentage points {en}")
    if isinstance(given, BooleanInput | OptionInput):
        return Text(vi=f"cần “{given.show(bar, 'vi')}”", en=f"“{given.show(bar, 'en')}” is needed")
    return Text(vi=f"{vi} {number(amount, 'vi')}", en=f"{number(amount, 'en')} {en}")


def _bare_share(scores: Scores, unit: str, indicator: Indicator) -> bool:
    if not isinstance(indicator.input, RatioInput):
        return False
    column = [s.id for s in scores.edition.slots].index(indicator.id)
    cell = scores.position[unit], column
    return not _has_counts(scores.answers.numerator[cell], scores.answers.denominator[cell])


def _has_counts(numerator: Floats, denominator: Floats) -> Bools:
    return (denominator > 0) & ~np.isnan(numerator)


def part_fractions(scores: Scores, unit: str, indicator: Indicator) -> tuple[float, ...]:
    """Return the fractions of a composite indicator's parts for one unit, NaN where not answered."""
    column = [s.id for s in scores.edition.slots].index(indicator.id)
    one = scores.answers.take(np.array([scores.position[unit]]))
    mountain = np.array([scores.units.at[unit, "zone"] == "mountain"])
    return tuple(values_of(scores.edition, indicator, column, one, mountain).parts[0])


def _parts_text(scores: Scores, unit: str, indicator: Indicator, bar: float) -> Text:
    fractions = part_fractions(scores, unit, indicator)
    lacking = [(p, 1 - f if f == f else 1.0) for p, f in zip(indicator.parts, fractions, strict=True)]
    if isinstance(indicator.rule, BestOfRule):
        useful, start = [(p, p.share) for p, _ in lacking if reached(np.array([p.share]), bar)[0]], 0.0
    else:
        useful = [(p, p.share * lack) for p, lack in lacking if lack > 0]
        start = scores.value_of(unit, indicator)
    gains = sorted(gain for _, gain in useful)
    least, surely = _parts_taken(start, bar, gains[::-1]), _parts_taken(start, bar, gains)
    vi, en = ("cần thêm", "needed:") if least == surely else ("cần thêm ít nhất", "needed: at least")
    return Text(
        vi=f"{vi} {least} mục trong: {'; '.join(p.name.vi for p, _ in useful)}",
        en=f"{en} {least} more of: {'; '.join(p.name.say('en') for p, _ in useful)}",
    )


def _parts_taken(value: float, bar: float, gains: list[float]) -> int:
    """How many parts lift the value to the threshold, taken in this order."""
    for taken, gain in enumerate(gains, start=1):
        value += gain
        if reached(np.array([value]), bar)[0]:
            return taken
    return len(gains)
