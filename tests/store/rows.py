"""The smallest thing that a test of the database itself can keep: an edition's row by its id."""

from sqlalchemy import select

from store.moments import now
from store.tables import EditionRow


def add(session, id):
    """Writes a row inside a transaction."""
    session.add(EditionRow(id=id, text="x" * 100, published_at=now(), published_by="lan"))
    session.flush()


def keep(db, *ids):
    """Keeps a row under each id, in one transaction."""
    with db.transaction() as session:
        for id in ids:
            add(session, id)


def kept(db):
    """The ids that are kept, in their order."""
    with db.reading() as connection:
        return sorted(connection.scalars(select(EditionRow.id)))
