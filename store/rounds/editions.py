"""Published editions: complete sets of criteria that an installation added to those that ship; none changes again."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from criteria import Edition, EditionError, edition_ids, load_any, read_catalogue
from criteria.known import KnownEditions
from store.errors import EditionIdTaken, EditionNotFound
from store.people.access import Access, Work
from store.people.rights import Right
from store.tables import EditionRow
from wording.problems import Kind, Problem


@dataclass(frozen=True)
class PublishedEdition:
    """An edition as it was published; `text` is its YAML, which stays as it is."""

    id: str
    text: str
    published_at: datetime
    published_by: str


def publish_edition(access: Access, text: str) -> PublishedEdition:
    """Keeps a complete edition for good, under the id it gives itself.

    A completed skeleton may take the id of the skeleton. The same edition again is harmless: what was published
    first is given back. Raises NotAllowed, EditionError for a text that is no complete edition, EditionIdTaken where
    the id belongs to another content, shipped or published.
    """
    edition = edition_of(text)
    if edition.id in edition_ids() and isinstance(load_any(edition.id), Edition):
        raise EditionIdTaken(
            f"The edition {edition.id} ships with the program.", edition_id=edition.id, shipped=True
        )
    with access.writing() as work:
        work.require(Right.PUBLISH_EDITIONS)
        row = _found(work.session, edition.id)
        if row is None:
            _insert(work, edition.id, text)
            row = _found(work.session, edition.id)
    if row is None or (row.text != text and edition_of(row.text) != edition):
        raise EditionIdTaken(
            f"Another edition was published as {edition.id}.", edition_id=edition.id, shipped=False
        )
    return row


def published_editions(access: Access) -> list[PublishedEdition]:
    """All published editions, the newest first."""
    newest_first = select(EditionRow.__table__).order_by(EditionRow.published_at.desc(), EditionRow.id)
    with access.reading() as view:
        return [PublishedEdition(**row) for row in view.connection.execute(newest_first).mappings()]


def published_edition(access: Access, edition_id: str) -> PublishedEdition:
    """One published edition; raises EditionNotFound."""
    with access.reading() as view, Session(view.connection) as session:
        found = _found(session, edition_id)
    if found is None:
        raise EditionNotFound(f"No edition was published as {edition_id}.", edition_id=edition_id)
    return found


def known_editions(access: Access) -> KnownEditions:
    """All editions that can be scored here, to be asked by id."""
    return KnownEditions({one.id: edition_of(one.text) for one in published_editions(access)})


@lru_cache(maxsize=32)
def edition_of(text: str) -> Edition:
    """The complete edition that a text holds, as it was published or a round froze it; raises EditionError."""
    read = read_catalogue(text, "")
    if not isinstance(read, Edition):
        raise EditionError([Problem(Kind.EDITION_IS_SKELETON, facts={"found": read.id})])
    return read


def _insert(work: Work, edition_id: str, text: str) -> None:
    new = {"id": edition_id, "text": text, "published_at": work.at, "published_by": work.person.email}
    try:
        with work.session.begin_nested():
            work.session.execute(insert(EditionRow).values(new))
    except IntegrityError:
        return  # another transaction has published under the same id in between
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    work.record("edition.published", after={"edition": edition_id, "sha256": sha256})


def _found(session: Session, edition_id: str) -> PublishedEdition | None:
    asked = select(EditionRow.__table__).where(EditionRow.id == edition_id)
    row = session.execute(asked).mappings().one_or_none()
    return None if row is None else PublishedEdition(**row)
