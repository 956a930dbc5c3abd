"""Remarks: the thread of an indicator between commune, district and province."""

import json
from datetime import UTC

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from store import (
    NotAllowed,
    NotInRound,
    Role,
    RoundNotFound,
    RoundNotOpen,
    TextMissing,
    TextTooLong,
    add_remark,
    create_round,
    remark_counts,
    remarks_of,
    set_status,
)
from store.tables import AccountRow, EventRow, RemarkRow
from tests.editions import edition_text, indicator

OWN, NEAR, FAR = "14755", "14758", "14809"
"""A commune, another of its district 380, and one of district 381."""


@pytest.fixture
def round_(open_round):
    return open_round(edition_text=edition_text(indicator(), indicator("A.2"), scale=200))


@pytest.fixture
def officer(people):
    return people("commune_officer", OWN)


def test_a_thread_is_read_from_the_oldest_with_who_said_it_in_which_role(db, round_, people, officer):
    said = ("Đã gửi kèm báo cáo.", "Thiếu chữ ký.", "Đã bổ sung.")
    for person, text in zip((officer, people("appraiser"), officer), said, strict=True):
        made = add_remark(person, round_.id, OWN, "A.1", text)
    with db.transaction() as session:
        session.get(AccountRow, officer.who).role = "viewer"
        session.get(AccountRow, officer.who).name = "Lê Thị Hoa"
    thread = remarks_of(people("district_officer", "380"), round_.id, OWN)
    assert [one.text for one in thread] == list(said)
    assert [one.role for one in thread] == [Role.COMMUNE_OFFICER, Role.APPRAISER, Role.COMMUNE_OFFICER]
    assert [one.name for one in thread] == ["Lê Thị Hoa", "appraiser", "Lê Thị Hoa"]
    assert (made.id, made.by, made.at, made.indicator_id) == (thread[2].id, officer.who, thread[2].at, "A.1")
    assert made.at.tzinfo is UTC


def test_a_person_of_this_computer_has_a_name(access, round_):
    assert add_remark(access, round_.id, OWN, "A.1", "x") == remarks_of(access, round_.id, OWN)[0]
    assert remarks_of(access, round_.id, OWN)[0].name == "Máy này"


def test_a_double_click_says_it_once(db, access, officer, round_):
    first = add_remark(officer, round_.id, OWN, "A.1", "Đã nộp")
    assert add_remark(officer, round_.id, OWN, "A.1", " Đã nộp\r\n") == first
    for person, indicator_id in ((officer, "A.2"), (access, "A.1"), (officer, "A.1")):
        assert add_remark(person, round_.id, OWN, indicator_id, "Đã nộp").id != first.id
    assert len(remarks_of(officer, round_.id, OWN)) == 4
    with db.reading() as connection:
        told = connection.scalars(select(EventRow.after).where(EventRow.what == "remark.added")).all()
    assert [json.loads(after)["text"] for after in told] == ["Đã nộp"] * 4


def test_a_remark_stays_as_it_was_said(db, officer, round_):
    made = add_remark(officer, round_.id, OWN, "A.1", "Đã nộp")
    with pytest.raises(DBAPIError, match="append-only"), db.transaction() as session:
        session.get(RemarkRow, made.id).text = "Chưa nộp"


def test_a_text_is_kept_as_text_and_an_empty_or_longer_one_refused(officer, round_):
    said = "<img src=x onerror=alert(1)>\n[x](javascript:1)\n'; DROP TABLE remark; -- \U0001f600"
    assert add_remark(officer, round_.id, OWN, "A.1", said + "\u202e\x00\ud800").text == said
    assert remarks_of(officer, round_.id, OWN)[0].text == said
    with pytest.raises(TextMissing):
        add_remark(officer, round_.id, OWN, "A.1", " \u202e\n\u200b")
    with pytest.raises(TextTooLong):
        add_remark(officer, round_.id, OWN, "A.1", "ế" * 10_000)


def test_what_is_not_in_the_round_is_told_apart(access, round_, officer):
    for unit, indicator_id in ((OWN, "A.9"), (OWN, "\x00"), ("99999", "A.1")):
        with pytest.raises(NotInRound):
            add_remark(access, round_.id, unit, indicator_id, "x")
    with pytest.raises(NotInRound):
        remarks_of(access, round_.id, "\x00")
    with pytest.raises(RoundNotFound):
        remark_counts(access, 77)


def test_a_draft_round_is_not_there_for_a_commune(access, officer, new_round):
    draft = create_round(access, new_round())
    for ask in (remark_counts, lambda access, id: remarks_of(access, id, OWN)):
        with pytest.raises(RoundNotFound):
            ask(officer, draft.id)


def test_a_thread_is_open_until_the_round_is_appraised(access, officer, round_):
    set_status(access, round_.id, "closed")
    add_remark(officer, round_.id, OWN, "A.1", "kịp")
    for status in ("appraised", "published"):
        set_status(access, round_.id, status)
        with pytest.raises(RoundNotOpen):
            add_remark(access, round_.id, OWN, "A.1", "muộn")
        assert [one.text for one in remarks_of(officer, round_.id, OWN)] == ["kịp"]


SPEAKS = {
    ("appraiser",): {OWN, NEAR, FAR},
    ("district_officer", "380"): {OWN, NEAR},
    ("commune_officer", OWN): {OWN},
    ("viewer",): set(),
    ("district_officer",): set(),
}


def test_who_speaks_and_listens_about_which_units(access, people, round_):
    """Also when the round is published: its results are for all, its threads are not."""
    persons = {who: people(*who) for who in SPEAKS}
    for unit in (OWN, NEAR, FAR):
        add_remark(access, round_.id, unit, "A.1", "x")
        for who, person in persons.items():
            if unit in SPEAKS[who]:
                add_remark(person, round_.id, unit, "A.2", "y")
                continue
            with pytest.raises(NotAllowed):
                add_remark(person, round_.id, unit, "A.2", "y")
    for status in ("closed", "appraised", "published"):
        set_status(access, round_.id, status)
    said = {OWN: 3, NEAR: 2, FAR: 1}
    for who, person in persons.items():
        for unit, count in said.items():
            if unit in SPEAKS[who]:
                assert [one.text for one in remarks_of(person, round_.id, unit)] == ["x"] + ["y"] * count
                continue
            with pytest.raises(NotAllowed):
                remarks_of(person, round_.id, unit)
        seen = {(unit, "A.1"): 1 for unit in SPEAKS[who]} | {
            (unit, "A.2"): said[unit] for unit in SPEAKS[who]
        }
        assert remark_counts(person, round_.id) == seen
