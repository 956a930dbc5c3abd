"""A report that nothing has changed."""

from analysis.progress.months import Month
from store.errors import NothingBefore
from store.people.access import Access
from store.progress.remembered import whole_progress
from store.progress.reports import (
    ProgressReport,
    as_report,
    keep_reports,
    latest_of_month,
    lock_reporting,
    new_row,
    refuse_month,
)
from store.progress.states import state_of
from store.submissions.answers import digest_of, to_rows
from store.submissions.handed_in import refuse_meanwhile


def report_unchanged(
    access: Access, round_id: int, month: Month, unit_code: str, seen: int | None = None
) -> ProgressReport:
    """Keeps that nothing has changed: a report without a file, with the answers of the state before it.

    Where the unit has reported for the month already, that report stays and is given back; with `seen`, the revision that
    was known, only if it is that one. Raises NothingBefore where there is no state to stay, and like `report_progress`.
    """
    with access.writing() as work:
        round_, plan = lock_reporting(work, round_id, [unit_code])
        refuse_month(plan, month, work.at)
        before = latest_of_month(work.session, round_id, month).get(unit_code)
        if before is not None:
            refuse_meanwhile(unit_code, before.revision, before.by, before.at, seen)
            return as_report(before)
        whole, months = whole_progress(access.db, work.session, round_)
        start, connection = months.rated.start, work.session.connection()
        frame = state_of(connection, whole.reports.values(), start, month, [unit_code])
        if frame.empty:
            raise NothingBefore(f"{unit_code} said nothing before.", unit_code=unit_code, month=str(month))
        slots = to_rows(frame, unit_code)
        said = {"file_sha256": None, "file_name": "", "filled_by": work.person.name, "at": work.at}
        row = new_row(work, round_, month, unit_code, None, **said, digest=digest_of(slots))
        keep_reports(work, round_, [(row, slots)])
        return as_report(row)
