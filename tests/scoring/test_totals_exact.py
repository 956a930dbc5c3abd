"""Totals: exact in thousandths, by group and together; bonus, penalty and cap outside the scale."""

from decimal import Decimal

import numpy as np
import pytest

from tests.editions import BOOLEAN, COUNT, edition_of, indicator, rate, rate_one

NA = "not_applicable: Không có"
GRADES = """
verdicts: [{id: incomplete, name: Thiếu, tone: unknown, when: [{type: any_missing}]}, {id: x, name: X, tone: bad}]
grades: [{id: a, name: A, from_score: 90}, {id: b, name: B, from_score: 50}]
"""


def thirds():
    """Three indicators of 33.333, 33.333 and 33.334 points, in two groups."""
    one = {"rule": "proportional", "level": "100%"}
    return edition_of(
        indicator("A.1", points=33.333, **one),
        indicator("A.2", points=33.333, **one),
        indicator("B.1", points=33.334, group="B", **one),
        groups="AB",
    )


def test_thirds_add_up_exactly():
    unit = rate_one(thirds(), A_1="1/1", A_2="1/1", B_1="1/1").units.loc["u"]
    assert (unit["points"], unit["applicable_max"], unit["score"]) == (100, 100, 100)


def test_points_are_whole_thousandths_rounded_half_up():
    scores = rate_one(thirds(), A_1="1/3", A_2="1/2", B_1="2/3")
    assert scores.points.loc["u"].tolist() == [11.111, 16.667, 22.223]  # 16.6665 is a half
    assert scores.units.at["u", "points"] == 50.001


@pytest.mark.parametrize(
    ("points", "level", "answer", "earned"),
    [
        (25, "80%", "1/4", "7.813"),  # 7.8125
        (25, "60%", "3/80", "1.563"),  # 1.5625
        (30, "70%", "7/160", "1.875"),
        (0.7, "70%", "1/1400", "0.001"),  # 0.000714...
        (1, "30%", "3/20000", "0.001"),  # 0.0005
        (99, "90%", "1/176", "0.625"),
        (11, "55%", "1/16", "1.25"),
        (1.1, "55%", "7/400", "0.035"),
        (12.6, "63%", "63/80000", "0.016"),  # 0.01575
        (12.6, "63%", "1/80", "0.25"),
        (7, "35%", "1/160", "0.125"),
        (33.3, "90%", "1/74", "0.5"),
        (8.7, "87%", "7/80000", "0.001"),  # 0.000875
        (8.7, "87%", "201/20000", "0.101"),  # 0.1005
        (5.7, "57%", "463/2000", "2.315"),
        (5.7, "57%", "1453/20000", "0.727"),  # 0.7265
    ],
)
def test_an_exact_half_is_rounded_up_however_the_floats_fall(points, level, answer, earned):
    edition = edition_of(
        indicator(rule="proportional", points=points, level=level),
        indicator("A.2", points=round(100 - points, 3)),
    )
    got = rate_one(edition, A_1=answer, A_2="1/1").points.at["u", "A.1"]
    assert Decimal(repr(float(got))) == Decimal(earned)


def test_groups_add_up_to_the_total():
    scores = rate(
        thirds(),
        {"u": {"A.1": "1/7", "A.2": "2/7", "B.1": "3/7"}, "v": {"A.1": "5/9", "B.1": "1/11"}},
    )
    for column, total in (
        ("points", "points"),
        ("applicable_max", "applicable_max"),
        ("passed", "passed"),
        ("applicable", "applicable"),
    ):
        by_group = scores.groups.xs(column, axis=1, level=1).sum(axis=1)
        assert by_group.to_numpy() == pytest.approx(scores.units[total].to_numpy(dtype=float), abs=1e-12)


def test_cells_add_up_to_the_groups():
    scores = rate_one(thirds(), A_1="1/7", A_2="2/7", B_1="3/7")
    assert scores.groups.at["u", ("A", "points")] == pytest.approx(
        scores.points.loc["u", ["A.1", "A.2"]].sum(), abs=1e-12
    )
    assert scores.groups.loc["u", "A"].tolist()[1:] == [66.666, 0, 2]


def with_extras(head=""):
    return edition_of(
        indicator(more=NA),
        indicator("A.2", "boolean", BOOLEAN, points=5, level="Có", more="counts: bonus"),
        indicator(
            "A.3", "{type: per_item, each: 2, cap: 10}", COUNT, points=10, level="1", more="counts: bonus"
        ),
        indicator("A.4", "boolean", BOOLEAN, points=7, level="Có", more="counts: penalty"),
        head=head,
        tail=GRADES,
    )


@pytest.mark.parametrize(
    ("head", "answers", "bonus"),
    [
        ("", {"A_2": True}, 5),
        ("", {"A_2": True, "A_3": 3}, 11),
        ("", {"A_2": True, "A_3": 9}, 15),
        ("", {"A_4": True}, -7),
        ("", {"A_2": True, "A_4": True}, -2),
        ("", {"A_2": False, "A_3": 0, "A_4": False}, 0),
        ("", {}, 0),
        ("bonus_cap: 8", {"A_2": True, "A_3": 9}, 8),
        ("bonus_cap: 8", {"A_2": True}, 5),
        ("bonus_cap: 8", {"A_2": True, "A_3": 9, "A_4": True}, 1),  # the cap is for bonuses, before penalties
    ],
)
def test_bonus_and_penalty_stand_outside_the_scale(head, answers, bonus):
    unit = rate_one(with_extras(head), A_1="3/5", **answers).units.loc["u"]
    assert (unit["bonus"], unit["score"], unit["points"], unit["applicable_max"]) == (
        bonus,
        100 + bonus,
        100,
        100,
    )
    assert (unit["applicable"], unit["missing"], unit["passed"]) == (1, 0, 1)


def test_an_unanswered_bonus_lacks_nothing():
    unit = rate_one(with_extras(), A_1="3/5").units.loc["u"]
    assert (unit["completeness"], unit["grade"]) == (1, "a")


def test_a_score_is_points_of_the_applicable_maximum_on_the_scale():
    edition = edition_of(indicator(points=400), indicator("A.2", points=600, more=NA), scale=1000)
    assert rate_one(edition, A_1="3/5", A_2="x").units.at["u", "score"] == 1000
    assert rate_one(edition, A_1="3/5", A_2="0/5").units.at["u", "score"] == 400


@pytest.mark.parametrize(("points", "grade"), [(90, "a"), (89.999, "b"), (50, "b"), (49.999, None)])
def test_the_grade_begins_at_its_cut(points, grade):
    edition = edition_of(
        indicator("A.1", "boolean", BOOLEAN, points=points, level="Có"),
        indicator("A.2", "boolean", BOOLEAN, points=round(100 - points, 3), level="Có"),
        tail=GRADES,
    )
    assert rate_one(edition, A_1=True, A_2=False).units.at["u", "grade"] == grade
    assert rate_one(edition, A_1=True, A_2=None).units.at["u", "grade"] is None


def test_counts_add_up():
    scores = rate_one(thirds(), A_1="1/1", A_2="1/2", B_1=None)
    unit = scores.units.loc["u"]
    assert unit["passed"] + unit["failed"] + unit["missing"] == unit["applicable"] == 3
    assert unit["completeness"] == pytest.approx(2 / 3)
    assert np.isnan(scores.points.at["u", "B.1"]) and np.isnan(scores.value.at["u", "B.1"])
