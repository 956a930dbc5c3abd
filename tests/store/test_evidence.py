"""Evidence: the documents named for an indicator, who names and sees them, and their files."""

import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from store import (
    AttachmentRefused,
    EvidenceInvalid,
    EvidenceNotFound,
    NewEvidence,
    NotAllowed,
    NotInRound,
    RoundNotFound,
    RoundNotOpen,
    TextMissing,
    TextTooLong,
    add_evidence,
    create_round,
    evidence_counts,
    evidence_file,
    evidence_of,
    remove_evidence,
    set_status,
)
from store.papers.evidence import MOST
from store.tables import EventRow, EvidenceRow, FileRow
from tests.attachments import PDF, PNG
from tests.editions import edition_text, indicator

OWN, NEAR, FAR = "14755", "14758", "14809"
"""A commune, another of its district 380, and one of district 381."""
DECISION = NewEvidence(
    "A.1",
    "12/QĐ-UBND",
    "Quyết định về chữ ký số",
    date(2022, 3, 15),
    "Giao chỉ tiêu",
    "https://a.gov.vn/12?x=1",
)
SCAN = NewEvidence("A.2", title="Báo cáo", file=PDF, file_name="bao-cao.pdf")


@pytest.fixture
def round_(open_round):
    return open_round(edition_text=edition_text(indicator(), indicator("A.2"), scale=200))


@pytest.fixture
def officer(people):
    return people("commune_officer", OWN)


def events(db, what):
    with db.reading() as connection:
        rows = connection.execute(select(EventRow.__table__).where(EventRow.what == what)).all()
    return [(row.by, row.unit_code, json.loads(row.before), json.loads(row.after)) for row in rows]


def test_a_document_comes_back_as_it_was_named(db, round_, officer):
    made = add_evidence(officer, round_.id, OWN, DECISION)
    [kept] = evidence_of(officer, round_.id, OWN)
    assert kept == made
    assert (kept.indicator_id, kept.number, kept.title) == ("A.1", "12/QĐ-UBND", "Quyết định về chữ ký số")
    assert (kept.issued_on, kept.summary, kept.link) == (
        date(2022, 3, 15),
        "Giao chỉ tiêu",
        "https://a.gov.vn/12?x=1",
    )
    assert (kept.by, kept.name, kept.at.tzinfo) == (officer.who, "commune_officer", UTC)
    assert (kept.file_sha256, kept.file_name, kept.media_type, kept.removed_at) == (None, "", "", None)
    [(by, unit, before, after)] = events(db, "evidence.added")
    assert (by, unit, before) == (officer.who, OWN, {})
    assert (after["indicator"], after["number"], after["issued_on"]) == ("A.1", "12/QĐ-UBND", "2022-03-15")


def test_a_file_comes_back_as_it_was_under_a_harmless_name(round_, officer):
    made = add_evidence(
        officer, round_.id, OWN, NewEvidence("A.1", file=PNG, file_name="C:\\a\\..\\ả\u202enh<1>.png")
    )
    assert evidence_file(officer, made.id) == (PNG, "ả_nh_1_.png", "image/png")
    assert made.file_name == "ả_nh_1_.png"


def test_a_file_that_two_units_attach_is_kept_once(db, access, round_):
    for unit in (OWN, FAR):
        add_evidence(access, round_.id, unit, SCAN)
    with db.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(FileRow)) == 1


def test_a_double_click_names_a_document_once(access, officer, round_):
    first = add_evidence(officer, round_.id, OWN, SCAN)
    assert add_evidence(officer, round_.id, OWN, SCAN) == first
    assert add_evidence(access, round_.id, OWN, SCAN).id != first.id
    assert len(evidence_of(officer, round_.id, OWN)) == 2


@pytest.mark.parametrize(
    "new", [NewEvidence("A.1"), NewEvidence("A.1", " \n", "\u200e\x00 ", None, "Trích yếu")]
)
def test_a_document_without_number_title_link_and_file_is_refused(round_, officer, new):
    with pytest.raises(EvidenceInvalid) as refusal:
        add_evidence(officer, round_.id, OWN, new)
    assert refusal.value.details == {"rule": "empty"}


def test_a_web_address_is_kept_as_it_is_and_no_other_link_at_all(round_, officer):
    with pytest.raises(EvidenceInvalid) as refusal:
        add_evidence(officer, round_.id, OWN, NewEvidence("A.1", link="javascript:alert(1)"))
    assert refusal.value.details == {"rule": "link"}
    add_evidence(officer, round_.id, OWN, NewEvidence("A.1", link=" http://a.vn/Thanh_Hóa?b=[1]#x\n"))
    assert [one.link for one in evidence_of(officer, round_.id, OWN)] == ["http://a.vn/Thanh_Hóa?b=[1]#x"]


def test_a_text_is_kept_as_text_and_a_longer_one_refused(round_, officer):
    said = "<script>alert(1)</script> [x](javascript:1) '; DROP TABLE evidence; -- \U0001f600"
    made = add_evidence(officer, round_.id, OWN, NewEvidence("A.1", said, said + "\u202e\x00", None, said))
    assert (made.number, made.title, made.summary) == (said, said, said)
    for field in ("number", "title", "summary"):
        with pytest.raises(TextTooLong) as refusal:
            add_evidence(officer, round_.id, OWN, NewEvidence("A.1", **{field: "ế" * 10_000}))
        assert refusal.value.details["field"] == field


def test_a_document_of_today_is_kept_and_one_of_tomorrow_refused(round_, officer, monkeypatch):
    late = datetime(2022, 12, 24, 18, tzinfo=UTC)  # the 25th in Vietnam
    monkeypatch.setattr("store.people.access.now", lambda: late)
    assert add_evidence(officer, round_.id, OWN, NewEvidence("A.1", "1", issued_on=date(2022, 12, 25)))
    with pytest.raises(EvidenceInvalid) as refusal:
        add_evidence(officer, round_.id, OWN, NewEvidence("A.1", "1", issued_on=date(2022, 12, 26)))
    assert refusal.value.details == {"rule": "future"}


def test_a_file_of_another_kind_is_refused_and_nothing_kept(db, round_, officer):
    for content, name in ((b"<html>", "a.pdf"), (PDF, "a.exe"), (b"", "a.pdf")):
        with pytest.raises(AttachmentRefused):
            add_evidence(officer, round_.id, OWN, NewEvidence("A.1", "1", file=content, file_name=name))
    with db.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(EvidenceRow)) == 0
        assert connection.scalar(select(func.count()).select_from(FileRow)) == 0


def test_an_indicator_has_room_for_twenty_that_are_not_removed(round_, officer):
    made = [add_evidence(officer, round_.id, OWN, NewEvidence("A.1", str(n))) for n in range(MOST)]
    with pytest.raises(EvidenceInvalid) as refusal:
        add_evidence(officer, round_.id, OWN, NewEvidence("A.1", "20"))
    assert refusal.value.details == {"rule": "too_many", "limit": MOST}
    add_evidence(officer, round_.id, OWN, NewEvidence("A.2", "20"))
    remove_evidence(officer, made[0].id, "nhầm")
    add_evidence(officer, round_.id, OWN, NewEvidence("A.1", "20"))


def test_a_removed_document_stays_marked_and_gives_no_file(db, round_, officer):
    made = add_evidence(officer, round_.id, OWN, SCAN)
    with pytest.raises(TextMissing):
        remove_evidence(officer, made.id, " \u202e")
    remove_evidence(officer, made.id, "Nhầm tệp")
    [kept] = evidence_of(officer, round_.id, OWN)
    assert (kept.title, kept.file_name, kept.removed_by) == ("Báo cáo", "bao-cao.pdf", officer.who)
    assert kept.removed_at.tzinfo is UTC
    for refused in (
        lambda: evidence_file(officer, made.id),
        lambda: remove_evidence(officer, made.id, "nữa"),
    ):
        with pytest.raises(EvidenceNotFound) as refusal:
            refused()
        assert (refusal.value.code, refusal.value.details) == ("EVIDENCE_NOT_FOUND", {"evidence_id": made.id})
    [(_, _, before, after)] = events(db, "evidence.removed")
    assert before["file_sha256"] == made.file_sha256
    assert (after["evidence"], after["reason"]) == (made.id, "Nhầm tệp")


def test_a_document_without_a_file_gives_none(round_, officer):
    with pytest.raises(EvidenceNotFound):
        evidence_file(officer, add_evidence(officer, round_.id, OWN, DECISION).id)
    with pytest.raises(EvidenceNotFound):
        evidence_file(officer, 77)


def test_what_is_not_in_the_round_is_told_apart(access, officer, round_):
    for unit, indicator_id in ((OWN, "A.9"), (OWN, "\x00\ud800"), ("99999", "A.1"), ("\x00\ud800", "A.1")):
        with pytest.raises(NotInRound) as refusal:
            add_evidence(access, round_.id, unit, NewEvidence(indicator_id, "1"))
        assert refusal.value.code == "NOT_IN_ROUND"
    with pytest.raises(NotInRound):
        evidence_of(access, round_.id, "\x00")
    for ask in (evidence_counts, lambda access, id: evidence_of(access, id, OWN)):
        with pytest.raises(RoundNotFound):
            ask(officer, 77)
    with pytest.raises(RoundNotFound):
        add_evidence(officer, 77, OWN, DECISION)


def test_a_draft_round_is_not_there_for_a_commune(access, officer, new_round):
    draft = create_round(access, new_round())
    with pytest.raises(RoundNotFound):
        evidence_of(officer, draft.id, OWN)
    with pytest.raises(RoundNotOpen):
        add_evidence(access, draft.id, OWN, DECISION)


def test_documents_are_named_until_the_round_is_appraised(access, officer, round_):
    set_status(access, round_.id, "closed")
    made = add_evidence(officer, round_.id, OWN, SCAN)
    for status in ("appraised", "published"):
        set_status(access, round_.id, status)
        for refused in (
            lambda: add_evidence(access, round_.id, OWN, DECISION),
            lambda: remove_evidence(access, made.id, "muộn"),
        ):
            with pytest.raises(RoundNotOpen):
                refused()
        assert evidence_file(officer, made.id)[0] == PDF


WRITES = {("district_officer", "380"): {OWN, NEAR}, ("commune_officer", OWN): {OWN}}
SEES = WRITES | {("appraiser",): {OWN, NEAR, FAR}}
NOBODYS = (("viewer",), ("commune_officer",))


def test_who_names_and_removes_documents_of_which_units(access, people, round_):
    made = {unit: add_evidence(access, round_.id, unit, SCAN) for unit in (OWN, NEAR, FAR)}
    for who in (*SEES, *NOBODYS):
        person = people(*who)
        for unit, one in made.items():
            if unit in WRITES.get(who, ()):
                remove_evidence(person, add_evidence(person, round_.id, unit, DECISION).id, "thử")
                continue
            with pytest.raises(NotAllowed):
                add_evidence(person, round_.id, unit, DECISION)
            with pytest.raises(NotAllowed):
                remove_evidence(person, one.id, "thử")


@pytest.mark.parametrize("published", [False, True])
def test_who_sees_documents_of_which_units(access, people, round_, published):
    """Also when the round is published: its results are for all, its papers are not."""
    made = {unit: add_evidence(access, round_.id, unit, SCAN) for unit in (OWN, NEAR, FAR)}
    for status in ("closed", "appraised", "published") if published else ():
        set_status(access, round_.id, status)
    for who in (*SEES, *NOBODYS):
        person, sees = people(*who), SEES.get(who, set())
        for unit, one in made.items():
            if unit in sees:
                assert evidence_of(person, round_.id, unit) == [one]
                assert evidence_file(person, one.id) == (PDF, "bao-cao.pdf", "application/pdf")
                continue
            with pytest.raises(NotAllowed):
                evidence_of(person, round_.id, unit)
            with pytest.raises(NotAllowed):
                evidence_file(person, one.id)
        assert evidence_counts(person, round_.id) == {(unit, "A.2"): 1 for unit in sees}


def test_a_commune_of_another_era_with_the_same_code_is_another_one(access, people, open_round):
    merged = open_round(era="2025", cohort=("14758",))
    add_evidence(
        people("commune_officer", "14758", era="2025", email="moi@thu.vn"), merged.id, "14758", DECISION
    )
    with pytest.raises(NotAllowed):
        add_evidence(people("commune_officer", "14758"), merged.id, "14758", DECISION)
