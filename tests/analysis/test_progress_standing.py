"""Periods, who reported, and how all stand in a month or a quarter."""

from datetime import date

import pytest

from analysis.progress import Month, moved, pace
from analysis.progress.periods import Period, quarters, single_months
from analysis.progress.reporting import lacking_until, reporting
from analysis.progress.standing import Standing
from analysis.progress.trend import trend
from scoring import Scores
from tests.editions import edition_of, indicator, rate, units_of

JULY, AUGUST, SEPTEMBER, OCTOBER = (Month(2022, number) for number in (7, 8, 9, 10))
GOAL = date(2022, 12, 31)
EDITION = edition_of(indicator("A.1"), indicator("A.2"), scale=200)
PLACES = {"a": "D1 lowland", "b": "D1 lowland", "c": "D2 lowland", "d": "D2 lowland"}


def rated(**units: str) -> Scores:
    """Scores of units whose two answers are "+" passed, "-" failed, "." missing: `a="+-"`."""
    said = {"+": "9/10", "-": "1/10", ".": None}
    answers = {
        unit: {f"A.{i}": said[mark] for i, mark in enumerate(marks, 1)} for unit, marks in units.items()
    }
    return rate(EDITION, answers, {unit: PLACES[unit] for unit in units})


@pytest.fixture
def standing() -> Standing:
    """In September: a passes all, b no longer passes one, c has not reported, of d nothing is known."""
    before, now = rated(a="+-", b="++", c="--"), rated(a="++", b="+-", c="--")
    period = Period(SEPTEMBER, (SEPTEMBER,))
    days = {("a", SEPTEMBER): date(2022, 9, 25), ("b", SEPTEMBER): date(2022, 9, 30)}
    return Standing(
        period,
        units_of(PLACES),
        reporting("abcd", period, 25, days, date(2022, 9, 28)),
        pace(before, now, JULY, SEPTEMBER, GOAL, reported="ab"),
        moved(EDITION, before, now),
    )


def test_a_quarter_has_the_months_of_the_plan_that_have_come() -> None:
    found = quarters(AUGUST.until(OCTOBER))
    assert list(found) == ["2022-3", "2022-4"]
    assert found["2022-3"].months == (AUGUST, SEPTEMBER)
    assert (found["2022-3"].last, found["2022-3"].before) == (SEPTEMBER, JULY)
    assert found["2022-4"].months == (OCTOBER,) and found["2022-4"].is_quarter


def test_a_month_is_held_against_the_one_before() -> None:
    found = single_months([JULY, AUGUST])
    assert found["2022-08"].before == JULY and not found["2022-08"].is_quarter


def test_a_report_on_its_day_is_in_time_and_a_lacking_one_is_overdue_from_the_next_day_on() -> None:
    period = Period(AUGUST, (JULY, AUGUST))
    days = {("a", JULY): date(2022, 7, 25), ("a", AUGUST): date(2022, 8, 26), ("b", AUGUST): date(2022, 8, 1)}
    for today, late in ((date(2022, 7, 25), 0), (date(2022, 7, 26), 1), (date(2022, 9, 1), 38)):
        found = reporting(["a", "b", "c"], period, 25, days, today)
        assert found.loc["b", "days_late"] == found.loc["c", "days_late"] == late
    assert found["reports"].tolist() == [2, 1, 0]
    assert found["lacking"].tolist() == [(), (JULY,), (JULY, AUGUST)]
    assert found["came_late"].tolist() == [True, False, False]
    assert found["due"].tolist() == [None, date(2022, 7, 25), date(2022, 7, 25)]
    assert found.loc["a", "days_late"] == 0


def test_earlier_months_that_lack_are_named() -> None:
    reported = {("a", JULY), ("b", JULY), ("b", AUGUST)}
    assert lacking_until(["a", "b"], [JULY, AUGUST, SEPTEMBER], SEPTEMBER, reported) == {
        "a": (AUGUST,),
        "b": (),
    }


def test_counts_tell_silent_units_apart_from_those_behind(standing: Standing) -> None:
    assert standing.totals == {
        "asked": 4,
        "reported": 2,
        "silent": 2,
        "overdue": 2,
        "behind": int(standing.pace["behind"].sum()),
        "completed": 1,
    }
    assert not standing.units.loc[["c", "d"], "behind"].any()
    assert standing.units["behind_by"].isna().to_dict() == {"a": False, "b": False, "c": True, "d": True}


def test_a_unit_of_which_nothing_is_known_has_neither_zeros_nor_a_verdict(standing: Standing) -> None:
    row = standing.units.loc["d"]
    assert not row["known"] and row["verdict"] is None and row["newly_passed"] == ()
    assert row[["score", "difference", "passed", "wanted", "expected", "needed"]].isna().all()


def test_what_moved_is_told_of_the_units_asked_alone(standing: Standing) -> None:
    assert standing.most("newly_passed").to_dict() == {"A.2": 1}
    assert standing.most("newly_failed").to_dict() == {"A.2": 1}
    assert standing.units["verdict_changed"].to_dict() == {"a": True, "b": True, "c": False, "d": False}
    part = Standing(
        standing.period, standing.places, standing.reporting.loc[["b"]], standing.pace, standing.moved
    )
    assert part.most("newly_passed").empty and list(part.cells["unit"]) == ["b"]


def test_districts_add_up_to_all_and_leave_out_what_is_not_known(standing: Standing) -> None:
    found = standing.by("district_name")
    for name, total in standing.totals.items():
        assert found[name].sum() == total
    assert found.loc["D1", ["passed", "wanted"]].tolist() == [3, 4]
    assert found.loc["D2", ["passed", "wanted", "asked"]].tolist() == [0, 2, 2]
    assert found["share"].tolist() == [0.75, 0]


def test_the_trend_begins_at_the_start_and_ends_with_all_passed() -> None:
    start, july = rated(a="--", b="+-"), rated(a="+-", b="+-")
    found = trend(start, {JULY: july}, JULY, GOAL)
    assert found.index[0] == JULY and found.index[-1] == Month(2022, 12)
    assert found.loc[JULY, "share"] == 0.5 and found["share"].notna().sum() == 1
    days = (GOAL - JULY.first_day).days
    assert found.loc[JULY, "expected"] == pytest.approx(0.25 + 0.75 * 30 / days)
    assert found["expected"].iloc[-1] == 1


def test_without_a_start_the_line_begins_at_the_first_month_that_is_known() -> None:
    nothing = rated(a="++").only(())
    found = trend(None, {JULY: nothing, AUGUST: rated(a="+-")}, JULY, GOAL)
    assert found["share"].isna()[JULY] and found["expected"].isna()[JULY]
    assert found.loc[AUGUST, "expected"] == found.loc[AUGUST, "share"] == 0.5


def test_a_trend_without_any_report_has_no_line() -> None:
    assert trend(None, {}, JULY, GOAL)[["share", "expected"]].isna().all(axis=None)
