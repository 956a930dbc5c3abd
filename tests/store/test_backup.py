"""A backup is whole or not there, the same from either database, and comes back to the last digit or not at all."""

import json
import os
import resource
import shutil
import stat
import subprocess
import sys
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import select, text

import store
from store import (
    CopyRefused,
    current_submissions,
    list_rounds,
    open_database,
    operator_access,
    published_document,
    submitted_file,
)
from store.audit.chain_walk import ChainWalk, end_of_chain, links
from store.copies import backup, restore
from store.copies.backups import results_digests
from store.database import schema
from store.submissions.answers import digest_of
from store.submissions.files import keep_file
from store.tables import AnswerRow, Base, SubmissionRow
from tests.desk import FULL, UNITS, desk_round, handed_in
from tests.store.backups import content_of, full_backup, members, rewritten, sealed
from tests.store.full_store import ODD, fill
from wording.problems import Kind

ROOT = Path(store.__file__).parent.parent


@pytest.fixture(scope="module")
def kept(sqlite_databases, tmp_path_factory):
    """A backup of a store with something in every table; made once."""
    return full_backup(sqlite_databases, tmp_path_factory.mktemp("kept") / "kept.zip")


@pytest.fixture
def empty(databases):
    url = databases.migrated()
    database = open_database(url)
    yield database
    database.close()
    databases.drop(url)


def test_a_backup_goes_from_sqlite_to_postgres_and_back_byte_for_byte(
    sqlite_databases, postgres_databases, tmp_path
):
    urls = [sqlite_databases.migrated(), postgres_databases.migrated(), sqlite_databases.migrated()]
    first, *others = [open_database(url) for url in urls]
    fill(operator_access(first))
    backup(first, tmp_path / "0.zip")
    for number, database in enumerate(others):
        assert restore(database, tmp_path / f"{number}.zip").problems == ()
        backup(database, tmp_path / f"{number + 1}.zip")
    copies = [members(tmp_path / f"{number}.zip") for number in range(3)]
    assert copies[0] == copies[1] == copies[2]
    assert [name for name, table in copies[0]["manifest.json"]["tables"].items() if not table["rows"]] == []
    with first.reading() as one, others[-1].reading() as other:
        assert results_digests(one) == results_digests(other)
        assert None not in results_digests(one).values()
    for database in (first, *others):
        database.close()


def test_a_backup_taken_while_four_submit_holds_one_state(access, empty, tmp_path):
    id, stop = desk_round(access).id, Event()

    def write(writer):
        for time in range(200):
            if stop.is_set():
                return
            handed_in(access, id, UNITS[writer % 3], FULL | {"A.2": float(time)}, evidence=f"{writer}")

    with ThreadPoolExecutor(4) as threads:
        writing = [threads.submit(write, writer) for writer in range(4)]
        while not current_submissions(access, id):
            pass
        for number in range(2):
            backup(access.db, tmp_path / f"{number}.zip")
        stop.set()
        for one in writing:
            one.result()
    assert restore(empty, tmp_path / "1.zip").problems == ()
    with empty.reading() as connection:
        digests = {one.id: one.digest for one in connection.execute(select(SubmissionRow.__table__))}
        answers = connection.execute(select(AnswerRow.__table__)).mappings().all()
    assert len(digests) > 3
    for submission, digest in digests.items():
        assert digest_of([row for row in answers if row["submission_id"] == submission]) == digest


def test_after_a_restore_work_goes_on(kept, db, tmp_path):
    restore(db, kept)
    there = operator_access(db)
    open_, published = sorted(one.id for one in list_rounds(there))
    [result] = content_of(kept)["tables/result.jsonl"].splitlines()
    assert published_document(there, published) == json.loads(json.loads(result)["document"])
    assert submitted_file(there, handed_in(there, open_, UNITS[1]).id) == UNITS[1].encode()
    assert desk_round(there).id == published + 1
    walk = ChainWalk()
    with db.reading() as connection:
        for link in links(connection):
            walk.take(link)
        walk.finish(end_of_chain(connection))
    assert walk.problems == []


def test_a_backup_replaces_no_file_unless_told_and_is_for_its_owner_alone(db, tmp_path):
    kept = tmp_path / "kept.zip"
    kept.write_bytes(b"x")
    before = kept.read_bytes()
    with pytest.raises(CopyRefused) as refusal:
        backup(db, kept)
    assert [p.kind for p in refusal.value.problems] == [Kind.COPY_EXISTS]
    assert kept.read_bytes() == before
    backup(db, kept, overwrite=True)
    assert set(members(kept)["manifest.json"]["tables"]) == set(Base.metadata.tables)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


KILLED = """
import sys, time
from pathlib import Path
from store import open_database
from store.copies import backups

def stopped(connection, sha256):
    print("in the middle", flush=True)
    time.sleep(600)

backups.content_of = stopped
backups.backup(open_database(sys.argv[1]), Path(sys.argv[2]))
"""


def test_a_backup_that_is_killed_leaves_nothing_under_its_name(sqlite_databases, tmp_path):
    url = sqlite_databases.migrated()
    db = open_database(url)
    keep_files(db, 1, 100)
    target = tmp_path / "killed.zip"
    command = [sys.executable, "-c", KILLED, url, str(target)]
    program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert program.stdout.readline() == "in the middle\n"
    program.kill()
    program.communicate(timeout=60)
    assert not target.exists()
    backup(db, target)
    assert members(target)["manifest.json"]["tables"]["file"]["rows"] == 1
    db.close()


def test_a_full_disk_leaves_nothing_half(db, tmp_path):
    keep_files(db, 1, 100_000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    for room in (1_000, 30_000, 100_500):
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
        try:
            with pytest.raises(CopyRefused) as refusal:
                backup(db, tmp_path / "full.zip")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert [p.kind for p in refusal.value.problems] == [Kind.COPY_NOT_WRITTEN]
        assert list(tmp_path.iterdir()) == []
    backup(db, tmp_path / "full.zip")


def test_files_are_never_all_in_memory(db, empty, tmp_path):
    size, count, path = 250_000, 80, tmp_path / "big.zip"
    keep_files(db, count, size)
    backup(empty, tmp_path / "small.zip")  # what is loaded once is not counted
    for work in (lambda: backup(db, path), lambda: restore(empty, path)):
        tracemalloc.start()
        work()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < count * size / 2
    assert path.stat().st_size > count * size


def keep_files(db, count, size):
    """Keeps files that cannot be packed."""
    with db.transaction() as session:
        for _ in range(count):
            keep_file(session, os.urandom(size))


def test_a_database_with_anything_in_it_takes_no_backup(kept, access):
    desk_round(access)
    with pytest.raises(CopyRefused) as refusal:
        restore(access.db, kept)
    assert [p.kind for p in refusal.value.problems] == [Kind.DATABASE_NOT_EMPTY]
    assert len(list_rounds(access)) == 1


def test_a_backup_of_an_older_schema_is_migrated_after_it_is_restored(kept, databases, tmp_path, monkeypatch):
    later = tmp_path / "migrations"
    shutil.copytree(schema.MIGRATIONS, later)
    (later / "versions/9999_later.py").write_text(LATER)
    monkeypatch.setattr(schema, "MIGRATIONS", later)
    url = databases.migrated()
    database = open_database(url)
    assert restore(database, kept).problems == ()
    with database.reading() as connection:
        told = connection.execute(text("SELECT name, told FROM account ORDER BY email")).all()
        assert told == [(ODD, f"{ODD}!")] * 2
        assert schema.revision(connection) == "9999"
    database.close()
    databases.drop(url)


LATER = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "9999", "0004"

def upgrade():
    op.add_column("account", sa.Column("told", sa.Text))
    op.execute("UPDATE account SET told = name || '!'")

def downgrade():
    op.drop_column("account", "told")
"""


def test_what_comes_out_differently_is_told_after_the_restore(kept, empty, tmp_path):
    def change(content):
        manifest = json.loads(content["manifest.json"])
        manifest["results"] = dict.fromkeys(manifest["results"], "0" * 64)
        events = content["tables/event.jsonl"].replace("Mất điện".encode(), "Mất nước".encode())
        return sealed(content | {"manifest.json": json.dumps(manifest)}, "event", events)

    done = restore(empty, rewritten(kept, tmp_path / "other.zip", change))
    kinds = [problem.kind for problem in done.problems]
    assert kinds == [Kind.BACKUP_RESULTS_DIFFER, Kind.BACKUP_RESULTS_DIFFER, Kind.EVENT_CHANGED]
    assert len(list_rounds(operator_access(empty))) == 2
