"""The audit of what the chain seals outside itself."""

import json
import re

import pytest
from sqlalchemy import text

from store import (
    Figure,
    NewSubmission,
    State,
    appraise,
    audit_chain,
    create_round,
    published_document,
    set_status,
    submit,
    submit_draft,
    take_step,
    verify,
    withdraw_appraisal,
)
from store.copies import export_round, import_round
from store.submissions.steps import Step
from tests.store.tampering import (
    EDITION,
    UNITS,
    contents,
    events_in,
    kinds,
    put_back,
    said,
    tamper,
    told_story,
)
from wording.problems import Kind

CHANGED, REMOVED = Kind.CHANGED_WITHOUT_EVENT.name, Kind.REMOVED_WITHOUT_EVENT.name
ADDED, FILE = Kind.ADDED_WITHOUT_EVENT.name, Kind.KEPT_FILE_CHANGED.name


@pytest.fixture
def story(access, answers):
    return told_story(access, answers)


def test_a_store_that_nobody_touched_is_as_its_events_say(db, story):
    assert verify(db) == []


TAMPERED = [
    ("UPDATE answer SET value = 0.6 WHERE submission_id = 2", "Phiếu số 2", "Mã băm của số liệu"),
    ("UPDATE submission SET state = 'draft' WHERE id = 2", "Phiếu số 2", "Trạng thái"),
    ("UPDATE submission SET reason = '' WHERE id = 2", "Phiếu số 2", "Lý do"),
    ("UPDATE submission SET unit_code = '1' WHERE id = 2", "Phiếu số 2", "Đơn vị"),
    ("UPDATE submission SET filled_by = 'x' WHERE id = 2", "Phiếu số 2", "Người lập phiếu"),
    ("UPDATE submission SET file_name = 'x' WHERE id = 2", "Phiếu số 2", "Tên tệp"),
    ("UPDATE submission SET file_sha256 = NULL WHERE id = 2", "Phiếu số 2", "Mã băm của tệp"),
    ("UPDATE submission SET digest = '', revision = 2 WHERE id = 2", "Phiếu số 2", "Bản"),
    ("UPDATE evidence SET number = '13/QĐ'", "Tài liệu số 1", "Số hiệu"),
    ("UPDATE evidence SET summary = 'x'", "Tài liệu số 1", "Trích yếu"),
    ("UPDATE evidence SET removed_at = at", "Tài liệu số 1", "Trạng thái"),
    ("UPDATE remark SET text = 'Sai'", "Trao đổi số 1", "Nội dung"),
    ("UPDATE edition SET text = 'id: thu'", "Bộ tiêu chí “thu”", "nội dung"),
    ("UPDATE account SET role = 'administrator'", "Tài khoản lan@thu.vn", "Vai trò"),
    ("UPDATE account SET active = (1 = 0)", "Tài khoản lan@thu.vn", "Được đăng nhập"),
    ("UPDATE account_place SET code = '16636'", "Tài khoản lan@thu.vn", "Địa bàn"),
    ("UPDATE round SET deadline = '2023-01-01'", "Kỳ 1", "Hạn nộp"),
    ("UPDATE round SET status = 'appraised'", "Kỳ 1", "Trạng thái kỳ"),
    (
        "UPDATE result SET document = replace(document, '0.7', '0.9')",
        "Kết quả đã công bố của kỳ 1",
        "nội dung",
    ),
    ("UPDATE appraisal SET reason = 'x'", "Số thẩm định A.1", "Lý do"),
    (
        "UPDATE progress_answer SET value = 0.6 WHERE report_id = 2",
        "Báo cáo tháng số 2",
        "Mã băm của số liệu",
    ),
    ("UPDATE progress_report SET month = '2022-01' WHERE id = 2", "Báo cáo tháng số 2", "Tháng"),
    ("UPDATE progress_report SET unit_code = '1' WHERE id = 2", "Báo cáo tháng số 2", "Đơn vị"),
    ("UPDATE progress_report SET filled_by = 'x' WHERE id = 2", "Báo cáo tháng số 2", "Người lập phiếu"),
    ("UPDATE progress_report SET file_sha256 = NULL WHERE id = 2", "Báo cáo tháng số 2", "Mã băm của tệp"),
    ("UPDATE progress_report SET revision = 7 WHERE id = 2", "Báo cáo tháng số 2", "Bản"),
    ("UPDATE progress_plan SET due_day = 1", "Kế hoạch báo cáo tháng của kỳ 1", "Ngày hạn trong tháng"),
    ("UPDATE progress_plan SET goal_on = '2099-01-01'", "Kế hoạch báo cáo tháng của kỳ 1", "Ngày đích"),
]


def found_in(lines):
    """The thing and the field of every finding."""
    told = re.findall(rf"{CHANGED} · (.+?)(?: của đơn vị .+?)?: mục “(.+?)” đang lưu", lines)
    assert len(told) == len(lines.splitlines()), lines
    return sorted(told)


def test_whatever_is_changed_behind_the_store_is_found_and_named(db, story):
    tamper(db, *(statement for statement, _, _ in TAMPERED))
    assert found_in(said(db)) == sorted((thing, field) for _, thing, field in TAMPERED)


def test_answers_are_sealed_whole(db, story):
    before = contents(db)
    for change in ("UPDATE answer SET evidence = 'x'", "UPDATE answer SET slot = 'B'", "DELETE FROM answer"):
        tamper(db, f"{change} WHERE submission_id = 2")
        assert found_in(said(db)) == [("Phiếu số 2", "Mã băm của số liệu")]
        put_back(db, before)


UNDER_THE_RESULT = [
    ("UPDATE answer SET value = 0.6 WHERE submission_id = 1", "Phiếu số 1", "Mã băm của số liệu"),
    ("UPDATE appraisal SET value = 0.9", "Số thẩm định A.1", "Giá trị"),
    ("UPDATE appraisal SET withdrawn = (1 = 1)", "Số thẩm định A.1", "Trạng thái"),
    ("UPDATE round SET edition_text = replace(edition_text, '60%', '99%')", "Kỳ 1", "Mã băm của bộ tiêu chí"),
    ("UPDATE round SET edition_text = 'hỏng'", "Kỳ 1", "Mã băm của bộ tiêu chí"),
    ("DELETE FROM round_unit WHERE unit_code = '16636'", "Kỳ 1", "Danh sách giao"),
]


RESULT = ("Kết quả đã công bố của kỳ 1", "điểm tính lại từ số liệu đang lưu")


def test_a_change_that_the_result_rests_on_is_found_there_too(db, story):
    before = contents(db)
    for statement, thing, field in UNDER_THE_RESULT:
        tamper(db, statement)
        assert found_in(said(db)) == sorted([(thing, field), RESULT]), statement
        put_back(db, before)


def test_an_imported_round_that_was_published_here_is_held_against_its_event(
    db, access, answers, open_round, tmp_path
):
    id = open_round(edition_text=EDITION, cohort=UNITS).id
    made = submit(
        access,
        id,
        NewSubmission(UNITS[0], answers(UNITS[0], {"slot": "A.1", "value": 0.5}), b"x", "p.xlsx", ""),
    )
    take_step(access, take_step(access, made.id, Step.CHECK).id, Step.ACCEPT)
    export_round(access, id, tmp_path / "round")
    copy = import_round(access, tmp_path / "round").id
    for status in ("closed", "appraised", "published"):
        set_status(access, copy, status)
    assert verify(db) == []
    document = json.dumps(published_document(access, copy) | {"era": "x"})
    tamper(db, "UPDATE result SET document = :document", document=document)
    assert found_in(said(db)) == [(f"Kết quả đã công bố của kỳ {copy}", "nội dung")]


def test_a_file_with_another_content_is_found(db, story):
    tamper(db, "UPDATE file SET content = :content", content=b"PK khac")
    assert kinds(db) == [FILE]


GONE = {
    "Phiếu số 2": ["DELETE FROM answer WHERE submission_id = 2", "DELETE FROM submission WHERE id = 2"],
    "Tài liệu số 1": ["DELETE FROM evidence"],
    "Trao đổi số 1": ["DELETE FROM remark"],
    "Bộ tiêu chí “thu”": ["DELETE FROM edition"],
    "Tài khoản lan@thu.vn": ["DELETE FROM account_place", "DELETE FROM account"],
    "Kết quả đã công bố của kỳ 1": ["DELETE FROM result"],
    "Báo cáo tháng số 2": [
        "DELETE FROM progress_answer WHERE report_id = 2",
        "DELETE FROM progress_report WHERE id = 2",
    ],
    "Kế hoạch báo cáo tháng của kỳ 1": ["DELETE FROM progress_plan"],
}


def test_what_is_gone_without_an_event_is_found(db, story):
    tamper(db, *(statement for statements in GONE.values() for statement in statements))
    told = re.findall(rf"{REMOVED} · (.+?)(?: của đơn vị .+?)? không còn trong cơ sở dữ liệu", said(db))
    assert sorted(told) == sorted(GONE)


def test_an_appraised_figure_that_is_gone_is_found(db, story):
    tamper(db, "DELETE FROM appraisal")
    assert REMOVED in kinds(db) and f"Số thẩm định A.1 của đơn vị {UNITS[0]}" in said(db)


COPY = "INSERT INTO {0} ({1}) SELECT {2} FROM {0} WHERE {3}"


def copied(db, table, where, **other):
    """A row once more, with other contents."""
    with db.reading() as connection:
        columns = list(connection.execute(text(f"SELECT * FROM {table}")).keys())
    taken = ", ".join(f"'{other[c]}'" if c in other else f'"{c}"' for c in columns)
    tamper(db, COPY.format(table, ", ".join(f'"{c}"' for c in columns), taken, where))


WITHOUT_EVENT = {
    "Phiếu số 9": ("submission", {"id": 9, "revision": 9, "state": "draft"}),
    "Phiếu số 10": ("submission", {"id": 10, "revision": 10, "state": "draft", "digest": ""}),
    "Tài liệu số 9": ("evidence", {"id": 9}),
    "Trao đổi số 9": ("remark", {"id": 9}),
    "Bộ tiêu chí “khac”": ("edition", {"id": "khac"}),
    "Tài khoản ai@thu.vn": ("account", {"email": "ai@thu.vn", "role": "administrator"}),
    "Kỳ 9": ("round", {"id": 9, "created_at": "2100-01-01 00:00:00.000000"}),
    "Báo cáo tháng số 9": ("progress_report", {"id": 9, "revision": 9}),
    "Báo cáo tháng số 0": ("progress_report", {"id": 0, "revision": 10, "digest": ""}),
    "Kế hoạch báo cáo tháng của kỳ 9": ("progress_plan", {"round_id": 9}),
    "Số thẩm định A.2": ("appraisal", {"id": 9, "slot": "A.2", "submission_id": 2}),
}


def test_what_is_there_without_an_event_is_found(db, story):
    for table, other in WITHOUT_EVENT.values():
        copied(db, table, "id = 2" if table in ("submission", "progress_report") else "1 = 1", **other)
    told = re.findall(rf"{ADDED} · (.+?)(?: của đơn vị .+?)? có trong cơ sở dữ liệu nhưng", said(db))
    assert sorted(told) == sorted(WITHOUT_EVENT)


def test_a_result_without_an_event_is_found(db, access, story, new_round):
    id = create_round(access, new_round()).id
    copied(db, "result", "1 = 1", round_id=id)
    assert kinds(db) == [ADDED] and f"Kết quả đã công bố của kỳ {id}" in said(db)


def test_what_was_kept_before_there_were_events_is_passed_over(db, access, answers, new_round):
    id = create_round(access, new_round(cohort=UNITS)).id
    tamper(db, "UPDATE round SET status = 'open', created_at = '2022-01-01 00:00:00'")
    old = submit(access, id, NewSubmission(UNITS[0], answers(UNITS[0]), b"x", "p.xlsx", "")).id
    tamper(db, f"UPDATE submission SET digest = '' WHERE id = {old}")
    tamper(db, "DELETE FROM event", f"UPDATE chain SET last_event = 0, hash = '{'0' * 64}'")
    assert verify(db) == []
    submit(access, id, NewSubmission(UNITS[1], answers(UNITS[1]), b"x", "p.xlsx", ""))
    take_step(access, old, Step.CHECK)
    assert verify(db) == []


def test_a_draft_that_is_submitted_and_recalled_stays_as_its_events_say(db, access, answers, open_round):
    id = open_round(cohort=UNITS).id
    new = NewSubmission(UNITS[0], answers(UNITS[0], {"slot": "A.1", "value": 0.5}), b"x", "p.xlsx", "")
    draft = submit(access, id, new, draft=True)
    submit_draft(access, draft.id)
    assert take_step(access, draft.id, Step.RECALL).state is State.DRAFT
    submit_draft(access, draft.id)
    take_step(access, draft.id, Step.CHECK)
    appraise(access, draft.id, "A.1", Figure(numerator=1, denominator=3), "đếm lại", "12/QĐ")
    withdraw_appraisal(access, draft.id, "A.1", "nhầm")
    assert verify(db) == []


def test_the_audit_tells_how_many_events_there_are_and_the_head_to_be_written_down(db, access, story):
    rows, told = events_in(db), []
    found = audit_chain(access, told=told.append)
    assert (found.events, found.head, found.problems) == (len(rows), rows[-1]["hash"], ())
    assert audit_chain(access, found.head).problems == ()
    assert [p.kind for p in audit_chain(access, "f" * 64).problems] == [Kind.HEAD_NOT_FOUND]
