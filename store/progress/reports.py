"""Monthly reports: what units say month by month while a round is open. They are their own words, not appraised."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.orm import Session

from analysis.progress.months import Month
from store.errors import MonthNotReportable, NotInRound, ReportNotFound
from store.moments import day_in_vietnam, in_utc
from store.people.access import Access, Work
from store.people.rights import Right
from store.progress.plan import ProgressPlan, required_plan
from store.rounds.deadlines import refuse_status
from store.rounds.rounds import Status, lock_round, mark_changed, seen_round
from store.submissions.answers import digest_of, to_rows
from store.submissions.files import content_of
from store.submissions.handed_in import is_the_same, kept_file, refuse_meanwhile
from store.submissions.submissions import NewSubmission
from store.tables import ProgressAnswerRow, ProgressReportRow, RoundRow
from store.texts import LONGEST_LINE, kept_text

Slots = list[dict[str, Any]]
"""Rows of answers, as `to_rows` gives them."""


@dataclass(frozen=True)
class ProgressReport:
    """What a unit reported for a month; `revision` counts from 1 within a round, unit and month, the latest counts.

    Without a file where the unit said that nothing had changed. `digest` is the SHA-256 of its answers.
    """

    id: int
    round_id: int
    unit_code: str
    month: Month
    revision: int
    file_sha256: str | None
    file_name: str
    filled_by: str
    at: datetime
    by: str
    digest: str


def report_progress(
    access: Access, round_id: int, month: Month, items: Sequence[NewSubmission]
) -> list[ProgressReport]:
    """Keeps what units report for a month, all or none, in the order of `items`; late reports are taken too.

    An item holds the whole state of the month, not only what changed; its `seen` is the latest revision of that month
    that was known. The same checklist again, by the same person while it is the latest, is the same report.
    Raises NotAllowed, RoundNotFound, PlanNotFound, RoundNotOpen, MonthNotReportable, NotInRound (no unit of the cohort),
    SubmittedMeanwhile, FileMissing, AnswersInvalid, TextTooLong.
    """
    answers = [to_rows(item.answers, item.unit_code) for item in items]
    with access.writing() as work:
        round_, plan = lock_reporting(work, round_id, [item.unit_code for item in items])
        latest = latest_of_month(work.session, round_id, month)
        kept: list[ProgressReportRow] = []
        new: list[tuple[ProgressReportRow, Slots]] = []
        for item, slots in zip(items, answers, strict=True):
            before = latest.get(item.unit_code)
            row = _row(work, round_, plan, month, item, digest_of(slots), before)
            kept.append(row)
            if row is not before:
                latest[item.unit_code] = row
                new.append((row, slots))
        keep_reports(work, round_, new)
        return [as_report(row) for row in kept]


def progress_reports(access: Access, round_id: int) -> list[ProgressReport]:
    """Every revision of every month of the units that the person sees, by unit, month and revision.

    They are no results: a published round shows nobody more of them. Raises RoundNotFound.
    """
    with access.reading() as view, Session(view.connection) as session:
        visible = view.person.units(Right.SEE_RESULTS, seen_round(session, view.person, round_id).era)
        found = reports_of(view.connection, round_id)
        return [one for one in found if visible is None or one.unit_code in visible]


def progress_file(access: Access, report_id: int) -> bytes:
    """The file of a report as it came in; raises ReportNotFound, NotAllowed, FileNotFound (where nothing had changed)."""
    with access.reading() as view:
        asked = select(ProgressReportRow.__table__, RoundRow.era).join(
            RoundRow, RoundRow.id == ProgressReportRow.round_id
        )
        found = view.connection.execute(asked.where(ProgressReportRow.id == report_id)).one_or_none()
        if found is None:
            raise ReportNotFound(f"There is no monthly report {report_id}.", report_id=report_id)
        view.require(Right.SEE_FILES, found.era, found.unit_code)
        return content_of(view.connection, found.file_sha256)


def lock_reporting(work: Work, round_id: int, codes: Iterable[str]) -> tuple[RoundRow, ProgressPlan]:
    """An open round with a plan, held against other writers, once the person may report for these units."""
    round_ = lock_round(work.session, round_id)
    assigned = {unit.unit_code for unit in round_.units}
    for code in codes:
        work.require(Right.SUBMIT, round_.era, code)
        if code not in assigned:
            raise NotInRound(f"{code} is not assigned in round {round_id}.", unit_code=code, indicator_id="")
    plan = required_plan(work.session.connection(), round_id)
    refuse_status(round_, (Status.OPEN,))
    return round_, plan


def refuse_month(plan: ProgressPlan, month: Month, at: datetime) -> None:
    """Raises MonthNotReportable for a month outside the plan, and for one that has not begun."""
    outside = not plan.first_month <= month <= plan.goal_month
    if outside or month > Month.of(day_in_vietnam(at)):
        raise MonthNotReportable(
            f"No report is taken for {month}.",
            month=str(month),
            first=str(plan.first_month),
            last=str(plan.goal_month),
            rule="outside" if outside else "future",
        )


def keep_reports(work: Work, round_: RoundRow, new: Sequence[tuple[ProgressReportRow, Slots]]) -> None:
    """Writes reports with their answers, and an event each."""
    if not new:
        return
    work.session.add_all(row for row, _ in new)
    work.session.flush()
    answers = [{"report_id": row.id, **slot} for row, slots in new for slot in slots]
    if answers:
        # Rows with gaps would be a statement each, were their gaps not written as what they are.
        work.session.execute(insert(ProgressAnswerRow).execution_options(render_nulls=True), answers)
    mark_changed(round_)
    for row, _ in new:
        after = {
            "report": row.id,
            "month": row.month,
            "revision": row.revision,
            "file_name": row.file_name,
            "file_sha256": row.file_sha256,
            "filled_by": row.filled_by,
            "answers_sha256": row.digest,
        }
        work.record("progress.reported", round_id=round_.id, unit_code=row.unit_code, after=after)


def latest_of_month(session: Session, round_id: int, month: Month) -> dict[str, ProgressReportRow]:
    """The latest revision of a month of every unit that reported for it, by unit."""
    asked = select(ProgressReportRow).where(
        ProgressReportRow.round_id == round_id, ProgressReportRow.month == str(month)
    )
    return {row.unit_code: row for row in session.scalars(asked.order_by(ProgressReportRow.revision))}


def reports_of(connection: Connection, round_id: int) -> list[ProgressReport]:
    """All revisions of a round, whoever asks; by unit, month and revision."""
    table = ProgressReportRow.__table__
    found = [
        _report(dict(row))
        for row in connection.execute(select(table).where(table.c.round_id == round_id)).mappings()
    ]
    return sorted(found, key=lambda one: (one.unit_code, one.month, one.revision))


def as_report(row: ProgressReportRow) -> ProgressReport:
    """The report of a row."""
    return _report({field.name: getattr(row, field.name) for field in fields(ProgressReport)})


def new_row(
    work: Work, round_: RoundRow, month: Month, unit_code: str, before: ProgressReportRow | None, **said: Any
) -> ProgressReportRow:
    """The row of the next revision of a unit's month."""
    return ProgressReportRow(
        round_id=round_.id,
        unit_code=unit_code,
        month=str(month),
        revision=before.revision + 1 if before else 1,
        by=work.person.email,
        **said,
    )


def _row(
    work: Work,
    round_: RoundRow,
    plan: ProgressPlan,
    month: Month,
    item: NewSubmission,
    digest: str,
    before: ProgressReportRow | None,
) -> ProgressReportRow:
    """The row of a new revision, or the latest one where it is the same checklist again."""
    at = in_utc(item.at) if item.at and round_.demonstration else work.at
    refuse_month(plan, month, at)
    row = new_row(
        work,
        round_,
        month,
        item.unit_code,
        before,
        file_sha256=kept_file(work, round_, item.unit_code, item.file),
        file_name=kept_text(item.file_name, "file_name", LONGEST_LINE),
        filled_by=kept_text(item.filled_by, "filled_by", LONGEST_LINE),
        at=at,
        digest=digest,
    )
    if before is None:
        return row
    if is_the_same(before, row, by=("by",)):
        return before
    refuse_meanwhile(item.unit_code, before.revision, before.by, before.at, item.seen)
    return row


def _report(row: Mapping[str, Any]) -> ProgressReport:
    return ProgressReport(**{**row, "month": Month.parse(row["month"])})
