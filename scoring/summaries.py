"""Summaries of a cohort: verdicts by place, what most units miss, groups side by side."""

import pandas as pd

from criteria import Edition
from criteria.verdicts import Verdict
from scoring.outcomes import Look, Outcome
from scoring.scores import Scores
from wording.language import Text

_FROM_BEST = ("good", "near", "bad", "unknown")

NOT_SUBMITTED = "-"
"""The column of units without a verdict, because nothing of theirs was scored; no verdict can have this id."""
NOT_SUBMITTED_LOOK = Look(Text(vi="Chưa nộp phiếu", en="Not submitted"), "□", "#CBD5E1")


def verdicts_from_best(edition: Edition) -> list[Verdict]:
    """The verdicts as people count them, from good to unknown; an edition lists them as they are tried."""
    return sorted(edition.verdicts, key=lambda verdict: _FROM_BEST.index(verdict.tone))


def verdict_counts(scores: Scores, by: str) -> pd.DataFrame:
    """Count the cohort's units by a column of `scores.units` and verdict: ints (places x verdict ids)."""
    units = scores.units[scores.units["in_cohort"]]
    ids = [verdict.id for verdict in scores.edition.verdicts]
    return pd.crosstab(units[by], units["verdict"]).reindex(columns=ids, fill_value=0)


def cohort_counts(scores: Scores, by: str, absent: pd.DataFrame) -> pd.DataFrame:
    """The same with those of the cohort that submitted nothing: `absent` has their columns as `scores.units` has.

    Ints (places x verdict ids and `NOT_SUBMITTED`), by the places' order.
    """
    missing = absent[by].value_counts().rename(NOT_SUBMITTED)
    return verdict_counts(scores, by).join(missing, how="outer").fillna(0).astype(int)


def most_missed(scores: Scores) -> pd.Series:
    """How many units of the cohort fail each indicator but penalties: ints by indicator id, the most first."""
    wanted = [one.id for one in scores.edition.indicators if one.is_wanted]
    outcome = scores.outcome.loc[scores.units["in_cohort"], wanted]
    return (outcome == Outcome.FAILED).sum().sort_values(ascending=False, kind="stable")


def without_evidence(scores: Scores) -> pd.DataFrame:
    """Which answered indicators name no evidence: bools (units x indicators)."""
    slots = [slot.id for slot in scores.edition.slots]
    own = [slots.index(indicator.id) for indicator in scores.edition.indicators]
    answered = scores.value.notna() & (scores.outcome != Outcome.NOT_APPLICABLE)
    return answered & ~scores.answers.has_evidence[:, own]


def group_shares(scores: Scores) -> pd.DataFrame:
    """The share of each group's points that each unit earned: floats (units x group ids), NaN where none apply."""
    shares = {}
    for group in scores.edition.groups:
        maximum = scores.groups[group.id, "applicable_max"]
        shares[group.id] = scores.groups[group.id, "points"] / maximum.where(maximum > 0)
    return pd.DataFrame(shares)


def median_shares(scores: Scores) -> pd.Series:
    """The cohort's median of `group_shares`: floats by group id, NaN where nobody has any."""
    return group_shares(scores)[scores.units["in_cohort"]].median()


def group_standings(scores: Scores) -> pd.DataFrame:
    """How the cohort stands in each group: by group id, the best first.

    `average`: the mean of `group_shares` over the units whose data are complete, because missing is not zero;
    NaN where there are none. `passed_all`: how many units pass every indicator of the group that applies.
    """
    counted = scores.units["in_cohort"]
    shares = group_shares(scores)[counted & (scores.units["missing"] == 0)]
    passed_all = {}
    for group in scores.edition.groups:
        of = scores.groups.loc[counted, group.id]
        passed_all[group.id] = int(((of["passed"] == of["applicable"]) & (of["applicable"] > 0)).sum())
    standings = pd.DataFrame({"average": shares.mean(), "passed_all": pd.Series(passed_all)})
    return standings.loc[list(passed_all)].sort_values("average", ascending=False, kind="stable")
