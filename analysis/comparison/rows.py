"""What a comparison consists of: a unit in its round, its cells, and rows of cells with their differences."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import isnan, nan
from typing import Any

import numpy as np

from analysis.comparison.references import Middle
from criteria import Group, Indicator
from criteria.inputs import OptionInput
from criteria.levels import rounded
from criteria.rules import RelativeRule
from scoring import Outcome, Scores

LEAST, MOST = 2, 6
"""So many units stand side by side."""


class Against(StrEnum):
    """What differences are taken from: the first unit, or the best of those compared."""

    FIRST = "first"
    BEST = "best"


@dataclass(frozen=True)
class Side:
    """One unit as it stands in one round; `scores` are those of the round, as far as the reader sees them."""

    scores: Scores
    unit: str
    round_id: int = 0
    round_name: str = ""

    @property
    def position(self) -> int:
        """The unit's row in the frames of its scores."""
        return self.scores.position[self.unit]

    @cached_property
    def row(self) -> dict[str, Any]:
        """The unit's row in `scores.units`: names, ranks, totals."""
        return dict(self.scores.units.iloc[self.position].items())  # type: ignore[arg-type]

    @cached_property
    def groups(self) -> dict[tuple[str, str], Any]:
        """The unit's row in `scores.groups`."""
        return dict(self.scores.groups.iloc[self.position].items())  # type: ignore[arg-type]

    @property
    def label(self) -> str:
        """The unit's name with its district, because names repeat."""
        return " – ".join(filter(None, (self.row["name"], self.row["district_name"])))

    @property
    def score(self) -> float:
        """The total score, NaN where nothing applies."""
        return float(self.row["score"])


@dataclass(frozen=True)
class Cell:
    """One indicator of one side, as its own edition asks it; NaN where there is no value, threshold or points."""

    indicator: Indicator
    value: float
    bar: float
    outcome: Outcome
    points: float


@dataclass(frozen=True)
class Row:
    """One indicator on all sides. `alike`: it is scored in the same way on all; `middles`: one for each reference."""

    indicator: Indicator
    group: Group
    cells: tuple[Cell, ...]
    alike: bool
    middles: tuple[Middle, ...]

    @property
    def shares(self) -> tuple[float, ...]:
        """The share of its maximum that each side earned, 0 to 1; NaN where there are no points."""
        return tuple(c.points / c.indicator.points if c.indicator.points else nan for c in self.cells)

    @property
    def spread(self) -> float:
        """The most points less the fewest, of the sides that have any; NaN where there is nothing to compare."""
        points = [cell.points for cell in self.cells if not isnan(cell.points)]
        return _less(max(points), min(points)) if self.alike and len(points) > 1 else nan

    @property
    def equal(self) -> bool:
        """True where outcome and points are the same on all sides; without points, the value."""
        return self.alike and len({_shown(cell) for cell in self.cells}) == 1

    @property
    def bar(self) -> float | None:
        """The threshold that holds for all sides; None where it differs, NaN where there is none."""
        bars = {repr(cell.bar) for cell in self.cells}
        return self.cells[0].bar if len(bars) == 1 else None

    @property
    def maximum(self) -> float | None:
        """The most points that can be earned; None where it differs."""
        maxima = {cell.indicator.points for cell in self.cells}
        return maxima.pop() if len(maxima) == 1 else None

    def differences(self, against: Against) -> tuple[float, ...]:
        """Points less those it is held against, for each side; NaN where one is unknown, and for the first itself.

        Points of a penalty are taken off the score: the fewest are the best.
        """
        sign = 1 if self.indicator.is_wanted else -1
        points = [sign * cell.points for cell in self.cells]
        return differences_of(points, against) if self.alike else (nan,) * len(points)


@dataclass(frozen=True)
class GroupRow:
    """One group on all sides: points, applicable maximum, the share they are, and the middle of the shares."""

    group: Group
    points: tuple[float, ...]
    maxima: tuple[float, ...]
    shares: tuple[float, ...]
    middles: tuple[Middle, ...]


def differences_of(numbers: Sequence[float], against: Against) -> tuple[float, ...]:
    """Each number less the first, or less the greatest; NaN where either is, and where there is no other to compare."""
    known = [number for number in numbers if not isnan(number)]
    if len(known) < LEAST:
        return (nan,) * len(numbers)
    if against is Against.BEST:
        return tuple(_less(number, max(known)) for number in numbers)
    return (nan, *(_less(number, numbers[0]) for number in numbers[1:]))


def cells_of(side: Side) -> dict[str, Cell]:
    """Every indicator of a side, by its id in the side's edition."""
    scores, at = side.scores, side.position
    values, outcomes, points = (
        f.to_numpy()[at].tolist() for f in (scores.value, scores.outcome, scores.points)
    )
    cells = {}
    for column, indicator in enumerate(scores.edition.indicators):
        outcome = Outcome(outcomes[column])
        value = nan if outcome is Outcome.NOT_APPLICABLE else values[column]
        bar = indicator.threshold.at(side.row["zone"]) if indicator.threshold else nan
        cells[indicator.id] = Cell(indicator, value, bar, outcome, points[column])
    return cells


def scored_alike(first: Side, one: Cell, side: Side, other: Cell) -> bool:
    """Whether the same value earns the same points in the same zone."""
    here, there = one.indicator, other.indicator
    if isinstance(here.rule, RelativeRule) and _best(first, here) != _best(side, there):
        return False
    return here is there or all(a == b for a, b in zip(_scoring(here), _scoring(there), strict=True))


def _scoring(indicator: Indicator) -> tuple[object, ...]:
    threshold, given = indicator.threshold, indicator.input
    levels = (threshold.lowland, threshold.mountain) if threshold else ()
    options = {o.id: o.share for o in given.options} if isinstance(given, OptionInput) else {}
    return indicator.rule, indicator.points, indicator.counts, levels, options


def _best(side: Side, indicator: Indicator) -> str:
    return repr(side.scores.best.get(indicator.id))


def _shown(cell: Cell) -> tuple[object, ...]:
    value = repr(cell.value) if cell.outcome is Outcome.UNSCORED else ""
    return cell.outcome, repr(cell.points), value


def _less(one: float, other: float) -> float:
    return float(rounded(np.array(one - other)))
