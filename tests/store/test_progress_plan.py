"""The plan of monthly reports."""

from datetime import date, timedelta

import pytest

from store import (
    PlanInvalid,
    PlanNotFound,
    RoundNotFound,
    StatusNotAllowed,
    create_round,
    list_events,
    progress,
    progress_plan,
    set_progress_plan,
    set_status,
    version,
)
from tests.desk import UNITS, desk_round
from tests.store.progress_plans import FIRST, SECOND, THIS, plan, planned_round, report


def test_a_round_has_no_plan_until_one_is_set(access):
    id = desk_round(access).id
    assert progress_plan(access, id) is None
    with pytest.raises(PlanNotFound):
        progress(access, id)
    with pytest.raises(RoundNotFound):
        progress_plan(access, id + 1)
    before = version(access, id)
    kept = set_progress_plan(access, id, plan())
    assert progress_plan(access, id) == kept
    assert (kept.first_month, kept.due_day, kept.goal_month, kept.by) == (FIRST, 20, THIS.plus(2), "local")
    assert version(access, id) != before


def test_a_changed_plan_counts_and_its_event_says_what_was_before(access):
    id = planned_round(access)
    set_progress_plan(access, id, plan(due_day=31))
    assert progress_plan(access, id).due_day == 31
    event = list_events(access, what=["progress.planned"])[0]
    assert (event.before["due_day"], event.after["due_day"], event.round_id) == (20, 31, id)


def test_a_report_is_due_in_its_own_month_and_late_by_days_in_vietnam(access):
    kept = progress_plan(access, planned_round(access, due_day=31))
    assert kept.due(SECOND) == SECOND.last_day
    assert kept.days_late(SECOND, SECOND.last_day) == 0
    assert kept.days_late(SECOND, SECOND.last_day + timedelta(days=3)) == 3


def test_months_that_can_be_reported_end_with_the_present_one_and_with_the_goals(access):
    kept = progress_plan(access, planned_round(access))
    assert kept.months_until(THIS.first_day) == (FIRST, SECOND, THIS)
    assert kept.months_until(THIS.plus(9).first_day)[-1] == kept.goal_month
    assert kept.months_until(FIRST.plus(-1).last_day) == ()


@pytest.mark.parametrize(
    ("given", "field", "rule"),
    [
        ({"due_day": 0}, "due_day", "range"),
        ({"due_day": 32}, "due_day", "range"),
        ({"goal_on": FIRST.plus(-1).last_day}, "first_month", "after_goal"),
        ({"first_month": SECOND}, "first_month", "behind_report"),
        ({"goal_on": FIRST.last_day}, "goal_on", "behind_report"),
        ({"base_round_id": 10**6}, "base_round_id", "unknown"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_and_the_old_one_stays(access, given, field, rule):
    id = planned_round(access)
    for month in (FIRST, SECOND):
        report(access, id, month, UNITS[0])
    with pytest.raises(PlanInvalid) as refusal:
        set_progress_plan(access, id, plan(**given))
    assert refusal.value.details == {"field": field, "rule": rule}
    assert progress_plan(access, id).first_month == FIRST


def test_the_first_month_may_move_as_long_as_no_report_falls_out(access):
    id = planned_round(access)
    report(access, id, SECOND, UNITS[0])
    set_progress_plan(access, id, plan(first_month=SECOND, goal_on=SECOND.last_day))
    assert progress(access, id).months == (SECOND,)


def test_a_round_starts_from_another_that_is_open_of_its_era_and_as_real(access, new_round):
    id, other = desk_round(access).id, desk_round(access).id
    draft = create_round(access, new_round()).id
    elsewhere = desk_round(access, ("16633",), "2025").id
    invented = create_round(access, new_round(demonstration=True)).id
    set_status(access, invented, "open")
    for base, rule in ((id, "same"), (draft, "unknown"), (elsewhere, "era"), (invented, "demonstration")):
        with pytest.raises(PlanInvalid) as refusal:
            set_progress_plan(access, id, plan(base_round_id=base))
        assert refusal.value.details == {"field": "base_round_id", "rule": rule}
    assert set_progress_plan(access, id, plan(base_round_id=other)).base_round_id == other


def test_a_closed_round_keeps_its_plan(access):
    id = planned_round(access)
    set_status(access, id, "closed")
    with pytest.raises(StatusNotAllowed):
        set_progress_plan(access, id, plan(goal_on=date(2099, 1, 1)))
