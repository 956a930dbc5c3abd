"""Migrations: that they make the tables of the code, lose nothing, and are made once."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import alembic
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, insert, inspect, make_url, select, text

import store
from store import DatabaseNewer, open_database
from store.database import sqlite
from store.database.schema import migrate
from store.tables import Base
from tests.databases import engine_of

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
    drop = alembic.op.drop_table

    def drop_but_one(table):
        if table == "round":
            raise RuntimeError("disk")
        drop(table)

    monkeypatch.setattr("alembic.op.drop_table", drop_but_one)
    with pytest.raises(RuntimeError, match="disk"):
        migrate(db.engine, "base")
    assert differences(db) == []


def test_a_migration_may_make_a_table_anew_that_others_point_at(tmp_path):
    engine = sqlite.make_engine(make_url(f"sqlite:///{tmp_path / 'xaso.db'}"))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE above (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("CREATE TABLE below (id INTEGER REFERENCES above(id))")
        connection.exec_driver_sql("INSERT INTO above VALUES (1)")
        connection.exec_driver_sql("INSERT INTO below VALUES (1)")
    with sqlite.migrating(engine) as connection:
        connection.exec_driver_sql("DROP TABLE above")
        connection.exec_driver_sql("CREATE TABLE above (id INTEGER PRIMARY KEY, name TEXT)")
        connection.exec_driver_sql("INSERT INTO above VALUES (1, 'a')")
    with pytest.raises(RuntimeError, match="below"), sqlite.migrating(engine) as connection:
        connection.exec_driver_sql("DROP TABLE above")
        connection.exec_driver_sql("CREATE TABLE above (id INTEGER PRIMARY KEY)")
    with engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT * FROM above").all() == [(1, "a")]
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


def test_a_database_of_a_newer_program_is_refused_and_left_alone(db, database_url):
    with db.transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseNewer) as refusal:
        open_database(database_url)
    assert refusal.value.details == {"revision": "9999"}
    with db.reading() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"


def test_programs_that_open_a_new_database_at_once_all_succeed(new_database_url):
    done = subprocess.run(
        [sys.executable, "-c", FOUR_PROGRAMS, new_database_url], cwd=ROOT, capture_output=True, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode()


FOUR_PROGRAMS = """
import os, sys
from store import open_database
for _ in range(4):
    if os.fork() == 0:
        open_database(sys.argv[1]).close()
        os._exit(0)
sys.exit(any(os.wait()[1] for _ in range(4)))
"""


def test_what_an_older_program_kept_is_there_after_every_migration(new_database_url):
    engine = engine_of(new_database_url)
    migrate(engine, "0001")
    old = MetaData()
    old.reflect(engine)
    with engine.execution_options(writes=True).begin() as connection:
        for name, row in OLD_ROWS.items():
            connection.execute(insert(old.tables[name]).values(row))
        before = [connection.execute(select(*old.tables[name].c)).one() for name in OLD_ROWS]
    engine.dispose()
    db = open_database(new_database_url)
    with db.reading() as connection:
        assert [connection.execute(select(*old.tables[name].c)).one() for name in OLD_ROWS] == before
    db.close()


LONG_AGO = datetime(2022, 11, 1, tzinfo=UTC)
OLD_ROWS = {
    "round": {
        "id": 1,
        "name": "Kỳ cũ",
        "edition_id": "cu",
        "edition_text": "id: cu",
        "era": "2022",
        "status": "open",
        "opens_on": LONG_AGO.date(),
        "demonstration": False,
        "created_at": LONG_AGO,
        "created_by": "lan",
        "version": "x",
    },
    "round_unit": {"round_id": 1, "unit_code": "00001"},
    "file": {"sha256": "2d71", "content": b"x", "size": 1},
    "submission": {
        "id": 1,
        "round_id": 1,
        "unit_code": "00001",
        "revision": 3,
        "file_sha256": "2d71",
        "file_name": "a.xlsx",
        "filled_by": "Hoà",
        "accepted_at": LONG_AGO,
        "accepted_by": "lan",
    },
    "answer": {
        "submission_id": 1,
        "slot": "A.01",
        "value": 0.1,
        "not_applicable": False,
        "evidence": "Báo cáo 12",
        "explanation": "",
    },
}
"""What a program of the first revision wrote, a row a table."""
