"""Until when a unit may submit: the round's days, and a later one that the province gave it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.errors import DeadlinePassed, NotInRound, NotYetOpen, RoundInvalid, RoundNotOpen
from store.moments import day_in_vietnam
from store.people.access import Access, Work
from store.people.rights import Right
from store.rounds.rounds import Status, lock_round, mark_changed, seen_round
from store.tables import ExtensionRow, RoundRow
from store.texts import kept_text
from units import load_units

_TAKES_LATER = (Status.OPEN, Status.CLOSED)


@dataclass(frozen=True)
class Extension:
    """A later last day for one unit, with the reason; the latest given counts."""

    unit_code: str
    until: date
    reason: str
    at: datetime
    by: str


def reopen_unit(access: Access, round_id: int, unit_code: str, until: date, reason: str) -> Extension:
    """Lets one unit submit up to and including a day, also in a closed round, whatever state its checklist is in.

    Raises NotAllowed, RoundNotFound, RoundNotOpen (neither open nor closed), NotInRound (no unit of its
    era), RoundInvalid (a day that is over), TextMissing, TextTooLong.
    """
    with access.writing() as work:
        work.require(Right.REOPEN)
        round_ = lock_round(work.session, round_id)
        if unit_code not in load_units(round_.era).index:
            raise NotInRound(
                f"There is no unit {unit_code} in {round_.era}.", unit_code=unit_code, indicator_id=""
            )
        return give_extension(work, round_, unit_code, until, reason)


def extensions(access: Access, round_id: int) -> dict[str, Extension]:
    """The later last days that were given in a round, by unit: of those whose files the person may see, as the reason
    is a matter between the unit and the province. Raises RoundNotFound.
    """
    with access.reading() as view, Session(view.connection) as session:
        round_ = seen_round(session, view.person, round_id)
        rows = session.scalars(
            select(ExtensionRow).where(ExtensionRow.round_id == round_id).order_by(ExtensionRow.id)
        )
        return {
            row.unit_code: _extension(row)
            for row in rows
            if view.person.may(Right.SEE_FILES, round_.era, row.unit_code)
        }


def give_extension(work: Work, round_: RoundRow, unit_code: str, until: date, reason: str) -> Extension:
    """The same inside the caller's transaction, which holds the round."""
    work.require(Right.REOPEN, round_.era, unit_code)
    refuse_status(round_, _TAKES_LATER)
    if until < day_in_vietnam(work.at):
        raise RoundInvalid(f"{until} is over.", field="until")
    row = ExtensionRow(
        round_id=round_.id,
        unit_code=unit_code,
        until=until,
        reason=kept_text(reason, "reason", required=True),
        at=work.at,
        by=work.person.email,
    )
    work.session.add(row)
    mark_changed(round_)
    after = {"until": until, "reason": row.reason}
    work.record("unit.reopened", round_id=round_.id, unit_code=unit_code, after=after)
    return _extension(row)


def later_days(session: Session, round_id: int) -> dict[str, date]:
    """The later last day of every unit of a round that was given one."""
    given = select(ExtensionRow.unit_code, ExtensionRow.until).where(ExtensionRow.round_id == round_id)
    return dict(session.execute(given.order_by(ExtensionRow.id)).all())


def refuse_when_closed(round_: RoundRow, later: date | None, at: datetime) -> None:
    """Raises RoundNotOpen, NotYetOpen or DeadlinePassed where a unit with this later last day may not submit."""
    day = day_in_vietnam(at)
    if round_.status in _TAKES_LATER and later is not None and day <= later:
        return
    refuse_status(round_, (Status.OPEN,))
    if day < round_.opens_on:
        raise NotYetOpen(
            f"Round {round_.id} opens on {round_.opens_on}.", round_id=round_.id, opens_on=round_.opens_on
        )
    if round_.deadline is not None and day > round_.deadline:
        raise DeadlinePassed(
            f"The last day of round {round_.id} was {round_.deadline}, and it is {day}.",
            round_id=round_.id,
            deadline=round_.deadline,
            day=day,
        )


def refuse_status(round_: RoundRow, allowed: tuple[Status, ...]) -> None:
    """Raises RoundNotOpen for a round in another status."""
    if round_.status not in allowed:
        raise RoundNotOpen(f"Round {round_.id} is {round_.status}.", round_id=round_.id, status=round_.status)


def _extension(row: ExtensionRow) -> Extension:
    return Extension(row.unit_code, row.until, row.reason, row.at, row.by)
