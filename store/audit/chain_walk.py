"""Along the chain of events: whether every link is whole and hangs on the one before, from the first to the end."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, String, select, type_coerce

from store.events.chain import CHAIN, NOTHING_BEFORE, seal
from store.tables import ChainRow, EventRow
from wording.language import Text
from wording.problems import Fact, Kind, Problem

AT_ONCE = 1_000
"""How many events are in memory at a time."""

_START = Text(vi="điểm bắt đầu của chuỗi", en="the start of the chain")


class ChainWalk:
    """Goes from event to event and notes every break; `last` and `hash` are those of the event it stands on."""

    def __init__(self, expected_head: str | None = None) -> None:
        self.problems: list[Problem] = []
        self.last, self.hash, self.count = 0, NOTHING_BEFORE, 0
        self._expected = (expected_head or NOTHING_BEFORE).strip().lower()
        self._met = self._expected == NOTHING_BEFORE

    def take(self, row: Mapping[str, Any]) -> None:
        """One step, to the event with the next id that there is."""
        id_, before = row["id"], Text(vi=f"sự kiện {self.last}", en=f"event {self.last}")
        if seal(row) != row["hash"]:
            self._note(Kind.EVENT_CHANGED, event=id_)
        if id_ > self.last + 1:
            self._note(Kind.EVENTS_MISSING, first=self.last + 1, last=id_ - 1)
        elif id_ <= self.last or row["previous"] != self.hash:
            self._note(Kind.EVENT_OUT_OF_CHAIN, event=id_, before=before if self.last else _START)
        self.count += 1
        self._met = self._met or row["hash"] == self._expected
        if id_ > self.last:
            self.last, self.hash = id_, row["hash"]

    def finish(self, end: Mapping[str, Any] | None) -> None:
        """After the last event: whether the chain ends where it should, and holds the head that was written down."""
        if end is None:
            self._note(Kind.CHAIN_END_CHANGED, event=self.last)
        elif end["last_event"] > self.last:
            self._note(Kind.EVENTS_CUT_OFF, first=self.last + 1, last=end["last_event"])
        elif end["last_event"] < self.last:
            self._note(Kind.EVENTS_PAST_END, first=end["last_event"] + 1, last=self.last)
        elif end["hash"] != self.hash:
            self._note(Kind.CHAIN_END_CHANGED, event=self.last)
        if not self._met:
            self._note(Kind.HEAD_NOT_FOUND, found=self._expected)

    def _note(self, kind: Kind, **facts: Fact) -> None:
        self.problems.append(Problem(kind, facts=facts))


def links(connection: Connection) -> Iterator[Mapping[str, Any]]:
    """The rows of all events by their ids, a batch at a time; a moment that is none comes as the text it is."""
    columns = [c for c in EventRow.__table__.c if c.name != "at"]
    # SQLite keeps moments as texts, and one that somebody spoilt could not even be read as a moment.
    query = select(*columns, type_coerce(EventRow.__table__.c.at, String).label("at"))
    query, last = query.order_by(EventRow.id).limit(AT_ONCE), None
    while True:
        batch = query if last is None else query.where(EventRow.id > last)
        rows = connection.execute(batch).mappings().all()
        yield from ({**row, "at": _moment(row["at"])} for row in rows)
        if len(rows) < AT_ONCE:
            return
        last = rows[-1]["id"]


def end_of_chain(connection: Connection) -> Mapping[str, Any] | None:
    """The row that holds the end of the chain; None where it is gone."""
    query = select(ChainRow.__table__).where(ChainRow.id == CHAIN)
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else dict(row)


def _moment(kept: object) -> object:
    if not isinstance(kept, str):
        return kept
    try:
        moment = datetime.fromisoformat(kept)
    except ValueError:
        return kept
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
