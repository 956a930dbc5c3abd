"""The trend: the share of indicators passed by all units, month by month, beside the line that leads to the goal."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from analysis.progress.months import Month
from criteria.levels import rounded
from scoring import Scores


def trend(
    start: Scores | None, by_month: Mapping[Month, Scores], first: Month, goal_on: date
) -> pd.DataFrame:
    """Every month from `first` to the goal's: `units` (known by then), `passed` and `wanted` (sums over them), `share`
    (0 to 1, NaN while nothing is known or the month has not come) and `expected` (the line: a straight one, day by day,
    from the start, or else from the first month that is known, to all at the goal; NaN before it).
    """
    months = first.until(max(Month.of(goal_on), *by_month, first))
    rows = [_sums(by_month.get(month)) for month in months]
    frame = pd.DataFrame(rows, index=pd.Index(months, dtype=object), columns=["units", "passed", "wanted"])
    frame["share"] = frame["passed"] / frame["wanted"].where(frame["wanted"] > 0)
    _, passed, wanted = _sums(start)
    since, share = first.first_day, passed / wanted if wanted else float("nan")
    if not wanted and frame["share"].notna().any():
        at = frame["share"].first_valid_index()
        assert isinstance(at, Month)
        since, share = at.last_day, float(frame["share"][at])
    line = np.array([_line(month, since, share, goal_on) for month in months], dtype=np.float64)
    frame["expected"] = rounded(line)
    return frame


def _sums(scores: Scores | None) -> tuple[int, int, int]:
    if scores is None:
        return 0, 0, 0
    units = scores.units[scores.units["in_cohort"]]
    return len(units), int(units["passed"].sum()), int(units["applicable"].sum())


def _line(month: Month, since: date, share: float, goal_on: date) -> float:
    day = min(month.last_day, goal_on)
    if day < since:
        return float("nan")
    whole = (goal_on - since).days
    return share + (1 - share) * ((day - since).days / whole if whole > 0 else 1.0)
