"""Timeline: rounds one after the other, of the cohort beside the assigned path and of one commune.

When a round took place is read from its own dates. The year that a list was assigned for and the edition are other
things: nothing is inferred from one about another.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from analysis.completion import is_completed
from criteria import Edition, Indicator, Slot
from criteria.correspondence import Dropped, correspondence
from scoring import Look, Outcome, look_of_tone

DatedBy = Literal["deadline", "opening"]
"""Which of its dates says when a round took place; a round without a deadline has only the day it opens."""

COLUMNS = [
    "rank",
    "score",
    "points",
    "applicable_max",
    "completeness",
    "passed",
    "applicable",
    "verdict",
    "in_cohort",
]
"""What a timeline needs of `Scores.units`."""


@dataclass(frozen=True)
class Held:
    """A round that was held, as a timeline needs it.

    `units` are the `COLUMNS` of the units scored and `outcome` their outcomes (see `Scores`), by code; `cohort` the
    codes assigned. `whole` is False where the reader sees some of the units only: their ranks are those among all.
    """

    id: int
    name: str
    era: str
    edition: Edition
    opens_on: date
    deadline: date | None
    demonstration: bool
    cohort: tuple[str, ...]
    units: pd.DataFrame
    outcome: pd.DataFrame
    whole: bool = True

    def day(self, dated_by: DatedBy) -> date:
        """When it took place."""
        return self.deadline if dated_by == "deadline" and self.deadline else self.opens_on

    def look(self, code: str) -> Look:
        """How the verdict of a unit looks."""
        verdict = self.edition.verdict_by_id[str(self.units.at[code, "verdict"])]
        return look_of_tone(verdict.tone, verdict.name)


def in_order(rounds: Iterable[Held], dated_by: DatedBy) -> list[Held]:
    """The rounds from the first to the last; of the same day the one made first goes first."""
    return sorted(rounds, key=lambda held: (held.day(dated_by), held.id))


def cohort_path(
    rounds: Iterable[Held], dated_by: DatedBy, targets: pd.Series, targets_era: str
) -> pd.DataFrame:
    """One row a round, in order, by round id: how its cohort did, and how far the units are together.

    day, year; assigned, submitted, completed (ints), share (of those assigned); total: how many different units of the
    era completed in this round or in one before; target: what `targets` (by year) says for the year, NaN beyond the
    path and for another era than `targets_era`; ahead: total - target; edition_changed: whether the round before
    in the same line had another edition. Demonstrations make a line of their own, and so does each era: invented
    figures and units of other boundaries are never added to others.
    """
    completed: dict[tuple[str, bool], set[str]] = {}
    before: dict[tuple[str, bool], Edition] = {}
    rows = []
    for held in in_order(rounds, dated_by):
        line, day = (held.era, held.demonstration), held.day(dated_by)
        assigned = held.units[held.units["in_cohort"]]
        done = set(assigned.index[is_completed(held.edition, assigned)])
        reached = completed.setdefault(line, set())
        reached |= done
        target = float(targets.get(day.year, np.nan)) if held.era == targets_era else np.nan
        rows.append(
            {
                "round": held.id,
                "day": day,
                "year": day.year,
                "era": held.era,
                "demonstration": held.demonstration,
                "assigned": len(held.cohort),
                "submitted": len(assigned),
                "completed": len(done),
                "share": len(done) / len(held.cohort),
                "total": len(reached),
                "target": target,
                "ahead": len(reached) - target,
                "edition_changed": held.edition != before.get(line, held.edition),
            }
        )
        before[line] = held.edition
    return pd.DataFrame(rows, columns=_PATH).set_index("round")


_PATH = [
    "round", "day", "year", "era", "demonstration", "assigned", "submitted", "completed", "share", "total", "target",
    "ahead", "edition_changed",
]  # fmt: skip


def unit_path(
    rounds: Iterable[Held],
    dated_by: DatedBy,
    code: str,
    era: str,
    counterpart: Callable[[str, str], str | None],
) -> pd.DataFrame:
    """One row for each round in which a commune was scored, in order, by round id.

    day, code (of the round's era), carried (whether it is that of the commune's one-to-one counterpart in the other
    era), `COLUMNS`, ranked (how many units of the cohort the rank is among; NaN for a unit outside it, and where the
    reader does not see all), stretch: equal for rounds that follow one another with the same edition; score and rank
    may be compared within a stretch only.
    Demonstrations are apart: they begin a stretch of their own. `counterpart(code, era)` tells the code of the very
    same commune in the other era.
    """
    other = counterpart(code, era)
    rows, stretch, before = [], -1, None
    for held in in_order(rounds, dated_by):
        here = code if held.era == era else other
        if here is None or here not in held.units.index:
            continue
        this = (held.edition, held.demonstration)
        if before is None or this != before:
            stretch += 1
        before = this
        rows.append(
            {
                "round": held.id,
                "day": held.day(dated_by),
                "code": here,
                "carried": held.era != era,
                **held.units.loc[here, COLUMNS].to_dict(),
                "ranked": _ranked(held, here),
                "stretch": stretch,
            }
        )
    columns = ["round", "day", "code", "carried", *COLUMNS, "ranked", "stretch"]
    return pd.DataFrame(rows, columns=columns).set_index("round")


def _ranked(held: Held, code: str) -> float:
    """How many units the rank of one is among: those of the cohort, which alone count in ranks."""
    assigned = held.units["in_cohort"]
    return float(assigned.sum()) if held.whole and assigned[code] else np.nan


@dataclass(frozen=True)
class Overlap:
    """Two rounds of one commune with different editions: what both ask, and how the commune did in that alone.

    `passed` counts the indicators of `same` that it passed, before and after. `dropped` and `added` are asked once only.
    """

    same: tuple[tuple[Indicator, Indicator], ...]
    passed: tuple[int, int]
    dropped: tuple[Dropped, ...]
    added: tuple[Slot, ...]


def overlap(before: Held, after: Held, codes: tuple[str, str]) -> Overlap:
    """What can be compared between two rounds with different editions, of a unit that has these codes in them."""
    asked = correspondence(before.edition, after.edition)
    old, new = before.edition.indicator_by_id, after.edition.indicator_by_id
    same = tuple((old[a], new[b]) for a, b in asked.same.items() if a in old and b in new)
    return Overlap(
        same,
        (
            sum(bool(before.outcome.at[codes[0], a.id] == Outcome.PASSED) for a, _ in same),
            sum(bool(after.outcome.at[codes[1], b.id] == Outcome.PASSED) for _, b in same),
        ),
        tuple(each for each in asked.dropped if each.slot.part is None),
        tuple(slot for slot in asked.added if slot.part is None),
    )


def scale_of(rounds: Mapping[int, Held], path: pd.DataFrame) -> float | None:
    """The scale that all rounds of a path share, None where they were scored out of different totals."""
    scales = {rounds[int(id)].edition.scale for id in path.index}
    return scales.pop() if len(scales) == 1 else None
