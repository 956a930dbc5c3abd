"""The database: where it is, how it opens, and that its tables are those of the code."""

import sqlite3
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, insert, inspect, text
from sqlalchemy.exc import IntegrityError

import store
from store import (
    DatabaseNewer,
    DatabaseUnavailable,
    DatabaseUrlInvalid,
    StoreError,
    create_round,
    list_rounds,
    open_database,
)
from store import errors as store_errors
from store.schema import migrate
from store.tables import AnswerRow, Base

ROOT = Path(store.__file__).parent.parent


def differences(db):
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, Base.metadata)


def test_the_migrations_make_the_tables_of_the_code(db):
    assert differences(db) == []


def test_every_migration_can_be_undone_and_done_again(db):
    migrate(db.engine, "base")
    assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
    migrate(db.engine)
    assert differences(db) == []


def test_a_migration_that_fails_leaves_the_database_as_it_was(db, monkeypatch):
    monkeypatch.setattr("alembic.op.drop_table", _drop_only_the_first)
    with pytest.raises(RuntimeError, match="disk"):
        migrate(db.engine, "base")
    assert differences(db) == []


def _drop_only_the_first(table):
    if table != "edition":
        raise RuntimeError("disk")


def test_opening_again_keeps_what_is_there(database_url, new_round):
    first = open_database(database_url)
    made = create_round(first, new_round(), by="lan")
    first.close()
    again = open_database(database_url)
    assert list_rounds(again) == [made]
    again.close()


def test_without_a_url_the_data_folder_is_made_and_used(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("XASO_DATA_DIR", str(tmp_path / "new" / "folder"))
    open_database().close()
    assert (tmp_path / "new" / "folder" / "xaso.db").is_file()


def test_without_anything_set_the_folder_is_var(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("XASO_DATA_DIR", raising=False)
    monkeypatch.chdir(tmp_path)
    open_database().close()
    assert (tmp_path / "var" / "xaso.db").is_file()


def test_database_url_counts_before_the_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'here.db'}")
    monkeypatch.setenv("XASO_DATA_DIR", str(tmp_path / "not-here"))
    open_database().close()
    assert [path.name for path in tmp_path.glob("*")] == ["here.db"]


@pytest.mark.parametrize("url", ["no url", "sqlite://", "sqlite:///:memory:", "unknown://a:secret@b/c"])
def test_a_url_that_cannot_serve_is_refused_without_telling_its_password(url):
    with pytest.raises(DatabaseUrlInvalid) as refusal:
        open_database(url)
    assert "secret" not in str(refusal.value)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "xaso.db"
    path.write_bytes(b"PK\x03\x04 this is a workbook, not a database " * 20)
    before = path.read_bytes()
    with pytest.raises(DatabaseUnavailable):
        open_database(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told_plainly(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseUnavailable):
        open_database(f"sqlite:///{tmp_path / 'file' / 'xaso.db'}")


def test_a_database_of_a_newer_program_is_refused_and_left_alone(db, database_url):
    with db.transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseNewer) as refusal:
        open_database(database_url)
    assert refusal.value.details == {"revision": "9999"}
    with db.reading() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"


def test_programs_that_open_a_new_database_at_once_all_succeed(database_url):
    code = "import sys; from store import open_database, list_rounds; list_rounds(open_database(sys.argv[1]))"
    command = [sys.executable, "-c", code, database_url]
    programs = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(5)]
    for program in programs:
        told = program.communicate(timeout=60)[1]
        assert program.returncode == 0, told


@pytest.mark.parametrize("lock", ["BEGIN", "BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_opening_a_new_file_waits_for_who_holds_it(tmp_path, lock):
    path = tmp_path / "xaso.db"
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute(lock)
    holder.execute("SELECT count(*) FROM sqlite_master")
    release = Timer(0.3, holder.execute, ["COMMIT"])
    release.start()
    open_database(f"sqlite:///{path}").close()
    release.join()
    holder.close()


def test_a_reference_to_nothing_is_refused_by_the_database(db):
    with pytest.raises(IntegrityError), db.transaction() as session:
        answer = {
            "submission_id": 7,
            "slot": "A.01",
            "not_applicable": False,
            "evidence": "",
            "explanation": "",
        }
        session.execute(insert(AnswerRow).values(answer))


def test_sqlite_keeps_a_log_ahead_and_syncs_fully(db):
    if db.engine.dialect.name != "sqlite":
        pytest.skip("a setting of SQLite")
    with db.reading() as connection:
        read = [connection.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous")]
    assert read == ["wal", 2]


def test_a_lock_that_lasts_too_long_is_told_plainly(db, database_url, new_round):
    if db.engine.dialect.name != "sqlite":
        pytest.skip("a lock on the whole database is a matter of SQLite")
    with db.reading() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 10")
    other = create_engine(database_url)
    with other.connect() as holder:
        holder.exec_driver_sql("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseUnavailable, match="locked"):
            create_round(db, new_round(), by="lan")
    other.dispose()
    assert create_round(db, new_round(), by="lan")


def test_every_refusal_has_a_code_of_its_own():
    kinds = [kind for kind in vars(store_errors).values() if isinstance(kind, type)]
    kinds = [kind for kind in kinds if issubclass(kind, StoreError)]
    assert len({kind.code for kind in kinds}) == len(kinds) > 10
    assert all(kind.code.replace("_", "").isupper() for kind in kinds)
    assert {kind.__name__ for kind in kinds} <= set(store.__all__)
