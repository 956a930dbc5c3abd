"""What letters tell of monthly reports: which month is asked for, who owes it, and who falls behind the pace."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from analysis.progress import Month
from store import Access, Progress, ProgressPlan, Round, Status, progress, progress_plan

AHEAD = timedelta(days=7)
"""A report is asked for as soon as it is due before the next letter."""


@dataclass(frozen=True)
class Monthly:
    """The monthly reports of an open round as one person sees them; `asked` are the months that are asked for."""

    progress: Progress
    asked: Sequence[Month]

    @property
    def plan(self) -> ProgressPlan:
        """From when on, and by which day, is reported."""
        return self.progress.plan

    def owed(self, code: str) -> list[Month]:
        """The months that a unit owes: a later report covers those before it."""
        last = self._last.get(code)
        return [month for month in self.asked if last is None or month > last]

    @cached_property
    def _last(self) -> dict[str, Month]:
        """The last month that each unit reported for."""
        return dict(sorted(self.progress.reports, key=lambda key: key[1]))

    def silent(self, codes: Collection[str]) -> list[str]:
        """Those of some units that owe the last month asked for."""
        return [code for code in codes if self.owed(code)]

    def behind(self, codes: Collection[str]) -> dict[str, int]:
        """By how many indicators units fall behind the pace at the last month asked for; who did not report is silent."""
        if not self.asked:
            return {}
        told = self.progress.pace(self.asked[-1])
        late = told[told["behind"]]["behind_by"]
        return {str(code): int(by) for code, by in late.items() if code in codes}


def monthly(access: Access, round_: Round, today: date) -> Monthly | None:
    """The monthly reports of a round; None where there is no plan, or the round is not open any more."""
    plan = progress_plan(access, round_.id) if round_.status is Status.OPEN else None
    if plan is None:
        return None
    found = progress(access, round_.id)
    return Monthly(found, [month for month in found.months if plan.due(month) <= today + AHEAD])
