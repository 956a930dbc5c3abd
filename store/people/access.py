"""Access: the store in the name of a person. Every function of this room acts through one, and rights are asked here.

Who the person is, and what they may, is read again in every transaction: a role that was taken away is gone at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

import telemetry
from store.database.database import Database
from store.errors import NotAdmitted, NotAllowed, SessionExpired
from store.events.chain import Event, Said, append
from store.moments import now
from store.people.rights import Person, Place, Right, Role
from store.tables import AccountPlaceRow, AccountRow
from wording.addresses import email_key as email_key

LOCAL, OPERATOR = "local", "terminal"
"""Who acts on this computer without sign-in, and who acts in a terminal: not e-mail addresses, so that nobody can
sign in as one of them."""
HERE = {
    LOCAL: Person(LOCAL, "Máy này", Role.ADMINISTRATOR),
    OPERATOR: Person(OPERATOR, "Dòng lệnh", Role.ADMINISTRATOR),
}


_writes: WeakKeyDictionary[Database, dict[str, float]] = WeakKeyDictionary()


@dataclass
class Work:
    """One transaction of one person: the session, and the events that will be appended to the chain at its end."""

    session: Session
    person: Person
    at: datetime
    events: list[Event] = field(default_factory=list)

    def require(self, right: Right, era: str = "", unit_code: str = "") -> None:
        """Raises NotAllowed unless the person has the right, for the unit where one is named."""
        require(self.person, right, era, unit_code)

    def record(
        self,
        what: str,
        *,
        round_id: int | None = None,
        unit_code: str | None = None,
        before: Said | None = None,
        after: Said | None = None,
    ) -> None:
        """Notes what was done; kept together with it, or not at all."""
        event = Event(self.at, self.person.email, what, round_id, unit_code, before or {}, after or {})
        self.events.append(event)


@dataclass(frozen=True)
class View:
    """A consistent look at the database by one person."""

    connection: Connection
    person: Person

    def require(self, right: Right, era: str = "", unit_code: str = "") -> None:
        """Raises NotAllowed unless the person has the right, for the unit where one is named."""
        require(self.person, right, era, unit_code)


@dataclass(frozen=True)
class Access:
    """An open database in the name of `who`, an e-mail address; it ends at `until`, as the identity token does."""

    db: Database
    who: str
    until: datetime | None = None

    @contextmanager
    def writing(self) -> Iterator[Work]:
        """One transaction: all that is written inside and its events are kept, or nothing.

        Raises SessionExpired, NotAdmitted, DatabaseUnavailable.
        """
        self._check_time()
        try:
            with self.db.transaction() as session:
                work = Work(session, _person(session.connection(), self.who), now())
                yield work
                session.flush()
                append(session, work.events)
        finally:
            _writes.setdefault(self.db, {})[self.who] = monotonic()
        for event in work.events:
            telemetry.kept(event.what, event.round_id, event.unit_code)

    @contextmanager
    def reading(self) -> Iterator[View]:
        """A consistent view; raises like `writing`."""
        self._check_time()
        with self.db.reading() as connection:
            yield View(connection, _person(connection, self.who))

    def person(self) -> Person:
        """Who acts, as the store knows them now; raises SessionExpired, NotAdmitted."""
        with self.reading() as view:
            return view.person

    @property
    def last_write(self) -> float:
        """When this person last wrote through this process, or was refused, by `time.monotonic`; -inf where never."""
        return _writes.get(self.db, {}).get(self.who, float("-inf"))

    def _check_time(self) -> None:
        if self.until is not None and now() >= self.until:
            raise SessionExpired(f"The session of {self.who} ended.", until=self.until)


def local_access(db: Database) -> Access:
    """For an app that serves this computer only and knows no sign-in: its user is the administrator."""
    return Access(db, LOCAL)


def operator_access(db: Database) -> Access:
    """For commands: whoever can run them here can open the database anyhow."""
    return Access(db, OPERATOR)


def sign_in(db: Database, email: str, until: datetime) -> Access:
    """For a person whom the identity provider has named; `until` is the end of the identity token.

    Raises NotAdmitted where no active account has this address.
    """
    access = Access(db, email_key(email), until)
    if access.who in HERE:
        raise NotAdmitted(f"{access.who!r} is no address.", email=email)
    access.person()
    return access


def said_name(email: str) -> str:
    """What to call whoever acted, where no account is asked: this computer and the terminal by name, others by address."""
    return HERE[email].name if email in HERE else email


def require(person: Person, right: Right, era: str = "", unit_code: str = "") -> None:
    """Raises NotAllowed unless the person has the right, for the unit where one is named."""
    if not person.may(right, era, unit_code):
        raise NotAllowed(
            f"{person.email} ({person.role}) may not {right} {unit_code}".strip() + ".",
            right=str(right),
            unit_code=unit_code,
            role=str(person.role),
        )


def _person(connection: Connection, who: str) -> Person:
    if who in HERE:
        return HERE[who]
    asked = (
        select(AccountRow.name, AccountRow.role, AccountPlaceRow.era, AccountPlaceRow.code)
        .outerjoin(AccountPlaceRow, AccountPlaceRow.email == AccountRow.email)
        .where(AccountRow.email == who, AccountRow.active)
    )
    found = connection.execute(asked).all()
    if not found:
        raise NotAdmitted(f"No active account has the address {who}.", email=who)
    places = frozenset(Place(row.era, row.code) for row in found if row.code is not None)
    return Person(who, found[0].name, Role(found[0].role), places)
