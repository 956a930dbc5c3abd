"""Values: what each indicator comes to, before any points are given."""

from dataclasses import dataclass

import numpy as np

from criteria import Edition, Indicator, Slot
from criteria.inputs import RatioInput
from criteria.levels import Bools, Floats
from criteria.rules import CompositeRule
from scoring.answers import Answers


@dataclass(frozen=True)
class Values:
    """The values of one indicator: floats (n,), and for a composite rule its parts' fractions (n, parts)."""

    value: Floats
    parts: Floats


def values_of(
    edition: Edition, indicator: Indicator, first: int, answers: Answers, mountain: Bools
) -> Values:
    """Return the values of an indicator whose own slot is column `first` (its parts follow it)."""
    rule = indicator.rule
    if not isinstance(rule, CompositeRule):
        return Values(_slot_values(edition.slots[first], first, answers), np.empty((len(answers.units), 0)))
    fractions = np.empty((len(answers.units), len(rule.items)), order="F")
    for i, part in enumerate(rule.items):
        column = first + 1 + i
        value = _slot_values(edition.slots[column], column, answers)
        fractions[:, i] = part.rule.fraction(value, part.threshold.pick(mountain), np.nan)
    return Values(rule.combine(fractions), fractions)


def _slot_values(slot: Slot, column: int, answers: Answers) -> Floats:
    value = answers.value[:, column]
    if isinstance(slot.input, RatioInput):
        return slot.input.values(answers.numerator[:, column], answers.denominator[:, column], value)
    return value
