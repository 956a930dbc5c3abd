"""Summaries count the cohort, and only the cohort."""

import numpy as np
import pandas as pd

from criteria import load_edition
from demonstration import EDITION, plausible_answers
from scoring import Answers, Outcome, group_shares, most_missed, score, verdict_counts, verdicts_from_best
from units import load_units

UNITS = load_units("2022").iloc[:60]
REFERENCE = load_edition(EDITION)
COHORT = UNITS.index[::2]
SCORES = score(REFERENCE, Answers.of(REFERENCE, plausible_answers(REFERENCE, UNITS)), UNITS, pd.Index(COHORT))


def test_verdicts_are_listed_from_the_best_to_the_unknown() -> None:
    assert [v.id for v in verdicts_from_best(REFERENCE)] == [
        "completed",
        "nearly",
        "not_completed",
        "incomplete",
    ]


def test_every_unit_of_the_cohort_is_counted_once_by_place() -> None:
    counts = verdict_counts(SCORES, "district_code")
    assert int(counts.to_numpy().sum()) == len(COHORT)
    assert counts.sum().to_dict() == {
        v.id: int((SCORES.units.loc[COHORT, "verdict"] == v.id).sum()) for v in REFERENCE.verdicts
    }


def test_a_missing_answer_is_not_counted_as_missed() -> None:
    missed = most_missed(SCORES)
    expected = {
        i.id: sum(SCORES.outcome_of(unit, i) is Outcome.FAILED for unit in COHORT)
        for i in REFERENCE.indicators
    }
    assert missed.to_dict() == expected
    assert missed.is_monotonic_decreasing


def test_a_groups_share_is_of_what_applies() -> None:
    shares = group_shares(SCORES)
    unit = SCORES.units.index[0]
    for group in REFERENCE.groups:
        scored = [SCORES.points.at[unit, i.id] for i in REFERENCE.of_group(group.id)]
        full = [
            i.points
            for i in REFERENCE.of_group(group.id)
            if SCORES.outcome_of(unit, i) is not Outcome.NOT_APPLICABLE
        ]
        assert np.isclose(shares.at[unit, group.id], np.nansum(scored) / sum(full))
