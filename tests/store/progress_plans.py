"""Rounds whose units report by month, counted back from the present one: a report of a month to come is refused."""

from analysis.progress import Month
from store import NewPlan, NewSubmission, report_progress, set_progress_plan
from store.moments import day_in_vietnam, now
from tests.desk import FULL, desk_round
from tests.editions import frame_of

THIS = Month.of(day_in_vietnam(now()))
FIRST, SECOND = THIS.plus(-2), THIS.plus(-1)


def plan(**given):
    """A plan from the month before last to the one after next."""
    usual = {"base_round_id": None, "first_month": FIRST, "due_day": 20, "goal_on": THIS.plus(2).last_day}
    return NewPlan(**(usual | given))


def planned_round(access, **given):
    """The id of an open round with that plan."""
    id = desk_round(access).id
    set_progress_plan(access, id, plan(**given))
    return id


def said(unit, answers=FULL, content=b"phieu", filled_by="Hòa", **given):
    """A checklist of one unit."""
    return NewSubmission(unit, frame_of({unit: answers}), content, f"{unit}.xlsx", filled_by, **given)


def report(access, round_id, month, unit, answers=FULL, **given):
    """One unit reports."""
    return report_progress(access, round_id, month, [said(unit, answers, **given)])[0]
