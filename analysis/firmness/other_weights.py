"""Ranks as they would be if indicators weighed more or less: the points of the base scale multiplied, all else kept."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from criteria.levels import Floats
from scoring import Outcome, Scores
from scoring.cells import THOUSANDTHS

Ranks = NDArray[np.int16]
BLOCK = 250_000
"""Scores that are ranked at a time: they stay in the processor's own memory, whatever the number of units."""

_NINTH = 1e9
"""Scores are compared at nine decimals, as `scoring.ranking` does."""


@dataclass(frozen=True)
class Weighted:
    """What n units earned of k indicators of the base scale, ready to be weighed anew; only units of the cohort.

    `earned` and `most`: whole thousandths of points, floats (k, n), 0 where it does not apply. `missing`: floats
    (k, n), 1 where an answer is missing. `bonus`: floats (n,). `ids`: the indicators.
    """

    units: tuple[str, ...]
    ids: tuple[str, ...]
    earned: Floats
    most: Floats
    missing: Floats
    bonus: Floats
    scale: float

    @classmethod
    def of(cls, scores: Scores) -> "Weighted":
        """The cohort's units of some scores, in rank order."""
        indicators = scores.edition.indicators
        base = np.array([one.in_base for one in indicators])
        cohort = scores.units["in_cohort"].to_numpy(dtype=bool)
        outcome = scores.cells.outcome[base][:, cohort]
        full = np.array([round(one.points * THOUSANDTHS) for one in indicators], dtype=float)[base]
        return cls(
            units=tuple(map(str, scores.units.index[cohort])),
            ids=tuple(one.id for one in indicators if one.in_base),
            earned=np.ascontiguousarray(scores.cells.thousandths[base][:, cohort]),
            most=np.where(outcome != Outcome.NOT_APPLICABLE, full[:, None], 0.0),
            missing=(outcome == Outcome.MISSING).astype(float),
            bonus=scores.units["bonus"].to_numpy(dtype=float)[cohort],
            scale=scores.edition.scale,
        )

    def ranks(self, weights: Floats) -> Ranks:
        """Return the ranks under weights: floats (d, k), each 1 for as it is -> ints (d, n), competition ranking.

        A weight of 0 leaves an indicator out, its missing answers too: the rest is ranked as the edition without
        it would be.
        """
        points, maximum = weights @ self.earned, weights @ self.most
        with np.errstate(invalid="ignore", divide="ignore"):
            score = np.where(maximum > 0, points * self.scale / maximum, np.nan) + self.bonus
        asked = (weights > 0).astype(float) if (weights == 0).any() else np.ones((1, len(self.ids)))
        return _competition(_keys(score, asked @ self.missing > 0))


def _keys(score: Floats, lacking: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The less, the better, as whole numbers: floats (d, n); those that lack data come after all that lack none."""
    unknown = np.isnan(score)
    lost = np.floor(np.where(unknown, 0.0, score) * _NINTH + 0.5).astype(np.int64)
    np.negative(lost, out=lost)
    least, span = int(lost.min()), int(np.ptp(lost)) + 2
    lost -= least
    lost[unknown] = span - 1
    return np.add(lost, span, out=lost, where=lacking)


def _competition(keys: NDArray[np.int64]) -> Ranks:
    """Rank each row, from 1; ties share a rank: ints (d, n) -> ints (d, n)."""
    order = np.argsort(keys, axis=1)
    order += np.arange(len(keys))[:, None] * keys.shape[1]
    ordered = keys.ravel()[order]
    place = np.tile(np.arange(1, keys.shape[1] + 1, dtype=np.int16), (len(keys), 1))
    place[:, 1:][ordered[:, 1:] == ordered[:, :-1]] = 1
    ranks = np.empty(keys.shape, dtype=np.int16)
    ranks.ravel()[order] = np.maximum.accumulate(place, axis=1)
    return ranks
