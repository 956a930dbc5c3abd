"""The figures that questions are asked about: numerators, denominators and values, as they count for the score."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from criteria import Edition, Slot
from criteria.inputs import CountInput, RatioInput
from criteria.levels import Bools, Floats
from scoring import Scores
from wording.language import LANGUAGES, Text
from wording.numbers import number, percent
from wording.spelling import folded


@dataclass(frozen=True)
class Figures:
    """The ratios and counts of n units: floats (n, m) by slot, NaN where not given or not applicable.

    `value` is the share of a ratio, the number of a count; counts have neither numerator nor denominator.
    """

    scores: Scores
    slots: tuple[Slot, ...]
    numerator: Floats
    denominator: Floats
    value: Floats

    @classmethod
    def of(cls, scores: Scores) -> "Figures":
        """The figures of some scores, in their order."""
        edition, answers = scores.edition, scores.answers
        columns = [
            j for j, slot in enumerate(edition.slots) if isinstance(slot.input, RatioInput | CountInput)
        ]
        slots = tuple(edition.slots[j] for j in columns)
        aside = answers.not_applicable[:, _own_columns(edition, columns)]
        aside = aside & np.array([slot.indicator.not_applicable is not None for slot in slots], dtype=bool)
        numerator, denominator, value = (
            np.where(aside, np.nan, array[:, columns])
            for array in (answers.numerator, answers.denominator, answers.value)
        )
        for at, slot in enumerate(slots):
            if isinstance(slot.input, RatioInput):
                value[:, at] = slot.input.values(numerator[:, at], denominator[:, at], value[:, at])
        return cls(scores, slots, numerator, denominator, value)

    @cached_property
    def codes(self) -> list[str]:
        """The units' codes."""
        return [str(code) for code in self.scores.units.index]

    @property
    def ratios(self) -> Bools:
        """Which slots are ratios: bools (m,)."""
        return np.array([isinstance(slot.input, RatioInput) for slot in self.slots], dtype=bool)

    def name(self, unit: str) -> str:
        """A unit's name."""
        return str(self.scores.units.at[unit, "name"])

    def by_denominator(self) -> dict[str, list[int]]:
        """The slots that divide by the same thing, where there are several: positions by what it is called."""
        found: dict[str, list[int]] = {}
        for at, slot in enumerate(self.slots):
            if isinstance(slot.input, RatioInput):
                found.setdefault(folded(slot.input.denominator.vi), []).append(at)
        return found


def _own_columns(edition: Edition, columns: list[int]) -> list[int]:
    """Where the mark "not applicable" of each slot stands: a part has its indicator's."""
    at = {slot.id: j for j, slot in enumerate(edition.slots)}
    return [at[edition.slots[j].indicator.id] for j in columns]


def in_both(say: Callable[..., str], value: float) -> Text:
    """A number in both languages, by one of `wording.numbers`."""
    vi, en = (say(float(value), lang) for lang in LANGUAGES)
    return Text(vi=vi, en=en)


def shown(slot: Slot, value: float) -> Text:
    """A value as its input says it."""
    return in_both(percent if isinstance(slot.input, RatioInput) else number, value)


def typical(values: Floats, least: int) -> tuple[Floats, Floats]:
    """The median and the spread (1.4826 × MAD, as a standard deviation) of each column: floats (n, m) -> (m,), (m,).

    NaN where fewer than `least` units have a value.
    """
    enough = (~np.isnan(values)).sum(axis=0) >= least
    middle, spread = np.full(values.shape[1], np.nan), np.full(values.shape[1], np.nan)
    if enough.any():
        middle[enough] = np.nanmedian(values[:, enough], axis=0)
        spread[enough] = 1.4826 * np.nanmedian(np.abs(values[:, enough] - middle[enough]), axis=0)
    return middle, spread
