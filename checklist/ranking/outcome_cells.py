"""The cells of the units × indicators matrix that have one outcome, unit by unit in rank order."""

from dataclasses import dataclass

import numpy as np

from criteria import Indicator
from criteria.levels import Floats
from scoring import Outcome, Scores
from scoring.ranking import Ints


@dataclass(frozen=True)
class OutcomeCells:
    """n cells: the `row` of the unit and the `column` of the indicator of each, counted from 0."""

    scores: Scores
    outcome: Outcome
    row: Ints
    column: Ints

    @classmethod
    def of(cls, scores: Scores, outcome: Outcome) -> "OutcomeCells":
        """Find the cells with this outcome."""
        row, column = np.nonzero(scores.outcome.to_numpy() == outcome)
        return cls(scores, outcome, row, column)

    def __len__(self) -> int:
        return len(self.row)

    @property
    def indicators(self) -> list[Indicator]:
        """The indicator of each cell."""
        of = self.scores.edition.indicators
        return [of[j] for j in self.column.tolist()]

    @property
    def units(self) -> list[str]:
        """The code of each cell's unit."""
        return [str(code) for code in self.scores.units.index[self.row]]

    def pick(self, matrix: Floats) -> Floats:
        """The entries of a matrix (units x indicators) at these cells: floats (n,)."""
        return matrix[self.row, self.column]

    def thresholds(self) -> Floats:
        """The threshold of each cell, by the unit's zone: floats (n,), NaN where there is none."""
        mountain = (self.scores.units["zone"] == "mountain").to_numpy()
        bars = np.full(self.scores.value.shape, np.nan)
        for j, indicator in enumerate(self.scores.edition.indicators):
            if indicator.threshold is not None:
                bars[:, j] = indicator.threshold.pick(mountain)
        return self.pick(bars)

    def known_denominators(self) -> list[bool]:
        """Whether each cell's ratio was told with its denominator."""
        slots = [slot.id for slot in self.scores.edition.slots]
        own = np.array([slots.index(indicator.id) for indicator in self.scores.edition.indicators])
        denominators = self.scores.answers.denominator[:, own]
        return (~np.isnan(self.pick(denominators))).tolist()
