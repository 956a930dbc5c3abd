"""`round.json`: what a round's folder says of the round itself."""

from typing import Any

from store.copies.values import said_columns
from store.tables import Base, ResultRow, RoundRow

FILE, EDITION_FILE, RESULTS_FILE = "round.json", "edition.yaml", "results.json"
FORMAT, FIRST_FORMAT = "xa-so-round 2", "xa-so-round 1"
"""The format that is written, and the earlier one that is read too: it knew no monthly reports."""
_ROUND = Base.metadata.tables[RoundRow.__tablename__]
_RESULT = Base.metadata.tables[ResultRow.__tablename__]
_ELSEWHERE = ("id", "round_id", "version", "edition_text", "document")
"""Numbers of this database alone, and what has a file of its own."""

ROUND_COLUMNS = {c.name: c for c in said_columns(_ROUND) if c.name not in _ELSEWHERE}
PUBLISHED_COLUMNS: dict[str, Any] = {c.name: c for c in said_columns(_RESULT) if c.name not in _ELSEWHERE}
"""What is said under `published`, null for a round that is not."""
