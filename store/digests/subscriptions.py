"""Who wants the digest: each person says so for themselves, and nobody for another."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.errors import AccountNotFound
from store.moments import day_in_vietnam
from store.people.access import Access
from store.tables import AccountRow, SubscriptionRow
from wording.language import LANGUAGES, Lang

WEEK = timedelta(days=7)
"""Days of the calendar in Vietnam between two digests to a person: after one of a Monday comes one of the next Monday
at the earliest, however the hours fall."""


@dataclass(frozen=True)
class Subscription:
    """Whether a person wants the digest, and in which language; `sent_at` is when one last went out, None for never."""

    email: str
    active: bool
    language: Lang
    changed_at: datetime
    sent_at: datetime | None

    @property
    def due_on(self) -> date | None:
        """The first day on which the next one may go out; None where it may at once."""
        return due_on(self.sent_at)


def subscription(access: Access) -> Subscription | None:
    """What the person said for themselves; None as long as they said nothing."""
    with access.reading() as view, Session(view.connection) as session:
        row = session.get(SubscriptionRow, view.person.email)
        return None if row is None else as_subscription(row)


def set_subscription(access: Access, active: bool, language: Lang) -> Subscription:
    """Asks for the digest, or for none any more; when one last went out stays known either way.

    Raises AccountNotFound for who has no account (this computer, a terminal), ValueError for another language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"{language!r} is no language of digests")
    with access.writing() as work:
        email = work.person.email
        account = work.session.scalar(
            select(AccountRow.email)
            .where(AccountRow.email == email)
            .with_for_update()  # also before a row is there
        )
        if account is None:
            raise AccountNotFound(f"{email} has no account.", email=email)
        row = work.session.get(SubscriptionRow, email)
        before = {} if row is None else _said(row)
        if row is None:
            row = SubscriptionRow(email=email, sent_at=None)
            work.session.add(row)
        row.active, row.language = active, language
        if _said(row) != before:
            row.changed_at = work.at
            work.record("digest.subscription", before=before, after=_said(row))
        work.session.flush()
        return as_subscription(row)


def due_on(sent_at: datetime | None) -> date | None:
    """The first day on which another digest may follow one that went out at a moment."""
    return None if sent_at is None else day_in_vietnam(sent_at) + WEEK


def is_due(sent_at: datetime | None, at: datetime) -> bool:
    """Whether another digest may go out at a moment."""
    first = due_on(sent_at)
    return first is None or day_in_vietnam(at) >= first


def as_subscription(row: SubscriptionRow) -> Subscription:
    """What a row keeps."""
    language: Lang = "en" if row.language == "en" else "vi"
    return Subscription(row.email, row.active, language, row.changed_at, row.sent_at)


def _said(row: SubscriptionRow) -> dict[str, object]:
    """What the chain of events keeps of it."""
    return {"email": row.email, "wanted": row.active, "language": row.language}
