"""All that is said to SQLite alone: its settings, and when a transaction takes the write lock."""

import sqlite3
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import ConnectionPoolEntry

from store.errors import DatabaseUrlInvalid

SCHEMES = ("sqlite", "sqlite+pysqlite")
"""How a URL may begin."""
READING: dict[str, Any] = {}
"""A transaction that reads sees one snapshot anyhow, in WAL."""
BUSY_SECONDS = 30
ROOM = ("CREATE TABLE room (some BLOB)", "INSERT INTO room VALUES (zeroblob(4000000))")
"""What needs room on the disk, more than the cache holds; to be taken back."""


def make_engine(url: URL) -> Engine:
    """An engine with its own BEGIN, foreign keys, full sync, waiting for locks, and WAL in the file.

    Makes the folder and the file. Raises DatabaseUrlInvalid for a database that each thread would see for itself.
    """
    if url.database in (None, "", ":memory:") or "mode=memory" in str(url):
        raise DatabaseUrlInvalid(f"{url} is in memory: threads would not see the same data")
    Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, hide_parameters=True)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    _switch_to_wal(engine)
    return engine


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """One transaction that holds the write lock, with references checked at its end instead of all along.

    Many changes of a table are made by copying it and dropping the old one, which references would refuse.
    """
    with engine.execution_options(writes=True).connect() as connection:
        driver = connection.connection
        driver.cursor().execute("PRAGMA foreign_keys = OFF")  # is heard outside of transactions only
        try:
            with connection.begin():
                before = _schema_version(connection)
                yield connection
                if _schema_version(connection) != before:
                    _check_references(connection)
        finally:
            driver.cursor().execute("PRAGMA foreign_keys = ON")


def is_full(error: BaseException) -> bool:
    """Whether the driver says that the disk is full: while writing, or while opening the file beside the log."""
    return getattr(error, "sqlite_errorname", None) in ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE")


def is_damaged(error: BaseException) -> bool:
    """Whether the driver says that the file is damaged, or no database."""
    return str(getattr(error, "sqlite_errorname", "")).startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def hold(connection: Connection, tables: Collection[str]) -> None:
    """Keeps everybody else from writing until the transaction ends; here one that migrates does so from its start."""


def broken_reference(connection: Connection) -> str | None:
    """The name of a table with a row that points at no row, where a transaction that migrates has written one."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    return None if broken is None else str(broken[0])


def continue_ids(connection: Connection, columns: Mapping[str, str]) -> None:
    """Lets new ids follow the highest one of each table; here they always do."""


def _set_up(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver begins too late; `_begin` does it instead
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _begin(connection: Connection) -> None:
    # A writer takes the lock at once: a reader that turns writer midway would fail, not wait.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _switch_to_wal(engine: Engine) -> None:
    # The switch does not honour busy_timeout, and two processes may make it on a new file at once.
    give_up = time.monotonic() + BUSY_SECONDS
    connection = engine.raw_connection()
    try:
        while True:
            try:
                connection.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > give_up:
                    raise
                time.sleep(0.02)
    finally:
        connection.close()


def _schema_version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA schema_version").scalar_one())


def _check_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise RuntimeError(f"After the migration a row of {broken[0]} points at no row of {broken[2]}.")
