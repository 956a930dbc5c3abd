"""What a digest tells: to each role what waits for them, of what they may see, and nothing where nothing waits."""

from datetime import UTC, date, datetime, timedelta

import pytest

from analysis.progress import Month
from mail import digest_letter
from store import (
    NewPlan,
    NewSubmission,
    Step,
    change_dates,
    progress,
    reopen_unit,
    report_progress,
    set_progress_plan,
    set_status,
    submit,
    take_step,
)
from store.moments import day_in_vietnam, now
from tests.desk import FULL, UNITS, checked, desk_round, handed_in
from tests.editions import frame_of
from units import load_units

MINE, OTHER, THIRD = UNITS
"""Communes of district 380."""
TODAY = day_in_vietnam(now())
COMPLETE = FULL | {"B.3.b": 1.0}
NOTHING_PASSED = COMPLETE | {
    "A.1": "0/10",
    "A.2": 0.0,
    "A.3": 0.0,
    "B.1": 0.0,
    "B.2": "c",
    "B.3.a": 0.0,
    "B.3.b": 0.0,
}


@pytest.fixture
def round_id(admin):
    return desk_round(admin).id


@pytest.fixture
def commune(people):
    return people("commune_officer", MINE)


@pytest.fixture
def district(people):
    return people("district_officer", "380", name="Hòa")


@pytest.fixture
def appraiser(people):
    return people("appraiser", name="Minh")


def said(access, lang="vi", at=None):
    """The whole letter, "" where there is none."""
    letter = digest_letter(access, lang, "https://xaso.vn", at)
    return "" if letter is None else f"{letter.subject}\n\n{letter.body}"


def due_on(admin, round_id, day):
    change_dates(admin, round_id, date(2022, 11, 1), day, "vì")


def reported(admin, round_id, month, unit, answers=COMPLETE):
    frame = frame_of({unit: answers}).assign(evidence="x")
    content = f"{month} {unit}".encode()
    report_progress(admin, round_id, month, [NewSubmission(unit, frame, content, "phieu.xlsx", "Hòa")])


def draft(admin, round_id, unit, answers):
    frame = frame_of({unit: answers}).assign(evidence="x")
    return submit(admin, round_id, NewSubmission(unit, frame, b"nhap", "phieu.xlsx", "Hòa"), draft=True)


def test_a_unit_that_handed_in_nothing_is_told_its_own_deadline(admin, round_id, commune):
    due_on(admin, round_id, TODAY + timedelta(days=9))
    reopen_unit(admin, round_id, MINE, TODAY + timedelta(days=12), "lỗi mạng")
    told = said(commune)
    assert "Chưa nộp phiếu" in told
    assert f"{TODAY + timedelta(days=12):%d/%m/%Y} (còn 12 ngày)" in told


@pytest.mark.parametrize(("days", "is_told"), [(0, True), (30, True), (31, False), (-1, False), (None, True)])
def test_not_handed_in_is_told_once_the_deadline_is_near_and_as_long_as_it_can_be_done(
    admin, round_id, commune, days, is_told
):
    due_on(admin, round_id, None if days is None else TODAY + timedelta(days=days))
    assert bool(said(commune)) is is_told


def test_today_is_said_as_today(admin, round_id, commune):
    due_on(admin, round_id, TODAY)
    assert "(hôm nay)" in said(commune)
    assert "(today)" in said(commune, "en")


def test_a_returned_checklist_is_told_with_its_reason_on_one_line(admin, round_id, commune):
    submission = handed_in(admin, round_id, MINE, COMPLETE)
    assert said(commune) == ""
    take_step(admin, submission.id, Step.RETURN, "Thiếu danh sách\nvà bảng kê", None)
    assert "bị trả lại để sửa. Lý do: Thiếu danh sách và bảng kê\n" in said(commune)


def test_a_draft_is_told_with_what_it_lacks(admin, round_id, commune):
    draft(admin, round_id, MINE, COMPLETE | {"A.2": None})
    told = said(commune)
    assert "bản nháp đã lưu nhưng chưa nộp" in told
    assert "Còn 1 chỉ tiêu chưa có số liệu: A.2\n" in told


def test_what_was_handed_in_incomplete_is_told_until_the_district_has_it(admin, round_id, commune):
    submission = handed_in(admin, round_id, MINE, COMPLETE | {"A.2": None, "A.3": None})
    assert "Còn 2 chỉ tiêu chưa có số liệu: A.2, A.3\n" in said(commune)
    take_step(admin, submission.id, Step.CHECK)
    assert said(commune) == ""


def test_nothing_is_told_of_other_units(admin, round_id, commune):
    handed_in(admin, round_id, MINE, COMPLETE)
    take_step(admin, handed_in(admin, round_id, OTHER).id, Step.RETURN, "Lý do riêng", None)
    assert said(commune) == ""


def test_a_closed_round_is_told_to_those_alone_whom_the_province_reopened(admin, round_id, commune, people):
    set_status(admin, round_id, "closed")
    assert said(commune) == ""
    reopen_unit(admin, round_id, MINE, TODAY + timedelta(days=3), "lỗi mạng")
    assert "(còn 3 ngày)" in said(commune)
    assert said(people("commune_officer", OTHER)) == ""


def test_a_district_is_told_what_waits_for_it_of_its_own_units(admin, round_id, district, people):
    handed_in(admin, round_id, MINE, COMPLETE)
    take_step(admin, handed_in(admin, round_id, OTHER).id, Step.RETURN, "Thiếu", None)
    told = said(district)
    assert "Thành phố Thanh Hóa" in told.splitlines()[0]
    assert "Đã nộp 1/3 đơn vị" in told
    assert "1 hồ sơ chờ huyện kiểm tra: " in told
    assert "1 hồ sơ đang bị trả lại để sửa: " in told
    assert "1 đơn vị chưa nộp: " in told
    assert said(people("district_officer", "381")) == ""


def test_the_province_is_told_its_own_queue_and_not_that_of_the_districts(admin, round_id, appraiser):
    due_on(admin, round_id, TODAY + timedelta(days=90))
    handed_in(admin, round_id, MINE, COMPLETE)
    assert said(appraiser) == ""
    checked(admin, round_id, OTHER, COMPLETE)
    told = said(appraiser)
    assert "1 hồ sơ chờ thẩm định: " in told
    assert "1 hồ sơ còn chờ huyện kiểm tra" in told
    assert "chưa nộp" not in told


def test_a_viewer_has_nothing_to_do(round_id, people):
    assert said(people("viewer")) == ""


def test_a_long_list_names_some_and_counts_the_others(admin, people):
    units = load_units("2022")
    many = tuple(units.index[units["district_code"] == "380"][:14])
    desk_round(admin, cohort=many)
    told = said(people("district_officer", "380"))
    assert "14 đơn vị chưa nộp: " in told
    assert "và 4 đơn vị khác" in told


def test_a_digest_speaks_the_language_that_was_asked_for(admin, round_id, commune):
    told = said(commune, "en")
    assert "No checklist has been submitted." in told
    assert "lang=en" in told


@pytest.fixture
def plan(admin, round_id):
    """Monthly reports since two months before this one, due on the first day."""
    month = Month.of(TODAY)
    goal = (month.plus(2)).last_day
    set_progress_plan(admin, round_id, NewPlan(None, month.plus(-2), 1, goal))
    return month


def test_months_that_are_owed_are_told_with_how_late_they_are(admin, round_id, commune, plan):
    handed_in(admin, round_id, MINE, COMPLETE)
    told = said(commune)
    last = plan.plus(-1)
    late = (TODAY - last.first_day).days
    for month in (plan.plus(-2), last, plan):
        assert f"Chưa báo cáo tiến độ {month.name.vi}:" in told
    assert f"hạn {last.first_day:%d/%m/%Y}, đã trễ {late} ngày" in told


def test_a_later_report_covers_the_months_before_it(admin, round_id, commune, plan):
    handed_in(admin, round_id, MINE, COMPLETE)
    reported(admin, round_id, plan, MINE)
    assert said(commune) == ""


def test_a_month_is_not_asked_for_long_before_it_is_due(admin, round_id, commune, monkeypatch):
    handed_in(admin, round_id, MINE, COMPLETE)
    month = Month.of(TODAY)
    set_progress_plan(admin, round_id, NewPlan(None, month, 28, month.plus(1).last_day))
    early = datetime.combine(month.due(28) - timedelta(days=8), datetime.min.time(), UTC)
    assert said(commune, at=early) == ""
    assert "Chưa báo cáo tiến độ" in said(commune, at=early + timedelta(days=1))


def test_district_and_province_are_told_who_did_not_report(admin, round_id, district, appraiser, plan):
    for unit in UNITS:
        checked(admin, round_id, unit, COMPLETE)
    reported(admin, round_id, plan, MINE)
    for reader in (district, appraiser):
        told = said(reader)
        assert f"2 đơn vị chưa báo cáo tiến độ {plan.name.vi}" in told
        assert "Tiến độ tháng: https://xaso.vn/tien-do?lang=vi&round=1" in told


def test_who_falls_behind_the_pace_is_told_by_their_own_reports(
    admin, round_id, commune, district, appraiser, plan
):
    for unit in UNITS:
        checked(admin, round_id, unit, COMPLETE)
        reported(admin, round_id, plan.plus(-2), unit, NOTHING_PASSED)
        reported(admin, round_id, plan, unit, NOTHING_PASSED if unit == MINE else COMPLETE)
    behind = progress(admin, round_id).pace(plan)["behind_by"]
    assert behind[MINE] > 0
    assert f"số chỉ tiêu đạt kém {behind[MINE]} so với tiến độ" in said(commune)
    assert "(not appraised)" in said(commune, "en")
    for reader in (district, appraiser):
        assert "1 đơn vị chậm so với tiến độ cần có, theo số tự báo cáo chưa thẩm định: " in said(reader)
