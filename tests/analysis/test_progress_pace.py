"""The pace that a goal asks for: a straight line from the start."""

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.progress import Month, months_left, pace
from tests.editions import COUNT, edition_of, indicator, rate

IDS = [f"A.{i}" for i in range(1, 11)]
EDITION = edition_of(
    *(indicator(id, input=COUNT, level="4", more="not_applicable: Có") for id in IDS), scale=1000
)
JULY, GOAL = Month(2022, 7), date(2022, 12, 31)


@cache
def passing(**counts):
    """Scores of units of which each passes so many of ten indicators."""
    return rate(
        EDITION, {u: {id: 5.0 if i < n else 1.0 for i, id in enumerate(IDS)} for u, n in counts.items()}
    )


def at(month, start, now, **more):
    """How the unit "u" stands: its row of the pace."""
    frame = pace(passing(u=start) if start is not None else None, passing(u=now), JULY, month, GOAL, **more)
    return frame.loc["u"]


@pytest.mark.parametrize(
    ("month", "goal_on", "left"),
    [
        (Month(2022, 7), date(2022, 12, 25), 5),
        (Month(2022, 11), date(2022, 12, 1), 1),
        (Month(2022, 12), date(2022, 12, 25), 1),
        (Month(2023, 2), date(2022, 12, 25), 1),
    ],
)
def test_the_goals_month_is_the_last_one_left(month, goal_on, left):
    assert months_left(month, goal_on) == left


def test_what_is_expected_lies_on_the_line_by_days():
    """From 1 July to 31 December are 183 days, to 30 September 91: 2 and 91/183 of the 8 that were missing."""
    assert at(Month(2022, 9), 2, 5)["expected"] == pytest.approx(2 + 8 * 91 / 183)


def test_only_whole_indicators_are_lacked():
    """The line asks for 5.98: who passes 5 is not behind by 0.98 of an indicator."""
    assert not at(Month(2022, 9), 2, 5)["behind"]
    assert at(Month(2022, 9), 2, 4)["behind_by"] == 1


def test_at_the_goal_all_is_expected_and_after_it_no_more():
    for month in (Month(2022, 12), Month(2023, 3)):
        row = at(month, 2, 9)
        assert (row["expected"], row["behind_by"], row["needed"]) == (10, 1, 1)


def test_the_goals_month_is_measured_at_the_goal_not_at_its_end():
    frame = pace(passing(u=0), passing(u=9), JULY, Month(2022, 12), date(2022, 12, 10))
    assert frame.at["u", "expected"] == 10


def test_what_is_needed_a_month_is_spread_over_the_months_left():
    assert at(Month(2022, 10), 2, 4)["needed"] == 3
    assert at(Month(2022, 10), 2, 10)["needed"] == 0


def test_who_completed_is_not_behind():
    row = at(Month(2022, 12), 2, 10)
    assert row["completed"] and not row["behind"]


def test_who_did_not_report_is_silent_and_not_behind():
    row = at(Month(2022, 11), 2, 3, reported=[])
    assert not row["reported"] and not row["behind"] and row["behind_by"] == 0
    assert at(Month(2022, 11), 2, 3, reported=["u"])["behind"]


def test_without_a_start_the_line_begins_with_the_first_report():
    august = {Month(2022, 8): passing(u=4), Month(2022, 9): passing(u=5)}
    row = at(Month(2022, 10), None, 5, firsts=august)
    assert (row["from_start"], row["since"], row["passed_start"]) == (False, date(2022, 8, 31), 4)
    assert row["expected"] == pytest.approx(4 + 6 * 61 / 122)


def test_the_first_report_itself_is_on_the_line():
    row = at(Month(2022, 8), None, 1)
    assert row["expected"] == 1 and not row["behind"]
    late = at(Month(2022, 12), None, 1)
    assert late["expected"] == 10 and late["behind_by"] == 9


def test_a_start_counts_before_any_first_report():
    row = at(Month(2022, 9), 2, 5, firsts={Month(2022, 8): passing(u=5)})
    assert (row["from_start"], row["since"], row["passed_start"]) == (True, date(2022, 7, 1), 2)


def test_of_some_units_only_the_start_may_be_known():
    frame = pace(passing(u=2), passing(u=5, v=5), JULY, Month(2022, 9), GOAL)
    assert frame["from_start"].to_dict() == {"u": True, "v": False}


def test_what_does_not_apply_is_not_wanted():
    now = rate(EDITION, {"u": {id: "x" if id == "A.1" else 5.0 for id in IDS}})
    row = pace(passing(u=0), now, JULY, Month(2022, 12), GOAL).loc["u"]
    assert (row["passed"], row["wanted"], row["expected"], row["behind"]) == (9, 9, 9, False)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10), st.integers(0, 10), st.integers(0, 8))
def test_the_line_never_falls_and_stays_between_start_and_all(start, now, months):
    rows = [at(JULY.plus(i), start, now) for i in (months, months + 1)]
    assert start <= rows[0]["expected"] <= rows[1]["expected"] <= 10
    assert rows[0]["behind_by"] <= rows[1]["behind_by"] <= 10 - min(now, 10)
