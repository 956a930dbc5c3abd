"""The database: where it is, how it is opened, and one transaction at a time."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.orm import Session

from store.database import postgres, sqlite
from store.database.kinds import kind_of
from store.database.schema import migrate
from store.errors import DatabaseFull, DatabaseUnavailable, DatabaseUrlInvalid, StoreError


class Database:
    """An open database at the revision of this code; safe to share among threads.

    After DatabaseUnavailable or DatabaseFull it can be used again as soon as the cause is gone.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.is_full = False
        """Whether the last that was written was refused because the disk is full."""
        self._writing = engine.execution_options(writes=True)
        self._reading = engine.execution_options(**kind_of(engine.url).READING)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """All that is written inside is kept together, or nothing of it when an exception leaves.

        Raises DatabaseFull when the disk is full, DatabaseUnavailable when the database is gone or locked too long.
        """
        try:
            with _told_plainly(), Session(self._writing) as session, session.begin():
                yield session
        except DatabaseFull:
            self.is_full = True
            raise
        self.is_full = False

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database, whatever others write meanwhile; it writes nothing.

        Raises like `transaction`.
        """
        with _told_plainly(), self._reading.begin() as connection:
            yield connection

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """One transaction in which the schema may change too, beside no other of the kind; raises like `transaction`."""
        with _told_plainly(), kind_of(self.engine.url).migrating(self.engine) as connection:
            yield connection

    def try_room(self, statements: Sequence[str]) -> None:
        """Writes something large and takes it back: `is_full` is over, or DatabaseFull is raised again."""
        with _told_plainly(), self._writing.connect() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
            connection.rollback()
        self.is_full = False

    def close(self) -> None:
        """Gives back every connection."""
        self.engine.dispose()


def open_database(url: str | None = None) -> Database:
    """Opens the database, makes it where there is none, and migrates it to this code.

    `url` names a file of SQLite or a database of PostgreSQL; without one DATABASE_URL counts, then `xaso.db` in
    XASO_DATA_DIR (default `var/`). Raises DatabaseUrlInvalid, DatabaseUnavailable, DatabaseFull, DatabaseNewer.
    """
    place = _place(url)
    try:
        engine = kind_of(place).make_engine(place)
        try:
            migrate(engine)
        except BaseException:
            engine.dispose()
            raise
    except (OSError, sqlite3.Error, DBAPIError) as error:
        refusal = _refusal(error) or DatabaseUnavailable
        shown = place.set(query={}).render_as_string(hide_password=True)
        raise refusal(f"Cannot open the database {shown}: {_driver_error(error)}") from error
    return Database(engine)


def database_exists() -> bool:
    """True where `open_database()` would make none: so that looking something up leaves no file behind."""
    place = _place(None)
    return kind_of(place) is not sqlite or Path(place.database or "").exists()


def data_folder() -> Path:
    """The folder of what an office keeps beside the program: XASO_DATA_DIR, by default `var/`. It may not exist yet."""
    return Path(os.environ.get("XASO_DATA_DIR") or "var")


def _place(url: str | None) -> URL:
    given = url or os.environ.get("DATABASE_URL")
    if not given:
        return URL.create("sqlite", database=str(data_folder() / "xaso.db"))
    try:
        return make_url(given)
    except (ArgumentError, ValueError):
        # The text of the URL may hold a password, so that it is neither shown nor chained.
        raise DatabaseUrlInvalid("DATABASE_URL is not a database URL") from None


@contextmanager
def _told_plainly() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, NoConnectionFree) as error:
        refusal = _refusal(error)
        if refusal is None:
            raise
        raise refusal(f"The database refused or did not answer: {_driver_error(error)}") from error


def _refusal(error: Exception) -> type[StoreError] | None:
    driver_error = _driver_error(error)
    if any(sqlite.is_full(one) or postgres.is_full(one) for one in _behind(error)):
        return DatabaseFull
    gone = isinstance(error, OperationalError | InterfaceError | NoConnectionFree)
    if gone or getattr(error, "connection_invalidated", False) or sqlite.is_damaged(driver_error):
        return DatabaseUnavailable
    return None


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    """The driver's errors that led to an error, the last first.

    On a full disk SQLite ends the whole transaction by itself; what is seen then is that its savepoint is gone.
    """
    while error is not None:
        yield _driver_error(error)
        error = error.__context__


def _driver_error(error: BaseException) -> BaseException:
    return getattr(error, "orig", None) or error
