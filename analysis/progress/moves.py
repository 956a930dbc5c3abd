"""What moved between two months: indicators that pass now or no longer, scores, verdicts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from criteria import Edition
from criteria.levels import rounded
from scoring import Outcome, Scores

Matrix = NDArray[np.int8]
_ANSWERED = (Outcome.PASSED, Outcome.FAILED)
_PLACE = ["name", "kind", "district_code", "district_name", "zone", "in_cohort"]
_RATED = ("score", "points", "verdict", "rank", "passed", "applicable", "missing")

MOVES: Final[dict[str, Callable[[Matrix, Matrix], NDArray[np.bool_]]]] = {
    "newly_passed": lambda old, new: (new == Outcome.PASSED) & (old != Outcome.PASSED),
    "newly_failed": lambda old, new: (
        (new == Outcome.FAILED) & np.isin(old, (Outcome.PASSED, Outcome.NOT_APPLICABLE))
    ),
    "newly_answered": lambda old, new: (old == Outcome.MISSING) & np.isin(new, _ANSWERED),
    "newly_missing": lambda old, new: np.isin(old, _ANSWERED) & (new == Outcome.MISSING),
}
"""How an indicator of a unit moves, by outcomes before and after. Who answers for the first time and does not pass has
not grown worse: such an indicator is newly answered, not newly failed."""


@dataclass(frozen=True)
class Moved:
    """Two states of the same units by the same edition; `before` is None where nothing was known at all.

    A unit of which nothing was known before is `first`: its answers are new, but whether it moved nobody knows, so none
    of its indicators is newly passed and its verdict has not changed.
    """

    edition: Edition
    before: Scores | None
    after: Scores

    @cached_property
    def units(self) -> pd.DataFrame:
        """Every unit of `after` by code, in rank order: its place; `first`; each of score, points, verdict, rank, passed,
        applicable and missing as `_before` (NaN, None) and `_after`; `difference` of the scores, NaN where one is not
        known; `verdict_changed`; `MOVES` as tuples of indicator ids; `moved`: whether anything of this moved.
        """
        now, then = self.after.units, self._then.units
        units = now[_PLACE].assign(first=~now.index.isin(then.index))
        for name in _RATED:
            old = then[name].reindex(now.index)
            units[f"{name}_before"] = (
                old.astype(object).where(old.notna(), None) if name == "verdict" else old
            )
            units[f"{name}_after"] = now[name]
        units["difference"] = rounded((units["score_after"] - units["score_before"]).to_numpy(dtype=float))
        units["verdict_changed"] = ~units["first"] & (units["verdict_before"] != units["verdict_after"])
        for name in MOVES:
            of_kind = self.cells[self.cells[name]].groupby("unit")["indicator"].agg(tuple)
            units[name] = [of_kind.get(code, ()) for code in units.index]
        changed = units.index.isin(self.cells["unit"])
        units["moved"] = ~units["first"] & (units["verdict_changed"] | changed)
        return units

    @cached_property
    def cells(self) -> pd.DataFrame:
        """A row each indicator of a unit that moved: unit, indicator, `outcome_before`, `outcome_after` (`Outcome` as
        int8), `points_before`, `points_after` (NaN where there are none), and a bool for each of `MOVES`.

        Units in rank order, indicators in the edition's. An indicator whose outcome stayed, and those that are not
        scored, did not move, whatever their points.
        """
        now = self.after.outcome.to_numpy()
        was, known = self._aligned(self._then.outcome, Outcome.MISSING)
        kinds = {name: test(was, now) for name, test in MOVES.items()}
        for name in ("newly_passed", "newly_failed", "newly_missing"):
            kinds[name] &= known[:, None]
        changed = (was != now) & (now != Outcome.UNSCORED)
        rows, columns = np.nonzero(changed)
        points, _ = self._aligned(self._then.points, np.nan)
        frame = pd.DataFrame(
            {
                "unit": self.after.units.index[rows],
                "indicator": self.after.outcome.columns[columns],
                "outcome_before": was[rows, columns],
                "outcome_after": now[rows, columns],
                "points_before": points[rows, columns],
                "points_after": self.after.points.to_numpy()[rows, columns],
            }
        )
        return frame.assign(**{name: kind[rows, columns] for name, kind in kinds.items()})

    @cached_property
    def totals(self) -> dict[str, int]:
        """Over all units: `units`, `first`, `moved`, `verdict_changed`, and how many indicators did each of `MOVES`."""
        columns = {name: int(self.units[name].sum()) for name in ("first", "moved", "verdict_changed")}
        return {"units": len(self.units), **columns, **{name: int(self.cells[name].sum()) for name in MOVES}}

    @cached_property
    def _then(self) -> Scores:
        return self.before or self.after.only(())

    def _aligned(self, frame: pd.DataFrame, absent: float) -> tuple[NDArray, NDArray[np.bool_]]:
        """A frame of before with the rows of after, and which of them there were: (n, k), bools (n,)."""
        at = frame.index.get_indexer(self.after.units.index)
        known = at >= 0
        values = np.full((len(at), frame.shape[1]), absent, dtype=frame.to_numpy().dtype)
        values[known] = frame.to_numpy()[at[known]]
        return values, known


def moved(edition: Edition, before: Scores | None, after: Scores) -> Moved:
    """Set two months (or quarters) side by side. Units that only `before` holds are left out."""
    return Moved(edition, before, after)
