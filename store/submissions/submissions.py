"""Submissions: checklists that were saved or submitted, each a revision of its unit's, with file and answers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from store.errors import StepNotAllowed, SubmissionNotFound
from store.moments import day_in_vietnam, in_utc
from store.people.access import Access, Work
from store.people.rights import Right
from store.rounds.deadlines import later_days, refuse_when_closed
from store.rounds.rounds import lock_round, mark_changed
from store.submissions.answers import digest_of, to_rows
from store.submissions.handed_in import is_the_same, kept_file, refuse_meanwhile
from store.submissions.states import REPLACEABLE, State
from store.tables import AnswerRow, RoundRow, SubmissionRow
from store.texts import LONGEST_LINE, kept_text


@dataclass(frozen=True)
class NewSubmission:
    """A checklist to be kept.

    `seen` is the unit's latest revision that the submitter knew of (0 for none); without it nothing is compared.
    `at` is the moment it came in: a demonstration may say another than the present one.
    """

    unit_code: str
    answers: pd.DataFrame
    file: bytes | None
    file_name: str
    filled_by: str
    at: datetime | None = None
    seen: int | None = None


@dataclass(frozen=True)
class Submission:
    """A kept checklist; `revision` counts from 1 within a round and unit, `reason` is why it was returned."""

    id: int
    round_id: int
    unit_code: str
    revision: int
    file_sha256: str | None
    file_name: str
    filled_by: str
    accepted_at: datetime
    accepted_by: str
    state: State
    state_at: datetime
    state_by: str
    reason: str


def submit(access: Access, round_id: int, new: NewSubmission, *, draft: bool = False) -> Submission:
    """Keeps one checklist as its unit's next revision; see `submit_many`."""
    return submit_many(access, round_id, [new], draft=draft)[0]


def submit_many(
    access: Access, round_id: int, items: Sequence[NewSubmission], *, draft: bool = False
) -> list[Submission]:
    """Submits checklists, or saves them as drafts: files and answers with them, all or none, in the order of `items`.

    Answers are canonical frames of one unit each. The deadline's day, in Vietnam, still counts. The same checklist
    again, by the same person while it is the latest, is the same submission and not a new one.
    Raises NotAllowed, RoundNotFound, RoundNotOpen, NotYetOpen, DeadlinePassed, StepNotAllowed (checked or appraised
    already), SubmittedMeanwhile, FileMissing, AnswersInvalid, TextTooLong.
    """
    answers = [to_rows(item.answers, item.unit_code) for item in items]
    state = State.DRAFT if draft else State.SUBMITTED
    with access.writing() as work:
        round_ = lock_round(work.session, round_id)
        units = {item.unit_code for item in items}
        latest, later = latest_of(work.session, round_id, units), later_days(work.session, round_id)
        standing = latest_of(work.session, round_id, units, without_drafts=True)
        kept: list[SubmissionRow] = []
        new: list[tuple[SubmissionRow, list[dict[str, Any]]]] = []
        for item, slots in zip(items, answers, strict=True):
            before = latest.get(item.unit_code)
            row = _row(work, round_, item, state, digest_of(slots), before, later.get(item.unit_code))
            kept.append(row)
            if row is not before:
                _refuse_replacing(work, standing.get(item.unit_code), later.get(item.unit_code))
                latest[item.unit_code] = row
                standing |= {} if draft else {item.unit_code: row}
                new.append((row, slots))
        _keep(work, round_, new)
        return [as_submission(row) for row in kept]


def submit_draft(access: Access, submission_id: int) -> Submission:
    """Submits a saved draft as it is; it must be the unit's latest revision.

    Raises SubmissionNotFound, NotAllowed, StepNotAllowed, RoundNotOpen, NotYetOpen, DeadlinePassed.
    """
    with access.writing() as work:
        round_, row = lock_submission(work.session, submission_id)
        work.require(Right.SUBMIT, round_.era, row.unit_code)
        later = later_days(work.session, round_.id).get(row.unit_code)
        refuse_when_closed(round_, later, work.at)
        latest = latest_of(work.session, round_.id, {row.unit_code})[row.unit_code]
        if row.state != State.DRAFT or latest.id != row.id:
            raise StepNotAllowed(
                f"Submission {submission_id} is no latest draft.",
                unit_code=row.unit_code,
                state=row.state,
                step="submit",
            )
        handed_in = latest_of(work.session, round_.id, {row.unit_code}, without_drafts=True)
        _refuse_replacing(work, handed_in.get(row.unit_code), later)
        row.accepted_at, row.accepted_by = work.at, work.person.email
        move(work, round_, row, State.SUBMITTED)
        return as_submission(row)


def move(
    work: Work, round_: RoundRow, row: SubmissionRow, state: State, reason: str = "", **more: object
) -> None:
    """Brings a submission into another state, and notes it."""
    before = {"state": row.state}
    row.state, row.state_at, row.state_by, row.reason = state, work.at, work.person.email, reason
    mark_changed(round_)
    after = {"submission": row.id, "revision": row.revision, "state": str(state)}
    after |= {"reason": reason} if reason else {}
    what = f"submission.{state}"
    work.record(what, round_id=round_.id, unit_code=row.unit_code, before=before, after=after | more)


def lock_submission(session: Session, submission_id: int) -> tuple[RoundRow, SubmissionRow]:
    """A submission and its round, held against other writers; raises SubmissionNotFound."""
    round_id = session.scalar(select(SubmissionRow.round_id).where(SubmissionRow.id == submission_id))
    if round_id is None:
        raise SubmissionNotFound(f"There is no submission {submission_id}.", submission_id=submission_id)
    round_ = lock_round(session, round_id)
    return round_, session.get_one(SubmissionRow, submission_id, populate_existing=True)


def latest_of(
    session: Session, round_id: int, units: Collection[str] | None = None, *, without_drafts: bool = False
) -> dict[str, SubmissionRow]:
    """The latest revision of every unit of a round, or of some `units`, drafts among them unless told not to, by unit."""
    asked = select(SubmissionRow).where(SubmissionRow.round_id == round_id)
    if units is not None:
        asked = asked.where(SubmissionRow.unit_code.in_(units))
    if without_drafts:
        asked = asked.where(SubmissionRow.state != State.DRAFT)
    return {row.unit_code: row for row in session.scalars(asked.order_by(SubmissionRow.revision))}


def is_latest(session: Session, row: SubmissionRow) -> bool:
    """Whether the unit handed in nothing after it; a draft does not count."""
    later = select(SubmissionRow.id).where(
        SubmissionRow.round_id == row.round_id,
        SubmissionRow.unit_code == row.unit_code,
        SubmissionRow.revision > row.revision,
        SubmissionRow.state != State.DRAFT,
    )
    return session.scalar(later.limit(1)) is None


def as_submission(row: SubmissionRow) -> Submission:
    """The submission of a row."""
    told = {field.name: getattr(row, field.name) for field in fields(Submission)}
    return Submission(**told | {"state": State(row.state)})


def _row(
    work: Work,
    round_: RoundRow,
    item: NewSubmission,
    state: State,
    digest: str,
    before: SubmissionRow | None,
    later: date | None,
) -> SubmissionRow:
    """The row of a new revision, or the latest one where it is the same checklist again."""
    work.require(Right.SUBMIT, round_.era, item.unit_code)
    at = in_utc(item.at) if item.at and round_.demonstration else work.at
    refuse_when_closed(round_, later, at)
    row = SubmissionRow(
        round_id=round_.id,
        unit_code=item.unit_code,
        revision=before.revision + 1 if before else 1,
        file_sha256=kept_file(work, round_, item.unit_code, item.file),
        file_name=kept_text(item.file_name, "file_name", LONGEST_LINE),
        filled_by=kept_text(item.filled_by, "filled_by", LONGEST_LINE),
        accepted_at=at,
        accepted_by=work.person.email,
        state=state,
        state_at=at,
        state_by=work.person.email,
        reason="",
        digest=digest,
    )
    if before is None:
        return row
    if is_the_same(before, row, by=("accepted_by", "state")):
        return before
    refuse_meanwhile(item.unit_code, before.revision, before.accepted_by, before.accepted_at, item.seen)
    return row


def _refuse_replacing(work: Work, standing: SubmissionRow | None, later: date | None) -> None:
    """Raises StepNotAllowed where what the unit handed in last was checked since, whatever it saved as a draft."""
    reopened = later is not None and day_in_vietnam(work.at) <= later
    if standing is not None and standing.state not in REPLACEABLE and not reopened:
        raise StepNotAllowed(
            f"The checklist of {standing.unit_code} is {standing.state} already.",
            unit_code=standing.unit_code,
            state=standing.state,
            step="submit",
        )


def _keep(work: Work, round_: RoundRow, new: Sequence[tuple[SubmissionRow, list[dict[str, Any]]]]) -> None:
    if not new:
        return
    work.session.add_all(row for row, _ in new)
    work.session.flush()
    answers = [{"submission_id": row.id, **slot} for row, slots in new for slot in slots]
    if answers:
        # Rows with gaps would be a statement each, were their gaps not written as what they are.
        work.session.execute(insert(AnswerRow).execution_options(render_nulls=True), answers)
    mark_changed(round_)
    for row, _ in new:
        after = {
            "submission": row.id,
            "revision": row.revision,
            "file_name": row.file_name,
            "file_sha256": row.file_sha256,
            "filled_by": row.filled_by,
            "answers_sha256": row.digest,
        }
        work.record(f"submission.{row.state}", round_id=round_.id, unit_code=row.unit_code, after=after)
