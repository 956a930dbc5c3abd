"""Events: the append-only chain of who did what and when, each sealed with the hash of the one before."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from store.tables import ChainRow, EventRow

Said = Mapping[str, object]
"""What was before or after: plain JSON values by name."""
CHAIN = 1
"""The id of the one row that holds the end of the chain."""
NOTHING_BEFORE = "0" * 64
"""What the first event names as the hash before it."""


@dataclass(frozen=True)
class Event:
    """Something that was done, before it has a place in the chain."""

    at: datetime
    by: str
    what: str
    round_id: int | None
    unit_code: str | None
    before: Said
    after: Said


def append(session: Session, events: Sequence[Event]) -> None:
    """Appends events inside the caller's transaction, as its last act: from here on other writers wait."""
    if not events:
        return
    end = session.get_one(ChainRow, CHAIN, with_for_update=True, populate_existing=True)
    rows = []
    for event in events:
        row = {
            "id": end.last_event + 1,
            "at": event.at,
            "by": event.by,
            "what": event.what,
            "round_id": event.round_id,
            "unit_code": event.unit_code,
            "before": as_json(event.before),
            "after": as_json(event.after),
            "previous": end.hash,
        }
        sealed = seal(row)
        rows.append(row | {"hash": sealed})
        end.last_event, end.hash = end.last_event + 1, sealed
    session.execute(insert(EventRow), rows)
    session.flush()


def seal(row: Mapping[str, object]) -> str:
    """The SHA-256 of an event's row: all its columns but `hash`, as JSON with sorted keys, moments in UTC."""
    content = {name: value for name, value in row.items() if name != "hash"}
    at = content["at"]
    if isinstance(at, datetime):
        content["at"] = at.astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(as_json(content).encode()).hexdigest()


def as_json(said: Said) -> str:
    """JSON that is the same for the same content."""
    return json.dumps(
        said, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=str
    )
