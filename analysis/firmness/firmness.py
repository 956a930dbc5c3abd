"""How firm the ranks are: what becomes of them when indicators weigh a little more or less, or when one is left out."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import ceil

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.firmness.other_weights import BLOCK, Ranks, Weighted
from scoring import Scores

DRAWS, FEWER = 10_000, 2_000
"""How often the weights are drawn; fewer times for more than `MANY` units, so that a reader does not wait."""
MANY = 600
SPREAD = 0.25
"""Each indicator's points are drawn evenly between 75% and 125% of what they are, each by itself."""
SEED = 2022
"""Equal draws for everybody: two readers of one round see one result."""
LOW, HIGH = 0.05, 0.95
WITHIN = 0.9
"""The interval of a rank is from `LOW` to `HIGH` of the draws: this share of them lies within."""
SURE = HIGH
"""Two units are told apart where one is ahead in at least this share of the draws."""


@dataclass(frozen=True)
class Firmness:
    """The ranks of the cohort's n units under drawn weights, in rank order; by competition ranking, so from 1.

    `units`: rank (as in `Scores`), median, low, high (`LOW` and `HIGH` of the draws), best, worst (of all draws),
    out_best, out_worst (of leaving one indicator out), mover (the indicator whose absence moves the unit furthest,
    "" where none moves it) and moved_to (the rank then). `without`: units x indicators of the base scale, the rank
    with that one left out. `ranks`: ints (n, draws).
    """

    units: pd.DataFrame
    without: pd.DataFrame
    ranks: Ranks

    @property
    def draws(self) -> int:
        """How often the weights were drawn."""
        return self.ranks.shape[1]

    @cached_property
    def indicators(self) -> pd.DataFrame:
        """What leaving out each indicator does: moved (units), furthest (places), mean (places), the most moving first."""
        shift = self.without.sub(self.units["rank"], axis=0).abs()
        found = pd.DataFrame(
            {"moved": (shift > 0).sum(), "furthest": shift.max(), "mean": shift.mean()}, shift.columns
        )
        return found.sort_values("mean", ascending=False, kind="stable")

    def against(self, unit: str) -> pd.DataFrame:
        """The shares of the draws in which a unit is `ahead` of and `behind` every other, and whether that is `apart`."""
        own = self.ranks[self.units.index.get_loc(unit)]
        ahead = np.count_nonzero(own < self.ranks, axis=1) / self.draws
        behind = np.count_nonzero(own > self.ranks, axis=1) / self.draws
        apart = (ahead >= SURE) | (behind >= SURE)
        frame = pd.DataFrame({"ahead": ahead, "behind": behind, "apart": apart}, self.units.index)
        return frame.drop(index=unit)

    def alike(self, unit: str) -> tuple[str, ...]:
        """The units that cannot be told from one, in rank order."""
        against = self.against(unit)
        return tuple(map(str, against.index[~against["apart"]]))

    @cached_property
    def neighbours(self) -> pd.DataFrame:
        """Each unit with the one after it: upper, lower (codes), ahead, behind (shares of the draws), apart."""
        upper, lower = self.ranks[:-1], self.ranks[1:]
        ahead = np.count_nonzero(upper < lower, axis=1) / self.draws
        behind = np.count_nonzero(upper > lower, axis=1) / self.draws
        codes = self.units.index
        return pd.DataFrame(
            {
                "upper": codes[:-1],
                "lower": codes[1:],
                "ahead": ahead,
                "behind": behind,
                "apart": (ahead >= SURE) | (behind >= SURE),
            }
        )

    @cached_property
    def apart(self) -> NDArray[np.bool_]:
        """Which pairs are told apart: bools (n, n). Draws are counted only where the intervals leave it open."""
        best, low, high, worst = (self.units[name].to_numpy() for name in ("best", "low", "high", "worst"))
        apart = np.zeros((len(best), len(best)), dtype=bool)
        least = ceil(SURE * self.draws)
        for i, own in enumerate(self.ranks):
            later = slice(i + 1, None)
            ahead = (worst[i] < low[later]) | (high[i] < best[later])
            behind = (worst[later] < low[i]) | (high[later] < best[i])
            apart[i, later] = ahead | behind
            # Who never comes after the other's `high` leaves it no more than 95% less one draw.
            for can_be, beats in ((worst[later] > high[i], np.less), (worst[i] > high[later], np.greater)):
                open_ = i + 1 + np.flatnonzero(can_be & ~apart[i, later])
                apart[i, open_] = np.count_nonzero(beats(own, self.ranks[open_]), axis=1) >= least
        return apart | apart.T

    @property
    def told_apart(self) -> float:
        """The share of all pairs that are told apart, NaN where there is no pair."""
        pairs = len(self.units) * (len(self.units) - 1)
        return float(self.apart.sum() / pairs) if pairs else float("nan")


def firmness(
    scores: Scores, draws: int | None = None, told: Callable[[float], None] = lambda share: None
) -> Firmness:
    """Draw the weights and rank the cohort's units each time; `told` hears the share that is done, from 0 to 1.

    Not applicable and missing are what they are in `score`: units that lack data come after the others in every
    draw. Points outside the base scale (bonus, penalty) are not drawn. All units of the cohort must be in `scores`.
    """
    weighted = Weighted.of(scores)
    n, k = len(weighted.units), len(weighted.ids)
    draws = draws or (DRAWS if n <= MANY else FEWER)
    ranks = np.empty((n, draws), dtype=np.int16)
    weights = np.random.default_rng(SEED).uniform(1 - SPREAD, 1 + SPREAD, (draws, k))
    step = max(1, BLOCK // max(n, 1))
    for start in range(0, draws if n else 0, step):
        ranks[:, start : start + step] = weighted.ranks(weights[start : start + step]).T
        told(min(1.0, (start + step) / draws))
    without = weighted.ranks(1 - np.eye(k)) if n else np.empty((k, 0), dtype=np.int16)
    frame = pd.DataFrame(without.T.astype(int), list(weighted.units), list(weighted.ids))
    return Firmness(_intervals(scores, ranks, frame), frame, ranks)


def _intervals(scores: Scores, ranks: Ranks, without: pd.DataFrame) -> pd.DataFrame:
    """The frame of `Firmness.units`."""
    rank = scores.units.loc[without.index, "rank"].to_numpy()
    ordered = np.sort(ranks, axis=1)
    at = {"low": LOW, "median": 0.5, "high": HIGH}
    columns = {name: ordered[:, max(0, ceil(q * ranks.shape[1]) - 1)].astype(int) for name, q in at.items()}
    shift = np.abs(without.to_numpy() - rank[:, None])
    furthest = shift.argmax(axis=1)
    rows = np.arange(len(without))
    moved = shift[rows, furthest] > 0
    return pd.DataFrame(
        {
            "rank": rank,
            "median": columns["median"],
            "low": columns["low"],
            "high": columns["high"],
            "best": ordered[:, 0].astype(int),
            "worst": ordered[:, -1].astype(int),
            "out_best": without.min(axis=1).to_numpy(),
            "out_worst": without.max(axis=1).to_numpy(),
            "mover": np.where(moved, without.columns.to_numpy(dtype=object)[furthest], ""),
            "moved_to": without.to_numpy()[rows, furthest],
        },
        without.index,
    )
