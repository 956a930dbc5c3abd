"""The monthly progress of the round that is looked at, and how all stand in a period: each worked out once."""

from collections.abc import Collection
from datetime import date

from analysis.progress.months import Month
from analysis.progress.periods import Period
from analysis.progress.reporting import reporting
from analysis.progress.standing import Standing
from store import PlanNotFound, Progress, ProgressReport, progress
from ui.rating import Rating, once
from ui.who import access
from units import sort_key
from wording.moments import in_vietnam, said_day, today_in_vietnam


def progress_of(rating: Rating) -> Progress | None:
    """The progress as the reader may see it; None where the round has no plan of monthly reports."""
    try:
        return progress(access(), rating.round.id)
    except PlanNotFound:
        return None


def today() -> date:
    """The day in Vietnam."""
    return today_in_vietnam()


def listed(found: Progress) -> tuple[str, ...]:
    """Codes of the units that are to report and that the reader sees, in the Vietnamese order of their labels."""
    return once(
        found, "listed", lambda: tuple(sorted(found.round.cohort, key=lambda c: sort_key(found.labels[c])))
    )


def standing_of(found: Progress, period: Period, codes: Collection[str] | None = None) -> Standing:
    """How the units that the reader sees (or some of them) stand in a period, in the order of their labels."""
    wanted = None if codes is None else set(codes)
    asked = tuple(code for code in listed(found) if wanted is None or code in wanted)
    day = today()
    return once(found, ("standing", period, day, asked), lambda: _standing(found, period, asked, day))


def _standing(found: Progress, period: Period, asked: tuple[str, ...], day: date) -> Standing:
    days = {key: in_vietnam(report.at).date() for key, report in found.reports.items()}
    return Standing(
        period,
        found.units.loc[list(asked)],
        reporting(asked, period, found.plan.due_day, days, day),
        found.pace(period.last),
        found.moved(period.last, quarter=period.is_quarter),
    )


def latest_reports(rating: Rating) -> dict[str, ProgressReport]:
    """Each unit's report of the latest month, by code; empty where the round has none."""
    found = progress_of(rating)
    if found is None:
        return {}
    return once(found, "latest-reports", lambda: _latest(found))


def _latest(found: Progress) -> dict[str, ProgressReport]:
    return {code: found.reports[code, month] for code, month in sorted(found.reports, key=lambda key: key[1])}


def round_name_of(rating: Rating, month: Month | None) -> str:
    """What a checklist says it was made for: the round, or one of its monthly reports."""
    return rating.round.name if month is None else f"{rating.round.name} · {month.name.vi}"


def goal_day(found: Progress) -> str:
    """The day that the pace leads to."""
    return said_day(found.plan.goal_on)
