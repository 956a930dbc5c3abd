"""Ranks: competition ranking, ties share a rank, complete units before those that lack data."""

import numpy as np
from numpy.typing import NDArray

from criteria.levels import Bools, Floats

Ints = NDArray[np.int64]


def rank_order(score: Floats, complete: Bools) -> Ints:
    """Return positions from the best to the last: floats (n,), bools (n,) -> ints (n,); ties keep their order."""
    return np.lexsort((np.where(np.isnan(score), np.inf, -score), ~complete))


def competition_ranks(score: Floats, complete: Bools, counted: Bools, within: Ints) -> Ints:
    """Return each unit's rank among those with the same `within`: ints (n,), from 1.

    A rank is one more than the number of `counted` units (those of the cohort) that are strictly better, so a
    unit outside the cohort gets the rank it would have, and moves nobody.
    """
    lost = np.where(np.isnan(score), np.inf, -score)
    order = np.lexsort((lost, ~complete, within))
    keys = np.column_stack([within[order], (~complete)[order], lost[order]])
    new_run = np.ones(len(order), dtype=bool)
    new_run[1:] = (keys[1:] != keys[:-1]).any(axis=1)
    new_place = np.ones(len(order), dtype=bool)
    new_place[1:] = within[order][1:] != within[order][:-1]
    before = np.cumsum(counted[order]) - counted[order]
    at_run = np.maximum.accumulate(np.where(new_run, np.arange(len(order)), 0))
    at_place = np.maximum.accumulate(np.where(new_place, np.arange(len(order)), 0))
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = before[at_run] - before[at_place] + 1
    return ranks
