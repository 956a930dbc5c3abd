"""Brings a database to the revision of this code."""

import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from store.database import postgres, sqlite
from store.errors import DatabaseNewer

MIGRATIONS = Path(__file__).resolve().parents[1] / "migrations"
_alembic = threading.Lock()  # Alembic keeps its running context in a global


def migrate(engine: Engine, to: str = "head") -> None:
    """Moves the database to a revision, all steps in one transaction; "base" undoes everything.

    It begins with a lock, so that of two programs one migrates and the other waits.
    Raises DatabaseNewer when the database has a revision this code does not know.
    """
    kind = postgres if engine.dialect.name == "postgresql" else sqlite
    with kind.migrating(engine) as connection:
        move(connection, to)


def move(connection: Connection, to: str) -> None:
    """Moves the schema up or down to a revision, inside the caller's transaction; raises DatabaseNewer."""
    with _alembic:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        script = ScriptDirectory.from_config(config)
        newest_first = [known.revision for known in script.walk_revisions()]
        here = revision(connection)
        for asked in (here, to):
            if asked not in (None, "base", "head", *newest_first):
                raise DatabaseNewer(
                    f"The database is at revision {asked}, which this version does not know. "
                    "Update the program, or open another database.",
                    revision=asked,
                )
        older = to in newest_first and here and newest_first.index(to) > newest_first.index(here)
        if to == "base" or older:
            command.downgrade(config, to)
        else:
            command.upgrade(config, to)


def revision(connection: Connection) -> str | None:
    """The revision of the schema that a connection meets; None before the first."""
    return MigrationContext.configure(connection).get_current_revision()
