"""A round's folder taken in again, as a new round with all that was done in it."""

from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from store.copies.backups import AT_ONCE
from store.copies.listings import (
    ASSIGNMENTS,
    COHORT,
    HANDED_IN,
    LISTINGS,
    PROGRESS_REPORTS,
    SUBMISSIONS,
    Listing,
)
from store.copies.round_reading import ReadRound, files_of, read_round
from store.errors import CopyRefused
from store.people.access import Access, Work
from store.people.rights import Right
from store.ratings.publication import recomputed
from store.rounds.rounds import Round, as_round, mark_changed
from store.submissions.files import keep_file
from store.tables import AccountRow, Base, ProgressReportRow, ResultRow, RoundRow, RoundUnitRow, SubmissionRow
from wording.problems import Kind, Problem

_Ids = dict[tuple[Any, ...], int]
"""The new ids of submissions or monthly reports, by what a folder names them by."""


def import_round(access: Access, folder: Path) -> Round:
    """Makes a round of a folder that `export_round` wrote: every revision, state, appraisal and remark, who and when.

    The events of the round stay in the folder; the chain gets one, with the folder's digest. A published round stays
    so, and what was published must be what its figures give. Raises NotAllowed, CopyRefused with every problem of the
    folder; then nothing is kept.
    """
    with access.reading() as view:
        view.require(Right.MANAGE_ROUNDS)
    read = read_round(folder)
    with access.writing() as work:
        work.require(Right.MANAGE_ROUNDS)
        _refuse_unknown_accounts(work, read)
        row = _keep_round(work, read)
        _keep_files(work, read, folder)
        submissions = _keep_handed_in(work, read, SUBMISSIONS, SubmissionRow, row.id)
        reports = _keep_handed_in(work, read, PROGRESS_REPORTS, ProgressReportRow, row.id)
        ids: dict[str | None, _Ids] = {"submission_id": submissions, "report_id": reports}
        for listing in LISTINGS:
            if listing is not COHORT and listing not in HANDED_IN:
                _keep_rows(work, read, listing, row.id, ids.get(listing.link, {}))
        _keep_results(work, read, row)
        after = {
            "name": row.name,
            "status": row.status,
            "submissions": len(submissions),
            "folder_sha256": read.folder.digest(),
        }
        work.record("round.imported", round_id=row.id, after=after)
        return as_round(row)


def _refuse_unknown_accounts(work: Work, read: ReadRound) -> None:
    known = set(work.session.scalars(select(AccountRow.email)))
    for line in read.of(ASSIGNMENTS):
        if line.values["email"] not in known:
            found = line.values["email"]
            read.folder.note(Kind.FOLDER_ACCOUNT_UNKNOWN, ASSIGNMENTS.file, line.number, found=found)
    if read.folder.problems:
        raise CopyRefused(read.folder.problems)


def _keep_round(work: Work, read: ReadRound) -> RoundRow:
    units = [RoundUnitRow(**line.values) for line in read.of(COHORT)]
    row = RoundRow(**read.head, edition_text=read.edition_text, units=units)
    mark_changed(row)
    work.session.add(row)
    work.session.flush()
    return row


def _keep_files(work: Work, read: ReadRound, folder: Path) -> None:
    for file, sha256 in files_of(read):
        if keep_file(work.session, (folder / file).read_bytes()) != sha256:
            raise CopyRefused([Problem(Kind.FOLDER_FILE_CHANGED, str(file))])


def _keep_handed_in(
    work: Work, read: ReadRound, listing: Listing, row_type: type[Base], round_id: int
) -> _Ids:
    rows: list[Any] = [row_type(round_id=round_id, **line.values) for line in read.of(listing)]
    work.session.add_all(rows)
    work.session.flush()
    return {tuple(getattr(row, name) for name in listing.key): row.id for row in rows}


def _keep_rows(work: Work, read: ReadRound, listing: Listing, round_id: int, ids: _Ids) -> None:
    rows = [_row(listing, line.values, round_id, ids) for line in read.of(listing)]
    for start in range(0, len(rows), AT_ONCE):
        work.session.execute(insert(listing.table), rows[start : start + AT_ONCE])


def _row(listing: Listing, values: dict[str, Any], round_id: int, ids: _Ids) -> dict[str, Any]:
    if listing.link is None:
        return {"round_id": round_id, **values}
    own = {name: value for name, value in values.items() if name in listing.table.c}
    return {listing.link: ids[tuple(values[name] for name in listing.parent_key)], **own}


def _keep_results(work: Work, read: ReadRound, row: RoundRow) -> None:
    if read.published is None:
        return
    work.session.add(ResultRow(round_id=row.id, document=read.document, **read.published))
    work.session.flush()
    if not recomputed(work.session.connection(), row):
        raise CopyRefused([Problem(Kind.FOLDER_RESULTS_DIFFER, "results.json")])
