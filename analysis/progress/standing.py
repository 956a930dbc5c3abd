"""How the units of a round stand in a month or a quarter: who reported, what moved, and who keeps the pace."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.progress.moves import Moved
from analysis.progress.periods import Period

_PLACE = ["name", "kind", "district_code", "district_name", "zone"]
_PACE = ("passed", "wanted", "expected", "behind_by", "needed")


@dataclass(frozen=True)
class Standing:
    """A period's three tables: `reporting` (of all units asked, see there), `pace` and `moved` of those known.

    `places` are the rows of `load_units` of the units asked. Of a unit without any state there is no pace, and
    nothing moved: its numbers are NaN and its verdict None, which is neither zero nor a fail.
    """

    period: Period
    places: pd.DataFrame
    reporting: pd.DataFrame
    pace: pd.DataFrame
    moved: Moved

    @cached_property
    def units(self) -> pd.DataFrame:
        """Every unit asked, in the order of `reporting`: its place and what the three tables say of it.

        Beside the columns of `reporting`: `known`, `reported` (all months), `verdict`, `verdict_before`,
        `verdict_changed`, `score`, `difference`; `passed`, `wanted`, `expected`, `behind_by`, `needed` (NaN where not
        known, `behind_by` also of who did not report), `behind`, `completed`; `newly_passed`, `newly_failed` as tuples of
        indicator ids.
        """
        codes = self.reporting.index
        moved, pace = self.moved.units.reindex(codes), self.pace.reindex(codes)
        units = self.places.loc[codes, _PLACE].join(self.reporting)
        units["known"] = codes.isin(self.pace.index)
        units["reported"] = units["lacking"].map(len) == 0
        for name, source in (("verdict", "verdict_after"), ("verdict_before", "verdict_before")):
            units[name] = moved[source].astype(object).where(moved[source].notna(), None)
        units["score"], units["difference"] = moved["score_after"], moved["difference"]
        for name in _PACE:
            units[name] = pace[name].astype(float)
        units["behind_by"] = units["behind_by"].where(pace["reported"].eq(True))
        for name, frame in (("verdict_changed", moved), ("behind", pace), ("completed", pace)):
            units[name] = frame[name].eq(True)
        for name in ("newly_passed", "newly_failed"):
            units[name] = [ids if isinstance(ids, tuple) else () for ids in moved[name]]
        return units

    @cached_property
    def cells(self) -> pd.DataFrame:
        """`Moved.cells` of the units asked alone."""
        return self.moved.cells[self.moved.cells["unit"].isin(self.reporting.index)].reset_index(drop=True)

    def most(self, move: str) -> pd.Series:
        """How many of the units asked each indicator moved so in (one of `MOVES`): ints by indicator id, the most
        first, without those of none."""
        found = self.cells.loc[self.cells[move], "indicator"]
        order = {one.id: at for at, one in enumerate(self.moved.edition.indicators)}
        counts = found.value_counts()
        return counts.iloc[np.lexsort(([order[id] for id in counts.index], -counts.to_numpy()))]

    @cached_property
    def totals(self) -> dict[str, int]:
        """Over all units asked: `asked`, `reported`, `silent` (some month lacks), `overdue` (its day is over), `behind`,
        `completed`."""
        return {name: int(count) for name, count in _counts(self.units).items() if name in _COUNTED}

    def by(self, column: str) -> pd.DataFrame:
        """The same by place: `column` of `load_units`; also `passed`, `wanted` (sums) and `share` (0 to 1, NaN where
        nothing is known)."""
        groups = {place: _counts(of) for place, of in self.units.groupby(column, sort=True)}
        frame = pd.DataFrame.from_dict(groups, orient="index", columns=[*_COUNTED, "passed", "wanted"])
        return frame.assign(share=frame["passed"] / frame["wanted"].where(frame["wanted"] > 0))


_COUNTED = ("asked", "reported", "silent", "overdue", "behind", "completed")


def _counts(units: pd.DataFrame) -> dict[str, int]:
    return {
        "asked": len(units),
        "reported": int(units["reported"].sum()),
        "silent": int((~units["reported"]).sum()),
        "overdue": int((units["days_late"] > 0).sum()),
        "behind": int(units["behind"].sum()),
        "completed": int(units["completed"].sum()),
        "passed": int(units["passed"].sum()),
        "wanted": int(units["wanted"].sum()),
    }
