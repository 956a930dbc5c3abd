"""Points relative to the best: the best of the cohort, and nobody else."""

import numpy as np
import pandas as pd
import pytest

from scoring import Outcome
from tests.editions import COUNT, edition_of, indicator, rate

NA = "not_applicable: Không có"
HIGHER = edition_of(indicator(rule="relative", level="50%", more=NA))
STRICT = edition_of(indicator(rule="relative", level="50%"))
LOWER = edition_of(indicator(rule="{type: relative, direction: lower}", input=COUNT, level="10"))


def said(**answers):
    return {unit: {"A.1": answer} for unit, answer in answers.items()}


def points(scores):
    return scores.points["A.1"].to_dict()


def test_points_compare_with_the_best_of_all():
    scores = rate(HIGHER, said(a="4/5", b="2/5", c="0/5"))
    assert points(scores) == {"a": 100, "b": 50, "c": 0} and scores.best == {"A.1": 0.8}


def test_passing_depends_on_the_threshold_and_not_on_the_best():
    scores = rate(HIGHER, said(a="4/5", b="2/5"))
    only = HIGHER.indicators[0]
    assert scores.outcome_of("a", only) is Outcome.PASSED and scores.outcome_of("b", only) is Outcome.FAILED


def test_the_best_is_that_of_the_cohort_only():
    scores = rate(HIGHER, said(a="2/5", b="1/5", x="4/5"), cohort=pd.Index(["a", "b"]))
    assert scores.best == {"A.1": 0.4}
    assert points(scores) == {"a": 100, "b": 50, "x": 100}


def test_a_unit_outside_changes_nobodys_points():
    cohort = pd.Index(["a", "b"])
    without = rate(HIGHER, said(a="2/5", b="1/5"), cohort=cohort)
    beside = rate(HIGHER, said(a="2/5", b="1/5", x="5/5"), cohort=cohort)
    assert points(without) == {u: points(beside)[u] for u in "ab"}


def test_a_given_best_overrules_the_cohort():
    scores = rate(HIGHER, said(a="2/5"), best={"A.1": 0.8})
    assert points(scores) == {"a": 50} and scores.best == {"A.1": 0.8}


def test_with_the_best_given_a_part_of_the_cohort_scores_as_the_whole():
    everyone = said(a="4/5", b="2/5", c="3/7")
    whole = rate(HIGHER, everyone)
    part = rate(HIGHER, {"c": everyone["c"]}, best=whole.best)
    assert points(part)["c"] == points(whole)["c"]


def test_where_lower_is_better_the_best_is_the_least():
    scores = rate(LOWER, said(a=2, b=4, c=20))
    assert points(scores) == {"a": 100, "b": 50, "c": 10} and scores.best == {"A.1": 2}


def test_missing_and_not_applicable_are_never_the_best():
    scores = rate(HIGHER, said(a="2/5", b=None, c="x"))
    assert scores.best == {"A.1": 0.4} and points(scores)["a"] == 100


@pytest.mark.parametrize(("edition", "best"), [(HIGHER, 0.4), (STRICT, 0.8)])
def test_a_mark_that_is_not_allowed_keeps_nobody_from_being_the_best(edition, best):
    from scoring import Answers, score
    from tests.editions import frame_of, units_of

    frame = frame_of(said(a="4/5", b="2/5"))
    frame.loc[frame["unit"] == "a", "not_applicable"] = True
    assert score(edition, Answers.of(edition, frame), units_of(["a", "b"])).best == {"A.1": best}


def test_where_nobody_answered_nobody_has_points():
    scores = rate(HIGHER, said(a=None, b=None))
    assert scores.outcome["A.1"].tolist() == [Outcome.MISSING] * 2 and np.isnan(scores.best["A.1"])


def test_where_nobody_of_the_cohort_answered_the_others_are_compared_among_themselves():
    scores = rate(HIGHER, said(a=None, x="4/5", y="2/5"), cohort=pd.Index(["a"]))
    assert points(scores)["x"] == 100 and points(scores)["y"] == 50
