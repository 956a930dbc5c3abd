"""Reporting: who reported in a period, who is late and by how many days."""

from collections.abc import Collection, Container, Mapping
from datetime import date

import pandas as pd

from analysis.progress.months import Month
from analysis.progress.periods import Period


def reporting(
    codes: Collection[str],
    period: Period,
    due_day: int,
    reported: Mapping[tuple[str, Month], date],
    today: date,
) -> pd.DataFrame:
    """Who of these units reported for the months of the period; `reported` has the day of each latest report.

    By code, in the order given: `reports` (how many months were reported), `lacking` (the months that were not, a
    tuple), `due` (the day when the first of these is or was due, None where none lacks), `days_late` (how many days ago
    that was, 0 while it is not over), `came_late` (bool: the report of some month came after its day).
    """
    days = {month: month.due(due_day) for month in period.months}
    rows = []
    for code in codes:
        came = {month: reported.get((code, month)) for month in period.months}
        lacking = tuple(month for month, day in came.items() if day is None)
        due = days[lacking[0]] if lacking else None
        late = any(day is not None and day > days[month] for month, day in came.items())
        rows.append((len(days) - len(lacking), lacking, due, max((today - due).days, 0) if due else 0, late))
    columns = ["reports", "lacking", "due", "days_late", "came_late"]
    return pd.DataFrame(rows, index=pd.Index(list(codes), dtype=object), columns=columns)


def lacking_until(
    codes: Collection[str], months: Collection[Month], month: Month, reported: Container[tuple[str, Month]]
) -> dict[str, tuple[Month, ...]]:
    """The months before `month` for which each unit has not reported, by code."""
    earlier = [one for one in months if one < month]
    return {code: tuple(one for one in earlier if (code, one) not in reported) for code in codes}
