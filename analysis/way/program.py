"""The fewest and nearest changes that reach a verdict: exact integer programming over what each change adds.

A verdict is reached when all needs of its conditions are met and each verdict that is tried before it fails in at least
one. The program is a little wider than that (comparisons by rounding, a capped bonus), so what it finds is rated
exactly, and what does not hold is cut off until it finds one that does. What it finds then is the least there is.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp  # type: ignore[import-untyped]

from criteria.conditions import Need, UnitTotals
from criteria.levels import Bools, Floats
from criteria.verdicts import Verdict

_SLACK = 1e-6
"""How much wider a need on points is made: the solver's own tolerance, and more than rounding moves a comparison."""


@dataclass(frozen=True)
class Moves:
    """The m changes that one unit can make. `gains`: what each adds to each total, floats (m,), the cap left aside.

    `effort`: floats (m,) from 0 to 1. `clashes`: pairs of which only one can be made. `over`: by how much the bonuses
    exceed their cap now (below it: negative; -inf without one), `bonus`: what each change adds to them.
    """

    gains: Mapping[str, Floats]
    effort: Floats
    clashes: tuple[tuple[int, int], ...]
    over: float
    bonus: Floats


def fewest(
    verdicts: tuple[Verdict, ...],
    accepted: Collection[int],
    now: UnitTotals,
    moves: Moves,
    holds: Callable[[Bools], bool],
) -> Bools | None:
    """Return which changes reach one of the `accepted` verdicts: the fewest, and of those the least effort.

    `now` are the totals as they are, the bonus uncapped; `holds` tells exactly whether changes reach an accepted
    verdict. None where no changes do.
    """
    found: list[tuple[float, Bools]] = []
    for target in sorted(accepted):
        program = _Program(moves, now)
        if program.reach(verdicts, target, accepted):
            chosen = program.least(holds)
            if chosen is not None:
                found.append((program.cost(chosen), chosen))
    return min(found, key=lambda one: one[0])[1] if found else None


class _Program:
    """Columns: the changes, the part of the bonuses that is cut off, then one for each need that may be missed."""

    def __init__(self, moves: Moves, now: UnitTotals) -> None:
        self._moves, self._now = moves, now
        self._size = len(moves.effort)
        self._missable = 0
        self._rows: list[tuple[dict[int, float], float, float]] = []
        for pair in moves.clashes:
            self._add(dict.fromkeys(pair, 1.0), -np.inf, 1.0)
        if np.isfinite(moves.over):
            cut = {self._size: 1.0} | {i: -gain for i, gain in enumerate(moves.bonus)}
            self._add(cut, moves.over, np.inf)

    def cost(self, chosen: Bools) -> float:
        """One more change weighs more than all efforts together."""
        return float(((self._size + 1.0) + self._moves.effort)[chosen].sum())

    def reach(self, verdicts: tuple[Verdict, ...], target: int, accepted: Collection[int]) -> bool:
        """Demand a verdict and that none before it fits; False where that cannot be."""
        for need in self._needs(verdicts[target]):
            if need.at_least == np.inf:
                return False
            coefficients, now = self._sum(need)
            self._add(coefficients, need.at_least - now - self._slack(need), np.inf)
        return all(self._miss(verdicts[i]) for i in range(target) if i not in accepted)

    def _needs(self, verdict: Verdict) -> list[Need]:
        return [need for condition in verdict.when for need in condition.needs(self._now)]

    def _slack(self, need: Need) -> float:
        return 0.5 if need.whole else _SLACK * max(1.0, abs(need.at_least))

    def _sum(self, need: Need) -> tuple[dict[int, float], float]:
        """The totals of a need as coefficients of the columns, and what they are now."""
        gains = sum((self._moves.gains[key] for key in need.totals), np.zeros(self._size))
        coefficients = {int(i): float(gains[i]) for i in np.flatnonzero(gains)}
        if "score" in need.totals and np.isfinite(self._moves.over):
            coefficients[self._size] = -1.0
        return coefficients, sum(self._now[key] for key in need.totals)

    def _miss(self, verdict: Verdict) -> bool:
        """Demand that one of a verdict's needs is not met; False where it has none and always fits."""
        needs = self._needs(verdict)
        if any(need.at_least == np.inf for need in needs):
            return True
        missed = {}
        for need in needs:
            coefficients, now = self._sum(need)
            below = need.at_least - now + (-0.5 if need.whole else self._slack(need))
            column = self._size + 1 + self._missable
            self._missable += 1
            # Where the column is 1 the sum stays below; where it is 0 nothing is demanded.
            room = max(sum(max(c, 0.0) for c in coefficients.values()) - below, 0.0)
            self._add(coefficients | {column: room}, -np.inf, below + room)
            missed[column] = 1.0
        self._add(missed, 1.0, np.inf)
        return bool(needs)

    def _add(self, coefficients: dict[int, float], lower: float, upper: float) -> None:
        self._rows.append((coefficients, lower, upper))

    def least(self, holds: Callable[[Bools], bool]) -> Bools | None:
        """Solve; cut off what does not hold when rated exactly, and solve again."""
        while True:
            chosen = self._solved()
            if chosen is None or holds(chosen):
                return chosen
            other = {i: -1.0 if taken else 1.0 for i, taken in enumerate(chosen)}
            self._add(other, 1.0 - float(chosen.sum()), np.inf)

    def _solved(self) -> Bools | None:
        width = self._size + 1 + self._missable
        matrix = np.zeros((len(self._rows), width))
        for row, (coefficients, _, _) in enumerate(self._rows):
            matrix[row, list(coefficients)] = list(coefficients.values())
        cost, whole, most = np.zeros(width), np.ones(width), np.ones(width)
        cost[: self._size] = self._size + 1.0 + self._moves.effort
        whole[self._size], most[self._size] = 0, np.inf if np.isfinite(self._moves.over) else 0
        result = milp(
            cost,
            integrality=whole,
            bounds=Bounds(0.0, most),
            constraints=LinearConstraint(
                matrix, [lower for _, lower, _ in self._rows], [upper for _, _, upper in self._rows]
            ),
            options={"mip_rel_gap": 0.0},
        )
        return None if result.x is None else result.x[: self._size] > 0.5
