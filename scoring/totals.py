"""Totals: counts, points and score of every unit, all together and by group."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from criteria import Edition
from criteria.levels import Floats
from criteria.verdicts import SUBSETS, Subset
from scoring.cells import THOUSANDTHS, Cells
from scoring.outcomes import Outcome


@dataclass(frozen=True)
class Totals:
    """Totals of n units.

    `by_key` is what verdict conditions read (see `criteria.verdicts.Totals`). `points`, `maximum` (of what
    applies, base scale only), `bonus` (bonuses less penalties) and `score`: floats (n,), score NaN where
    nothing applies. `groups`: arrays (n,) by (group id, points | applicable_max | passed | applicable).
    """

    by_key: dict[str, Floats]
    groups: dict[tuple[str, str], NDArray]
    points: Floats
    maximum: Floats
    bonus: Floats
    score: Floats

    def count(self, of: str, subset: Subset = "applicable") -> NDArray[np.int64]:
        """Counts of the base scale's indicators: `of` is count, passed or missing."""
        return self.by_key[f"{of}.{subset}"].astype(np.int64)


def total(edition: Edition, cells: Cells) -> Totals:
    """Add up the cells of n units. Sums are exact, because all terms are whole."""
    base = np.array([i.in_base for i in edition.indicators])
    flags = {
        "count": cells.outcome != Outcome.NOT_APPLICABLE,
        "passed": cells.outcome == Outcome.PASSED,
        "missing": cells.outcome == Outcome.MISSING,
    }
    subsets = _subsets(edition, base)
    by_key = {f"{key}.{s}": _sums(flag, subsets[s]) for key, flag in flags.items() for s in SUBSETS}
    most = np.array([[round(i.points * THOUSANDTHS)] for i in edition.indicators], dtype=float)
    amounts = {"points": cells.thousandths, "applicable_max": np.where(flags["count"], most, 0.0)}
    groups: dict[tuple[str, str], NDArray] = {}
    n = cells.value.shape[1]
    points, maximum = np.zeros(n), np.zeros(n)
    for group in edition.groups:
        of = base & np.array([i.group == group.id for i in edition.indicators])
        got, full = (_sums(amount, of) for amount in amounts.values())
        points, maximum = points + got, maximum + full
        by_key[f"share.{group.id}"] = _ratio(got, full)
        groups[group.id, "points"], groups[group.id, "applicable_max"] = got / THOUSANDTHS, full / THOUSANDTHS
        groups[group.id, "passed"] = _sums(flags["passed"], of).astype(np.int64)
        groups[group.id, "applicable"] = _sums(flags["count"], of).astype(np.int64)
    bonus = _bonus(edition, cells)
    by_key["score"] = _ratio(points * edition.scale, maximum) + bonus
    return Totals(by_key, groups, points / THOUSANDTHS, maximum / THOUSANDTHS, bonus, by_key["score"])


def _sums(matrix: NDArray, rows: NDArray[np.bool_]) -> Floats:
    """Add the chosen indicators of each unit: (k, n), bools (k,) -> floats (n,)."""
    return matrix[rows].sum(axis=0, dtype=float)


def _ratio(part: Floats, whole: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(whole > 0, part / whole, np.nan)


def _subsets(edition: Edition, base: NDArray[np.bool_]) -> dict[Subset, NDArray[np.bool_]]:
    mandatory = np.array([i.mandatory for i in edition.indicators])
    return {"applicable": base, "mandatory": base & mandatory, "optional": base & ~mandatory}


def _bonus(edition: Edition, cells: Cells) -> Floats:
    """Points outside the base scale: bonuses (at most the edition's cap) less penalties: floats (n,)."""
    bonus, penalty = (
        _sums(cells.thousandths, np.array([i.counts == kind for i in edition.indicators])) / THOUSANDTHS
        for kind in ("bonus", "penalty")
    )
    return (bonus if edition.bonus_cap is None else np.minimum(bonus, edition.bonus_cap)) - penalty
