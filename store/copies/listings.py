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
    RemarkRow,
    ReviewRow,
    RoundUnitRow,
    SubmissionRow,
)

_OWN_IDS = ("id", "round_id", "submission_id")
"""Numbers of this database alone: a folder names a submission by unit and revision."""
_SUBMISSION = Base.metadata.tables[SubmissionRow.__tablename__]
_KEY = (_SUBMISSION.c.unit_code, _SUBMISSION.c.revision)


@dataclass(frozen=True)
class Listing:
    """A table as a CSV: its name, and the columns that it has there."""

    file: str
    table: Table

    @property
    def of_submission(self) -> bool:
        """Whether its rows belong to a submission."""
        return "submission_id" in self.table.c

    @property
    def columns(self) -> list[Column[Any]]:
        """What is written: for rows of a submission its unit and revision first."""
        own = [column for column in said_columns(self.table) if column.name not in _OWN_IDS]
        return [*_KEY, *own] if self.of_submission else own

    @property
    def key(self) -> tuple[str, ...]:
        """The names of the columns that no two rows share; none where rows are told apart by their order alone."""
        if self.table is _SUBMISSION:
            return tuple(column.name for column in _KEY)
        names = [c.name for c in self.table.primary_key.columns if c.name not in _OWN_IDS]
        return (*(c.name for c in _KEY), *names) if names and self.of_submission else tuple(names)

    def query(self, connection: Connection, round_id: int) -> Select[Any]:
        """The rows of a round: in the order of their ids where these tell the order of time, else by their key."""
        asked = select(*self.columns)
        if self.of_submission:
            asked = asked.join_from(self.table, _SUBMISSION, self.table.c.submission_id == _SUBMISSION.c.id)
        asked = asked.where((_SUBMISSION if self.of_submission else self.table).c.round_id == round_id)
        if "id" in self.table.c and self.table is not _SUBMISSION:
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
)
EVENTS = _listing("events.csv", EventRow)
"""For people to read; another chain cannot take these events."""
