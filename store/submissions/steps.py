"""The steps of a submission after it was handed in: recall, check by the district, return, acceptance by the province."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.appraisal.assignments import refuse_unreviewed
from store.errors import NotAllAppraised, StepNotAllowed
from store.people.access import Access, Work
from store.people.rights import Person, Right, has_districts
from store.rounds.deadlines import give_extension, later_days, refuse_status, refuse_when_closed
from store.rounds.rounds import Status, lock_round
from store.submissions.states import State
from store.submissions.submissions import (
    Submission,
    as_submission,
    is_latest,
    latest_of,
    lock_submission,
    move,
)
from store.tables import RoundRow, SubmissionRow
from store.texts import kept_text


class Step(StrEnum):
    """What can be done with a submission."""

    RECALL = "recall"
    CHECK = "check"
    RETURN = "return"
    ACCEPT = "accept"


@dataclass(frozen=True)
class _Way:
    """From one state to another by a step, and the right it takes."""

    step: Step
    start: State
    end: State
    right: Right


_OF_THE_UNIT = (_Way(Step.RECALL, State.SUBMITTED, State.DRAFT, Right.SUBMIT),)
_WITH_DISTRICTS = (
    *_OF_THE_UNIT,
    _Way(Step.CHECK, State.SUBMITTED, State.CHECKED, Right.CHECK),
    _Way(Step.RETURN, State.SUBMITTED, State.RETURNED, Right.CHECK),
    _Way(Step.ACCEPT, State.CHECKED, State.APPRAISED, Right.APPRAISE),
    _Way(Step.RETURN, State.CHECKED, State.RETURNED, Right.APPRAISE),
    _Way(Step.RETURN, State.APPRAISED, State.RETURNED, Right.APPRAISE),
)
_WITHOUT_DISTRICTS = (
    *_OF_THE_UNIT,
    _Way(Step.ACCEPT, State.SUBMITTED, State.APPRAISED, Right.APPRAISE),
    _Way(Step.RETURN, State.SUBMITTED, State.RETURNED, Right.APPRAISE),
    _Way(Step.RETURN, State.APPRAISED, State.RETURNED, Right.APPRAISE),
)
WHILE = (Status.OPEN, Status.CLOSED)
"""A submission moves while its round is in one of these."""


def possible_steps(person: Person, era: str, status: Status, submission: Submission) -> frozenset[Step]:
    """What a person may do with a unit's latest submission, as far as rights and states tell (not the days)."""
    if status not in WHILE:
        return frozenset()
    return frozenset(
        way.step
        for way in _ways(era)
        if way.start == submission.state and person.may(way.right, era, submission.unit_code)
    )


def take_step(
    access: Access, submission_id: int, step: Step, reason: str = "", resubmit_until: date | None = None
) -> Submission:
    """Takes one step with a unit's latest submission.

    A return needs a reason; the province may give the unit a later last day with it. A recall ends with the unit's
    days. Raises SubmissionNotFound, NotAllowed, StepNotAllowed, RoundNotOpen, DeadlinePassed, TextMissing,
    TextTooLong, GroupsNotReviewed.
    """
    return take_steps(access, [submission_id], step, reason, resubmit_until)[0]


def take_steps(
    access: Access,
    submission_ids: Sequence[int],
    step: Step,
    reason: str = "",
    resubmit_until: date | None = None,
) -> list[Submission]:
    """The same for several submissions, all or none."""
    with access.writing() as work:
        _hold_rounds(work.session, submission_ids)
        return [_take(work, id_, step, reason, resubmit_until) for id_ in sorted(submission_ids)]


def _hold_rounds(session: Session, submission_ids: Sequence[int]) -> None:
    """Holds the rounds of all submissions by their ids, so that two people with several never wait for each other."""
    rounds = select(SubmissionRow.round_id).where(SubmissionRow.id.in_(submission_ids)).distinct()
    for round_id in sorted(session.scalars(rounds)):
        lock_round(session, round_id)


def refuse_waiting(session: Session, round_: RoundRow) -> None:
    """Raises NotAllAppraised where a submission of the round still waits for the district or the province."""
    waiting = sorted(
        unit
        for unit, row in latest_of(session, round_.id, without_drafts=True).items()
        if row.state in (State.SUBMITTED, State.CHECKED)
    )
    if waiting:
        raise NotAllAppraised(f"{len(waiting)} submissions still wait.", unit_codes=tuple(waiting))


def _take(work: Work, submission_id: int, step: Step, reason: str, resubmit_until: date | None) -> Submission:
    round_, row = lock_submission(work.session, submission_id)
    way = _way(work, round_, row, step)
    refuse_status(round_, WHILE)
    said = kept_text(reason, "reason", required=step is Step.RETURN)
    if step is Step.RECALL:
        refuse_when_closed(round_, later_days(work.session, round_.id).get(row.unit_code), work.at)
    if step is Step.ACCEPT:
        refuse_unreviewed(work.session, round_, row)
    if step is Step.RETURN and resubmit_until is not None:
        give_extension(work, round_, row.unit_code, resubmit_until, said)
    move(work, round_, row, way.end, said)
    return as_submission(row)


def _way(work: Work, round_: RoundRow, row: SubmissionRow, step: Step) -> _Way:
    of_step = [way for way in _ways(round_.era) if way.step == step]
    found = [way for way in of_step if way.start == row.state]
    rights = {way.right for way in (*_WITH_DISTRICTS, *_WITHOUT_DISTRICTS) if way.step == step}
    if not any(work.person.may(right, round_.era, row.unit_code) for right in rights):
        work.require(min(rights), round_.era, row.unit_code)  # who may not do it learns nothing of the state
    if found:
        work.require(found[0].right, round_.era, row.unit_code)
    if not found or not is_latest(work.session, row):
        raise StepNotAllowed(
            f"A submission that is {row.state} does not take the step {step}.",
            unit_code=row.unit_code,
            state=row.state,
            step=str(step),
        )
    return found[0]


def _ways(era: str) -> tuple[_Way, ...]:
    return _WITH_DISTRICTS if has_districts(era) else _WITHOUT_DISTRICTS
