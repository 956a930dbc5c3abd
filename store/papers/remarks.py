"""Remarks: the thread of an indicator of a unit between commune, district and province; nothing in it changes."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import select

from store.papers.shared import Counts, counts_of, lock_papers, papers_of, told
from store.people.access import Access, Work
from store.people.rights import Right, Role
from store.tables import RemarkRow
from store.texts import kept_text


@dataclass(frozen=True)
class Remark:
    """One remark; `role` is what its author was then, `name` how the account is called now."""

    id: int
    round_id: int
    unit_code: str
    indicator_id: str
    text: str
    role: Role
    at: datetime
    by: str
    name: str


def add_remark(access: Access, round_id: int, unit_code: str, indicator_id: str, text: str) -> Remark:
    """Adds to a thread while the round is open or closed; the same again by the same person is the same remark.

    Raises RoundNotFound, NotAllowed, NotInRound, RoundNotOpen, TextMissing, TextTooLong.
    """
    said = kept_text(text, "text", required=True)
    with access.writing() as work:
        lock_papers(work, Right.REMARK, round_id, unit_code, indicator_id)
        last = _last(work, round_id, unit_code, indicator_id)
        if last is not None and (last.text, last.by) == (said, work.person.email):
            return _remark(told(last, work.person))
        row = RemarkRow(
            round_id=round_id,
            unit_code=unit_code,
            indicator_id=indicator_id,
            text=said,
            role=work.person.role,
            at=work.at,
            by=work.person.email,
        )
        work.session.add(row)
        work.session.flush()
        after = {"remark": row.id, "indicator": indicator_id, "text": said}
        work.record("remark.added", round_id=round_id, unit_code=unit_code, after=after)
        return _remark(told(row, work.person))


def remarks_of(access: Access, round_id: int, unit_code: str) -> list[Remark]:
    """All remarks about a unit in a round, the oldest first; raises RoundNotFound, NotAllowed, NotInRound."""
    return [_remark(row) for row in papers_of(access, Right.REMARK, round_id, unit_code, RemarkRow)]


def remark_counts(access: Access, round_id: int) -> Counts:
    """How many remarks there are, of the units that the person sees them of; raises RoundNotFound."""
    return counts_of(access, Right.REMARK, round_id, RemarkRow)


def _last(work: Work, round_id: int, unit_code: str, indicator_id: str) -> RemarkRow | None:
    thread = select(RemarkRow).where(
        RemarkRow.round_id == round_id,
        RemarkRow.unit_code == unit_code,
        RemarkRow.indicator_id == indicator_id,
    )
    return work.session.scalar(thread.order_by(RemarkRow.id.desc()).limit(1))


def _remark(row: Mapping[str, Any]) -> Remark:
    return Remark(**{field.name: row[field.name] for field in fields(Remark)} | {"role": Role(row["role"])})
