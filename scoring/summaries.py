"""Summaries of a cohort: verdicts by place, what most units miss, groups side by side."""

import pandas as pd

from criteria import Edition
from criteria.verdicts import Verdict
from scoring.outcomes import Outcome
from scoring.scores import Scores

_FROM_BEST = ("good", "near", "bad", "unknown")


def verdicts_from_best(edition: Edition) -> list[Verdict]:
    """The verdicts as people count them, from good to unknown; an edition lists them as they are tried."""
    return sorted(edition.verdicts, key=lambda verdict: _FROM_BEST.index(verdict.tone))


def verdict_counts(scores: Scores, by: str) -> pd.DataFrame:
    """Count the cohort's units by a column of `scores.units` and verdict: ints (places x verdict ids)."""
    units = scores.units[scores.units["in_cohort"]]
    ids = [verdict.id for verdict in scores.edition.verdicts]
    return pd.crosstab(units[by], units["verdict"]).reindex(columns=ids, fill_value=0)


def most_missed(scores: Scores) -> pd.Series:
    """How many units of the cohort fail each indicator: ints by indicator id, the most first."""
    outcome = scores.outcome[scores.units["in_cohort"]]
    return (outcome == Outcome.FAILED).sum().sort_values(ascending=False, kind="stable")


def group_shares(scores: Scores) -> pd.DataFrame:
    """The share of each group's points that each unit earned: floats (units x group ids), NaN where none apply."""
    shares = {}
    for group in scores.edition.groups:
        maximum = scores.groups[group.id, "applicable_max"]
        shares[group.id] = scores.groups[group.id, "points"] / maximum.where(maximum > 0)
    return pd.DataFrame(shares)
