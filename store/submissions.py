"""Submissions: accepted checklists, each a revision of its unit's, with file and answers."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Select, Subquery, and_, func, insert, select
from sqlalchemy.orm import Session

from scoring import ANSWER_COLUMNS
from store.answers import to_frame, to_rows
from store.database import Database
from store.errors import DeadlinePassed, FileMissing, RoundNotOpen, SubmissionNotFound
from store.files import keep_file
from store.moments import day_in_vietnam, in_utc, now
from store.rounds import Status, lock_round, mark_changed
from store.tables import AnswerRow, RoundRow, SubmissionRow


@dataclass(frozen=True)
class NewSubmission:
    """A checklist to be accepted; `at` is the moment it came in, by default the present one."""

    unit_code: str
    answers: pd.DataFrame
    file: bytes | None
    file_name: str
    filled_by: str
    at: datetime | None = None


@dataclass(frozen=True)
class Submission:
    """An accepted checklist; `revision` counts from 1 within a round and unit."""

    id: int
    round_id: int
    unit_code: str
    revision: int
    file_sha256: str | None
    file_name: str
    filled_by: str
    accepted_at: datetime
    accepted_by: str


def submit(
    db: Database,
    round_id: int,
    unit_code: str,
    answers: pd.DataFrame,
    file: bytes | None,
    file_name: str,
    filled_by: str,
    by: str,
    *,
    at: datetime | None = None,
) -> Submission:
    """Accepts one checklist as its unit's next revision; see `submit_many`."""
    new = NewSubmission(unit_code, answers, file, file_name, filled_by, at)
    return submit_many(db, round_id, [new], by)[0]


def submit_many(db: Database, round_id: int, items: Sequence[NewSubmission], by: str) -> list[Submission]:
    """Accepts checklists, files and answers with them, all or none; in the order of `items`.

    Answers are canonical frames of one unit each. The deadline's day, in Vietnam, still counts.
    Raises RoundNotFound, RoundNotOpen, DeadlinePassed, FileMissing, AnswersInvalid.
    """
    answers = [to_rows(item.answers, item.unit_code) for item in items]
    with db.transaction() as session:
        round_ = lock_round(session, round_id)
        rows = _accept(session, round_, items, by)
        session.add_all(rows)
        session.flush()
        kept = [
            {"submission_id": row.id, **slot}
            for row, slots in zip(rows, answers, strict=True)
            for slot in slots
        ]
        if kept:
            session.execute(insert(AnswerRow), kept)
        if rows:
            mark_changed(round_)
        return [_submission(row) for row in rows]


def current_submissions(db: Database, round_id: int) -> list[Submission]:
    """The latest revision of every unit that submitted, by unit code."""
    latest = _latest(round_id)
    query = select(SubmissionRow.__table__).join(latest, _is_latest(latest))
    return sorted(_read(db, query), key=lambda submission: submission.unit_code)


def history(db: Database, round_id: int, unit_code: str) -> list[Submission]:
    """Every revision of a unit in a round, the newest first."""
    query = select(SubmissionRow.__table__).where(
        SubmissionRow.round_id == round_id, SubmissionRow.unit_code == unit_code
    )
    return _read(db, query.order_by(SubmissionRow.revision.desc()))


def current_answers(db: Database, round_id: int) -> pd.DataFrame:
    """The answers of the latest revisions, as one canonical frame by unit and slot."""
    latest = _latest(round_id)
    with db.reading() as connection:
        return to_frame(connection.execute(_answers().join(latest, _is_latest(latest))).all())


def answers_of(db: Database, submission_id: int) -> pd.DataFrame:
    """The answers of one submission, as a canonical frame; raises SubmissionNotFound."""
    with db.reading() as connection:
        if connection.scalar(select(SubmissionRow.id).where(SubmissionRow.id == submission_id)) is None:
            raise SubmissionNotFound(f"There is no submission {submission_id}.", submission_id=submission_id)
        return to_frame(connection.execute(_answers().where(SubmissionRow.id == submission_id)).all())


def _accept(
    session: Session, round_: RoundRow, items: Sequence[NewSubmission], by: str
) -> list[SubmissionRow]:
    latest = _latest(round_.id)
    revisions = dict(session.execute(select(latest.c.unit_code, latest.c.revision)).all())
    rows = []
    for item in items:
        at = in_utc(item.at or now())
        _check(round_, item, at)
        revisions[item.unit_code] = revisions.get(item.unit_code, 0) + 1
        rows.append(
            SubmissionRow(
                round_id=round_.id,
                unit_code=item.unit_code,
                revision=revisions[item.unit_code],
                file_sha256=None if item.file is None else keep_file(session, item.file),
                file_name=item.file_name,
                filled_by=item.filled_by,
                accepted_at=at,
                accepted_by=by,
            )
        )
    return rows


def _check(round_: RoundRow, item: NewSubmission, at: datetime) -> None:
    if round_.status != Status.OPEN:
        raise RoundNotOpen(
            f"Round {round_.id} is {round_.status}: it takes no checklists.",
            round_id=round_.id,
            status=round_.status,
        )
    day = day_in_vietnam(at)
    if round_.deadline is not None and day > round_.deadline:
        raise DeadlinePassed(
            f"The last day of round {round_.id} was {round_.deadline}, and it is {day}.",
            round_id=round_.id,
            deadline=round_.deadline,
            day=day,
        )
    if item.file is None and not round_.demonstration:
        raise FileMissing(f"The checklist of {item.unit_code} has no file.", unit_code=item.unit_code)


def _latest(round_id: int) -> Subquery:
    return (
        select(
            SubmissionRow.round_id,
            SubmissionRow.unit_code,
            func.max(SubmissionRow.revision).label("revision"),
        )
        .where(SubmissionRow.round_id == round_id)
        .group_by(SubmissionRow.round_id, SubmissionRow.unit_code)
        .subquery("latest")
    )


def _is_latest(latest: Subquery) -> ColumnElement[bool]:
    return and_(*(SubmissionRow.__table__.c[column.name] == column for column in latest.c))


def _answers() -> Select[Any]:
    said = [AnswerRow.__table__.c[name] for name in ANSWER_COLUMNS if name != "unit"]
    return select(SubmissionRow.unit_code, *said).join_from(
        SubmissionRow, AnswerRow, AnswerRow.submission_id == SubmissionRow.id
    )


def _read(db: Database, query: Select[Any]) -> list[Submission]:
    with db.reading() as connection:
        return [Submission(**row) for row in connection.execute(query).mappings()]


def _submission(row: SubmissionRow) -> Submission:
    return Submission(**{field.name: getattr(row, field.name) for field in fields(Submission)})
