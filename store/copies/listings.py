"""The tables of a round's folder: one CSV for each table that a round has rows in."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, select

from store.copies.values import in_order, said_columns
from store.tables import (
    AnswerRow,
    AppraisalRow,
    AssignmentRow,
    Base,
    EventRow,
    EvidenceRow,
    ExtensionRow,
    ProgressAnswerRow,
    ProgressPlanRow,
    ProgressReportRow,
    RemarkRow,
    ReviewRow,
    RoundUnitRow,
    SubmissionRow,
)

_OWN_IDS = ("id", "round_id", "submission_id", "report_id", "base_round_id")
"""Numbers of this database alone: a folder names a submission by unit and revision, a monthly report by the month too,
and knows no other round."""
_SUBMISSION = Base.metadata.tables[SubmissionRow.__tablename__]
_REPORT = Base.metadata.tables[ProgressReportRow.__tablename__]
_KEYS = {
    _SUBMISSION: (_SUBMISSION.c.unit_code, _SUBMISSION.c.revision),
    _REPORT: (_REPORT.c.unit_code, _REPORT.c.month, _REPORT.c.revision),
}
_PARENTS = {"submission_id": _SUBMISSION, "report_id": _REPORT}


@dataclass(frozen=True)
class Listing:
    """A table as a CSV: its name, and the columns that it has there."""

    file: str
    table: Table

    @property
    def link(self) -> str | None:
        """The column by which its rows belong to those of another listing, None where they belong to the round."""
        return next((name for name in _PARENTS if name in self.table.c), None)

    @property
    def parent(self) -> Table | None:
        """The table of those other rows."""
        return _PARENTS[self.link] if self.link else None

    @property
    def columns(self) -> list[Column[Any]]:
        """What is written: for rows of a submission or report first what that is named by."""
        own = [column for column in said_columns(self.table) if column.name not in _OWN_IDS]
        return [*_KEYS[self.parent], *own] if self.parent is not None else own

    @property
    def key(self) -> tuple[str, ...]:
        """The names of the columns that no two rows share; none where rows are told apart by their order alone."""
        if self.table in _KEYS:
            return tuple(column.name for column in _KEYS[self.table])
        names = [c.name for c in self.table.primary_key.columns if c.name not in _OWN_IDS]
        return (*self.parent_key, *names) if names else ()

    @property
    def parent_key(self) -> tuple[str, ...]:
        """The names of the columns that name the submission or report; none where there is none."""
        return () if self.parent is None else tuple(column.name for column in _KEYS[self.parent])

    def query(self, connection: Connection, round_id: int) -> Select[Any]:
        """The rows of a round: in the order of their ids where these tell the order of time, else by their key."""
        asked = select(*self.columns)
        if self.parent is not None and self.link is not None:
            asked = asked.join_from(self.table, self.parent, self.table.c[self.link] == self.parent.c.id)
        asked = asked.where((self.table if self.parent is None else self.parent).c.round_id == round_id)
        if "id" in self.table.c and self.table not in _KEYS:
            return asked.order_by(self.table.c.id)
        keys = [column for column in self.columns if column.name in self.key]
        return asked.order_by(*in_order(keys, connection))


def _listing(file: str, row: type[Base]) -> Listing:
    return Listing(file, Base.metadata.tables[row.__tablename__])


COHORT = _listing("cohort.csv", RoundUnitRow)
SUBMISSIONS = _listing("submissions.csv", SubmissionRow)
ANSWERS = _listing("answers.csv", AnswerRow)
APPRAISALS = _listing("appraisals.csv", AppraisalRow)
EVIDENCE = _listing("evidence.csv", EvidenceRow)
ASSIGNMENTS = _listing("assignments.csv", AssignmentRow)
PROGRESS_PLAN = _listing("progress_plan.csv", ProgressPlanRow)
PROGRESS_REPORTS = _listing("progress_reports.csv", ProgressReportRow)
PROGRESS_ANSWERS = _listing("progress_answers.csv", ProgressAnswerRow)
PROGRESS = (PROGRESS_PLAN, PROGRESS_REPORTS, PROGRESS_ANSWERS)
"""What folders of the first format do not have."""
HANDED_IN = {SUBMISSIONS: ANSWERS, PROGRESS_REPORTS: PROGRESS_ANSWERS}
"""What was handed in, each with the listing of its answers."""
LISTINGS = (
    COHORT,
    SUBMISSIONS,
    ANSWERS,
    APPRAISALS,
    _listing("reviews.csv", ReviewRow),
    _listing("extensions.csv", ExtensionRow),
    ASSIGNMENTS,
    EVIDENCE,
    _listing("remarks.csv", RemarkRow),
    *PROGRESS,
)
EVENTS = _listing("events.csv", EventRow)
"""For people to read; another chain cannot take these events."""
