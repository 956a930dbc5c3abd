"""Brings a database to the revision of this code."""

import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from store.errors import DatabaseNewer

MIGRATIONS = Path(__file__).parent / "migrations"
_alembic = threading.Lock()  # Alembic keeps its running context in a global


def migrate(engine: Engine, to: str = "head") -> None:
    """Moves the database to a revision, all steps in one transaction; "base" undoes everything.

    It begins with the write lock, so that of two programs one migrates and the other waits.
    Raises DatabaseNewer when the database has a revision this code does not know.
    """
    with _alembic, engine.execution_options(writes=True).begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        script = ScriptDirectory.from_config(config)
        here = _revision(connection)
        if here is not None and here not in {known.revision for known in script.walk_revisions()}:
            raise DatabaseNewer(
                f"The database is at revision {here}, which this version does not know. "
                "Update the program, or open another database.",
                revision=here,
            )
        if to == "base":
            command.downgrade(config, to)
        else:
            command.upgrade(config, to)


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()
