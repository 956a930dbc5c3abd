"""A backup put back into an empty database, of either kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, delete, insert, select
from sqlalchemy.exc import DataError, IntegrityError

from store.audit.chain_walk import ChainWalk, end_of_chain, links
from store.copies.archive import Archive, opened
from store.copies.backups import AT_ONCE, Progress, results_digests
from store.copies.manifest import Manifest, table_member
from store.copies.values import kind_of
from store.database.database import Database
from store.database.kinds import kind_of as kind_of_database
from store.database.schema import move
from store.errors import CopyRefused, DatabaseNewer
from store.tables import Base, ChainRow
from wording.language import Text
from wording.problems import Kind, Problem

_OTHER_TABLES = {"alembic_version"}
_AT_ONCE_BYTES = 1024 * 1024
_CONTRADICTS = Text(
    vi="một dòng mâu thuẫn với dòng khác, hoặc nhắc tới dòng không có",
    en="a row contradicts another one, or points at one that is not there",
)


@dataclass(frozen=True)
class Restored:
    """What was put back; `problems` are what its check found: results that come out differently, breaks of the chain.

    The data are then in the database all the same, as they are in the backup.
    """

    manifest: Manifest
    problems: tuple[Problem, ...]


def restore(db: Database, path: Path, *, progress: Progress | None = None) -> Restored:
    """Puts a backup into an empty database, all of it or nothing, and checks what came of it.

    The whole file is checked before anything is written. One of an older schema goes into that schema and is migrated
    like a database that was as old. Raises CopyRefused (a database with rows in it; a backup that is damaged,
    changed or of a newer program), DatabaseFull, DatabaseUnavailable.
    """
    with opened(path) as archive, db.rebuilding() as connection:
        _refuse_filled(connection, path)
        _move_to(connection, archive.manifest.schema_revision, path)
        tables = _tables(connection)
        archive.check(tables)
        _write(connection, archive, tables, path, progress or (lambda done, total: None))
        move(connection, "head")
        ids = {t.name: t.autoincrement_column for t in Base.metadata.sorted_tables}
        kind_of_database(db.engine.url).continue_ids(
            connection, {table: column.name for table, column in ids.items() if column is not None}
        )
        return Restored(archive.manifest, tuple(_check(connection, archive.manifest)))


def _refuse_filled(connection: Connection, path: Path) -> None:
    tables = [table for table in Base.metadata.sorted_tables if table is not ChainRow.__table__]
    kind_of_database(connection.engine.url).hold(connection, [table.name for table in tables])
    for table in tables:
        if connection.execute(select(*table.primary_key.columns).limit(1)).first() is not None:
            raise CopyRefused([Problem(Kind.DATABASE_NOT_EMPTY, str(path), facts={"found": table.name})])
    connection.execute(delete(ChainRow))


def _move_to(connection: Connection, revision: str, path: Path) -> None:
    try:
        move(connection, revision)
    except DatabaseNewer:
        raise CopyRefused([Problem(Kind.BACKUP_NEWER, str(path), facts={"found": revision})]) from None


def _tables(connection: Connection) -> list[Table]:
    """The tables as they are at the revision of the backup, each after those that it points at."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name not in _OTHER_TABLES]


def _write(
    connection: Connection, archive: Archive, tables: Sequence[Table], path: Path, progress: Progress
) -> None:
    done, total = 0, archive.manifest.rows
    for table in tables:
        try:
            for batch in _batches(archive, table):
                connection.execute(insert(table), batch)
                done += len(batch)
                progress(done, total)
        except (IntegrityError, DataError) as error:
            raise _contradicts(path, table.name) from error
    broken = kind_of_database(connection.engine.url).broken_reference(connection)
    if broken is not None:
        raise _contradicts(path, broken)


def _batches(archive: Archive, table: Table) -> Iterator[list[dict[str, Any]]]:
    """A table's rows by the hundred, or fewer where they are heavy: a file stands beside few others."""
    [*content] = [column.name for column in table.columns if kind_of(column) is bytes]
    batch: list[dict[str, Any]] = []
    size = 0
    for row in archive.rows(table):
        if content:
            row[content[0]] = archive.content(row["sha256"], row["size"])
        batch.append(row)
        size += sum(len(value) for value in row.values() if isinstance(value, str | bytes))
        if len(batch) == AT_ONCE or size > _AT_ONCE_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _check(connection: Connection, manifest: Manifest) -> Iterator[Problem]:
    now = results_digests(connection)
    for round_id, digest in manifest.results.items():
        if now.get(round_id) != digest:
            yield Problem(Kind.BACKUP_RESULTS_DIFFER, facts={"found": round_id})
    walk = ChainWalk(manifest.chain.hash)
    for link in links(connection):
        walk.take(link)
    walk.finish(end_of_chain(connection))
    yield from walk.problems


def _contradicts(path: Path, table: str) -> CopyRefused:
    file = f"{path} · {table_member(table)}"
    return CopyRefused([Problem(Kind.BACKUP_MEMBER_CHANGED, file, facts={"found": _CONTRADICTS})])
