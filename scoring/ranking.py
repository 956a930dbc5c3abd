"""Ranks: competition ranking, ties share a rank, complete units before those that lack data."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from criteria.levels import Bools, Floats, rounded

Ints = NDArray[np.int64]


def rank_order(score: Floats, complete: Bools) -> Ints:
    """Return positions, best first: floats (n,), bools (n,) -> ints (n,); ties keep their order."""
    return np.lexsort((shortfall(score), ~complete))


def competition_ranks(score: Floats, complete: Bools, counted: Bools, within: Ints) -> Ints:
    """Return each unit's rank among those with the same `within`: ints (n,), from 1.

    A rank is one more than the number of `counted` units (those of the cohort) that are strictly better, so a
    unit outside the cohort gets the rank it would have, and moves nobody.
    """
    lost = shortfall(score)
    order = np.lexsort((lost, ~complete, within))
    new_place = _changes(within[order])
    new_run = new_place | _changes(complete[order]) | _changes(lost[order])
    before: Ints = np.cumsum(counted[order]) - counted[order]
    at_run = np.maximum.accumulate(np.where(new_run, np.arange(len(order)), 0))
    at_place = np.maximum.accumulate(np.where(new_place, np.arange(len(order)), 0))
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = before[at_run] - before[at_place] + 1
    return ranks


def _changes(values: NDArray[Any]) -> Bools:
    """Tell where a value differs from the one before it; the first one does."""
    return np.concatenate([[True], values[1:] != values[:-1]])


def shortfall(score: Floats) -> Floats:
    """The less, the better; scores that differ by less than the ninth decimal are equal, none comes last."""
    return np.where(np.isnan(score), np.inf, -rounded(score))
