"""Whether submissions and monthly reports with their answers, appraised figures, evidence, remarks are as the events say."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, FromClause, select

from store.audit.findings import added, differences, of_unit, removed
from store.audit.seals import Seal, Seals, seals_by_id
from store.submissions.answers import NUMBERS, digest_of
from store.tables import (
    AnswerRow,
    AppraisalRow,
    EvidenceRow,
    ProgressAnswerRow,
    ProgressReportRow,
    RemarkRow,
    SubmissionRow,
)
from wording.language import Text
from wording.problems import Problem

AT_ONCE = 200
"""How many rows are compared at a time."""

_HANDED_IN = ("revision", "file_name", "file_sha256", "filled_by")
_OF_EVIDENCE = ("number", "title", "issued_on", "summary", "link", "file_name", "file_sha256")

Rows = Sequence[Mapping[str, Any]]
Said = dict[str, Any]


@dataclass(frozen=True)
class _Sealed:
    """A table whose rows the events name by id: its words, and what row and events say, by the names in events."""

    name: str
    table: FromClause
    vi: str
    en: str
    kept: Callable[[Connection, Rows], list[Said]]
    said: Callable[[Seal, Seal], Said]

    def thing(self, id_: int, first: Seal | Mapping[str, Any]) -> Text:
        """A row in words."""
        place = first if isinstance(first, Mapping) else vars(first)
        return of_unit(f"{self.vi} {id_}", f"{self.en} {id_}", place["round_id"], place["unit_code"])


def problems_of_rows(connection: Connection, seals: Seals) -> Iterator[Problem]:
    """Every row that was changed, removed or added behind the events' back.

    What came with an imported round has no events of its own here: it is passed over until one speaks of it.
    """
    for sealed in _SEALED:
        yield from _of(connection, sealed, dict(seals.rows[sealed.name]), seals.imported)
    yield from _of_appraisals(connection, dict(seals.appraisals), seals.imported)


def _of(
    connection: Connection, sealed: _Sealed, told: dict[int, tuple[int, int]], imported: Collection[int]
) -> Iterator[Problem]:
    oldest = min(told, default=None)
    for rows in _batches(connection, sealed.table):
        ids = {row["id"]: told.pop(row["id"], None) for row in rows}
        events = seals_by_id(connection, (id_ for pair in ids.values() if pair for id_ in pair))
        for row, kept in zip(rows, sealed.kept(connection, rows), strict=True):
            pair = ids[row["id"]]
            if pair is not None:
                first, last = events[pair[0]], events[pair[1]]
                yield from differences(sealed.thing(row["id"], row), last.id, sealed.said(first, last), kept)
            elif row["round_id"] not in imported and not _is_older(sealed, row, oldest):
                yield added(sealed.thing(row["id"], row))
    firsts = seals_by_id(connection, (first for first, _ in told.values()))
    for id_, (first_id, _) in told.items():
        yield removed(sealed.thing(id_, firsts[first_id]), first_id)


def _is_older(sealed: _Sealed, row: Mapping[str, Any], oldest: int | None) -> bool:
    """Whether it is a submission of before there were events: without a digest, and before all that have one."""
    is_old = sealed.table is SubmissionRow.__table__ and row["digest"] == ""
    return is_old and (oldest is None or row["id"] < oldest)


def _batches(connection: Connection, table: FromClause) -> Iterator[Rows]:
    last: int | None = None
    while True:
        query = select(table).order_by(table.c.id).limit(AT_ONCE)
        rows = connection.execute(query if last is None else query.where(table.c.id > last)).mappings().all()
        if not rows:
            return
        yield [dict(row) for row in rows]
        last = rows[-1]["id"]


def _submissions(connection: Connection, rows: Rows) -> list[Said]:
    names = (*_HANDED_IN, "state", "reason")
    return _with_answers(connection, rows, AnswerRow.__table__, "submission_id", names)


def _reports(connection: Connection, rows: Rows) -> list[Said]:
    return _with_answers(connection, rows, ProgressAnswerRow.__table__, "report_id", (*_HANDED_IN, "month"))


def _with_answers(
    connection: Connection, rows: Rows, table: FromClause, link: str, names: Sequence[str]
) -> list[Said]:
    answers: dict[int, list[Said]] = {}
    query = select(table).where(table.c[link].in_([row["id"] for row in rows]))
    for answer in connection.execute(query).mappings():
        answers.setdefault(answer[link], []).append(dict(answer))
    return [_about(row, names) | {"answers_sha256": digest_of(answers.get(row["id"], []))} for row in rows]


def _said_of_submission(first: Seal, last: Seal) -> Said:
    moved = {"state": last.what.partition(".")[2], "reason": last.after.get("reason", "")}
    return {**_place(first), **first.after, **moved}


def _evidence(_: Connection, rows: Rows) -> list[Said]:
    return [
        _about(row, ())
        | {name: row[name] or None for name in _OF_EVIDENCE}
        | {"indicator": row["indicator_id"], "state": "added" if row["removed_at"] is None else "removed"}
        for row in rows
    ]


def _said_of_evidence(first: Seal, last: Seal) -> Said:
    names = _OF_EVIDENCE if first.what == "evidence.added" else ()
    given = {name: first.after.get(name) for name in (*names, "indicator")}
    return _place(first) | given | {"state": last.what.partition(".")[2]}


def _remarks(_: Connection, rows: Rows) -> list[Said]:
    return [_about(row, ("text",)) | {"indicator": row["indicator_id"]} for row in rows]


def _said_at_first(first: Seal, _: Seal) -> Said:
    return {**_place(first), **first.after}


def _of_appraisals(
    connection: Connection, told: dict[tuple[int, str], int], imported: Collection[int]
) -> Iterator[Problem]:
    """Of each slot of a submission what was said last."""
    table = AppraisalRow.__table__
    where: dict[tuple[int, str], Text] = {}
    for batch in _batches(connection, SubmissionRow.__table__):
        ids = [row["id"] for row in batch]
        said = connection.execute(select(table).where(table.c.submission_id.in_(ids)).order_by(table.c.id))
        latest = {(row["submission_id"], row["slot"]): row for row in map(dict, said.mappings())}
        places = {row["id"]: row for row in batch}
        events = seals_by_id(connection, (told[key] for key in latest if key in told))
        for key, row in latest.items():
            thing = _appraisal(places[key[0]], key[1])
            event = told.pop(key, None)
            if event is not None:
                yield from differences(thing, event, *_figures(row, events[event]))
            elif places[key[0]]["round_id"] not in imported:
                yield added(thing)
        where |= {key: _appraisal(places[key[0]], key[1]) for key in told if key[0] in places}
    for key, event in told.items():
        yield removed(
            where.get(key) or Text(vi=f"Số thẩm định {key[1]}", en=f"The appraised {key[1]}"), event
        )


def _figures(row: Mapping[str, Any], event: Seal) -> tuple[Said, Said]:
    """What the event says and what the row says; of figures only where one stands."""
    stands = event.what == "appraisal.changed"
    names = (*NUMBERS, "choice", "not_applicable") if stands else ()
    said = dict(event.after) | {"state": "changed" if stands else "withdrawn"}
    state = "withdrawn" if row["withdrawn"] else "changed"
    return said, {name: row[name] for name in (*names, "reason", "evidence")} | {"state": state}


def _appraisal(place: Mapping[str, Any], slot: str) -> Text:
    return of_unit(
        f"Số thẩm định {slot}", f"The appraised figure {slot}", place["round_id"], place["unit_code"]
    )


def _about(row: Mapping[str, Any], names: Sequence[str]) -> Said:
    return {"round": row["round_id"], "unit": row["unit_code"]} | {name: row[name] for name in names}


def _place(first: Seal) -> Said:
    return {"round": first.round_id, "unit": first.unit_code}


_SEALED = (
    _Sealed(
        "submission", SubmissionRow.__table__, "Phiếu số", "Checklist", _submissions, _said_of_submission
    ),
    _Sealed("evidence", EvidenceRow.__table__, "Tài liệu số", "Evidence", _evidence, _said_of_evidence),
    _Sealed("remark", RemarkRow.__table__, "Trao đổi số", "Remark", _remarks, _said_at_first),
    _Sealed(
        "report", ProgressReportRow.__table__, "Báo cáo tháng số", "Monthly report", _reports, _said_at_first
    ),
)
