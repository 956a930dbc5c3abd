"""Nộp phiếu, the reader's own checklists: drafts, recall, returned ones, and two who submit for one unit."""

import pytest

from store import (
    Database,
    NewSubmission,
    State,
    Step,
    current_submissions,
    history,
    latest_submissions,
    local_access,
    operator_access,
    submit,
    take_step,
)
from tests.editions import frame_of
from tests.ui.apps import opened, round_of, shown
from tests.ui.test_submit import FIRST, OLD, SECOND, checklist, dropped, page
from ui.submit.uploads import SUBMISSIONS


def press(app, label: str):
    return next(b for b in app.button if b.label == label).click().run()


@pytest.fixture
def round_id(db: Database) -> int:
    return round_of(db, "thu", OLD, {}, [FIRST, SECOND]).id


def test_a_draft_is_kept_does_not_count_and_can_be_submitted_later(db: Database, round_id: int) -> None:
    access = local_access(db)
    app = dropped(("phieu.xlsx", checklist(OLD, FIRST, A_1="3/5", A_2="4/5")))
    press(app, "Lưu nháp, chưa nộp")
    assert "Đã lưu nháp 1 phiếu, chưa nộp" in shown(app)
    assert current_submissions(access, round_id) == []
    again = opened(page)
    assert "Bản nháp" in shown(again)
    press(again, "Nộp bản nháp")
    assert [one.state for one in current_submissions(access, round_id)] == [State.SUBMITTED]


def test_a_submitted_checklist_is_recalled_until_somebody_checked_it(db: Database, round_id: int) -> None:
    access = local_access(db)
    new = NewSubmission(FIRST, frame_of({FIRST: {"A.1": "3/5"}}), b"x", "phieu.xlsx", "Hòa")
    made = submit(access, round_id, new)
    press(opened(page), "Rút lại để sửa")
    assert [one.state for one in latest_submissions(access, round_id)] == [State.DRAFT]
    press(opened(page), "Nộp bản nháp")
    take_step(access, made.id, Step.CHECK)
    assert "Rút lại để sửa" not in [b.label for b in opened(page).button]


def test_why_a_checklist_was_returned_is_shown_as_text(db: Database, round_id: int) -> None:
    access = local_access(db)
    new = NewSubmission(FIRST, frame_of({FIRST: {"A.1": "3/5"}}), b"x", "phieu.xlsx", "Hòa")
    take_step(access, submit(access, round_id, new).id, Step.RETURN, "<b>Thiếu</b> [x](javascript:1)")
    said = shown(opened(page))
    assert "Trả lại để sửa" in said
    assert r"\<b\>Thiếu" in said and "](javascript" not in said


def test_of_two_who_submit_for_a_unit_the_second_is_told_and_may_look_again(
    db: Database, round_id: int
) -> None:
    access = local_access(db)
    app = dropped(("phieu.xlsx", checklist(OLD, FIRST, A_1="3/5", A_2="4/5")))
    other = NewSubmission(FIRST, frame_of({FIRST: {"A.1": "1/5"}}), b"khac", "khac.xlsx", "Lan")
    submit(operator_access(db), round_id, other)
    press(app, "Nộp 1 phiếu")
    assert "vừa có người khác nộp" in "".join(e.value for e in app.error)
    assert [one.file_name for one in history(access, round_id, FIRST)] == ["khac.xlsx"]
    press(app, "Nộp 1 phiếu")
    assert [one.file_name for one in history(access, round_id, FIRST)] == ["phieu.xlsx", "khac.xlsx"]


def test_a_refusal_is_told_once_and_nothing_of_what_was_submitted_stays_in_the_session(
    db: Database, round_id: int
) -> None:
    app = dropped(("phieu.xlsx", checklist(OLD, FIRST, A_1="3/5", A_2="4/5")))
    other = NewSubmission(FIRST, frame_of({FIRST: {"A.1": "1/5"}}), b"khac", "khac.xlsx", "Lan")
    submit(operator_access(db), round_id, other)
    press(app, "Nộp 1 phiếu")
    assert len(app.error) == 1
    app.run()
    assert not app.error
    press(app, "Nộp 1 phiếu")
    assert "Đã nộp 1 phiếu" in shown(app)
    assert SUBMISSIONS.purpose + "-read" not in app.session_state
