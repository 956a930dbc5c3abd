"""Evidence: the documents that a unit names for an indicator, perhaps with the file."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from store.errors import EvidenceInvalid, EvidenceNotFound
from store.moments import day_in_vietnam
from store.papers.attachments import media_type_of
from store.papers.links import is_web_link
from store.papers.shared import Counts, counts_of, lock_papers, papers_of, told
from store.people.access import Access, Work
from store.people.rights import Right
from store.submissions.files import content_of, keep_file
from store.tables import EvidenceRow, RoundRow
from store.texts import LONGEST_LINE, kept_text
from wording.file_names import fit_name

MOST = 20
"""Entries that an indicator of a unit may have; removed ones do not count."""


@dataclass(frozen=True)
class NewEvidence:
    """A document to be named: số hiệu, tên văn bản, ngày, trích yếu, a link, a file; one of them says which it is."""

    indicator_id: str
    number: str = ""
    title: str = ""
    issued_on: date | None = None
    summary: str = ""
    link: str = ""
    file: bytes | None = None
    file_name: str = ""


@dataclass(frozen=True)
class Evidence:
    """A document that was named; `file_name` and `media_type` are "" without a file, `name` is of whoever added it.

    A removed one keeps all it had, but its file is not handed out any more.
    """

    id: int
    round_id: int
    unit_code: str
    indicator_id: str
    number: str
    title: str
    issued_on: date | None
    summary: str
    link: str
    file_sha256: str | None
    file_name: str
    media_type: str
    at: datetime
    by: str
    name: str
    removed_at: datetime | None
    removed_by: str | None


_NAMED = ("number", "title", "issued_on", "summary", "link", "file_name", "file_sha256")


def add_evidence(access: Access, round_id: int, unit_code: str, new: NewEvidence) -> Evidence:
    """Names a document while the round is open or closed; the same again by the same person is the same entry.

    Raises RoundNotFound, NotAllowed, NotInRound, RoundNotOpen, EvidenceInvalid, AttachmentRefused, TextTooLong.
    """
    said = _said(new)
    with access.writing() as work:
        lock_papers(work, Right.SUBMIT, round_id, unit_code, new.indicator_id)
        if new.issued_on is not None and new.issued_on > day_in_vietnam(work.at):
            raise EvidenceInvalid(f"{new.issued_on} is still to come.", rule="future")
        if new.file is not None:
            said["file_sha256"] = keep_file(work.session, new.file)
        others = _live(work, round_id, unit_code, new.indicator_id)
        about = {"round_id": round_id, "unit_code": unit_code, "indicator_id": new.indicator_id}
        row = EvidenceRow(**about, **said, at=work.at, by=work.person.email)
        if others and _says(others[-1]) == _says(row):
            return _evidence(told(others[-1], work.person))
        if len(others) >= MOST:
            raise EvidenceInvalid(f"There are {MOST} already.", rule="too_many", limit=MOST)
        work.session.add(row)
        work.session.flush()
        after = {"evidence": row.id, "indicator": row.indicator_id, **_named(row)}
        work.record("evidence.added", round_id=round_id, unit_code=unit_code, after=after)
        return _evidence(told(row, work.person))


def remove_evidence(access: Access, evidence_id: int, reason: str) -> None:
    """Takes a document back, with a reason, while the round is open or closed: the row stays, marked.

    Raises EvidenceNotFound, NotAllowed, RoundNotOpen, TextMissing, TextTooLong.
    """
    why = kept_text(reason, "reason", required=True)
    with access.writing() as work:
        row = _found(work.session.get(EvidenceRow, evidence_id), evidence_id)
        lock_papers(work, Right.SUBMIT, row.round_id, row.unit_code, row.indicator_id)
        work.session.refresh(row)
        if row.removed_at is not None:
            raise _not_found(evidence_id)
        row.removed_at, row.removed_by = work.at, work.person.email
        about = {"evidence": row.id, "indicator": row.indicator_id}
        work.record(
            "evidence.removed",
            round_id=row.round_id,
            unit_code=row.unit_code,
            before=about | _named(row),
            after={**about, "reason": why},
        )


def evidence_of(access: Access, round_id: int, unit_code: str) -> list[Evidence]:
    """All that was named for a unit in a round, the oldest first, what was removed too.

    Raises RoundNotFound, NotAllowed, NotInRound.
    """
    return [_evidence(row) for row in papers_of(access, Right.SEE_FILES, round_id, unit_code, EvidenceRow)]


def evidence_counts(access: Access, round_id: int) -> Counts:
    """How many documents are named, of the units whose files the person sees; raises RoundNotFound."""
    return counts_of(access, Right.SEE_FILES, round_id, EvidenceRow)


def evidence_file(access: Access, evidence_id: int) -> tuple[bytes, str, str]:
    """The file of a document with its name and media type; raises EvidenceNotFound, NotAllowed, FileNotFound."""
    with access.reading() as view:
        asked = select(EvidenceRow.__table__, RoundRow.era).join(
            RoundRow, RoundRow.id == EvidenceRow.round_id
        )
        found = view.connection.execute(asked.where(EvidenceRow.id == evidence_id)).one_or_none()
        row = _found(found, evidence_id)
        view.require(Right.SEE_FILES, row.era, row.unit_code)
        if row.removed_at is not None or row.file_sha256 is None:
            raise _not_found(evidence_id)
        return content_of(view.connection, row.file_sha256), row.file_name, row.media_type


def _said(new: NewEvidence) -> dict[str, Any]:
    """The columns that a new document fills by itself; whether a file is kept already is not asked here."""
    link = new.link.strip()
    if link and not is_web_link(link):
        raise EvidenceInvalid(f"{link[:100]!r} is no address of the web.", rule="link")
    name = fit_name(new.file_name) if new.file is not None else ""
    said = {
        "number": kept_text(new.number, "number", LONGEST_LINE),
        "title": kept_text(new.title, "title", LONGEST_LINE),
        "issued_on": new.issued_on,
        "summary": kept_text(new.summary, "summary"),
        "link": link,
        "file_name": name,
        "media_type": "" if new.file is None else media_type_of(new.file, name),
        "file_sha256": None,
    }
    if not any(said[field] for field in ("number", "title", "link", "file_name")):
        raise EvidenceInvalid("Neither number, title, link nor file is given.", rule="empty")
    return said


def _live(work: Work, round_id: int, unit_code: str, indicator_id: str) -> list[EvidenceRow]:
    asked = select(EvidenceRow).where(
        EvidenceRow.round_id == round_id,
        EvidenceRow.unit_code == unit_code,
        EvidenceRow.indicator_id == indicator_id,
        EvidenceRow.removed_at.is_(None),
    )
    return list(work.session.scalars(asked.order_by(EvidenceRow.id)))


def _named(row: EvidenceRow) -> dict[str, object]:
    """What the chain of events says of a document: all that was given."""
    return {name: getattr(row, name) for name in _NAMED if getattr(row, name)}


def _says(row: EvidenceRow) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in (*_NAMED, "by"))


def _found(row: Any, evidence_id: int) -> Any:
    if row is None:
        raise _not_found(evidence_id)
    return row


def _not_found(evidence_id: int) -> EvidenceNotFound:
    return EvidenceNotFound(f"There is no evidence {evidence_id}, or no file of it.", evidence_id=evidence_id)


def _evidence(row: Mapping[str, Any]) -> Evidence:
    return Evidence(**{field.name: row[field.name] for field in fields(Evidence)})
