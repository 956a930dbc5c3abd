"""Whether what is kept outside the chain is still as the events say: rounds, results, editions, accounts, files, rows."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session, selectinload

from store.audit.findings import added, changed, differences, removed
from store.audit.row_checks import problems_of_rows
from store.audit.seals import Seals
from store.ratings.publication import recomputed
from store.tables import AccountRow, EditionRow, FileRow, ProgressPlanRow, ResultRow, RoundRow
from wording.language import Text
from wording.problems import Kind, Problem

_RECOMPUTED = Text(vi="điểm tính lại từ số liệu đang lưu", en="the scores computed again from what is stored")
_CONTENT = Text(vi="nội dung", en="the content")


def problems_outside(connection: Connection, seals: Seals) -> Iterator[Problem]:
    """Every thing that is not as the events say. What was kept before there were events is passed over."""
    yield from _of_files(connection)
    yield from problems_of_rows(connection, seals)
    yield from _of_editions(connection, seals)
    yield from _of_accounts(connection, seals)
    yield from _of_plans(connection, seals)
    with Session(connection) as session:
        rows = {
            row.id: row for row in session.scalars(select(RoundRow).options(selectinload(RoundRow.units)))
        }
        yield from _of_rounds(rows, seals)
        yield from _of_results(connection, rows, seals)


def _of_files(connection: Connection) -> Iterator[Problem]:
    for sha256 in connection.scalars(select(FileRow.sha256).order_by(FileRow.sha256)).all():
        content = connection.scalar(select(FileRow.content).where(FileRow.sha256 == sha256))
        if hashlib.sha256(content or b"").hexdigest() != sha256:
            yield Problem(Kind.KEPT_FILE_CHANGED, facts={"sha256": sha256})


def _of_editions(connection: Connection, seals: Seals) -> Iterator[Problem]:
    sealed = dict(seals.editions)
    for row in connection.execute(select(EditionRow.__table__).order_by(EditionRow.id)):
        thing = Text(vi=f"Bộ tiêu chí “{row.id}”", en=f"The edition “{row.id}”")
        event, sha256 = sealed.pop(row.id, (0, ""))
        if not event:
            yield from _unless_older(seals, row.published_at, thing)
        elif _sha256(row.text) != sha256:
            yield changed(thing, _CONTENT, event)
    for id_, (event, _) in sealed.items():
        yield removed(Text(vi=f"Bộ tiêu chí “{id_}”", en=f"The edition “{id_}”"), event)


def _of_accounts(connection: Connection, seals: Seals) -> Iterator[Problem]:
    sealed = dict(seals.accounts)
    with Session(connection) as session:
        rows = select(AccountRow).order_by(AccountRow.email).options(selectinload(AccountRow.places))
        for row in session.scalars(rows):
            thing = _account(row.email)
            facts = sealed.pop(row.email, None)
            if facts is None:
                yield added(thing)
                continue
            places = sorted(f"{place.era} {place.code}" for place in row.places)
            found = {"name": row.name, "role": row.role, "active": row.active, "places": places}
            yield from differences(thing, facts.event, facts.said, found)
    for email, facts in sealed.items():
        yield removed(_account(email), facts.event)


def _of_plans(connection: Connection, seals: Seals) -> Iterator[Problem]:
    """Whether the plans of monthly reports are as they were set; one that came with a round has no event here."""
    sealed = dict(seals.plans)
    for row in connection.execute(select(ProgressPlanRow.__table__).order_by(ProgressPlanRow.round_id)):
        facts, kept = sealed.pop(row.round_id, None), dict(row._mapping)
        if facts is not None:
            yield from differences(_plan(row.round_id), facts.event, facts.said, kept)
        elif row.round_id not in seals.imported:
            yield added(_plan(row.round_id))
    for round_id, facts in sealed.items():
        yield removed(_plan(round_id), facts.event)


def _of_rounds(rows: Mapping[int, RoundRow], seals: Seals) -> Iterator[Problem]:
    sealed = dict(seals.rounds)
    for id_, row in rows.items():
        facts = sealed.pop(id_, None)
        if facts is None or not facts.is_made:
            yield from _unless_older(seals, row.created_at, _round(id_))
        if facts is not None:
            yield from differences(_round(id_), facts.event, facts.said, _kept(row))
    for id_, facts in sealed.items():
        yield removed(_round(id_), facts.event)


def _of_results(connection: Connection, rows: Mapping[int, RoundRow], seals: Seals) -> Iterator[Problem]:
    sealed = dict(seals.results)
    for row in connection.execute(
        select(ResultRow.round_id, ResultRow.document).order_by(ResultRow.round_id)
    ):
        thing = _result(row.round_id)
        event, sha256 = sealed.pop(row.round_id, (0, ""))
        if not event and row.round_id in seals.imported:
            event, sha256 = seals.rounds[row.round_id].event, _sha256(row.document)
        if not event:
            yield added(thing)
        elif _sha256(row.document) != sha256:
            yield changed(thing, _CONTENT, event)
        elif row.round_id in rows and not _comes_out_again(connection, rows[row.round_id]):
            yield changed(thing, _RECOMPUTED, event)
    for round_id, (event, _) in sealed.items():
        yield removed(_result(round_id), event)


def _comes_out_again(connection: Connection, row: RoundRow) -> bool:
    try:
        return recomputed(connection, row)
    except Exception:  # whatever spoilt data makes the computation stumble, the numbers do not come out
        return False


def _kept(row: RoundRow) -> dict[str, object]:
    """What a round's row says, by the names in its events."""
    plain = ("name", "edition_id", "era", "opens_on", "deadline", "demonstration", "status")
    return {name: getattr(row, name) for name in plain} | {
        "edition_sha256": _sha256(row.edition_text),
        "cohort": sorted(unit.unit_code for unit in row.units),
    }


def _unless_older(seals: Seals, made_at: datetime, thing: Text) -> Iterator[Problem]:
    if isinstance(seals.first_at, datetime) and made_at >= seals.first_at:
        yield added(thing)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _account(email: str) -> Text:
    return Text(vi=f"Tài khoản {email}", en=f"The account {email}")


def _round(id_: int) -> Text:
    return Text(vi=f"Kỳ {id_}", en=f"Round {id_}")


def _plan(round_id: int) -> Text:
    return Text(vi=f"Kế hoạch báo cáo tháng của kỳ {round_id}", en=f"The monthly plan of round {round_id}")


def _result(round_id: int) -> Text:
    return Text(vi=f"Kết quả đã công bố của kỳ {round_id}", en=f"The published results of round {round_id}")
