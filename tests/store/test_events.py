"""The chain of events: nothing in it is changed, removed, inserted or moved without being found."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, text, update
from sqlalchemy.exc import DBAPIError

from store import local_access, verify
from store.audit.chain_walk import AT_ONCE, ChainWalk
from store.events.chain import NOTHING_BEFORE, seal
from store.tables import EventRow
from tests.store.tampering import APPEND_ONLY, events_in, kinds, said, sealed, tamper, told_story
from wording.problems import Kind

CHANGED, OUT, MISSING = Kind.EVENT_CHANGED.name, Kind.EVENT_OUT_OF_CHAIN.name, Kind.EVENTS_MISSING.name
CUT, PAST, END = Kind.EVENTS_CUT_OFF.name, Kind.EVENTS_PAST_END.name, Kind.CHAIN_END_CHANGED.name


def note(access, *texts):
    with access.writing() as work:
        for one in texts:
            work.record("unit.reopened", round_id=1, unit_code="16633", after={"reason": one})


@pytest.fixture
def chain(db, access):
    """Five events of one unit."""
    note(access, "một", "hai", "ba", "bốn", "năm")
    return events_in(db)


def put(db, row):
    tamper(db, insert(EventRow).values(**row))


def head(db):
    return events_in(db)[-1]["hash"]


def test_a_chain_that_nobody_touched_is_whole(db, chain):
    assert kinds(db) == []
    assert [row["previous"] for row in chain] == [NOTHING_BEFORE, *(row["hash"] for row in chain[:-1])]


def test_an_empty_chain_is_whole(db):
    assert verify(db) == []


OTHER = [
    ("at", "2020-01-01 00:00:00.000000"),
    ("by", "ai@thu.vn"),
    ("what", "unit.closed"),
    ("round_id", 2),
    ("round_id", None),
    ("unit_code", "16636"),
    ("unit_code", None),
    ("before", '{"reason":"x"}'),
    ("after", '{"reason":"Ba"}'),
    ("after", "không phải JSON"),
    ("previous", "f" * 64),
    ("hash", "f" * 64),
]
"""Every column of an event but its number, with another content."""


def test_an_event_with_another_content_in_any_column_is_found(db, chain):
    assert {column for column, _ in OTHER} | {"id"} == set(chain[0])
    for column, other in OTHER:
        cast = (
            "CAST(:other AS timestamptz)" if column == "at" and db.engine.name == "postgresql" else ":other"
        )
        tamper(db, f'UPDATE event SET "{column}" = {cast} WHERE id = 3', other=other)
        assert set(kinds(db)) == ({CHANGED, OUT} if column in ("previous", "hash") else {CHANGED}), column
        assert "nội dung sự kiện 3 " in said(db).lower()
        tamper(db, update(EventRow).where(EventRow.id == 3).values(**{column: chain[2][column]}))
        assert kinds(db) == []


def test_an_event_with_another_number_is_found(db, chain):
    tamper(db, "UPDATE event SET id = 0 WHERE id = 3")
    assert {CHANGED, OUT, MISSING} <= set(kinds(db))


def test_a_moment_that_is_none_is_found_and_no_accident(db, chain):
    if db.engine.name == "postgresql":
        pytest.skip("PostgreSQL keeps nothing but moments there")
    tamper(db, "UPDATE event SET at = 'hôm qua' WHERE id = 3")
    assert kinds(db) == [CHANGED]


def test_an_event_that_was_sealed_anew_is_found_by_the_next(db, chain):
    row = sealed(chain[2], after='{"reason":"Ba"}')
    tamper(
        db,
        'UPDATE event SET "after" = :after, hash = :hash WHERE id = 3',
        after=row["after"],
        hash=row["hash"],
    )
    assert kinds(db) == [OUT]
    assert "Sự kiện 4 không nối tiếp sự kiện 3" in said(db)


def test_the_last_event_sealed_anew_is_found_by_the_end_of_the_chain(db, chain):
    row = sealed(chain[4], by="ai@thu.vn")
    tamper(db, 'UPDATE event SET "by" = :by, hash = :hash WHERE id = 5', by=row["by"], hash=row["hash"])
    assert kinds(db) == [END]


def test_a_removed_event_is_found_be_it_the_first_the_last_or_between(db, chain):
    for gone, found in ((1, MISSING), (3, MISSING), (5, CUT)):
        tamper(db, f"DELETE FROM event WHERE id = {gone}")
        assert kinds(db) == [found]
        assert f"từ {gone} đến {gone}" in said(db)
        put(db, chain[gone - 1])
        assert kinds(db) == []


def test_all_events_removed_are_found(db, chain):
    tamper(db, "DELETE FROM event")
    assert kinds(db) == [CUT] and "từ 1 đến 5" in said(db)


def test_a_cut_end_with_the_chain_put_back_fits_itself_but_not_the_head_written_down(db, chain):
    written_down = head(db)
    tamper(db, "DELETE FROM event WHERE id > 3")
    tamper(db, "UPDATE chain SET last_event = 3, hash = :hash", hash=chain[2]["hash"])
    assert kinds(db) == []
    assert kinds(db, written_down) == [Kind.HEAD_NOT_FOUND.name]
    assert written_down in said(db, written_down)


def test_a_head_written_down_earlier_is_found_in_the_chain_that_grew_on(db, access, chain):
    written_down = head(db)
    note(access, "sáu")
    assert kinds(db, written_down) == kinds(db, f" {written_down.upper()}\n") == []
    assert kinds(db, NOTHING_BEFORE) == []


def test_an_event_inserted_in_the_middle_with_a_hash_that_fits_is_found(db, chain):
    tamper(db, "UPDATE event SET id = id + 100 WHERE id > 3", "UPDATE event SET id = id - 99 WHERE id > 100")
    put(db, sealed(chain[2], id=4, previous=chain[2]["hash"]))
    assert OUT in kinds(db) and CHANGED in kinds(db) and PAST in kinds(db)


def test_an_event_appended_with_a_hash_that_fits_is_found(db, chain):
    put(db, sealed(chain[4], id=6, previous=chain[4]["hash"]))
    assert kinds(db) == [PAST] and "từ 6 đến 6" in said(db)


def test_an_event_before_the_first_is_found(db, chain):
    for id in (0, -7):
        put(db, sealed(chain[0], id=id))
        assert kinds(db) == [OUT]
        assert "điểm bắt đầu của chuỗi" in said(db)
        tamper(db, f"DELETE FROM event WHERE id = {id}")


def test_two_events_that_changed_places_are_found(db, chain):
    tamper(
        db,
        "UPDATE event SET id = 99 WHERE id = 2",
        "UPDATE event SET id = 2 WHERE id = 3",
        "UPDATE event SET id = 3 WHERE id = 99",
    )
    assert kinds(db).count(CHANGED) == 2 and OUT in kinds(db)


def test_a_chain_that_begins_with_another_hash_is_found(db, chain):
    row = sealed(chain[0], previous="a" * 64)
    tamper(
        db,
        "UPDATE event SET previous = :previous, hash = :hash WHERE id = 1",
        **{n: row[n] for n in ("previous", "hash")},
    )
    assert kinds(db) == [OUT, OUT]
    assert "điểm bắt đầu của chuỗi" in said(db)


def test_an_end_of_the_chain_that_was_put_back_or_on_is_found(db, chain):
    for statement, found in (
        ("UPDATE chain SET last_event = 3", PAST),
        ("UPDATE chain SET last_event = 9", CUT),
        ("UPDATE chain SET last_event = 5, hash = 'x'", END),
        ("DELETE FROM chain", END),
    ):
        tamper(db, statement)
        assert kinds(db) == [found]


def test_the_database_itself_refuses_to_change_what_is_append_only(db, access, answers):
    told_story(access, answers)
    before = events_in(db)
    ways = ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"]
    ways += ["TRUNCATE {0} CASCADE"] if db.engine.name == "postgresql" else []
    for table in APPEND_ONLY:
        for way in ways:
            with pytest.raises(DBAPIError, match="append-only"), db.engine.begin() as connection:
                column = "report_id" if table == "progress_answer" else '"by"'
                connection.execute(text(way.format(table, column)))
    assert events_in(db) == before and kinds(db) == []


def test_many_who_append_at_once_leave_one_whole_chain(db):
    def write(who):
        for turn in range(5):
            note(local_access(db), f"{who}.{turn}.a", f"{who}.{turn}.b")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    assert [row["id"] for row in events_in(db)] == list(range(1, 81))
    assert kinds(db) == []


def test_a_transaction_that_fails_leaves_no_event(db, access, chain):
    with pytest.raises(RuntimeError), access.writing() as work:
        work.record("unit.reopened", round_id=1, unit_code="16633")
        raise RuntimeError("disk")
    assert events_in(db) == chain and kinds(db) == []
    note(access, "sáu")
    assert kinds(db) == [] and len(events_in(db)) == 6


def test_a_chain_of_several_batches_is_walked_to_its_end(db, access):
    note(access, *("x" for _ in range(AT_ONCE + 1)))
    assert kinds(db) == []
    tamper(db, f"DELETE FROM event WHERE id = {AT_ONCE}")
    assert kinds(db) == [MISSING]


def made(contents):
    """Rows of a chain with these contents."""
    rows, previous = [], NOTHING_BEFORE
    for id, after in enumerate(contents, 1):
        row = {"id": id, "what": "x.y", "before": "{}", "after": after, "previous": previous, "at": None}
        row = sealed(row | {"by": "lan", "round_id": None, "unit_code": None})
        rows.append(row)
        previous = row["hash"]
    return rows


def walked(rows, end):
    walk = ChainWalk()
    for row in rows:
        walk.take(row)
    walk.finish(end)
    return walk.problems


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=timedelta(seconds=2))
@given(contents=st.lists(st.text(max_size=8), min_size=1, max_size=8), data=st.data())
def test_whatever_is_changed_removed_or_moved_the_walk_finds_it(contents, data):
    rows = made(contents)
    end = {"last_event": len(rows), "hash": rows[-1]["hash"]}
    assert walked(rows, end) == []
    kept = data.draw(st.lists(st.sampled_from(rows), max_size=len(rows), unique_by=lambda row: row["id"]))
    renumbered = [row | {"id": id} for id, row in enumerate(kept, 1)]
    assert (walked(renumbered, end) == []) == (renumbered == rows)
    resealed = made([row["after"] for row in kept])
    assert (walked(resealed, end) == []) == (resealed == rows)


def test_the_same_event_has_the_same_seal_in_every_time_zone(chain):
    row = chain[0]
    assert seal(row | {"at": row["at"].astimezone()}) == row["hash"]
