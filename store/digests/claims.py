"""Whose digest is due, and the claim by which one sender alone sends it.

A digest is claimed before it is sent: what is claimed counts as sent, whatever becomes of the sender, so that two
servers at once, or a crash, send one at most. Only who knows that the mail server refused it gives the claim back.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.digests.subscriptions import is_due
from store.errors import NotAllowed
from store.moments import now
from store.people.access import OPERATOR, Access
from store.people.rights import Person
from store.tables import AccountRow, SubscriptionRow
from wording.language import Lang


@dataclass(frozen=True)
class DueDigest:
    """A digest that may go out now: to whom, in which language; `access` is the store in that person's name."""

    email: str
    name: str
    language: Lang
    access: Access


@dataclass(frozen=True)
class Claim:
    """That one sender, and no other, sends a person's digest; `before` is when the one before went out."""

    email: str
    at: datetime
    before: datetime | None


def due_digests(access: Access) -> list[DueDigest]:
    """Those who asked for the digest and had none for a week, by address; active accounts alone. Raises NotAllowed."""
    wanted = (
        select(AccountRow.email, AccountRow.name, SubscriptionRow.language, SubscriptionRow.sent_at)
        .join_from(SubscriptionRow, AccountRow)
        .where(AccountRow.active, SubscriptionRow.active)
        .order_by(AccountRow.email)
    )
    with access.reading() as view:
        _require_operator(view.person)
        rows = view.connection.execute(wanted).all()
    at = now()
    return [
        DueDigest(row.email, row.name, "en" if row.language == "en" else "vi", Access(access.db, row.email))
        for row in rows
        if is_due(row.sent_at, at)
    ]


def claim_digest(access: Access, email: str) -> Claim | None:
    """Takes the digest of a person upon oneself; None where it is not due any more, or not wanted. Raises NotAllowed."""
    with access.writing() as work:
        _require_operator(work.person)
        row = _held(work.session, email)
        account = work.session.get(AccountRow, email)
        if row is None or account is None or not (row.active and account.active):
            return None
        if not is_due(row.sent_at, work.at):
            return None
        claim = Claim(email, work.at, row.sent_at)
        row.sent_at = work.at
        work.record("digest.claimed", after={"email": email})
        return claim


def give_back_digest(access: Access, claim: Claim) -> bool:
    """Undoes a claim whose digest the mail server refused, so that it may be tried again; raises NotAllowed.

    False where the claim is not the last one of this person: nothing is changed then.
    """
    with access.writing() as work:
        _require_operator(work.person)
        row = _held(work.session, claim.email)
        if row is None or row.sent_at != claim.at:
            return False
        row.sent_at = claim.before
        work.record("digest.given_back", after={"email": claim.email})
        return True


def _held(session: Session, email: str) -> SubscriptionRow | None:
    """The row, held against other senders until the transaction ends."""
    return session.get(SubscriptionRow, email, with_for_update=True)


def _require_operator(person: Person) -> None:
    """Raises NotAllowed for everybody but the terminal: no role may use up, or bring again, the digest of others."""
    if person.email != OPERATOR:
        raise NotAllowed(
            f"{person.email} ({person.role}) may not send digests.",
            right="send_digests",
            unit_code="",
            role=str(person.role),
        )
