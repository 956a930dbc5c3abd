"""Completion: which units reached a good verdict, and how many of those assigned did so, by district."""

import pandas as pd

from criteria import Edition


def is_completed(edition: Edition, units: pd.DataFrame) -> pd.Series:
    """Whether each unit (rows of `Scores.units`) has a verdict of good tone: bools by unit code."""
    good = [verdict.id for verdict in edition.verdicts if verdict.tone == "good"]
    return units["verdict"].isin(good)


def by_district(edition: Edition, units: pd.DataFrame, assigned: pd.Series) -> pd.DataFrame:
    """Count by district code: assigned, submitted, completed (ints); share is completed / assigned (0 to 1).

    `units` are those scored (rows of `Scores.units`), `assigned` the district of every unit of the cohort by its code.
    """
    counted = units[units["in_cohort"]]
    done = counted[is_completed(edition, counted)]
    counts = pd.DataFrame(
        {
            "assigned": assigned.value_counts(),
            "submitted": counted["district_code"].value_counts(),
            "completed": done["district_code"].value_counts(),
        }
    )
    counts = counts[counts["assigned"].notna()].fillna(0).astype(int)
    return counts.assign(share=counts["completed"] / counts["assigned"])
