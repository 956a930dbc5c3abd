"""The database: where it is, and how it opens."""

import sqlite3
from pathlib import Path
from threading import Timer

import pytest
from sqlalchemy import insert, make_url, text
from sqlalchemy.exc import IntegrityError

import store
from store import (
    DatabaseUnavailable,
    DatabaseUrlInvalid,
    StoreError,
    open_database,
)
from store import errors as store_errors
from store.database import postgres
from store.database.kinds import kind_of
from store.tables import AnswerRow
from tests.store.rows import keep, kept

ROOT = Path(store.__file__).parent.parent


def test_opening_again_keeps_what_is_there(new_database_url):
    first = open_database(new_database_url)
    keep(first, "a")
    first.close()
    again = open_database(new_database_url)
    assert kept(again) == ["a"]
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


def test_database_url_counts_before_the_data_folder(tmp_path, monkeypatch, new_database_url):
    monkeypatch.setenv("DATABASE_URL", new_database_url)
    monkeypatch.setenv("XASO_DATA_DIR", str(tmp_path / "not-here"))
    db = open_database()
    keep(db, "a")
    db.close()
    monkeypatch.delenv("DATABASE_URL")
    again = open_database(new_database_url)
    assert kept(again) == ["a"]
    again.close()
    assert list(tmp_path.glob("*")) == []


@pytest.mark.parametrize(
    "url",
    [
        "no url",
        "sqlite://",
        "sqlite:///:memory:",
        "unknown://a:secret@b/c",
        "postgresql+psycopg2://a:secret@b/c",
        "postgresql+psycopg_async://a:secret@b/c",
    ],
)
def test_a_url_that_cannot_serve_is_refused_without_telling_its_password(url):
    with pytest.raises(DatabaseUrlInvalid) as refusal:
        open_database(url)
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_postgresql_is_meant_as_hosting_panels_write_it(scheme):
    assert kind_of(make_url(f"{scheme}://a:b@c/d")) is postgres


@pytest.mark.parametrize("password", ["a:secret@", ""])
def test_a_server_that_is_not_there_is_told_without_the_password(password):
    url = f"postgres://{password}127.0.0.1:1/xaso" + ("" if password else "?user=a&password=secret")
    with pytest.raises(DatabaseUnavailable, match=r"127\.0\.0\.1") as refusal:
        open_database(url)
    assert "secret" not in str(refusal.value)


def test_a_postgresql_database_in_another_encoding_is_refused(postgres_databases):
    url = postgres_databases.new(settings="ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'")
    with pytest.raises(DatabaseUrlInvalid, match="SQL_ASCII"):
        open_database(url)
    postgres_databases.drop(url)


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


def test_sqlite_keeps_a_log_ahead_and_syncs_fully(tmp_path):
    db = open_database(f"sqlite:///{tmp_path / 'xaso.db'}")
    with db.reading() as connection:
        read = [connection.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous")]
    assert read == ["wal", 2]
    db.close()


def test_every_refusal_has_a_code_of_its_own():
    kinds = [kind for kind in vars(store_errors).values() if isinstance(kind, type)]
    kinds = [kind for kind in kinds if issubclass(kind, StoreError)]
    assert len({kind.code for kind in kinds}) == len(kinds) > 10
    assert all(kind.code.replace("_", "").isupper() for kind in kinds)
    assert {kind.__name__ for kind in kinds} <= set(store.__all__)


def test_an_unexpected_error_does_not_tell_what_was_to_be_written(db):
    with pytest.raises(IntegrityError) as told, db.transaction() as session:
        answer = {"submission_id": 7, "slot": "A.01", "not_applicable": False, "evidence": "số liệu"}
        session.execute(insert(AnswerRow).values(answer | {"explanation": ""}))
    assert "số liệu" not in str(told.value)
