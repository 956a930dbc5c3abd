"""Accounts: who may sign in, as what, and of which districts or units."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from store.errors import AccountInvalid, AccountNotFound, LastAdministrator, OwnAccount
from store.events.chain import CHAIN
from store.people.access import Access, Work
from store.people.rights import Place, Right, Role
from store.tables import AccountPlaceRow, AccountRow, ChainRow
from store.texts import LONGEST_LINE, kept_text
from units import ERAS, load_districts, load_units
from wording.addresses import LONGEST, email_key, is_email

WITH_PLACES = (Role.DISTRICT_OFFICER, Role.COMMUNE_OFFICER)
"""The roles that are of places: the first of districts, the second of units."""

_RULES = {
    "email": "it is no e-mail address",
    "twice": "it is in the list twice",
    "places_missing": "the role needs a place",
    "places_given": "the role is of no place",
    "place_unknown": "the era {era} has no place {found} for the role",
}


@dataclass(frozen=True)
class NewAccount:
    """What an account shall say; places are districts of a district officer, units of a commune officer."""

    email: str
    name: str
    role: Role
    places: Collection[Place] = ()


@dataclass(frozen=True)
class Account:
    """An account as it is kept: address in small letters, places by era and code. Only an active one signs in."""

    email: str
    name: str
    role: Role
    places: tuple[Place, ...]
    active: bool
    created_at: datetime
    created_by: str


@dataclass(frozen=True)
class Arrival:
    """What saving accounts would do: those that are new, that change, and that are as they were."""

    new: tuple[NewAccount, ...]
    changed: tuple[NewAccount, ...]
    same: tuple[NewAccount, ...]


def save_account(access: Access, new: NewAccount) -> Account:
    """Makes an account or changes it; see `save_accounts`."""
    return save_accounts(access, [new])[0]


def save_accounts(access: Access, many: Sequence[NewAccount]) -> list[Account]:
    """Makes accounts or changes them, all or none; what is as it was leaves no event. Whether one is active stays.

    Raises NotAllowed, AccountInvalid, OwnAccount (taking the role from oneself), LastAdministrator, TextTooLong.
    """
    with access.writing() as work:
        work.require(Right.MANAGE_ACCOUNTS)
        wanted = [_checked(new) for new in many]
        _refuse_twice(wanted)
        had_administrator = _hold_and_count(work.session) > 0
        known = _rows(work.session, [new.email for new in wanted])
        kept = [_save(work, new, known.get(new.email)) for new in wanted]
        _refuse_without_administrator(work.session, had_administrator)
        return [_as_account(row) for row in kept]


def set_active(access: Access, email: str, active: bool) -> Account:
    """Lets an account sign in, or no longer; nothing is deleted.

    Raises NotAllowed, AccountNotFound, OwnAccount (locking oneself out), LastAdministrator.
    """
    with access.writing() as work:
        work.require(Right.MANAGE_ACCOUNTS)
        had_administrator = _hold_and_count(work.session) > 0
        key = email_key(email)
        row = work.session.get(AccountRow, key)
        if row is None:
            raise AccountNotFound(f"There is no account {key}.", email=key)
        if row.active == active:
            return _as_account(row)
        if key == work.person.email:
            raise OwnAccount(f"{key} would lock themselves out.", email=key)
        before, row.active = _said(row), active
        work.record("account.changed", before=before, after=_said(row))
        _refuse_without_administrator(work.session, had_administrator)
        return _as_account(row)


def list_accounts(access: Access) -> list[Account]:
    """All accounts by address; raises NotAllowed."""
    with access.reading() as view, Session(view.connection) as session:
        view.require(Right.MANAGE_ACCOUNTS)
        rows = select(AccountRow).order_by(AccountRow.email).options(selectinload(AccountRow.places))
        return [_as_account(row) for row in session.scalars(rows)]


def compare_accounts(accounts: Sequence[Account], many: Sequence[NewAccount], era: str) -> Arrival:
    """What saving a list of one era would do. The list says nothing of the places of other eras: these stay.

    They go only where the role changes, because a place belongs to a role. Raises TextTooLong.
    """
    known = {account.email: account for account in accounts}
    new: list[NewAccount] = []
    changed: list[NewAccount] = []
    same: list[NewAccount] = []
    for given in many:
        before = known.get(email_key(given.email))
        if before is None:
            new.append(given)
            continue
        elsewhere = [p for p in before.places if p.era != era] if given.role == before.role else []
        merged = NewAccount(before.email, _name(given), given.role, _sorted([*given.places, *elsewhere]))
        is_same = merged == NewAccount(before.email, before.name, before.role, before.places)
        (same if is_same else changed).append(merged)
    return Arrival(tuple(new), tuple(changed), tuple(same))


def _checked(new: NewAccount) -> NewAccount:
    """The account as it would be kept; raises AccountInvalid, TextTooLong."""
    email = email_key(new.email)
    if not is_email(email):
        raise _invalid(email[:LONGEST], "email")
    if new.role in WITH_PLACES and not new.places:
        raise _invalid(email, "places_missing")
    if new.role not in WITH_PLACES and new.places:
        raise _invalid(email, "places_given")
    for place in new.places:
        if place.code not in _codes(new.role, place.era):
            raise _invalid(email, "place_unknown", found=place.code, era=place.era)
    return NewAccount(email, _name(new), new.role, _sorted(new.places))


def _invalid(email: str, rule: str, **more: str) -> AccountInvalid:
    said = _RULES[rule].format(**more)
    return AccountInvalid(f"{email!r} cannot be an account: {said}.", email=email, rule=rule, **more)


@cache
def _codes(role: Role, era: str) -> frozenset[str]:
    """The codes that a place of this role may have; none where there is no such era."""
    if era not in ERAS:
        return frozenset()
    return frozenset(load_districts(era).index if role is Role.DISTRICT_OFFICER else load_units(era).index)


def _name(new: NewAccount) -> str:
    """A name is one line."""
    return " ".join(kept_text(new.name, "name", LONGEST_LINE).split())


def _sorted(places: Collection[Place]) -> tuple[Place, ...]:
    return tuple(sorted(set(places), key=lambda place: (place.era, place.code)))


def _refuse_twice(many: Sequence[NewAccount]) -> None:
    for email, times in Counter(new.email for new in many).items():
        if times > 1:
            raise _invalid(email, "twice")


def _hold_and_count(session: Session) -> int:
    """Holds back whoever else changes accounts until the transaction ends; gives the number of administrators.

    The end of the chain is the lock, because a new account has no row to hold.
    """
    session.get_one(ChainRow, CHAIN, with_for_update=True)
    return _administrators(session)


def _administrators(session: Session) -> int:
    found = select(func.count()).where(AccountRow.role == Role.ADMINISTRATOR, AccountRow.active)
    return session.scalar(found) or 0


def _refuse_without_administrator(session: Session, had_administrator: bool) -> None:
    """Without accounts there is none either: this computer alone, or a terminal, makes the first."""
    if had_administrator and not _administrators(session):
        raise LastAdministrator("No active administrator would be left.")


def _rows(session: Session, emails: Sequence[str]) -> dict[str, AccountRow]:
    rows = select(AccountRow).options(selectinload(AccountRow.places))
    if len(emails) == 1:
        rows = rows.where(AccountRow.email == emails[0])
    return {row.email: row for row in session.scalars(rows)}


def _save(work: Work, new: NewAccount, row: AccountRow | None) -> AccountRow:
    if row is None:
        row = AccountRow(email=new.email, active=True, created_at=work.at, created_by=work.person.email)
        work.session.add(row)
        _write(row, new)
        work.record("account.created", after=_said(row))
        return row
    before = _said(row)
    if new.email == work.person.email and new.role != row.role:
        raise OwnAccount(f"{new.email} would take their own role.", email=new.email)
    _write(row, new)
    if _said(row) != before:
        work.record("account.changed", before=before, after=_said(row))
    return row


def _write(row: AccountRow, new: NewAccount) -> None:
    row.name, row.role = new.name, new.role
    kept = {Place(place.era, place.code): place for place in row.places}
    row.places = [kept.get(p) or AccountPlaceRow(era=p.era, code=p.code) for p in new.places]


def _said(row: AccountRow) -> dict[str, object]:
    """What the chain of events keeps of an account."""
    account = _as_account(row)
    return {
        "email": account.email,
        "name": account.name,
        "role": str(account.role),
        "places": [f"{place.era} {place.code}" for place in account.places],
        "active": account.active,
    }


def _as_account(row: AccountRow) -> Account:
    return Account(
        email=row.email,
        name=row.name,
        role=Role(row.role),
        places=_sorted([Place(place.era, place.code) for place in row.places]),
        active=row.active,
        created_at=row.created_at,
        created_by=row.created_by,
    )
