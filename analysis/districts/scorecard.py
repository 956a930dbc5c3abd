"""The district scorecard: districts rated by the engine that rates communes, on figures taken from their communes."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.districts.measures import FIGURES, Communes
from criteria import Edition
from scoring import Answers, Scores, empty_answers, score
from units import as_units
from wording.language import Text

EVIDENCE = Text(
    vi="Kết quả của các xã được giao trong kỳ", en="Results of the communes assigned in the round"
)


@dataclass(frozen=True)
class Scorecard:
    """The districts of an era, rated by a district edition.

    `scores` are of the districts of which at least one assigned commune submitted; nothing is said of the others,
    because missing is not zero. `answers` is the long frame behind them. `communes` are the assigned communes.
    `units`: every district of the era by code, with the columns of `load_units`.
    """

    scores: Scores
    answers: pd.DataFrame
    communes: Communes
    units: pd.DataFrame

    @cached_property
    def counts(self) -> pd.DataFrame:
        """`Communes.counts` of every district of the era, by code: 0 assigned where none is."""
        return self.communes.counts.reindex(self.units.index, fill_value=0)

    @property
    def silent(self) -> pd.DataFrame:
        """The districts with assigned communes of which none submitted: rows of `units`."""
        return self.units[(self.counts["assigned"] > 0) & (self.counts["submitted"] == 0)]

    @property
    def unassigned(self) -> pd.DataFrame:
        """The districts without an assigned commune: rows of `units`."""
        return self.units[self.counts["assigned"] == 0]


def scorecard(edition: Edition, communes: Scores, cohort: Collection[str], units: pd.DataFrame) -> Scorecard:
    """Rate the districts of the communes of a round.

    `edition` rates districts. `communes` are the scores of all units that submitted, `cohort` the codes of those
    assigned, `units` the era's communes by code (as `load_units`). Communes outside the cohort do not count. In an era
    without districts nothing is rated.
    """
    districts = as_units(units)
    assigned = units["district_code"].reindex(list(cohort))
    assigned = assigned[assigned != ""]
    of_cohort = Communes(assigned, communes.only(assigned.index))
    answers = _answers(edition, of_cohort)
    scores = score(edition, Answers.of(edition, answers, of_cohort.districts), districts)
    return Scorecard(scores, answers, of_cohort, districts)


def _answers(edition: Edition, communes: Communes) -> pd.DataFrame:
    """The long frame: a row for each district and indicator whose figure is known or which does not apply."""
    frames = [empty_answers()]
    for indicator in edition.indicators:
        if indicator.computed is None:
            continue
        figures, lacks = communes.figures(indicator.computed), communes.lacks(indicator.computed)
        allowed = lacks and indicator.not_applicable is not None
        rows = figures if allowed else figures[figures[list(FIGURES)].notna().any(axis=1)]
        frames.append(
            rows.rename_axis("unit")
            .reset_index()
            .assign(
                slot=indicator.id,
                choice=None,
                not_applicable=allowed,
                evidence="" if allowed else EVIDENCE.vi,
                explanation=indicator.not_applicable.vi if allowed and indicator.not_applicable else "",
            )
        )
    return pd.concat([frame for frame in frames if len(frame)] or frames[:1], ignore_index=True)[
        list(frames[0])
    ]
