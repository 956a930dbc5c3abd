"""The database: where it is, how it is opened, and one transaction at a time."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.orm import Session

from store import sqlite
from store.errors import DatabaseUnavailable, DatabaseUrlInvalid
from store.schema import migrate


class Database:
    """An open database at the revision of this code; safe to share among threads."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writing = engine.execution_options(writes=True)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """All that is written inside is kept together, or nothing of it when an exception leaves.

        Raises DatabaseUnavailable when the database is gone, full, or locked for too long.
        """
        with _told_plainly(), Session(self._writing) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for reading; raises DatabaseUnavailable like `transaction`."""
        with _told_plainly(), self.engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Gives back every connection."""
        self.engine.dispose()


def open_database(url: str | None = None) -> Database:
    """Opens the database, makes it where there is none, and migrates it to this code.

    `url` is an SQLAlchemy URL; without one DATABASE_URL counts, then `xaso.db` in XASO_DATA_DIR
    (default `var/`). Raises DatabaseUrlInvalid, DatabaseUnavailable, DatabaseNewer.
    """
    place = _place(url)
    engine = _engine(place)
    database = Database(engine)
    try:
        if place.get_backend_name() == "sqlite":
            Path(place.database or "").parent.mkdir(parents=True, exist_ok=True)
            sqlite.prepare(engine)
        migrate(engine)
    except (OSError, sqlite3.Error, DBAPIError) as error:
        database.close()
        shown = place.render_as_string(hide_password=True)
        raise DatabaseUnavailable(f"Cannot open the database {shown}: {_cause(error)}") from error
    except BaseException:
        database.close()
        raise
    return database


def database_exists() -> bool:
    """True where `open_database()` would make none: so that looking something up leaves no file behind."""
    place = _place(None)
    return place.get_backend_name() != "sqlite" or Path(place.database or "").exists()


def _place(url: str | None) -> URL:
    given = url or os.environ.get("DATABASE_URL")
    if not given:
        folder = os.environ.get("XASO_DATA_DIR") or "var"
        return URL.create("sqlite", database=str(Path(folder) / "xaso.db"))
    try:
        place = make_url(given)
    except (ArgumentError, ValueError):
        # The text of the URL may hold a password, so that it is neither shown nor chained.
        raise DatabaseUrlInvalid("DATABASE_URL is not a database URL") from None
    return place


def _engine(place: URL) -> Engine:
    shown = place.render_as_string(hide_password=True)
    try:
        if place.get_backend_name() == "sqlite" and sqlite.is_in_memory(place):
            raise DatabaseUrlInvalid(f"{shown} is in memory: threads would not see the same data")
        return create_engine(place)
    except (ArgumentError, ImportError) as error:
        raise DatabaseUrlInvalid(f"No driver for the database {shown}: {error}") from error


@contextmanager
def _told_plainly() -> Iterator[None]:
    try:
        yield
    except (OperationalError, NoConnectionFree) as error:
        raise DatabaseUnavailable(f"The database did not answer: {_cause(error)}") from error


def _cause(error: BaseException) -> str:
    return str(getattr(error, "orig", None) or error)
