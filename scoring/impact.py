"""Impact: the same answers rated by two editions, and who changes verdict."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from criteria import Edition
from criteria.correspondence import Correspondence
from scoring.scores import Scores
from scoring.summaries import verdicts_from_best
from wording.language import Lang
from wording.spelling import folded

_PLACE = ("name", "kind", "district_code", "district_name", "zone", "in_cohort")
_RATED = ("verdict", "score", "rank", "missing")


@dataclass(frozen=True)
class Impact:
    """What another edition changes, for the units that both ratings hold.

    `units` is indexed by code in the rank order of `before`: name, kind, district_code, district_name, zone,
    in_cohort, then verdict, score, rank and missing (indicators without data), each as `_before` and
    `_after`, and `changed`: whether the verdict, as it is called, is another. Verdicts are ids of the edition
    they come from; scores stand on that edition's own scale.
    """

    before: Edition
    after: Edition
    units: pd.DataFrame

    @cached_property
    def changed(self) -> pd.DataFrame:
        """The units whose verdict is another, as rows of `units`."""
        return self.units[self.units["changed"]]

    @cached_property
    def waiting(self) -> pd.DataFrame:
        """Those of `changed` that lack more data than before: their verdict may only wait for figures."""
        return self.changed[self.changed["missing_after"] > self.changed["missing_before"]]

    @cached_property
    def transitions(self) -> pd.DataFrame:
        """Count the cohort's units by verdict: ints (ids of `before` x ids of `after`), each from the best down."""
        cohort = self.units[self.units["in_cohort"]]
        rows, columns = ([v.id for v in verdicts_from_best(edition)] for edition in (self.before, self.after))
        counts = pd.crosstab(cohort["verdict_before"], cohort["verdict_after"])
        return counts.reindex(index=rows, columns=columns, fill_value=0).astype(int)

    def transitions_named(self, lang: Lang) -> pd.DataFrame:
        """The same counts under the verdicts' names."""
        return self.transitions.set_axis(
            [v.name.say(lang) for v in verdicts_from_best(self.before)], axis="index"
        ).set_axis([v.name.say(lang) for v in verdicts_from_best(self.after)], axis="columns")


def impact(before: Scores, after: Scores) -> Impact:
    """Set two ratings side by side. Units that only one of them holds are left out."""
    codes = [code for code in before.units.index if code in after.position]
    old, new = before.units.loc[codes], after.units.loc[codes]
    rated = {
        f"{column}_{when}": frame[column]
        for column in _RATED
        for when, frame in (("before", old), ("after", new))
    }
    units = old[list(_PLACE)].assign(**rated)
    called = [
        units[f"verdict_{when}"].map({v.id: folded(v.name.vi) for v in scores.edition.verdicts})
        for when, scores in (("before", before), ("after", after))
    ]
    return Impact(before.edition, after.edition, units.assign(changed=called[0] != called[1]))


def answers_as(answers: pd.DataFrame, correspondence: Correspondence) -> pd.DataFrame:
    """Return a long frame of `scoring.ANSWER_COLUMNS` as answers to the new edition's rows.

    Answers to rows without a counterpart are left out, and so are marks "not applicable" where the new edition
    allows none; nothing is filled in their place.
    """
    counterparts = [correspondence.same.get(slot) for slot in answers["slot"]]
    slot = pd.Series(counterparts, answers.index, dtype=object)
    allowed = {s.id for s in correspondence.new.slots if s.indicator.not_applicable is not None}
    kept = slot.notna() & (~answers["not_applicable"].astype(bool) | slot.isin(allowed))
    return answers[np.asarray(kept)].assign(slot=slot[kept]).reset_index(drop=True)
