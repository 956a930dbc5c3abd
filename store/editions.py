"""Published editions: complete sets of criteria that an installation added to those that ship; none changes again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from criteria import Edition, EditionError, edition_ids, load_any, read_catalogue
from criteria.known import KnownEditions
from store.database import Database
from store.errors import EditionIdTaken, EditionNotFound
from store.moments import now
from store.tables import EditionRow
from wording.problems import Kind, Problem


@dataclass(frozen=True)
class PublishedEdition:
    """An edition as it was published; `text` is its YAML, which stays as it is."""

    id: str
    text: str
    published_at: datetime
    published_by: str


def publish_edition(db: Database, text: str, by: str) -> PublishedEdition:
    """Keeps a complete edition for good, under the id it gives itself.

    A completed skeleton may take the id of the skeleton. The same edition again is harmless: what was published
    first is given back. Raises EditionError for a text that is no complete edition, EditionIdTaken where the id
    belongs to another content, shipped or published.
    """
    edition = _complete(text)
    if edition.id in edition_ids() and isinstance(load_any(edition.id), Edition):
        raise EditionIdTaken(
            f"The edition {edition.id} ships with the program.", edition_id=edition.id, shipped=True
        )
    with db.transaction() as session:
        row = _found(session, edition.id)
        if row is None:
            _insert(session, edition.id, text, by)
            row = _found(session, edition.id)
    if row is None or (row.text != text and _complete(row.text) != edition):
        raise EditionIdTaken(
            f"Another edition was published as {edition.id}.", edition_id=edition.id, shipped=False
        )
    return row


def published_editions(db: Database) -> list[PublishedEdition]:
    """All published editions, the newest first."""
    newest_first = select(EditionRow.__table__).order_by(EditionRow.published_at.desc(), EditionRow.id)
    with db.reading() as connection:
        return [PublishedEdition(**row) for row in connection.execute(newest_first).mappings()]


def published_edition(db: Database, edition_id: str) -> PublishedEdition:
    """One published edition; raises EditionNotFound."""
    with db.reading() as connection, Session(connection) as session:
        found = _found(session, edition_id)
    if found is None:
        raise EditionNotFound(f"No edition was published as {edition_id}.", edition_id=edition_id)
    return found


def known_editions(db: Database) -> KnownEditions:
    """All editions that can be scored here, to be asked by id."""
    return KnownEditions({one.id: _complete(one.text) for one in published_editions(db)})


def _complete(text: str) -> Edition:
    read = read_catalogue(text, "")
    if not isinstance(read, Edition):
        raise EditionError([Problem(Kind.EDITION_IS_SKELETON, facts={"found": read.id})])
    return read


def _insert(session: Session, edition_id: str, text: str, by: str) -> None:
    new = {"id": edition_id, "text": text, "published_at": now(), "published_by": by}
    try:
        with session.begin_nested():
            session.execute(insert(EditionRow).values(new))
    except IntegrityError:
        pass  # another transaction has published under the same id in between


def _found(session: Session, edition_id: str) -> PublishedEdition | None:
    asked = select(EditionRow.__table__).where(EditionRow.id == edition_id)
    row = session.execute(asked).mappings().one_or_none()
    return None if row is None else PublishedEdition(**row)
