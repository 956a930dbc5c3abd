"""What breaks below the store: a server that stops, a disk that is full, a lock that is not given back, programs beside."""

import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.exc import IntegrityError

import store
from store import DatabaseFull, DatabaseUnavailable, open_database
from store.database import postgres, sqlite
from store.tables import EditionRow
from tests import needed
from tests.postgres import Server
from tests.store.rows import add, keep, kept

ROOT = Path(store.__file__).parent.parent


@pytest.fixture
def server():
    """A PostgreSQL server that a test may stop."""
    needed.postgres()
    own = Server()
    yield own
    own.remove()


@pytest.fixture
def postgres_url(postgres_databases):
    """A database of PostgreSQL, for what only that can show."""
    url = postgres_databases.migrated()
    yield url
    postgres_databases.drop(url)


@pytest.fixture
def postgres_db(postgres_url):
    db = open_database(postgres_url)
    yield db
    db.close()


def test_a_server_that_was_stopped_is_used_again_and_has_lost_nothing(server):
    db = open_database(server.url())
    keep(db, "a")
    for mode in ("immediate", "fast"):
        with pytest.raises(DatabaseUnavailable), db.transaction() as session:
            session.execute(text("UPDATE edition SET text = 'b'"))
            server.stop(mode)
            session.execute(text("UPDATE edition SET text = 'c'"))
        with pytest.raises(DatabaseUnavailable):
            kept(db)
        with pytest.raises(DatabaseUnavailable):
            keep(db, "b")
        server.start()
        assert kept(db) == ["a"]
    keep(db, "b")
    with db.reading() as connection:
        assert set(connection.scalars(select(EditionRow.text))) == {"x" * 100}
    db.close()


def test_where_the_connection_breaks_at_the_commit_nothing_is_kept_in_part(server):
    db = open_database(server.url())
    with pytest.raises(DatabaseUnavailable), db.transaction() as session:
        add(session, "a")
        add(session, "b")
        server.stop("immediate")
    server.start()
    assert kept(db) == []
    db.close()


def test_a_server_that_does_not_answer_is_given_up(monkeypatch):
    monkeypatch.setitem(postgres.LINE, "connect_timeout", 2)
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(DatabaseUnavailable, match="timeout"),
    ):
        open_database(f"postgresql://a:b@127.0.0.1:{silent.getsockname()[1]}/xaso")


def test_connections_that_the_server_closed_meanwhile_are_not_noticed(postgres_db):
    keep(postgres_db, "a")
    end_all_others = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    )
    with pytest.raises(DatabaseUnavailable), postgres_db.transaction() as session:
        session.execute(text(end_all_others))
    assert kept(postgres_db) == ["a"]


def test_a_program_that_hangs_in_a_transaction_loses_it(postgres_db):
    with pytest.raises(DatabaseUnavailable), postgres_db.transaction() as session:
        add(session, "a")
        session.execute(text("SET LOCAL idle_in_transaction_session_timeout = 20"))
        time.sleep(0.2)
        add(session, "b")
    assert kept(postgres_db) == []


def test_nothing_waits_for_ever(postgres_db):
    with postgres_db.reading() as connection:
        for setting in ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout"):
            assert connection.scalar(text("SELECT current_setting(:name)"), {"name": setting}) != "0"


def test_settings_of_the_url_count_before_ours(postgres_url):
    db = open_database(f"{postgres_url}&options=-c%20lock_timeout%3D7s&application_name=other")
    names = ("lock_timeout", "statement_timeout", "application_name")
    with db.reading() as connection:
        assert [connection.scalar(text(f"SHOW {name}")) for name in names] == ["7s", "1min", "other"]
    db.close()


def test_a_lock_that_lasts_too_long_is_told_plainly(db):
    keep(db, "a")
    with db.transaction() as holder:
        holder.execute(select(EditionRow).with_for_update())
        with pytest.raises(DatabaseUnavailable, match="lock"):
            _impatiently(db)
    keep(db, "b")
    assert kept(db) == ["a", "b"]


def _impatiently(db):
    if db.engine.dialect.name == "sqlite":
        with db.reading() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 10")
        keep(db, "b")
    with db.transaction() as session:
        session.execute(text("SET LOCAL lock_timeout = 10"))
        session.execute(select(EditionRow).with_for_update())


@pytest.mark.parametrize("code", ["53200", "53300", "40001", "40P01", "57P03", "58030"])
def test_what_the_server_cannot_do_now_is_told_plainly(postgres_db, code):
    with pytest.raises(DatabaseUnavailable), postgres_db.transaction() as session:
        add(session, "a")
        session.execute(text(f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{code}'; END $$"))
    assert kept(postgres_db) == []


def test_a_mistake_of_ours_is_not_called_an_outage(db):
    with pytest.raises(IntegrityError):
        keep(db, "a", "a")
    assert kept(db) == []


def test_too_many_at_once_are_told_plainly(db, monkeypatch):
    monkeypatch.setattr(db.engine.pool, "_timeout", 0.01)
    with ExitStack() as readers, pytest.raises(DatabaseUnavailable):
        for _ in range(100):
            readers.enter_context(db.reading())
    assert kept(db) == []


def test_a_full_disk_is_told_plainly_and_what_was_there_is_there(db):
    keep(db, "a")
    with full(db), pytest.raises(DatabaseFull) as refusal:
        keep(db, *[f"b{number}" for number in range(200)])
    assert refusal.value.code == "DATABASE_FULL"
    assert kept(db) == ["a"]
    keep(db, "c")
    assert kept(db) == ["a", "c"]


def test_a_full_disk_is_known_while_opening_too():
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_SHMSIZE"
    assert sqlite.is_full(error)


@contextmanager
def full(db):
    """A disk that takes no more: SQLite's limit of pages; on PostgreSQL what a full disk raises."""
    if db.engine.dialect.name == "sqlite":

        def limit(connection, *_):
            connection.execute("PRAGMA max_page_count = 1")  # no less than the pages there are

        event.listen(db.engine, "checkout", limit)
        yield
        event.remove(db.engine, "checkout", limit)
        db.close()
        return
    with db.transaction() as session:
        session.execute(
            text(
                "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$"
            )
        )
        session.execute(
            text(
                "CREATE TRIGGER full_disk BEFORE INSERT ON edition FOR EACH ROW WHEN (NEW.id = 'b7') "
                "EXECUTE FUNCTION full_disk()"
            )
        )
    yield
    with db.transaction() as session:
        session.execute(text("DROP TRIGGER full_disk ON edition"))


def test_a_damaged_file_is_told_plainly(tmp_path):
    path = tmp_path / "xaso.db"
    db = open_database(f"sqlite:///{path}")
    keep(db, *"abcdefgh")
    db.close()
    content = bytearray(path.read_bytes())
    content[4096:] = b"x" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(DatabaseUnavailable):
        kept(db)


def test_a_reader_sees_one_state_while_others_write(db):
    keep(db, "a")
    asked = select(EditionRow.id)
    with db.reading() as connection:
        assert connection.scalars(asked).all() == ["a"]
        keep(db, "b")
        assert connection.scalars(asked).all() == ["a"]
    assert kept(db) == ["a", "b"]


def test_two_programs_on_one_database_see_each_others_changes(db, database_url):
    code = (
        "import sys; from store import open_database; from tests.store.rows import add, keep, kept\n"
        "db = open_database(sys.argv[1]); print(kept(db)); keep(db, 'b'); sys.stdin.readline(); print(kept(db))"
    )
    keep(db, "a")
    command = [sys.executable, "-c", code, database_url]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "['a']\n"
        while kept(db) != ["a", "b"]:
            assert other.poll() is None
        keep(db, "c")
        assert other.communicate("\n", timeout=60)[0] == "['a', 'b', 'c']\n"
