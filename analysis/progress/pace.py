"""The pace: whether a unit passes as many indicators as it should by now, to pass all of them at the goal.

The rule is ours (proposed): a straight line, day by day, from what a unit passed at the start to all that apply at the
goal. A month is measured at its last day, the goal's month at the goal.
"""

from collections.abc import Collection, Mapping
from datetime import date

import numpy as np
import pandas as pd

from analysis.completion import is_completed
from analysis.progress.months import Month
from criteria.levels import Bools, Floats, rounded
from scoring import Scores


def pace(
    start: Scores | None,
    now: Scores,
    first: Month,
    month: Month,
    goal_on: date,
    *,
    firsts: Mapping[Month, Scores] | None = None,
    reported: Collection[str] | None = None,
) -> pd.DataFrame:
    """How every unit of `now` stands to the pace in `month`, by code in rank order.

    `start` is what was known on the first day of `first`. For a unit that it does not hold the line begins at the end
    of the month of its first report: `firsts` are the scores by month, in which it is looked up (by default nothing was
    reported before `month`). `reported` are the units that reported for this very month, by default all.

    Columns: `from_start` (bool: the line begins at `start`), `since` (its first day), `passed_start`, `passed`, `wanted`
    (indicators of the base scale that apply to it now), `expected` (float, what the line asks for), `reported`,
    `completed` (a verdict of good tone), `behind` and `behind_by`: how many whole indicators it lacks to the line, 0 for
    whoever completed and whoever did not report, who is not behind but silent. `needed`: how many a month from
    here on, the goal's month included; at and after the goal all that is left.
    """
    units = now.units
    since, passed_start, from_start = _starts(start, now, first, month, firsts or {})
    passed, wanted = (units[name].to_numpy(dtype=float) for name in ("passed", "applicable"))
    completed = is_completed(now.edition, units).to_numpy(dtype=bool)
    spoke = np.ones(len(units), dtype=bool) if reported is None else units.index.isin(list(reported))
    share = _share(since, min(month.last_day, goal_on), goal_on)
    begun = np.minimum(passed_start, wanted)
    expected = rounded(begun + (wanted - begun) * share)
    short = np.where(spoke & ~completed, np.maximum(np.floor(expected) - passed, 0), 0).astype(int)
    left = np.where(completed, 0.0, np.maximum(wanted - passed, 0))
    return pd.DataFrame(
        {
            "from_start": from_start,
            "since": [date.fromordinal(day) for day in since],
            "passed_start": passed_start.astype(int),
            "passed": passed.astype(int),
            "wanted": wanted.astype(int),
            "expected": expected,
            "reported": spoke,
            "completed": completed,
            "behind": short > 0,
            "behind_by": short,
            "needed": left / months_left(month, goal_on),
        },
        index=units.index,
    )


def months_left(month: Month, goal_on: date) -> int:
    """How many months there are after this one up to the goal's, at least 1: what is left then is wanted now."""
    return max(len(month.plus(1).until(Month.of(goal_on))), 1)


def _starts(
    start: Scores | None, now: Scores, first: Month, month: Month, firsts: Mapping[Month, Scores]
) -> tuple[np.ndarray, Floats, Bools]:
    """Where each unit's line begins: the day's ordinal, how many it passed, and whether that is the common start."""
    codes = now.units.index
    since = np.full(len(codes), month.last_day.toordinal())
    passed = now.units["passed"].to_numpy(dtype=float).copy()
    from_start = np.zeros(len(codes), dtype=bool)
    earlier = [(at.last_day, firsts[at]) for at in sorted(firsts, reverse=True) if at < month]
    for day, scores in [*earlier, (first.first_day, start)]:
        if scores is None:
            continue
        at = scores.units.index.get_indexer(codes)
        known = at >= 0
        since[known] = day.toordinal()
        passed[known] = scores.units["passed"].to_numpy(dtype=float)[at[known]]
        from_start = known if scores is start else from_start
    return since, passed, from_start


def _share(since: np.ndarray, day: date, goal_on: date) -> Floats:
    """How much of the way from `since` to the goal is over on a day: 0 to 1; all of it where the goal is no later."""
    whole = (goal_on.toordinal() - since).astype(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(whole > 0, (day.toordinal() - since) / whole, 1.0)
    return np.clip(share, 0.0, 1.0)
