"""What a district edition takes from the communes' results: every measure, of all districts at once."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from criteria.measures import SCALE, Measure
from criteria.verdicts import Verdict
from scoring import Outcome, Scores, group_shares, without_evidence

FIGURES = ("numerator", "denominator", "value")


@dataclass(frozen=True)
class Communes:
    """The communes assigned in a round, and the scores of those of them that submitted.

    `assigned`: the district's code of every assigned commune, by the commune's code. `scores` are of assigned communes
    alone.
    """

    assigned: pd.Series
    scores: Scores

    @cached_property
    def counts(self) -> pd.DataFrame:
        """Ints by the code of every district with an assigned commune: assigned, submitted, complete, nearly, completed.

        `complete` lack no data; `nearly` are those that nearly completed or better.
        """
        units, every = self.scores.units, self.assigned.groupby(self.assigned).size()
        flags = pd.DataFrame(
            {
                "submitted": True,
                "complete": units["missing"] == 0,
                "nearly": units["verdict"].isin(self._verdicts("good", "near")),
                "completed": units["verdict"].isin(self._verdicts("good")),
            },
            index=units.index,
        )
        sums = flags.groupby(units["district_code"]).sum().reindex(every.index, fill_value=0).astype(int)
        return sums.assign(assigned=every)[["assigned", *flags]]

    @property
    def districts(self) -> pd.Index:
        """The codes of the districts of which at least one assigned commune submitted, in their order."""
        return self.counts.index[self.counts["submitted"] > 0]

    def lacks(self, measure: Measure) -> bool:
        """True where the communes' edition has nothing that the measure could be taken of: it does not apply."""
        edition = self.scores.edition
        if measure is Measure.MANDATORY:
            return not any(i.mandatory and i.in_base for i in edition.indicators)
        return bool(measure.group) and measure.group not in edition.group_by_id

    def figures(self, measure: Measure) -> pd.DataFrame:
        """Floats (districts x `FIGURES`), NaN where not given: counts where there are counts, else the value alone."""
        if self.lacks(measure):
            return self._frame()
        if measure in _OF_ASSIGNED:
            numerator = _OF_ASSIGNED[measure](self.counts)
            return self._frame(numerator=numerator, denominator=self.counts["assigned"])
        if measure in (Measure.PASSED, Measure.MANDATORY, Measure.EVIDENCE):
            return self._of_answers(measure)
        values = self._complete_values(measure).groupby(self.scores.units["district_code"])
        return self._frame(value=values.min() if measure is Measure.LOWEST else values.median())

    def _of_answers(self, measure: Measure) -> pd.DataFrame:
        """Counts of answered indicators, added over the communes of each district."""
        outcome, kept = self.scores.outcome, self._base(mandatory=measure is Measure.MANDATORY)
        if measure is Measure.EVIDENCE:
            answered = self.scores.value.notna() & (outcome != Outcome.NOT_APPLICABLE)
            hits = answered & ~without_evidence(self.scores)
        else:
            hits = outcome == Outcome.PASSED
            answered = hits | (outcome == Outcome.FAILED)
        districts = self.scores.units["district_code"]
        numerator, denominator = (
            flags.loc[:, kept].sum(axis=1).groupby(districts).sum() for flags in (hits, answered)
        )
        known = denominator > 0
        return self._frame(numerator=numerator[known], denominator=denominator[known])

    def _complete_values(self, measure: Measure) -> pd.Series:
        """The score or the share of a group's points of each commune, NaN for one that lacks data: missing is not zero."""
        units = self.scores.units
        if measure.group:
            values = group_shares(self.scores)[measure.group]
        else:
            values = units["score"] * (SCALE / self.scores.edition.scale)
        return values.where(units["missing"] == 0)

    def _base(self, *, mandatory: bool) -> list[bool]:
        return [i.in_base and (i.mandatory or not mandatory) for i in self.scores.edition.indicators]

    def _verdicts(self, *tones: str) -> list[str]:
        verdicts: tuple[Verdict, ...] = self.scores.edition.verdicts
        return [verdict.id for verdict in verdicts if verdict.tone in tones]

    def _frame(self, **columns: pd.Series) -> pd.DataFrame:
        nothing = pd.DataFrame(np.nan, self.districts, list(FIGURES))
        return nothing.assign(
            **{name: column.reindex(self.districts).astype(float) for name, column in columns.items()}
        )


_OF_ASSIGNED = {
    Measure.SUBMITTED: lambda counts: counts["submitted"],
    Measure.COMPLETED: lambda counts: counts["completed"],
    Measure.NEARLY: lambda counts: counts["nearly"],
    Measure.LACKING: lambda counts: counts["assigned"] - counts["complete"],
}
