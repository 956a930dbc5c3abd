"""Whether a database can serve is told truly: away, full, of a newer version, and well again."""

import pytest

from store import Database, DatabaseFull, DatabaseNewer, DatabaseUnavailable, open_database
from store.database import readiness
from store.database.readiness import check_ready
from tests import needed
from tests.postgres import Server
from tests.store.rows import keep
from tests.store.test_outages import full


def test_an_open_database_is_ready(db: Database) -> None:
    check_ready(db)


def test_a_database_of_a_newer_version_is_not(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "_newest", lambda: "0000")
    with pytest.raises(DatabaseNewer):
        check_ready(db)


def test_a_full_disk_is_told_until_there_is_room(db: Database) -> None:
    with full(db):
        with pytest.raises(DatabaseFull):
            keep(db, *[f"b{number}" for number in range(200)])
        assert db.is_full
        if db.engine.dialect.name == "sqlite":  # on PostgreSQL `full` is a rule of one table
            with pytest.raises(DatabaseFull):
                check_ready(db)
    check_ready(db)
    assert not db.is_full


def test_a_server_that_is_away_is_told_and_its_return_too() -> None:
    needed.postgres()
    server = Server()
    try:
        db = open_database(server.url())
        server.stop()
        with pytest.raises(DatabaseUnavailable):
            check_ready(db)
        server.start()
        check_ready(db)
        db.close()
    finally:
        server.remove()
