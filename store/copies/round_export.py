"""A round as a folder of open formats, for people and for other programs."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, select
from sqlalchemy.orm import Session

from store.copies.backups import AT_ONCE
from store.copies.cells import as_cell, mark
from store.copies.listings import COHORT, EVENTS, EVIDENCE, LISTINGS, PROGRESS_REPORTS, SUBMISSIONS, Listing
from store.copies.readme import README
from store.copies.round_files import (
    ATTACHMENTS,
    CHECKLISTS,
    REPORTS,
    attachment_file,
    checklist_file,
    report_file,
)
from store.copies.round_head import (
    EDITION_FILE,
    FILE,
    FORMAT,
    PUBLISHED_COLUMNS,
    RESULTS_FILE,
    ROUND_COLUMNS,
)
from store.copies.values import plain_row
from store.copies.whole import whole_folder
from store.people.access import Access
from store.people.rights import Right
from store.rounds.rounds import seen_round
from store.submissions.files import content_of
from store.tables import Base, EventRow, ResultRow, RoundRow
from units import load_units

_PLACE = ("name", "district_name")
"""What `cohort.csv` tells of a unit beside its code, for people."""


def export_round(access: Access, round_id: int, folder: Path) -> None:
    """Writes one state of a round to a folder that is not there yet, or empty; it is there whole or not at all.

    Raises NotAllowed, RoundNotFound, CopyRefused.
    """
    with access.reading() as view, Session(view.connection) as session:
        view.require(Right.MANAGE_ROUNDS)
        row = seen_round(session, view.person, round_id)
        with whole_folder(folder) as place:
            _write_head(view.connection, row, place)
            for listing in LISTINGS:
                _write_listing(view.connection, round_id, listing, place, row.era)
            _write_events(view.connection, round_id, place)
            _write_files(view.connection, round_id, place)


def _write_head(connection: Connection, row: RoundRow, place: Path) -> None:
    results = Base.metadata.tables[ResultRow.__tablename__]
    asked = select(results).where(results.c.round_id == row.id)
    result = connection.execute(asked).mappings().one_or_none()
    said = plain_row({name: getattr(row, name) for name in ROUND_COLUMNS}, ROUND_COLUMNS.values())
    published = None if result is None else plain_row(dict(result), PUBLISHED_COLUMNS.values())
    head = {"format": FORMAT, **said, "published": published}
    _write(place / FILE, json.dumps(head, ensure_ascii=False, indent=1))
    _write(place / EDITION_FILE, row.edition_text)
    _write(place / "README.txt", README.format(name=row.name))
    if result is not None:
        _write(place / RESULTS_FILE, result["document"])


def _write_listing(connection: Connection, round_id: int, listing: Listing, place: Path, era: str) -> None:
    rows = _rows(connection, listing.query(connection, round_id), listing.columns)
    header = [column.name for column in listing.columns]
    if listing is COHORT:
        units = load_units(era)
        known = units[list(_PLACE)].T.to_dict("list")
        rows = ([*row, *map(mark, known.get(row[0].removeprefix("'"), ("", "")))] for row in rows)
        header += _PLACE
    _write_csv(place / listing.file, header, rows)


def _write_events(connection: Connection, round_id: int, place: Path) -> None:
    columns = list(EVENTS.table.columns)
    asked = select(*columns).where(EventRow.round_id == round_id).order_by(EventRow.id)
    _write_csv(place / EVENTS.file, [c.name for c in columns], _rows(connection, asked, columns))


def _write_files(connection: Connection, round_id: int, place: Path) -> None:
    for name in (CHECKLISTS, REPORTS, ATTACHMENTS):
        (place / name).mkdir()
    for row in connection.execute(SUBMISSIONS.query(connection, round_id)).mappings().all():
        if row["file_sha256"] is not None:
            target = place / checklist_file(row["unit_code"], row["revision"])
            target.write_bytes(content_of(connection, row["file_sha256"]))
    for row in connection.execute(PROGRESS_REPORTS.query(connection, round_id)).mappings().all():
        if row["file_sha256"] is not None:
            target = place / report_file(row["unit_code"], row["month"], row["revision"])
            target.write_bytes(content_of(connection, row["file_sha256"]))
    for row in connection.execute(EVIDENCE.query(connection, round_id)).mappings().all():
        if row["file_sha256"] is not None:
            target = place / attachment_file(row["unit_code"], row["file_sha256"], row["media_type"])
            target.write_bytes(content_of(connection, row["file_sha256"]))


def _rows(connection: Connection, asked: Any, columns: Sequence[Column[Any]]) -> Iterator[list[str]]:
    for row in connection.execute(asked, execution_options={"yield_per": AT_ONCE}):
        yield [as_cell(value, column) for value, column in zip(row, columns, strict=True)]


def _write_csv(file: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        writer.writerows(rows)


def _write(file: Path, text: str) -> None:
    file.write_bytes(text.encode())
