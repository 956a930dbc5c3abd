"""Rounds: an edition, an era, a cohort, dates and a status."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar
from uuid import uuid4
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from store.database.database import Database
from store.errors import EditionRatesDistricts, RoundInvalid, RoundNotFound
from store.people.access import Access, View
from store.people.rights import Person, Right
from store.rounds.editions import edition_of
from store.tables import RoundRow, RoundUnitRow
from store.texts import LONGEST_LINE, kept_text


class Status(StrEnum):
    """Where a round stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    APPRAISED = "appraised"
    PUBLISHED = "published"


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


def create_round(access: Access, new: NewRound) -> Round:
    """Keeps a new round as a draft.

    Raises NotAllowed, RoundInvalid, TextTooLong, EditionRatesDistricts, EditionError for a text that is no edition.
    """
    _check(new)
    with access.writing() as work:
        work.require(Right.MANAGE_ROUNDS)
        row = RoundRow(
            name=kept_text(new.name, "name", LONGEST_LINE),
            edition_id=new.edition_id,
            edition_text=new.edition_text,
            era=new.era,
            status=Status.DRAFT,
            opens_on=new.opens_on,
            deadline=new.deadline,
            demonstration=new.demonstration,
            created_at=work.at,
            created_by=work.person.email,
            units=[RoundUnitRow(unit_code=code) for code in new.cohort],
        )
        mark_changed(row)
        work.session.add(row)
        work.session.flush()
        made = as_round(row)
        work.record("round.created", round_id=made.id, after=_said(made))
        return made


def list_rounds(access: Access) -> list[Round]:
    """The rounds that the person sees, the newest first; drafts are for the province."""
    newest_first = _HEADS.order_by(RoundRow.created_at.desc(), RoundRow.id.desc())
    with access.reading() as view:
        heads = [head for head in view.connection.execute(newest_first) if _sees(view.person, head.status)]
        known = _known_rounds(access.db, view.connection, {head.id: head.version for head in heads})
        return [known[head.id] for head in heads]


def get_round(access: Access, round_id: int) -> Round:
    """One round; raises RoundNotFound, also for a draft that the person does not see."""
    with access.reading() as view:
        return round_and_version(access.db, view, round_id)[0]


def round_and_version(db: Database, view: View, round_id: int) -> tuple[Round, str]:
    """A round that the person sees, with the token of `version`; raises RoundNotFound."""
    at = _version(view, round_id)
    return _known_rounds(db, view.connection, {round_id: at})[round_id], at


def rounds_and_versions(
    db: Database, connection: Connection, ids: Collection[int]
) -> list[tuple[Round, str]]:
    """Rounds as they are now, with the token of `version` each; those that are there, whoever asks."""
    versions = {head.id: head.version for head in connection.execute(_HEADS.where(RoundRow.id.in_(ids)))}
    known = _known_rounds(db, connection, versions)
    return [(known[id], at) for id, at in versions.items()]


def version(access: Access, round_id: int) -> str:
    """A token that is another one after every change of the round and of what is submitted or appraised in it.

    One query by primary key: meant as the cache key of pages. Raises RoundNotFound.
    """
    with access.reading() as view:
        return _version(view, round_id)


def seen_round(session: Session, person: Person, round_id: int) -> RoundRow:
    """The row of a round that the person sees; raises RoundNotFound."""
    row = _found(session.get(RoundRow, round_id), round_id)
    return _found(row if _sees(person, row.status) else None, round_id)


def lock_round(session: Session, round_id: int) -> RoundRow:
    """The row of a round, held against other writers until the transaction ends; raises RoundNotFound."""
    return _found(session.get(RoundRow, round_id, with_for_update=True), round_id)


def mark_changed(row: RoundRow) -> None:
    """Gives the round a version it never had before, not even in a backup put back since."""
    row.version = uuid4().hex


def _sees(person: Person, status: str) -> bool:
    return status != Status.DRAFT or person.may(Right.SEE_DRAFT_ROUNDS)


def _found(thing: Thing | None, round_id: int) -> Thing:
    if thing is None:
        raise RoundNotFound(f"There is no round {round_id}.", round_id=round_id)
    return thing


def _check(new: NewRound) -> None:
    if not kept_text(new.name, "name", LONGEST_LINE):
        raise RoundInvalid("A round needs a name.", field="name")
    check_cohort(new.cohort)
    check_days(new.opens_on, new.deadline)
    edition = edition_of(new.edition_text)
    if edition.rates != "commune":
        raise EditionRatesDistricts(f"{edition.id} rates districts.", edition_id=edition.id)


def check_cohort(cohort: Sequence[str]) -> None:
    """Raises RoundInvalid for a list without units, or with one twice."""
    if not cohort:
        raise RoundInvalid("A round needs at least one unit in its cohort.", field="cohort")
    if len(set(cohort)) < len(cohort):
        raise RoundInvalid("A unit is in the cohort twice.", field="cohort")


def check_days(opens_on: date, deadline: date | None) -> None:
    """Raises RoundInvalid for a last day before the first."""
    if deadline is not None and deadline < opens_on:
        raise RoundInvalid("The deadline is before the first day.", field="deadline")


def _said(made: Round) -> dict[str, object]:
    """What the chain of events keeps of a new round; the edition's text by its hash."""
    said = asdict(made)
    said["edition_sha256"] = hashlib.sha256(said.pop("edition_text").encode()).hexdigest()
    return said


_HEADS = select(RoundRow.id, RoundRow.version, RoundRow.status)
_known: WeakKeyDictionary[Database, dict[int, tuple[str, Round]]] = WeakKeyDictionary()


def _version(view: View, round_id: int) -> str:
    head = view.connection.execute(_HEADS.where(RoundRow.id == round_id)).one_or_none()
    return str(_found(head if head and _sees(view.person, head.status) else None, round_id).version)


def _known_rounds(db: Database, connection: Connection, versions: Mapping[int, str]) -> dict[int, Round]:
    """Rounds by id, each at its version, read once: a text of criteria and a list of units are long, and every page asks
    for all."""
    known = _known.setdefault(db, {})
    found = {id: kept for id, at in versions.items() if (kept := known.get(id)) and kept[0] == at}
    if new := versions.keys() - found.keys():
        cohorts: dict[int, list[str]] = {}
        units = select(RoundUnitRow.round_id, RoundUnitRow.unit_code).where(RoundUnitRow.round_id.in_(new))
        for round_id, code in connection.execute(units):  # plain texts: thousands of objects take their time
            cohorts.setdefault(round_id, []).append(code)
        with Session(connection) as session:
            rows = session.scalars(select(RoundRow).where(RoundRow.id.in_(new)))
            found |= {row.id: (versions[row.id], as_round(row, cohorts.get(row.id, []))) for row in rows}
        known |= found
    return {id: round_ for id, (_, round_) in found.items()}


def as_round(row: RoundRow, cohort: Sequence[str] | None = None) -> Round:
    """The round of a row, with its `cohort` where the caller has read it already."""
    return Round(
        id=row.id,
        name=row.name,
        edition_id=row.edition_id,
        edition_text=row.edition_text,
        era=row.era,
        cohort=tuple(sorted([unit.unit_code for unit in row.units] if cohort is None else cohort)),
        opens_on=row.opens_on,
        deadline=row.deadline,
        demonstration=row.demonstration,
        status=Status(row.status),
        created_at=row.created_at,
        created_by=row.created_by,
    )
