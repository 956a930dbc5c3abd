"""Rounds: an edition, an era, a cohort, dates and a status that only moves forward."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from store.database import Database
from store.errors import RoundInvalid, RoundNotFound, StatusNotAllowed
from store.moments import now
from store.tables import RoundRow, RoundUnitRow


class Status(StrEnum):
    """Where a round stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    APPRAISED = "appraised"
    PUBLISHED = "published"


NEXT = {
    Status.DRAFT: Status.OPEN,
    Status.OPEN: Status.CLOSED,
    Status.CLOSED: Status.APPRAISED,
    Status.APPRAISED: Status.PUBLISHED,
}


Thing = TypeVar("Thing")


@dataclass(frozen=True)
class NewRound:
    """A round to be made; `edition_text` is the edition's YAML as it is now, and stays so."""

    name: str
    edition_id: str
    edition_text: str
    era: str
    cohort: Sequence[str]
    opens_on: date
    deadline: date | None = None
    demonstration: bool = False


@dataclass(frozen=True)
class Round:
    """A round as it is kept; `cohort` holds unit codes of `era`, in their order."""

    id: int
    name: str
    edition_id: str
    edition_text: str
    era: str
    cohort: tuple[str, ...]
    opens_on: date
    deadline: date | None
    demonstration: bool
    status: Status
    created_at: datetime
    created_by: str


def create_round(db: Database, new: NewRound, by: str) -> Round:
    """Keeps a new round as a draft; raises RoundInvalid."""
    _check(new)
    with db.transaction() as session:
        row = RoundRow(
            name=new.name,
            edition_id=new.edition_id,
            edition_text=new.edition_text,
            era=new.era,
            status=Status.DRAFT,
            opens_on=new.opens_on,
            deadline=new.deadline,
            demonstration=new.demonstration,
            created_at=now(),
            created_by=by,
            units=[RoundUnitRow(unit_code=code) for code in new.cohort],
        )
        mark_changed(row)
        session.add(row)
        session.flush()
        return _round(row)


def list_rounds(db: Database) -> list[Round]:
    """All rounds, the newest first."""
    newest_first = select(RoundRow).order_by(RoundRow.created_at.desc(), RoundRow.id.desc())
    with db.reading() as connection, Session(connection) as session:
        return [_round(row) for row in session.scalars(newest_first.options(selectinload(RoundRow.units)))]


def get_round(db: Database, round_id: int) -> Round:
    """One round; raises RoundNotFound."""
    with db.reading() as connection, Session(connection) as session:
        return _round(_found(session.get(RoundRow, round_id), round_id))


def set_status(db: Database, round_id: int, status: Status | str, by: str) -> Round:
    """Moves a round one step forward: draft, open, closed, appraised, published.

    Raises RoundNotFound, StatusNotAllowed for any other step, a repeated one included.
    """
    with db.transaction() as session:
        row = lock_round(session, round_id)
        if NEXT.get(Status(row.status)) != status:
            raise StatusNotAllowed(
                f"A round that is {row.status} cannot become {status}.", status=row.status, wanted=str(status)
            )
        row.status = Status(status)
        mark_changed(row)
        return _round(row)


def version(db: Database, round_id: int) -> str:
    """A token that is another one after every change of the round and every accepted submission.

    One query by primary key: meant as the cache key of pages. Raises RoundNotFound.
    """
    with db.reading() as connection:
        token = connection.scalar(select(RoundRow.version).where(RoundRow.id == round_id))
    return _found(token, round_id)


def lock_round(session: Session, round_id: int) -> RoundRow:
    """The row of a round, held against other writers until the transaction ends; raises RoundNotFound."""
    return _found(session.get(RoundRow, round_id, with_for_update=True), round_id)


def mark_changed(row: RoundRow) -> None:
    """Gives the round a version it never had before, not even in a backup put back since."""
    row.version = uuid4().hex


def _found(thing: Thing | None, round_id: int) -> Thing:
    if thing is None:
        raise RoundNotFound(f"There is no round {round_id}.", round_id=round_id)
    return thing


def _check(new: NewRound) -> None:
    if not new.name.strip():
        raise RoundInvalid("A round needs a name.", field="name")
    if not new.cohort:
        raise RoundInvalid("A round needs at least one unit in its cohort.", field="cohort")
    if len(set(new.cohort)) < len(new.cohort):
        raise RoundInvalid("A unit is in the cohort twice.", field="cohort")
    if new.deadline is not None and new.deadline < new.opens_on:
        raise RoundInvalid("The deadline is before the first day.", field="deadline")


def _round(row: RoundRow) -> Round:
    return Round(
        id=row.id,
        name=row.name,
        edition_id=row.edition_id,
        edition_text=row.edition_text,
        era=row.era,
        cohort=tuple(sorted(unit.unit_code for unit in row.units)),
        opens_on=row.opens_on,
        deadline=row.deadline,
        demonstration=row.demonstration,
        status=Status(row.status),
        created_at=row.created_at,
        created_by=row.created_by,
    )
