"""Figures written over dense answers: the nearest ones that reach a level, and the worst that could stand there."""

import numpy as np

from criteria import Slot
from criteria.inputs import LARGEST, BooleanInput, CountInput, OptionInput, RatioInput
from criteria.levels import Direction, Floats
from criteria.rules import ProportionalRule, StepsRule
from criteria.rules.composite import PartRule
from scoring import Answers
from scoring.gaps import nearest_reaching
from scoring.ranking import Ints


def copied(answers: Answers) -> Answers:
    """The same answers with figures of their own, to be written over."""
    numerator, denominator, value = (
        np.array(array, order="F") for array in (answers.numerator, answers.denominator, answers.value)
    )
    return Answers(answers.units, numerator, denominator, value, answers.not_applicable, answers.has_evidence)


def reach(answers: Answers, slot: Slot, column: int, rows: Ints, level: Floats, direction: Direction) -> None:
    """Write the nearest figure that reaches each row's level; whole things where things are counted.

    A ratio keeps its denominator; where that is not known the level itself stands there as a bare share.
    """
    value = level
    if isinstance(slot.input, CountInput):
        value = np.maximum(nearest_reaching(level, np.ones_like(level), direction), 0.0)
    if isinstance(slot.input, RatioInput):
        numerator, whole = answers.numerator[rows, column], answers.denominator[rows, column]
        bare = answers.value[rows, column]
        counted = (whole > 0) & (~np.isnan(numerator) | np.isnan(bare))
        needed = nearest_reaching(level, whole, direction)
        answers.numerator[rows, column] = np.where(counted, needed, np.nan)
        value = np.where(counted, bare, level)
    answers.value[rows, column] = value


def write_worst(answers: Answers, slot: Slot, column: int, rows: Ints, direction: Direction) -> None:
    """Write the figure that earns least: whatever a unit will answer, it is no worse off than with this."""
    higher = direction == "higher"
    if isinstance(slot.input, OptionInput):
        worst = min(option.share for option in slot.input.options)
    elif isinstance(slot.input, RatioInput | BooleanInput):
        worst = 0.0 if higher else 1.0
    elif isinstance(slot.input, CountInput):
        worst = 0.0 if higher else LARGEST
    else:
        worst = -LARGEST if higher else LARGEST
    answers.numerator[rows, column] = np.nan
    answers.value[rows, column] = worst


def full_level(rule: PartRule, bar: Floats) -> Floats:
    """The level from which a part earns the most it can: floats (n,) -> floats (n,)."""
    if isinstance(rule, StepsRule):
        return np.full_like(bar, rule.bands[0].at)
    if not isinstance(rule, ProportionalRule):
        return bar
    full = bar if rule.full_at is None else np.full_like(bar, rule.full_at)
    if rule.zero_below is None:
        return full
    return (
        np.maximum(full, rule.zero_below) if rule.direction == "higher" else np.minimum(full, rule.zero_below)
    )
