"""The plan of a round: from which month on units report every month, by which day, from what start, to what goal."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NoReturn

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from analysis.progress.months import Month
from store.errors import PlanInvalid, PlanNotFound, StatusNotAllowed
from store.moments import day_in_vietnam
from store.people.access import Access
from store.people.rights import Right
from store.rounds.rounds import Status, lock_round, mark_changed, seen_round
from store.tables import ProgressPlanRow, ProgressReportRow, RoundRow


@dataclass(frozen=True)
class NewPlan:
    """A plan to be kept.

    `base_round_id` is the round whose counting answers are the start, None for none. A report is due on `due_day` of
    its own month (its last day, where the month is shorter). Pace is measured against `goal_on`.
    """

    base_round_id: int | None
    first_month: Month
    due_day: int
    goal_on: date


@dataclass(frozen=True)
class ProgressPlan:
    """The plan of a round as it is kept; see `NewPlan`."""

    round_id: int
    base_round_id: int | None
    first_month: Month
    due_day: int
    goal_on: date
    at: datetime
    by: str

    @property
    def goal_month(self) -> Month:
        """The last month of which there are reports."""
        return Month.of(self.goal_on)

    def due(self, month: Month) -> date:
        """The last day on which the report of a month is in time."""
        return month.due(self.due_day)

    def days_late(self, month: Month, at: datetime | date) -> int:
        """How many days after its due day a report came, or is, in Vietnam; 0 in time."""
        day = day_in_vietnam(at) if isinstance(at, datetime) else at
        return max((day - self.due(month)).days, 0)

    def months_until(self, today: date) -> tuple[Month, ...]:
        """The months that can be reported on a day: from the first to the present one, at most the goal's."""
        return self.first_month.until(min(self.goal_month, Month.of(today)))


def set_progress_plan(access: Access, round_id: int, new: NewPlan) -> ProgressPlan:
    """Keeps the plan of a draft or open round, in place of the one it had.

    Raises NotAllowed, RoundNotFound, StatusNotAllowed, PlanInvalid.
    """
    with access.writing() as work:
        work.require(Right.MANAGE_ROUNDS)
        round_ = lock_round(work.session, round_id)
        if round_.status not in (Status.DRAFT, Status.OPEN):
            raise StatusNotAllowed(
                f"Round {round_id} is {round_.status}.", status=round_.status, wanted=round_.status
            )
        _check(work.session, round_, new)
        before = plan_of(work.session.connection(), round_id)
        row = ProgressPlanRow(round_id=round_id, **said_plan(new), at=work.at, by=work.person.email)
        row = work.session.merge(row)
        mark_changed(round_)
        told = {} if before is None else said_plan(before)
        work.record("progress.planned", round_id=round_id, before=told, after=said_plan(new))
        work.session.flush()
        return _plan(row)


def progress_plan(access: Access, round_id: int) -> ProgressPlan | None:
    """The plan of a round, None where its units report nothing by month; raises RoundNotFound."""
    with access.reading() as view, Session(view.connection) as session:
        seen_round(session, view.person, round_id)
        return plan_of(view.connection, round_id)


def plan_of(connection: Connection, round_id: int) -> ProgressPlan | None:
    """The same, whoever asks."""
    asked = select(ProgressPlanRow.__table__).where(ProgressPlanRow.round_id == round_id)
    row = connection.execute(asked).one_or_none()
    return None if row is None else _plan(row)


def required_plan(connection: Connection, round_id: int) -> ProgressPlan:
    """The same; raises PlanNotFound."""
    found = plan_of(connection, round_id)
    if found is None:
        raise PlanNotFound(f"Round {round_id} has no plan of monthly reports.", round_id=round_id)
    return found


def said_plan(plan: NewPlan | ProgressPlan) -> dict[str, object]:
    """What a row and its event say of a plan."""
    return {
        "base_round_id": plan.base_round_id,
        "first_month": str(plan.first_month),
        "due_day": plan.due_day,
        "goal_on": plan.goal_on,
    }


def _plan(row: Any) -> ProgressPlan:
    return ProgressPlan(
        row.round_id,
        row.base_round_id,
        Month.parse(row.first_month),
        row.due_day,
        row.goal_on,
        row.at,
        row.by,
    )


def _check(session: Session, round_: RoundRow, new: NewPlan) -> None:
    if new.base_round_id is not None:
        _check_base(session, round_, new.base_round_id)
    if not 1 <= new.due_day <= 31:
        _refuse("due_day", "range")
    if Month.of(new.goal_on) < new.first_month:
        _refuse("first_month", "after_goal")
    month = ProgressReportRow.month
    asked = select(func.min(month), func.max(month)).where(ProgressReportRow.round_id == round_.id)
    earliest, latest = session.execute(asked).one()
    if earliest is not None and earliest < str(new.first_month):
        _refuse("first_month", "behind_report")
    if latest is not None and latest > str(Month.of(new.goal_on)):
        _refuse("goal_on", "behind_report")


def _check_base(session: Session, round_: RoundRow, base_id: int) -> None:
    base = session.get(RoundRow, base_id)
    if base is None or base.status == Status.DRAFT:
        _refuse("base_round_id", "unknown")
    if base.id == round_.id:
        _refuse("base_round_id", "same")
    if base.era != round_.era:
        _refuse("base_round_id", "era")
    if base.demonstration != round_.demonstration:
        _refuse("base_round_id", "demonstration")


def _refuse(field: str, rule: str) -> NoReturn:
    raise PlanInvalid(f"The plan's {field}: {rule}.", field=field, rule=rule)
