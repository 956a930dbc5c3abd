"""Whether the database can serve now: read, at this code's revision, with room to write where it had none before."""

from functools import cache

from alembic.script import ScriptDirectory

from store.database.database import Database
from store.database.kinds import kind_of
from store.database.schema import MIGRATIONS, revision
from store.errors import DatabaseNewer, DatabaseUnavailable


def check_ready(db: Database) -> None:
    """Raises DatabaseUnavailable, DatabaseNewer, or DatabaseFull; it reads a row and leaves nothing behind.

    Only a database that refused a write because its disk was full is asked to take one, until it does again.
    """
    with db.reading() as connection:
        found = revision(connection)
    if found != _newest():
        refusal = DatabaseUnavailable if found is None else DatabaseNewer
        raise refusal(f"The database is at revision {found}, this code at {_newest()}.", revision=found)
    if db.is_full:
        db.try_room(kind_of(db.engine.url).ROOM)


@cache
def _newest() -> str:
    script = ScriptDirectory(str(MIGRATIONS))
    return str(script.get_current_head())
