"""All that is said to PostgreSQL alone: its settings, how long anybody waits, and who migrates first."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.engine import URL

from store.errors import DatabaseUrlInvalid

SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
"""How a URL may begin; hosting panels write the second."""
READING = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""What makes one snapshot of all that a transaction reads."""
FULL = "53100"
"""The SQLSTATE of a full disk."""
ROOM = ("CREATE TABLE room AS SELECT generate_series(1, 100000) AS some",)
"""What needs room on the server's disk; to be taken back."""

_PATIENCE = {
    "lock_timeout": "30s",
    "statement_timeout": "60s",
    "idle_in_transaction_session_timeout": "300s",  # a program that hangs does not hold a round for ever
}
LINE: dict[str, Any] = {
    "connect_timeout": 4,  # seconds for each address, and `localhost` has two
    "tcp_user_timeout": 5_000,  # milliseconds until a machine that no longer answers is given up
    "keepalives_idle": 10,
    "client_encoding": "utf8",
    "application_name": "xa-so",
}
"""How a connection is made, and given up."""
_CONNECTIONS = {"pool_size": 10, "max_overflow": 20, "pool_timeout": 10}
_MIGRATING = 0x7861_736F  # "xaso": the key of the advisory lock


def make_engine(url: URL) -> Engine:
    """An engine that meets a restarted server without being made anew; what the URL sets itself, counts.

    Raises DatabaseUrlInvalid for a database that does not keep its texts in UTF-8.
    """
    own = {name: value for name, value in LINE.items() if name not in url.query}
    asked = [f"-c {name}={value}" for name, value in _PATIENCE.items()]
    own["options"] = " ".join([*asked, *_given_options(url)])
    place = url.set(drivername="postgresql+psycopg").difference_update_query(["options"])
    engine = create_engine(place, pool_pre_ping=True, hide_parameters=True, connect_args=own, **_CONNECTIONS)
    with engine.connect() as connection:
        encoding = connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        engine.dispose()
        raise DatabaseUrlInvalid(f"The database keeps its texts in {encoding}; it must be made with UTF8")
    return engine


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """One transaction that no other program migrates beside, with as much time for a statement as it needs."""
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATING})
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        yield connection


def is_full(error: BaseException) -> bool:
    """Whether the driver says that the server's disk is full."""
    return getattr(error, "sqlstate", None) == FULL


def hold(connection: Connection, tables: Collection[str]) -> None:
    """Keeps everybody else out of tables until the transaction ends, however long it is at work elsewhere."""
    named = ", ".join(f'"{name}"' for name in sorted(tables))
    connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
    connection.execute(text(f"LOCK TABLE {named} IN ACCESS EXCLUSIVE MODE"))


def broken_reference(connection: Connection) -> str | None:
    """The name of a table with a row that points at no row; here each row is checked as it is written."""
    return None


def continue_ids(connection: Connection, columns: Mapping[str, str]) -> None:
    """Lets new ids follow the highest one of each table; `columns` names the column of the ids by table."""
    for table, column in columns.items():
        sequence = f"pg_get_serial_sequence('\"{table}\"', '{column}')"
        highest = f'(SELECT coalesce(max("{column}"), 0) + 1 FROM "{table}")'
        connection.execute(text(f"SELECT setval({sequence}, {highest}, false)"))


def _given_options(url: URL) -> tuple[str, ...]:
    given = url.query.get("options", ())
    return (given,) if isinstance(given, str) else tuple(given)
