"""How a round changes: its dates and its list, and its status, which only moves forward."""

from collections.abc import Sequence
from datetime import date

from store.errors import StatusNotAllowed
from store.people.access import Access
from store.people.rights import Right
from store.ratings.publication import freeze
from store.rounds.rounds import Round, Status, as_round, check_cohort, check_days, lock_round, mark_changed
from store.submissions.steps import refuse_waiting
from store.tables import RoundUnitRow
from store.texts import kept_text

NEXT = {
    Status.DRAFT: Status.OPEN,
    Status.OPEN: Status.CLOSED,
    Status.CLOSED: Status.APPRAISED,
    Status.APPRAISED: Status.PUBLISHED,
}


def set_status(access: Access, round_id: int, status: Status | str) -> Round:
    """Moves a round one step forward: draft, open, closed, appraised, published.

    It is appraised when no submission waits any more; publishing freezes its results (see `store.ratings.results`).
    Raises NotAllowed, RoundNotFound, StatusNotAllowed for any other step, NotAllAppraised.
    """
    with access.writing() as work:
        work.require(Right.MANAGE_ROUNDS)
        row = lock_round(work.session, round_id)
        before = row.status
        if NEXT.get(Status(before)) != status:
            raise StatusNotAllowed(
                f"A round that is {before} cannot become {status}.", status=before, wanted=str(status)
            )
        if status == Status.APPRAISED:
            refuse_waiting(work.session, row)
        sealed = freeze(work, row) if status == Status.PUBLISHED else {}
        row.status = Status(status)
        mark_changed(row)
        work.record(
            f"round.{status}",
            round_id=round_id,
            before={"status": before},
            after={"status": str(status), **sealed},
        )
        return as_round(row)


def change_dates(
    access: Access, round_id: int, opens_on: date, deadline: date | None, reason: str = ""
) -> Round:
    """Gives a draft or open round other days; once it is open, with a reason.

    Raises NotAllowed, RoundNotFound, StatusNotAllowed, RoundInvalid, TextMissing.
    """
    with access.writing() as work:
        work.require(Right.MANAGE_ROUNDS)
        row = lock_round(work.session, round_id)
        if row.status not in (Status.DRAFT, Status.OPEN):
            raise StatusNotAllowed(f"Round {round_id} is {row.status}.", status=row.status, wanted=row.status)
        said = kept_text(reason, "reason", required=row.status == Status.OPEN)
        check_days(opens_on, deadline)
        before = {"opens_on": row.opens_on, "deadline": row.deadline}
        row.opens_on, row.deadline = opens_on, deadline
        mark_changed(row)
        after = {"opens_on": opens_on, "deadline": deadline, "reason": said}
        work.record("round.dates", round_id=round_id, before=before, after=after)
        return as_round(row)


def change_cohort(access: Access, round_id: int, cohort: Sequence[str]) -> Round:
    """Assigns other units to a draft round; raises NotAllowed, RoundNotFound, StatusNotAllowed, RoundInvalid."""
    with access.writing() as work:
        work.require(Right.MANAGE_ROUNDS)
        row = lock_round(work.session, round_id)
        if row.status != Status.DRAFT:
            raise StatusNotAllowed(f"Round {round_id} is {row.status}.", status=row.status, wanted=row.status)
        check_cohort(cohort)
        before = sorted(unit.unit_code for unit in row.units)
        row.units = [RoundUnitRow(unit_code=code) for code in cohort]
        mark_changed(row)
        work.record(
            "round.cohort", round_id=round_id, before={"cohort": before}, after={"cohort": sorted(cohort)}
        )
        work.session.flush()
        return as_round(row)
