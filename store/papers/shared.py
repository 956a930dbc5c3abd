"""What evidence and remarks share: the indicator of a unit in a round that they are about, and who wrote them."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.errors import NotInRound
from store.people.access import Access, View, Work, said_name
from store.people.rights import Person, Right
from store.rounds.deadlines import refuse_status
from store.rounds.editions import edition_of
from store.rounds.rounds import lock_round, seen_round
from store.submissions.steps import WHILE
from store.tables import AccountRow, EvidenceRow, RemarkRow, RoundRow
from units import load_units

Counts = dict[tuple[str, str], int]
"""How many there are, by unit and indicator; those without any are left out."""
Papers = type[EvidenceRow] | type[RemarkRow]


def lock_papers(work: Work, right: Right, round_id: int, unit_code: str, indicator_id: str) -> RoundRow:
    """The round, held against other writers, where the person may write about this indicator of this unit now.

    Raises RoundNotFound, NotAllowed, NotInRound, RoundNotOpen.
    """
    round_ = lock_round(work.session, round_id)
    work.require(right, round_.era, unit_code)
    _refuse_unknown_unit(round_, unit_code)
    if indicator_id not in edition_of(round_.edition_text).indicator_by_id:
        raise NotInRound(
            f"The edition of round {round_id} has no indicator {indicator_id!r}.",
            unit_code=unit_code,
            indicator_id=indicator_id,
        )
    refuse_status(round_, WHILE)
    return round_


def papers_of(
    access: Access, right: Right, round_id: int, unit_code: str, table: Papers
) -> list[dict[str, Any]]:
    """The rows about a unit in a round, the oldest first, each with the `name` of who wrote it.

    Raises RoundNotFound, NotAllowed, NotInRound.
    """
    with access.reading() as view:
        round_ = _seen(view, round_id)
        view.require(right, round_.era, unit_code)
        _refuse_unknown_unit(round_, unit_code)
        asked = (
            select(table.__table__, AccountRow.name)
            .outerjoin(AccountRow, AccountRow.email == table.by)
            .where(table.round_id == round_id, table.unit_code == unit_code)
        )
        found = view.connection.execute(asked.order_by(table.id)).mappings()
        return [{**row, "name": row["name"] or said_name(row["by"])} for row in found]


def counts_of(access: Access, right: Right, round_id: int, table: Papers) -> Counts:
    """How many rows there are of the units that the person has the right for; raises RoundNotFound."""
    with access.reading() as view:
        units = view.person.units(right, _seen(view, round_id).era)
        asked = select(table.unit_code, table.indicator_id, func.count()).where(table.round_id == round_id)
        if table is EvidenceRow:
            asked = asked.where(EvidenceRow.removed_at.is_(None))
        found = view.connection.execute(asked.group_by(table.unit_code, table.indicator_id))
        return {
            (unit, indicator): count for unit, indicator, count in found if units is None or unit in units
        }


def told(row: EvidenceRow | RemarkRow, person: Person) -> dict[str, Any]:
    """The columns of a row by name, with the `name` of the person who wrote it just now."""
    columns = {column.name: getattr(row, column.name) for column in row.__table__.columns}
    return columns | {"name": person.name}


def _seen(view: View, round_id: int) -> RoundRow:
    with Session(view.connection) as session:
        return seen_round(session, view.person, round_id)


def _refuse_unknown_unit(round_: RoundRow, unit_code: str) -> None:
    if unit_code not in set(load_units(round_.era).index):
        raise NotInRound(
            f"The era {round_.era} has no unit {unit_code!r}.", unit_code=unit_code, indicator_id=""
        )
