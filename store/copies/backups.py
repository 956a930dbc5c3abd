"""A backup: the whole store as one file, the same for SQLite and PostgreSQL."""

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.orm import Session

from criteria import EditionError
from store.copies.manifest import MANIFEST, ChainHead, Manifest, TableMember, file_member, table_member
from store.copies.values import in_order, plain_row, said_columns
from store.copies.whole import whole_file
from store.database.database import Database
from store.database.schema import revision
from store.events.chain import CHAIN
from store.moments import now
from store.ratings.publication import document_of
from store.ratings.results import results_in
from store.rounds.rounds import as_round
from store.submissions.files import content_of
from store.tables import Base, ChainRow, FileRow, RoundRow

Progress = Callable[[int, int], None]
"""Is told how many rows are done of how many; a file is a row."""
AT_ONCE = 500
"""Rows that are in memory at a time."""
_FILES = Base.metadata.tables[FileRow.__tablename__]


def backup(
    db: Database, path: Path, *, overwrite: bool = False, progress: Progress | None = None
) -> Manifest:
    """Writes all that is kept to a .zip at `path`: one state of the database, whatever is written meanwhile.

    The file stands there when it is whole, and never before; only its owner may read it. One of that name is replaced
    only with `overwrite`. Raises CopyRefused, DatabaseUnavailable.
    """
    with (
        whole_file(path, overwrite=overwrite) as file,
        db.reading() as connection,
        ZipFile(file, "w", ZIP_DEFLATED) as archive,
    ):
        return _write(connection, archive, progress or (lambda done, total: None))


def results_digests(connection: Connection) -> dict[int, str | None]:
    """The SHA-256 of every round's results as a document, by the round's id; None where its edition is not readable."""
    with Session(connection) as session:
        rounds = session.scalars(select(RoundRow).order_by(RoundRow.id)).all()
        return {row.id: _results_digest(connection, row) for row in rounds}


def _write(connection: Connection, archive: ZipFile, progress: Progress) -> Manifest:
    tables = Base.metadata.sorted_tables
    counts = {t.name: connection.scalar(select(func.count()).select_from(t)) or 0 for t in tables}
    total, done = sum(counts.values()), 0
    members: dict[str, TableMember] = {}
    for table in tables:
        members[table.name] = _write_table(connection, archive, table)
        if table is not _FILES:
            done += counts[table.name]
            progress(done, total)
    for _ in _write_files(connection, archive):
        done += 1
        progress(done, total)
    manifest = Manifest(
        schema_revision=revision(connection) or "",
        made_at=now(),
        chain=_head(connection),
        tables=members,
        file_bytes=connection.scalar(select(func.coalesce(func.sum(FileRow.size), 0))) or 0,
        results=results_digests(connection),
    )
    archive.writestr(ZipInfo(MANIFEST), manifest.model_dump_json(indent=1), ZIP_DEFLATED)
    return manifest


def _write_table(connection: Connection, archive: ZipFile, table: Table) -> TableMember:
    columns, digest, count = said_columns(table), hashlib.sha256(), 0
    query = select(*columns).order_by(*in_order(table.primary_key.columns, connection))
    member = ZipInfo(table_member(table.name))
    member.compress_type = ZIP_DEFLATED
    rows = connection.execute(query, execution_options={"yield_per": AT_ONCE}).mappings()
    with archive.open(member, "w", force_zip64=True) as stream:
        for row in rows:
            count += 1
            said = json.dumps(plain_row(dict(row), columns), ensure_ascii=False, allow_nan=False)
            line = f"{said}\n".encode()
            digest.update(line)
            stream.write(line)
    return TableMember(rows=count, sha256=digest.hexdigest())


def _write_files(connection: Connection, archive: ZipFile) -> Iterator[None]:
    # Workbooks, PDF and pictures are packed already.
    hashes = select(FileRow.sha256).order_by(*in_order(_FILES.primary_key.columns, connection))
    for sha256 in connection.scalars(hashes).all():
        archive.writestr(ZipInfo(file_member(sha256)), content_of(connection, sha256), ZIP_STORED)
        yield


def _head(connection: Connection) -> ChainHead:
    end = connection.execute(select(ChainRow.last_event, ChainRow.hash).where(ChainRow.id == CHAIN)).one()
    return ChainHead(last_event=end.last_event, hash=end.hash)


def _results_digest(connection: Connection, row: RoundRow) -> str | None:
    try:
        return hashlib.sha256(document_of(results_in(connection, as_round(row))).encode()).hexdigest()
    except EditionError:
        return None
