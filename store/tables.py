"""The tables, in types that SQLite and PostgreSQL share."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Double, ForeignKey, Index, LargeBinary, MetaData, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from store.moments import UtcDateTime


class Base(DeclarativeBase):
    """What all tables share: constraint names that a later migration can rely on."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        }
    )
    type_annotation_map: ClassVar = {
        str: Text(),
        float: Double(),
        bytes: LargeBinary(),
        datetime: UtcDateTime(),
    }


class EditionRow(Base):
    """An edition that was published here; a row is never changed."""

    __tablename__ = "edition"

    id: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    published_at: Mapped[datetime]
    published_by: Mapped[str]


class RoundRow(Base):
    """A round; `version` is a new random token after every change of the round or what it holds."""

    __tablename__ = "round"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    edition_id: Mapped[str]
    edition_text: Mapped[str]
    era: Mapped[str]
    status: Mapped[str]
    opens_on: Mapped[date]
    deadline: Mapped[date | None]
    demonstration: Mapped[bool]
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    version: Mapped[str]

    units: Mapped[list["RoundUnitRow"]] = relationship(cascade="all, delete-orphan")


class RoundUnitRow(Base):
    """One unit of a round's cohort."""

    __tablename__ = "round_unit"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    unit_code: Mapped[str] = mapped_column(primary_key=True)


class FileRow(Base):
    """An original file, kept once however often it is submitted."""

    __tablename__ = "file"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(deferred=True)
    size: Mapped[int]


class SubmissionRow(Base):
    """An accepted checklist; only a demonstration's has no file.

    `state` moves (see `store.submissions.steps`), all else stays. `reason` is why it was returned, "" where it was not; `digest`
    is the SHA-256 of its answers, "" for those of before there were events.
    """

    __tablename__ = "submission"
    __table_args__ = (UniqueConstraint("round_id", "unit_code", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    unit_code: Mapped[str]
    revision: Mapped[int]
    file_sha256: Mapped[str | None] = mapped_column(ForeignKey("file.sha256"))
    file_name: Mapped[str]
    filled_by: Mapped[str]
    accepted_at: Mapped[datetime]
    accepted_by: Mapped[str]
    state: Mapped[str]
    state_at: Mapped[datetime]
    state_by: Mapped[str]
    reason: Mapped[str]
    digest: Mapped[str]


class AnswerRow(Base):
    """What a submission says in one slot: an indicator, or a part of one."""

    __tablename__ = "answer"

    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), primary_key=True)
    slot: Mapped[str] = mapped_column(primary_key=True)
    numerator: Mapped[float | None]
    denominator: Mapped[float | None]
    value: Mapped[float | None]
    choice: Mapped[str | None]
    not_applicable: Mapped[bool]
    evidence: Mapped[str]
    explanation: Mapped[str]


class ExtensionRow(Base):
    """A later last day for one unit, given by the province; a row is never changed, the latest counts."""

    __tablename__ = "extension"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    unit_code: Mapped[str]
    until: Mapped[date]
    reason: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]


class AppraisalRow(Base):
    """What an appraiser says in one slot of a submission; a row is never changed, the latest of a slot counts.

    A `withdrawn` row takes the earlier ones back: the self-assessed answer counts again.
    """

    __tablename__ = "appraisal"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    slot: Mapped[str]
    withdrawn: Mapped[bool]
    numerator: Mapped[float | None]
    denominator: Mapped[float | None]
    value: Mapped[float | None]
    choice: Mapped[str | None]
    not_applicable: Mapped[bool]
    reason: Mapped[str]
    evidence: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]


class ReviewRow(Base):
    """An appraiser's word that a group of indicators of a submission is done."""

    __tablename__ = "review"

    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"), primary_key=True)
    group_id: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str]


class AssignmentRow(Base):
    """An appraiser of a group of indicators in a round."""

    __tablename__ = "assignment"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    group_id: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(ForeignKey("account.email"), primary_key=True)


class ResultRow(Base):
    """What was published of a round: units, scores and appraisals as JSON text, never changed."""

    __tablename__ = "result"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    document: Mapped[str]
    sha256: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]


class AccountRow(Base):
    """A person who may sign in, by e-mail address in small letters."""

    __tablename__ = "account"

    email: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    active: Mapped[bool]
    created_at: Mapped[datetime]
    created_by: Mapped[str]

    places: Mapped[list["AccountPlaceRow"]] = relationship(cascade="all, delete-orphan")


class AccountPlaceRow(Base):
    """A district (of a district officer) or unit (of a commune officer) that an account is of."""

    __tablename__ = "account_place"

    email: Mapped[str] = mapped_column(ForeignKey("account.email"), primary_key=True)
    era: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)


class ProgressPlanRow(Base):
    """That units report every month towards a round: from which month, by which day, until when, and from what on.

    `base_round_id` is the round whose counting answers are the starting figures; `first_month` is "2022-07".
    """

    __tablename__ = "progress_plan"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    base_round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"))
    first_month: Mapped[str]
    due_day: Mapped[int]
    goal_on: Mapped[date]
    at: Mapped[datetime]
    by: Mapped[str]


class ProgressReportRow(Base):
    """What a unit reported for a month; a row is never changed, the latest revision of a month counts.

    Without a file where the unit said that nothing has changed (or in a demonstration). `digest` is the SHA-256 of its answers.
    """

    __tablename__ = "progress_report"
    __table_args__ = (UniqueConstraint("round_id", "unit_code", "month", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    unit_code: Mapped[str]
    month: Mapped[str]
    revision: Mapped[int]
    file_sha256: Mapped[str | None] = mapped_column(ForeignKey("file.sha256"))
    file_name: Mapped[str]
    filled_by: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]
    digest: Mapped[str]


class ProgressAnswerRow(Base):
    """What a monthly report says in one slot: the whole state of that month, not only what changed."""

    __tablename__ = "progress_answer"

    report_id: Mapped[int] = mapped_column(ForeignKey("progress_report.id"), primary_key=True)
    slot: Mapped[str] = mapped_column(primary_key=True)
    numerator: Mapped[float | None]
    denominator: Mapped[float | None]
    value: Mapped[float | None]
    choice: Mapped[str | None]
    not_applicable: Mapped[bool]
    evidence: Mapped[str]
    explanation: Mapped[str]


class SubscriptionRow(Base):
    """Whether an account wants the digest by e-mail, in which language, and when it last went out.

    The row stays when somebody opts out, so that opting in again brings no second digest within a week.
    """

    __tablename__ = "subscription"

    email: Mapped[str] = mapped_column(ForeignKey("account.email"), primary_key=True)
    active: Mapped[bool]
    language: Mapped[str]
    changed_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


class EvidenceRow(Base):
    """A document named for one indicator of a unit in a round, perhaps with its file."""

    __tablename__ = "evidence"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    unit_code: Mapped[str]
    indicator_id: Mapped[str]
    number: Mapped[str]
    title: Mapped[str]
    issued_on: Mapped[date | None]
    summary: Mapped[str]
    link: Mapped[str]
    file_sha256: Mapped[str | None] = mapped_column(ForeignKey("file.sha256"))
    file_name: Mapped[str]
    media_type: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]
    removed_at: Mapped[datetime | None]
    removed_by: Mapped[str | None]


class RemarkRow(Base):
    """One remark in the thread of an indicator of a unit in a round; a row is never changed."""

    __tablename__ = "remark"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    unit_code: Mapped[str]
    indicator_id: Mapped[str]
    text: Mapped[str]
    role: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]


class EventRow(Base):
    """One link of the chain of events: ids count from 1 without a gap; `hash` covers the row and `previous`."""

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_at", "at", "id"),
        Index("ix_event_by", "by", "id"),
        Index("ix_event_unit", "round_id", "unit_code", "id"),
        Index("ix_event_what", "what", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    by: Mapped[str]
    what: Mapped[str]
    round_id: Mapped[int | None]
    unit_code: Mapped[str | None]
    before: Mapped[str]
    after: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str]


class ChainRow(Base):
    """The end of the chain of events, one row: locked by whoever adds to it."""

    __tablename__ = "chain"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last_event: Mapped[int]
    hash: Mapped[str]
