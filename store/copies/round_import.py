"""A round's folder taken in again, as a new round with all that was done in it."""

from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from store.copies.backups import AT_ONCE
from store.copies.listings import ASSIGNMENTS, COHORT, LISTINGS, SUBMISSIONS, Listing
from store.copies.round_reading import ReadRound, files_of, read_round
from store.errors import CopyRefused
from store.people.access import Access, Work
from store.people.rights import Right
from store.ratings.publication import recomputed
from store.rounds.rounds import Round, as_round, mark_changed
from store.submissions.files import keep_file
from store.tables import AccountRow, ResultRow, RoundRow, RoundUnitRow, SubmissionRow
from wording.problems import Kind, Problem

_Ids = dict[tuple[str, int], int]
"""The new ids of submissions, by unit and revision."""


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
        ids = _keep_submissions(work, read, row.id)
        for listing in LISTINGS:
            if listing not in (COHORT, SUBMISSIONS):
                _keep_rows(work, read, listing, row.id, ids)
        _keep_results(work, read, row)
        after = {
            "name": row.name,
            "status": row.status,
            "submissions": len(ids),
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


def _keep_submissions(work: Work, read: ReadRound, round_id: int) -> _Ids:
    rows = [SubmissionRow(round_id=round_id, **line.values) for line in read.of(SUBMISSIONS)]
    work.session.add_all(rows)
    work.session.flush()
    return {(row.unit_code, row.revision): row.id for row in rows}


def _keep_rows(work: Work, read: ReadRound, listing: Listing, round_id: int, ids: _Ids) -> None:
    rows = [_row(listing, line.values, round_id, ids) for line in read.of(listing)]
    for start in range(0, len(rows), AT_ONCE):
        work.session.execute(insert(listing.table), rows[start : start + AT_ONCE])


def _row(listing: Listing, values: dict[str, Any], round_id: int, ids: _Ids) -> dict[str, Any]:
    if not listing.of_submission:
        return {"round_id": round_id, **values}
    own = {name: value for name, value in values.items() if name in listing.table.c}
    return {"submission_id": ids[values["unit_code"], values["revision"]], **own}


def _keep_results(work: Work, read: ReadRound, row: RoundRow) -> None:
    if read.published is None:
        return
    work.session.add(ResultRow(round_id=row.id, document=read.document, **read.published))
    work.session.flush()
    if not recomputed(work.session.connection(), row):
        raise CopyRefused([Problem(Kind.FOLDER_RESULTS_DIFFER, "results.json")])
