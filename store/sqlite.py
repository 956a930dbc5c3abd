"""All that is said to SQLite alone: its settings, and when a transaction takes the write lock."""

import sqlite3
import time

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS = 30


def is_in_memory(url: URL) -> bool:
    """Whether the URL names a database that each thread would see for itself alone."""
    return url.database in (None, "", ":memory:") or "mode=memory" in str(url)


def prepare(engine: Engine) -> None:
    """Sets the engine up: own BEGIN, foreign keys, full sync, waiting for locks, and WAL in the file."""
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    _switch_to_wal(engine)


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
