"""What the public may read: published rounds and nothing else, by a program or a person whom nobody asks for a name.

The only door of the store without an `Access`: it takes no right, so it gives nothing that needs one. A round that is
not published is here as one that does not exist.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from store.database.database import Database
from store.errors import ResultChanged, ResultNotFound
from store.ratings.publication import sha256_of
from store.rounds.rounds import Status
from store.tables import ResultRow, RoundRow


@dataclass(frozen=True)
class OpenRound:
    """The head of a published round: no person's name is in it. `sha256` is the hash of the published results."""

    id: int
    name: str
    era: str
    edition_id: str
    edition_text: str
    demonstration: bool
    opens_on: date
    deadline: date | None
    published_at: datetime
    sha256: str


def open_rounds(db: Database) -> list[OpenRound]:
    """The published rounds, the newest first; raises DatabaseUnavailable."""
    head = (RoundRow.id, RoundRow.name, RoundRow.era, RoundRow.edition_id, RoundRow.edition_text)
    dates = (RoundRow.opens_on, RoundRow.deadline, ResultRow.at.label("published_at"))
    asked = (
        select(*head, RoundRow.demonstration, *dates, ResultRow.sha256)
        .join(ResultRow, ResultRow.round_id == RoundRow.id)
        .where(RoundRow.status == Status.PUBLISHED)
        .order_by(ResultRow.at.desc(), RoundRow.id.desc())
    )
    with db.reading() as connection:
        return [OpenRound(**row) for row in connection.execute(asked).mappings()]


def open_document(db: Database, round_id: int) -> dict[str, Any]:
    """What was published of a round, as `published_document` gives it.

    Raises ResultNotFound, also where the round is not published; ResultChanged where what is kept is no longer what
    was published; DatabaseUnavailable.
    """
    asked = (
        select(ResultRow.document, ResultRow.sha256, RoundRow.edition_text)
        .join(RoundRow, RoundRow.id == ResultRow.round_id)
        .where(RoundRow.id == round_id, RoundRow.status == Status.PUBLISHED)
    )
    with db.reading() as connection:
        row = connection.execute(asked).one_or_none()
    if row is None:
        raise ResultNotFound(f"Round {round_id} is not published.", round_id=round_id)
    document = json.loads(row.document) if sha256_of(row.document) == row.sha256 else {}
    if document.get("edition_sha256") != sha256_of(row.edition_text):
        raise ResultChanged(f"The results of round {round_id} are not as published.", round_id=round_id)
    return document
