"""What the events say of things that are kept outside the chain: gathered while the chain is walked."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from store.tables import EventRow

ROWS = {"submission": "submission", "remark": "remark", "evidence": "evidence", "progress": "report"}
"""Things that an event names by the id of their row: the family of events, and what the id is called in them."""
ROUND_FIELDS = (
    "name",
    "edition_id",
    "edition_sha256",
    "era",
    "cohort",
    "opens_on",
    "deadline",
    "demonstration",
    "status",
)
"""What events say of a round that can be compared with its row."""


@dataclass(frozen=True)
class Seal:
    """An event, as far as it speaks of a thing."""

    id: int
    what: str
    round_id: int | None
    unit_code: str | None
    after: Mapping[str, Any]


@dataclass
class Facts:
    """What all events together say of one thing, and the last of them."""

    event: int
    said: dict[str, Any] = field(default_factory=dict)
    is_made: bool = False


class Seals:
    """Of rows the first and the last event by kind and id, of the rest all that was said.

    It grows with what is kept, about 200 bytes a submission, a remark or an appraised figure, and not with the events.
    """

    def __init__(self) -> None:
        self.rows: dict[str, dict[int, tuple[int, int]]] = {name: {} for name in ROWS.values()}
        self.plans: dict[int, Facts] = {}
        self.appraisals: dict[tuple[int, str], int] = {}
        self.rounds: dict[int, Facts] = {}
        self.imported: set[int] = set()
        self.results: dict[int, tuple[int, str]] = {}
        self.editions: dict[str, tuple[int, str]] = {}
        self.accounts: dict[str, Facts] = {}
        self.first_at: Any = None

    def take(self, row: Mapping[str, Any]) -> None:
        """Notes what one more event says; one that makes no sense says nothing."""
        self.first_at = self.first_at or row["at"]
        family, after = str(row["what"]).split(".")[0], _object(row["after"])
        name = ROWS.get(family, "")
        if isinstance(after.get(name), int):
            first, _ = self.rows[name].get(after[name], (row["id"], 0))
            self.rows[name][after[name]] = (first, row["id"])
        elif row["what"] == "progress.planned" and isinstance(row["round_id"], int):
            self._gather(self.plans, row["round_id"], row, after, ("progress.planned",))
        elif family == "appraisal" and isinstance(after.get("submission"), int) and "slot" in after:
            self.appraisals[after["submission"], str(after["slot"])] = row["id"]
        elif family == "round" and isinstance(row["round_id"], int):
            self._take_round(row, after)
        elif family == "edition" and "edition" in after:
            self.editions[str(after["edition"])] = (row["id"], str(after.get("sha256")))
        elif family == "account" and "email" in after:
            self._gather(self.accounts, str(after["email"]), row, after, ("account.created",))

    def _take_round(self, row: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        said = {name: after[name] for name in ROUND_FIELDS if name in after}
        if row["what"] != "round.appraisers":
            self._gather(self.rounds, row["round_id"], row, said, ("round.created", "round.imported"))
        if row["what"] == "round.imported":
            self.imported.add(row["round_id"])
        if row["what"] == "round.published":
            self.results[row["round_id"]] = (row["id"], str(after.get("results_sha256")))

    @staticmethod
    def _gather(
        things: dict[Any, Facts],
        key: Any,
        row: Mapping[str, Any],
        said: Mapping[str, Any],
        making: Collection[str],
    ) -> None:
        facts = things.setdefault(key, Facts(row["id"]))
        facts.event, facts.is_made = row["id"], facts.is_made or row["what"] in making
        facts.said |= said


def seals_by_id(connection: Connection, ids: Iterable[int]) -> dict[int, Seal]:
    """The events with these ids."""
    names = ("id", "what", "round_id", "unit_code", "after")
    query = select(*(EventRow.__table__.c[name] for name in names)).where(EventRow.id.in_(set(ids)))
    rows = connection.execute(query).mappings()
    return {row["id"]: Seal(**{**row, "after": _object(row["after"])}) for row in rows}


def _object(text: object) -> dict[str, Any]:
    try:
        read = json.loads(str(text))
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
