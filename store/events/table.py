"""Events as rows of a table for people: everything in words, and the full record beside it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from store.events.log import StoredEvent, actors
from store.events.words import said_changes, said_person, said_what
from store.people.access import Access
from store.rounds.rounds import Round, list_rounds
from units import load_units
from wording.language import Lang


@dataclass(frozen=True)
class EventTold:
    """An event in words; `person` is a name or "", `before` and `after` are JSON, `at` is a moment in UTC."""

    id: int
    at: datetime
    by: str
    person: str
    what: str
    round: str
    unit_code: str
    unit: str
    changes: str
    before: str
    after: str
    hash: str


@dataclass(frozen=True)
class Names:
    """How rounds (by id) and people (by address) are called."""

    rounds: Mapping[int, Round]
    people: Mapping[str, str]

    def unit(self, event: StoredEvent) -> str:
        """The name of the event's unit with its district, in the era of its round; "" where there is none."""
        round_ = self.rounds.get(event.round_id or 0)
        units = load_units(round_.era) if round_ else None
        if units is None or event.unit_code not in units.index:
            return ""
        name, district = (str(units.at[event.unit_code, column]) for column in ("name", "district_name"))
        return f"{name} – {district}" if district else name


def names_now(access: Access) -> Names:
    """The names as they are; raises NotAllowed for whoever may not see the events."""
    return Names({one.id: one for one in list_rounds(access)}, actors(access))


def told(events: Iterable[StoredEvent], names: Names, lang: Lang) -> Iterator[EventTold]:
    """Each event in words."""
    for event in events:
        round_ = names.rounds.get(event.round_id or 0)
        yield EventTold(
            id=event.id,
            at=event.at,
            by=said_person(event.by, lang),
            person=names.people.get(event.by, ""),
            what=said_what(event, lang),
            round=round_.name if round_ else str(event.round_id or ""),
            unit_code=event.unit_code or "",
            unit=names.unit(event),
            changes="\n".join(said_changes(event, lang)),
            before=_as_text(event.before),
            after=_as_text(event.after),
            hash=event.hash,
        )


def _as_text(said: Mapping[str, object]) -> str:
    return json.dumps(said, ensure_ascii=False) if said else ""
