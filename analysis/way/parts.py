"""Which parts of a composite indicator are to be met so that it just passes."""

import numpy as np

from criteria.levels import Bools, Floats, reached
from criteria.rules import BestOfRule, CompositeRule


def parts_to_meet(rule: CompositeRule, base: Floats, full: Floats, bar: float) -> Bools:
    """Return which parts to bring to their most: the fewest that reach the threshold; all gainful ones if none do.

    `base` and `full` are the parts' fractions as they are (nothing missing) and at their most: floats (parts,).
    """
    shares = np.array([part.share for part in rule.items])
    chosen = np.zeros(len(shares), dtype=bool)
    if isinstance(rule, BestOfRule):
        worth = shares * full
        enough = np.flatnonzero(reached(worth, bar))
        if enough.size:
            chosen[enough[np.argmin(worth[enough])]] = True
        return chosen
    gains = shares * (full - base)
    reached_so = float(shares @ base)
    for part in np.argsort(-gains, kind="stable"):
        if gains[part] <= 0 or reached(np.array([reached_so]), bar)[0]:
            break
        chosen[part] = True
        reached_so += gains[part]
    return chosen
