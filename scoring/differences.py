"""Differences: what appraisal changed of the self-assessed results, by unit and by indicator."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from criteria import Edition
from criteria.levels import rounded
from scoring.scores import Scores

_PLACE = ["name", "kind", "district_code", "district_name", "zone", "in_cohort"]
_RATED = ("score", "verdict", "rank")


@dataclass(frozen=True)
class Differences:
    """Two ratings of the same units by the same edition: as they said themselves, and as appraised.

    `changed` names what appraisers said something else on, as pairs of unit and slot.
    """

    self_assessed: Scores
    appraised: Scores
    changed: frozenset[tuple[str, str]]

    @property
    def edition(self) -> Edition:
        """The edition of both."""
        return self.appraised.edition

    @cached_property
    def units(self) -> pd.DataFrame:
        """Every unit by code, in the rank order of the appraised: its place, then both ratings side by side.

        Columns: name, kind, district_code, district_name, zone, in_cohort; score, verdict and rank, each as `_self`
        and `_appraised`; `difference` (appraised less self-assessed score, NaN where nothing applies), `verdict_differs`
        and `changed` (how many indicators).
        """
        after = self.appraised.units
        before = self.self_assessed.units.loc[after.index]
        rated = {
            f"{name}_{which}": frame[name]
            for name in _RATED
            for which, frame in (("self", before), ("appraised", after))
        }
        counts = self.cells.groupby("unit").size().reindex(after.index, fill_value=0)
        return after[_PLACE].assign(
            **rated,
            difference=rounded((after["score"] - before["score"]).to_numpy()),
            verdict_differs=after["verdict"] != before["verdict"],
            changed=counts,
        )

    @cached_property
    def indicators(self) -> pd.DataFrame:
        """Every indicator by id, in the edition's order: how often it was changed, and which way its points went.

        Ints: `changed` (units), of which `up`, `down`, `same` by points and `unknown` (no points before or after: missing
        is not zero); `mean_difference`: of the points where both are known, NaN where none are.
        """
        ids = [indicator.id for indicator in self.edition.indicators]
        by_indicator = self.cells.groupby("indicator")["difference"]
        columns = {
            "changed": by_indicator.size(),
            "up": by_indicator.agg(lambda by: (by > 0).sum()),
            "down": by_indicator.agg(lambda by: (by < 0).sum()),
            "same": by_indicator.agg(lambda by: (by == 0).sum()),
            "unknown": by_indicator.agg(lambda by: by.isna().sum()),
        }
        counts = pd.DataFrame(
            {name: column.reindex(ids).fillna(0).astype(int) for name, column in columns.items()}
        )
        return counts.assign(mean_difference=by_indicator.mean().reindex(ids))

    @cached_property
    def cells(self) -> pd.DataFrame:
        """The indicators of units that were changed: a row each, units in rank order, indicators in the edition's.

        Columns: unit, indicator, `outcome_self`, `outcome_appraised` (`Outcome` as int8), `points_self`,
        `points_appraised` (NaN where there are none), `difference` of the points.
        """
        pairs = {(unit, self.edition.slot_by_id[slot].indicator.id) for unit, slot in self.changed}
        rows = np.array([self.appraised.position[unit] for unit, _ in pairs], dtype=int)
        columns = self.appraised.points.columns.get_indexer(pd.Index([indicator for _, indicator in pairs]))
        order = np.lexsort((columns, rows))
        rows, columns = rows[order], columns[order]
        units = self.appraised.units.index[rows]
        frame = pd.DataFrame({"unit": units, "indicator": self.appraised.points.columns[columns]})
        earlier = self.self_assessed.units.index.get_indexer(units)
        for which, scores, at in (("self", self.self_assessed, earlier), ("appraised", self.appraised, rows)):
            frame[f"outcome_{which}"] = scores.outcome.to_numpy()[at, columns]
            frame[f"points_{which}"] = scores.points.to_numpy()[at, columns]
        return frame.assign(difference=rounded((frame["points_appraised"] - frame["points_self"]).to_numpy()))


def differences(
    self_assessed: Scores, appraised: Scores, changed: Collection[tuple[str, str]]
) -> Differences:
    """Set both ratings side by side; changes of units that are not rated are left out."""
    rated = frozenset((unit, slot) for unit, slot in changed if unit in appraised.position)
    return Differences(self_assessed, appraised, rated)
