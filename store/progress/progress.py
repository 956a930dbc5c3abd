"""The progress of a round: how its units stand month by month, as each person sees them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from analysis.progress import Month, Moved, Quarter, moved, pace
from criteria import Edition
from criteria.correspondence import Correspondence
from scoring import Scores
from store.progress.months import OfSome
from store.progress.plan import ProgressPlan
from store.progress.reports import ProgressReport
from store.ratings.seen_units import SeenUnits
from store.rounds.rounds import Round


@dataclass(frozen=True)
class Progress(SeenUnits):
    """A round's monthly reports as one person sees them, and how the units stood at every month.

    All of it is what units say of themselves, not appraised. `round.cohort` and all frames hold the assigned units
    that the person sees; ranks are those among all. `months` are those that can be reported by now. `start` are the
    scores before the first month, None without a base round; `by_month` those of each month, computed when asked for,
    of the units of which something is known. `carried` tells which rows of another edition the start was taken from,
    None where it is the same. `reports` holds the latest of a unit and month. `seen` are the codes that the person sees,
    None for all; `of` is the progress of all units that this is a part of, None for that itself.
    """

    plan: ProgressPlan
    round: Round
    edition: Edition
    units: pd.DataFrame
    months: tuple[Month, ...]
    start: Scores | None
    by_month: Mapping[Month, Scores]
    reports: dict[tuple[str, Month], ProgressReport]
    carried: Correspondence | None
    seen: frozenset[str] | None = None
    of: "Progress | None" = None

    def reported(self, month: Month) -> tuple[str, ...]:
        """Codes of the assigned units that reported for a month, in the cohort's order."""
        return tuple(code for code in self.round.cohort if (code, month) in self.reports)

    def silent(self, month: Month) -> tuple[str, ...]:
        """Codes of those that did not."""
        return tuple(code for code in self.round.cohort if (code, month) not in self.reports)

    def days_late(self, code: str, month: Month) -> int:
        """How many days after its due day a unit's latest report of a month came; 0 in time. Raises KeyError."""
        return self.plan.days_late(month, self.reports[code, month].at)

    def unchanged(self, code: str, month: Month) -> bool:
        """Whether a unit's latest report of a month gives the answers of the report that it stood by before.

        Where it is the first, whether it came as "nothing changed": without a file. Raises KeyError.
        """
        report = self.reports[code, month]
        earlier = [one for (unit, at), one in self.reports.items() if unit == code and at < month]
        if not earlier:
            return report.file_sha256 is None and not self.round.demonstration
        return max(earlier, key=lambda one: one.month).digest == report.digest

    def before(self, month: Month, *, quarter: bool = False) -> Scores | None:
        """The scores with which a month (or the quarter that it closes) began; None where nothing was known."""
        last = Quarter.of(month).before.months[-1] if quarter else month.plus(-1)
        found = self.start if last < self.plan.first_month else self.by_month[last]
        return None if found is None or found.units.empty else found

    def moved(self, month: Month, *, quarter: bool = False) -> Moved:
        """What moved in a month, or in the quarter that is told by it."""
        return moved(self.edition, self.before(month, quarter=quarter), self.by_month[month])

    def pace(self, month: Month) -> pd.DataFrame:
        """How every unit stands to the pace at a month (see `analysis.progress.pace`); only who reported can be behind."""
        earlier = {at: self.by_month[at] for at in self.months if at < month}
        plan, reported = self.plan, self.reported(month)
        now_ = self.by_month[month]
        return pace(
            self.start, now_, plan.first_month, month, plan.goal_on, firsts=earlier, reported=reported
        )

    def only(self, codes: frozenset[str]) -> "Progress":
        """The same, of some units alone."""
        return replace(
            self,
            round=replace(self.round, cohort=tuple(code for code in self.round.cohort if code in codes)),
            start=None if self.start is None else self.start.only(codes),
            by_month=OfSome(self.by_month, codes),
            reports={key: one for key, one in self.reports.items() if key[0] in codes},
            seen=codes,
            of=self,
        )
