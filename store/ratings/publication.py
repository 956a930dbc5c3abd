"""What is published of a round: its results as a document that never changes, and can be computed again."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from scoring import Scores
from store.errors import ResultNotFound
from store.people.access import Access, Work
from store.ratings.results import Results, results_in
from store.rounds.rounds import as_round, seen_round
from store.tables import ResultRow, RoundRow


@dataclass(frozen=True)
class Publication:
    """Who published a round and when; `sha256` is the hash of what was published."""

    at: datetime
    by: str
    sha256: str


def freeze(work: Work, round_: RoundRow) -> dict[str, object]:
    """Keeps the results of a round for good, inside the caller's transaction; gives what its event says of them."""
    document = document_of(results_in(work.session.connection(), as_round(round_)))
    sha256 = sha256_of(document)
    work.session.add(
        ResultRow(round_id=round_.id, document=document, sha256=sha256, at=work.at, by=work.person.email)
    )
    return {"results_sha256": sha256}


def published_document(access: Access, round_id: int) -> dict[str, Any]:
    """What was published of a round, as plain data; raises RoundNotFound, ResultNotFound."""
    with access.reading() as view, Session(view.connection) as session:
        seen_round(session, view.person, round_id)
        return json.loads(_frozen(view.connection, round_id).document)


def get_publication(access: Access, round_id: int) -> Publication:
    """Who published a round, and when; raises RoundNotFound, ResultNotFound."""
    with access.reading() as view, Session(view.connection) as session:
        seen_round(session, view.person, round_id)
        row = _frozen(view.connection, round_id)
        return Publication(row.at, row.by, row.sha256)


def verify_published(access: Access, round_id: int) -> bool:
    """Computes a published round again, for whoever asks; raises RoundNotFound, ResultNotFound. See `recomputed`."""
    with access.reading() as view, Session(view.connection) as session:
        return recomputed(view.connection, seen_round(session, view.person, round_id))


def recomputed(connection: Connection, round_: RoundRow) -> bool:
    """Whether what is stored of a published round still gives the numbers that were published, to the last digit."""
    frozen = _frozen(connection, round_.id)
    if sha256_of(frozen.document) != frozen.sha256:
        return False
    if json.loads(frozen.document)["edition_sha256"] != sha256_of(round_.edition_text):
        return False  # perhaps no edition any more: nothing could be scored by it
    return document_of(results_in(connection, as_round(round_))) == frozen.document


def document_of(found: Results) -> str:
    """Results as JSON text: the same for the same content, and in every database (ids of rows are no part of it)."""
    codes = sorted({*found.round.cohort, *found.submissions})
    units = found.units.loc[found.units.index.isin(codes)].rename_axis("code").reset_index()
    return json.dumps(
        {
            "edition": found.edition.id,
            "edition_sha256": sha256_of(found.round.edition_text),
            "era": found.round.era,
            "cohort": list(found.round.cohort),
            "units": units.to_dict("records"),
            "submissions": {code: found.submissions[code].revision for code in sorted(found.submissions)},
            "self_assessed": _scored(found.self_assessed),
            "appraised": _scored(found.scores),
        },
        ensure_ascii=False,
        sort_keys=True,
        allow_nan=False,
    )


def _scored(scores: Scores) -> list[dict[str, Any]]:
    """A plain dict a unit, in rank order; None where there is no number."""
    tables = {"value": scores.value, "points": scores.points, "outcome": scores.outcome}
    rows = scores.units.drop(columns=["name", "kind", "district_code", "district_name", "zone"])
    plain: list[dict[str, Any]] = [
        {"code": code, **{str(name): _plain(value) for name, value in row.items()}}
        for code, row in zip(rows.index, rows.to_dict("records"), strict=True)
    ]
    for name, table in tables.items():
        for one, row in zip(plain, table.to_dict("records"), strict=True):
            one[name] = {indicator: _plain(value) for indicator, value in row.items()}
    return plain


def _plain(value: Any) -> Any:
    plain = value.item() if hasattr(value, "item") else value
    return None if isinstance(plain, float) and plain != plain else plain


def sha256_of(text: str) -> str:
    """The hash of a text, as it is kept with what was published."""
    return hashlib.sha256(text.encode()).hexdigest()


def _frozen(connection: Connection, round_id: int) -> Any:
    row = connection.execute(select(ResultRow.__table__).where(ResultRow.round_id == round_id)).one_or_none()
    if row is None:
        raise ResultNotFound(f"Round {round_id} is not published.", round_id=round_id)
    return row
