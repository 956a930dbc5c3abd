"""What was handed in to a round, as far as the person sees it: submissions, answers, files."""

from collections.abc import Collection
from dataclasses import fields
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, Subquery, and_, exists, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from scoring import ANSWER_COLUMNS
from store.errors import SubmissionNotFound
from store.people.access import Access, View
from store.people.rights import Right
from store.rounds.rounds import Round, Status, seen_round
from store.submissions.answers import to_frame
from store.submissions.files import content_of
from store.submissions.states import WAITING, State
from store.submissions.submissions import Submission
from store.tables import AnswerRow, RoundRow, SubmissionRow


def current_submissions(access: Access, round_id: int) -> list[Submission]:
    """What counts of every unit that the person sees, by unit code.

    The latest revision that was handed in; where that was returned, the latest one that the province had accepted
    before. Raises RoundNotFound.
    """
    with access.reading() as view, Session(view.connection) as session:
        visible = visible_units(view, seen_round(session, view.person, round_id))
        return _of_units(visible, submissions_that_count(view.connection, round_id))


def latest_submissions(access: Access, round_id: int) -> list[Submission]:
    """The latest revision of every unit whose files the person sees, whatever its state, by unit code.

    A draft, and why a checklist was returned, are no results: neither a viewer nor a published round shows them.
    Raises RoundNotFound.
    """
    with access.reading() as view, Session(view.connection) as session:
        own = view.person.units(Right.SEE_FILES, seen_round(session, view.person, round_id).era)
        which = true() if own is None else SubmissionRow.unit_code.in_(own)
        return _latest(view.connection, round_id, which)


def history(access: Access, round_id: int, unit_code: str) -> list[Submission]:
    """Every revision of a unit in a round, the newest first; raises RoundNotFound, NotAllowed."""
    with access.reading() as view, Session(view.connection) as session:
        round_ = seen_round(session, view.person, round_id)
        view.require(Right.SEE_FILES, round_.era, unit_code)
        query = _SUBMISSIONS.where(SubmissionRow.round_id == round_id, SubmissionRow.unit_code == unit_code)
        return _read(view.connection, query.order_by(SubmissionRow.revision.desc()))


def current_answers(access: Access, round_id: int) -> pd.DataFrame:
    """The answers of what counts, of the units that the person sees: one canonical frame by unit and slot."""
    with access.reading() as view, Session(view.connection) as session:
        visible = visible_units(view, seen_round(session, view.person, round_id))
        frame = answers_that_count(view.connection, round_id)
    return frame if visible is None else frame[frame["unit"].isin(visible)].reset_index(drop=True)


def answers_of(access: Access, submission_id: int) -> pd.DataFrame:
    """The answers of one submission, as a canonical frame; raises SubmissionNotFound, NotAllowed."""
    with access.reading() as view:
        _seen_submission(view, submission_id, Right.SEE_RESULTS)
        return answers_of_submissions(view.connection, [submission_id])


def submitted_file(access: Access, submission_id: int) -> bytes:
    """The file of a submission as it came in; raises SubmissionNotFound, NotAllowed, FileNotFound (a demonstration's)."""
    with access.reading() as view:
        sha256 = _seen_submission(view, submission_id, Right.SEE_FILES)
        return content_of(view.connection, sha256)


def visible_units(view: View, round_: Round | RoundRow) -> frozenset[str] | None:
    """The codes of the units whose results the person sees in a round, None for all: when published, everybody does."""
    if round_.status == Status.PUBLISHED:
        return None
    return view.person.units(Right.SEE_RESULTS, round_.era)


def submissions_that_count(connection: Connection, round_id: int) -> list[Submission]:
    """What counts of every unit, whoever asks; by unit code."""
    return _latest(connection, round_id, _counts())


def answers_that_count(connection: Connection, round_id: int) -> pd.DataFrame:
    """The answers of what counts of every unit, whoever asks."""
    latest = _newest(round_id, _counts())
    return to_frame(connection.execute(_answers().join(latest, _is_newest(latest))).all())


def answers_of_submissions(connection: Connection, ids: Collection[int]) -> pd.DataFrame:
    """The answers of some submissions, whoever asks."""
    return to_frame(connection.execute(_answers().where(SubmissionRow.id.in_(ids))).all())


def _of_units(codes: frozenset[str] | None, found: list[Submission]) -> list[Submission]:
    return [one for one in found if codes is None or one.unit_code in codes]


def _latest(connection: Connection, round_id: int, which: ColumnElement[bool]) -> list[Submission]:
    newest = _newest(round_id, which)
    query = _SUBMISSIONS.join(newest, _is_newest(newest))
    return sorted(_read(connection, query), key=lambda submission: submission.unit_code)


def _seen_submission(view: View, submission_id: int, right: Right) -> str | None:
    """The SHA-256 of a submission's file; raises SubmissionNotFound, NotAllowed."""
    asked = select(SubmissionRow.__table__, RoundRow.era, RoundRow.status).join(
        RoundRow, RoundRow.id == SubmissionRow.round_id
    )
    found = view.connection.execute(asked.where(SubmissionRow.id == submission_id)).one_or_none()
    if found is None:
        raise SubmissionNotFound(f"There is no submission {submission_id}.", submission_id=submission_id)
    counting = submissions_that_count(view.connection, found.round_id) if right is Right.SEE_RESULTS else ()
    if all(one.id != submission_id for one in counting):
        view.require(Right.SEE_FILES, found.era, found.unit_code)
    elif found.status != Status.PUBLISHED:
        view.require(right, found.era, found.unit_code)
    return found.file_sha256


def _counts() -> ColumnElement[bool]:
    later = aliased(SubmissionRow)
    returned_since = exists().where(
        later.round_id == SubmissionRow.round_id,
        later.unit_code == SubmissionRow.unit_code,
        later.revision > SubmissionRow.revision,
        later.state == State.RETURNED,
    )
    waits = and_(SubmissionRow.state.in_(WAITING), ~returned_since)
    return or_(SubmissionRow.state == State.APPRAISED, waits)


def _newest(round_id: int, which: ColumnElement[bool]) -> Subquery:
    return (
        select(
            SubmissionRow.round_id,
            SubmissionRow.unit_code,
            func.max(SubmissionRow.revision).label("revision"),
        )
        .where(SubmissionRow.round_id == round_id, which)
        .group_by(SubmissionRow.round_id, SubmissionRow.unit_code)
        .subquery("newest")
    )


def _is_newest(newest: Subquery) -> ColumnElement[bool]:
    return and_(*(SubmissionRow.__table__.c[column.name] == column for column in newest.c))


def _answers() -> Select[Any]:
    said = [AnswerRow.__table__.c[name] for name in ANSWER_COLUMNS if name != "unit"]
    return select(SubmissionRow.unit_code, *said).join_from(
        SubmissionRow, AnswerRow, AnswerRow.submission_id == SubmissionRow.id
    )


_SUBMISSIONS = select(*(SubmissionRow.__table__.c[field.name] for field in fields(Submission)))
_STATE = [field.name for field in fields(Submission)].index("state")


def _read(connection: Connection, query: Select[Any]) -> list[Submission]:
    """What `_SUBMISSIONS` finds; by place and not by name, because a province has thousands on every page."""
    rows = (list(row) for row in connection.execute(query))
    return [Submission(*[*row[:_STATE], State(row[_STATE]), *row[_STATE + 1 :]]) for row in rows]
