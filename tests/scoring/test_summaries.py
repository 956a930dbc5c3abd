"""Summaries count the cohort, and only the cohort."""

import numpy as np
import pandas as pd

from criteria import load_edition
from demonstration import EDITION, plausible_answers
from scoring import (
    NOT_SUBMITTED,
    Answers,
    Outcome,
    cohort_counts,
    group_shares,
    group_standings,
    most_missed,
    score,
    verdict_counts,
    verdicts_from_best,
    without_evidence,
)
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


def test_units_that_submitted_nothing_are_counted_apart_and_in_districts_of_their_own() -> None:
    absent = load_units("2022").iloc[-2:].assign(district_code=["999", UNITS.at[COHORT[0], "district_code"]])
    counts = cohort_counts(SCORES, "district_code", absent)
    assert counts[NOT_SUBMITTED].sum() == 2
    assert counts.loc["999"].drop(NOT_SUBMITTED).sum() == 0
    told = verdict_counts(SCORES, "district_code")
    assert counts.loc[told.index, told.columns].equals(told)


def test_groups_stand_from_the_best_and_missing_data_are_not_zero() -> None:
    standings = group_standings(SCORES)
    complete = [u for u in COHORT if SCORES.units.at[u, "missing"] == 0]
    assert len(complete) < len(COHORT)
    assert standings["average"].is_monotonic_decreasing
    for group in REFERENCE.groups:
        assert np.isclose(
            standings.at[group.id, "average"], group_shares(SCORES).loc[complete, group.id].mean()
        )
        passed_all = sum(
            all(
                SCORES.outcome_of(unit, i) in (Outcome.PASSED, Outcome.NOT_APPLICABLE, Outcome.UNSCORED)
                for i in REFERENCE.of_group(group.id)
            )
            for unit in COHORT
        )
        assert standings.at[group.id, "passed_all"] == passed_all


def test_an_answer_without_evidence_is_found_and_no_answer_lacks_none() -> None:
    answers = plausible_answers(REFERENCE, UNITS)
    bare = without_evidence(SCORES)
    given = answers.set_index(["unit", "slot"])
    for unit in UNITS.index[:5]:
        for indicator in REFERENCE.indicators:
            outcome = SCORES.outcome_of(unit, indicator)
            lacks = outcome in (Outcome.PASSED, Outcome.FAILED, Outcome.UNSCORED) and (
                given["evidence"].get((unit, indicator.id), "") == ""
            )
            assert bare.at[unit, indicator.id] == lacks, (unit, indicator.id)
    assert bare.to_numpy().any()
    assert not bare.to_numpy()[SCORES.outcome.to_numpy() == Outcome.MISSING].any()
