"""The changes that one unit can make, what each adds to its totals, and what any of them together come to."""

from dataclasses import replace

import numpy as np

from analysis.way.program import Moves
from analysis.way.states import States
from criteria.conditions import UnitTotals
from criteria.levels import Bools, Floats
from scoring.cells import THOUSANDTHS, Cells
from scoring.ranking import Ints
from scoring.totals import Totals, total


class UnitMoves:
    """The changes of one unit: first those that pass (`passes`), then those that are only answered, m in all.

    `rows`: which indicator each changes. `thousandths`: what the indicator earns then.
    """

    def __init__(self, states: States, at: int, can_pass: Bools, can_answer: Bools) -> None:
        self._edition = states.scores.edition
        lifted, filled = np.flatnonzero(can_pass[:, at]), np.flatnonzero(can_answer[:, at])
        self.rows: Ints = np.concatenate([lifted, filled])
        self.passes: Bools = np.arange(len(self.rows)) < len(lifted)
        # To be answered at all is no effort that could be measured; to pass as well is all of the way.
        self.effort: Floats = np.where(self.passes, states.effort[self.rows, at], 0.0)
        self._outcome, self.thousandths = (
            np.where(
                self.passes,
                getattr(states.passing_cells, name)[self.rows, at],
                getattr(states.answered_cells, name)[self.rows, at],
            )
            for name in ("outcome", "thousandths")
        )
        self._now = states.scores.cells.take(np.array([at]))

    @property
    def most(self) -> Bools:
        """All changes that can be made together: every indicator that can pass does, the others are answered."""
        return self.passes | ~np.isin(self.rows, self.rows[self.passes])

    def rated(self, chosen: Bools) -> Totals:
        """Rate sets of changes: bools (sets, m) -> totals of as many units; exact, like `score()`."""
        return total(self._edition, self._with(chosen))

    def _with(self, chosen: Bools) -> Cells:
        columns = np.zeros(len(chosen), dtype=np.int64)
        cells = self._now.take(columns)
        for move, row in enumerate(self.rows):
            cells.outcome[row, chosen[:, move]] = self._outcome[move]
            cells.thousandths[row, chosen[:, move]] = self.thousandths[move]
        return cells

    def program(self) -> tuple[UnitTotals, Moves]:
        """Return the totals as they are and what each change adds to them, both with the bonuses uncapped."""
        size = len(self.rows)
        alone = np.concatenate([np.zeros((1, size), dtype=bool), np.eye(size, dtype=bool)])
        totals = total(self._edition.model_copy(update={"bonus_cap": None}), self._with(alone))
        now = {key: float(values[0]) for key, values in totals.by_key.items()}
        gains = {key: values[1:] - values[0] for key, values in totals.by_key.items()}
        place = {int(row): i for i, row in enumerate(self.rows) if self.passes[i]}
        moves = Moves(
            gains=gains,
            effort=self.effort,
            clashes=tuple(
                (place[int(row)], i)
                for i, row in enumerate(self.rows)
                if not self.passes[i] and int(row) in place
            ),
            over=-np.inf,
            bonus=totals.bonus[1:] - totals.bonus[0],
        )
        cap = self._edition.bonus_cap
        if cap is None or not moves.bonus.any():
            return now, moves
        return now, replace(moves, over=self._bonus_now() - cap)

    def _bonus_now(self) -> float:
        of = np.array([indicator.counts == "bonus" for indicator in self._edition.indicators])
        return float(self._now.thousandths[of].sum()) / THOUSANDTHS
