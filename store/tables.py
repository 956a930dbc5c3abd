"""The tables, in types that SQLite and PostgreSQL share."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Double, ForeignKey, LargeBinary, MetaData, Text, UniqueConstraint
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

    units: Mapped[list["RoundUnitRow"]] = relationship()


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
    """An accepted checklist; only a demonstration's has no file."""

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
