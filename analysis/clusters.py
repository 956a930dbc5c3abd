"""Units that miss alike: groups by the indicators that units fail or have not answered, and an order that shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, leaves_list, linkage, optimal_leaf_ordering  # type: ignore[import-untyped]
from scipy.spatial.distance import pdist  # type: ignore[import-untyped]

from criteria.levels import Bools
from scoring import Outcome, Scores

GROUPS = 6
"""So many groups at most, besides those that miss nothing."""
LONGEST_ORDER = 600
"""Of more different patterns the order within the tree is left as it comes: the best one takes too long to find."""


@dataclass(frozen=True)
class Alike:
    """`order`: the codes of all units, like beside like; `group`: the number of each unit's group, by code.

    Group 0 misses nothing and comes first; within what misses the very same, units stand in rank order.
    """

    order: tuple[str, ...]
    group: pd.Series


def alike(scores: Scores) -> Alike:
    """Group the units by what they miss.

    A fail and a missing answer are different things: units are the nearer, the fewer indicators there are on which
    they differ (Ward's method on the different patterns). The same scores always give the same groups.
    """
    missing = (scores.outcome == Outcome.MISSING).to_numpy()
    patterns, pattern = np.unique(np.hstack([_failed(scores), missing]), axis=0, return_inverse=True)
    place, group = _arranged(patterns)
    order = np.argsort(place[pattern], kind="stable")
    numbered = pd.Series(group[pattern], scores.units.index, name="group")
    return Alike(tuple(str(code) for code in scores.units.index[order]), numbered)


def most_shared(scores: Scores, units: Sequence[str], at_most: int = 3) -> list[str]:
    """The ids of the indicators that most of these units fail or have not answered, at least a third of them."""
    lacking = _failed(scores) | (scores.outcome == Outcome.MISSING)
    share = lacking.loc[list(units)].mean()
    found = share[share >= 1 / 3].sort_values(ascending=False, kind="stable")
    return [str(one) for one in found.index[:at_most]]


def _failed(scores: Scores) -> pd.DataFrame:
    """Which indicators are failed that a unit would want to pass: bools (units x indicators)."""
    wanted = np.array([one.is_wanted for one in scores.edition.indicators])
    return (scores.outcome == Outcome.FAILED) & wanted


def _arranged(patterns: Bools) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The place of each pattern in the order, and the number of its group, from few misses to many; 0 without any."""
    place, group = np.zeros((2, len(patterns)), dtype=np.int64)
    some = np.flatnonzero(patterns.any(axis=1))
    if len(some) < 2:
        place[some] = group[some] = 1
        return place, group
    distances = pdist(patterns[some].astype(float))
    tree = linkage(distances, "ward")
    if len(some) <= LONGEST_ORDER:
        tree = optimal_leaf_ordering(tree, distances)
    leaves, numbers = leaves_list(tree), fcluster(tree, GROUPS, "maxclust")
    misses = patterns[some].sum(axis=1)
    by_misses = sorted(set(numbers.tolist()), key=lambda one: (misses[numbers == one].mean(), one))
    group[some] = [1 + by_misses.index(number) for number in numbers.tolist()]
    together = leaves[
        np.argsort(group[some[leaves]], kind="stable")
    ]  # who misses little stands near who misses none
    place[some[together]] = np.arange(1, len(some) + 1)
    return place, group
