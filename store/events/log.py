"""The events as people read them: found by who, what, where and when, and the trace of one unit."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, TypedDict, Unpack

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from store.people.access import Access
from store.people.rights import Right
from store.rounds.rounds import seen_round
from store.tables import AccountRow, EventRow
from wording.moments import VIETNAM

PAGE = 50
"""How many events come at once, unless more are asked for."""
_EXPORTED_AT_ONCE = 1_000


@dataclass(frozen=True)
class StoredEvent:
    """An event of the chain; `before` and `after` are plain JSON values by name."""

    id: int
    at: datetime
    by: str
    what: str
    round_id: int | None
    unit_code: str | None
    before: dict[str, Any]
    after: dict[str, Any]
    hash: str


class Filters(TypedDict, total=False):
    """Which events are asked for; what is not said, or None, or empty, asks for all.

    `what` are kinds; `since` and `until` are the first and the last day in Vietnam; `text` is found in what was before
    and after: as it was typed, in small and in capital letters.
    """

    what: Collection[str]
    by: str | None
    round_id: int | None
    unit_code: str | None
    since: date | None
    until: date | None
    text: str


def list_events(
    access: Access, *, before_id: int | None = None, limit: int = PAGE, **asked: Unpack[Filters]
) -> list[StoredEvent]:
    """At most `limit` events, the newest first, from the one before `before_id` on; raises NotAllowed."""
    query = select(EventRow.__table__).where(*_conditions(asked)).order_by(EventRow.id.desc()).limit(limit)
    if before_id is not None:
        query = query.where(EventRow.id < before_id)
    with access.reading() as view:
        view.require(Right.SEE_EVENTS)
        return [_stored(row) for row in view.connection.execute(query).mappings()]


def every_event(access: Access, **asked: Unpack[Filters]) -> Iterator[StoredEvent]:
    """All events asked for, the newest first, read a thousand at a time; raises NotAllowed."""
    last: int | None = None
    while page := list_events(access, before_id=last, limit=_EXPORTED_AT_ONCE, **asked):
        yield from page
        last = page[-1].id


def count_events(access: Access, **asked: Unpack[Filters]) -> int:
    """How many events are asked for; raises NotAllowed."""
    with access.reading() as view:
        view.require(Right.SEE_EVENTS)
        query = select(func.count()).select_from(EventRow).where(*_conditions(asked))
        return view.connection.scalar(query) or 0


def unit_events(access: Access, round_id: int, unit_code: str) -> list[StoredEvent]:
    """All that was done about one unit in a round, the oldest first, for whoever may see the unit's files.

    Raises RoundNotFound, NotAllowed.
    """
    query = select(EventRow.__table__).where(EventRow.round_id == round_id, EventRow.unit_code == unit_code)
    with access.reading() as view, Session(view.connection) as session:
        round_ = seen_round(session, view.person, round_id)
        view.require(Right.SEE_FILES, round_.era, unit_code)
        return [_stored(row) for row in view.connection.execute(query.order_by(EventRow.id)).mappings()]


def actors(access: Access) -> dict[str, str]:
    """Everybody who did something: their name by their address, "" where no account has it; raises NotAllowed."""
    with access.reading() as view:
        view.require(Right.SEE_EVENTS)
        named = view.connection.execute(select(AccountRow.email, AccountRow.name))
        names = {row.email: row.name for row in named}
        return {row.by: names.get(row.by, "") for row in view.connection.execute(_distinct_actors())}


def _distinct_actors() -> Select[tuple[str]]:
    """Each address once, by leaps along its index: a DISTINCT would read every event."""
    leap = select(func.min(EventRow.by).label("by")).cte("leap", recursive=True)
    event = EventRow.__table__.alias("later")
    following = select(func.min(event.c.by)).where(event.c.by > leap.c.by).scalar_subquery()
    leap = leap.union_all(select(following).where(leap.c.by.is_not(None)))
    return select(leap.c.by).where(leap.c.by.is_not(None))


def _conditions(asked: Filters) -> Iterator[ColumnElement[bool]]:
    if kinds := asked.get("what"):
        yield EventRow.what.in_(sorted(kinds))
    for name in ("by", "round_id", "unit_code"):
        if asked.get(name):
            yield EventRow.__table__.c[name] == asked.get(name)
    if since := asked.get("since"):
        yield EventRow.at >= _midnight(since)
    if until := asked.get("until"):
        yield EventRow.at < _midnight(until + timedelta(days=1))
    if text := asked.get("text", "").strip():
        yield _says(text)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)


def _says(text: str) -> ColumnElement[bool]:
    """SQLite knows small and capital letters without marks only, so the others are asked for in each form."""
    forms = {text, text.lower(), text.upper(), text.capitalize(), text.title()}
    kept = [json.dumps(form, ensure_ascii=False)[1:-1] for form in sorted(forms)]  # as it stands within JSON
    columns = (EventRow.before, EventRow.after)
    return or_(*(column.icontains(form, autoescape=True) for column in columns for form in kept))


def _stored(row: Any) -> StoredEvent:
    said = {name: json.loads(row[name]) for name in ("before", "after")}
    return StoredEvent(**{name: row[name] for name in StoredEvent.__dataclass_fields__} | said)
