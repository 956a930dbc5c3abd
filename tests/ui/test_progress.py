"""Tiến độ tháng: what is due, the changed cells of an upload, who reported, and who sees what."""

from io import BytesIO

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from analysis.progress import Month
from analysis.progress.periods import single_months
from checklist.layout import MEDIA_TYPE
from checklist.progress_book import UNITS as UNIT_SHEET
from checklist.template import Template
from store import (
    Access,
    Database,
    NewAccount,
    NewPlan,
    NewSubmission,
    Place,
    Role,
    Round,
    local_access,
    progress,
    progress_reports,
    report_progress,
    results,
    save_account,
    set_progress_plan,
    set_status,
    submit,
)
from tests.editions import Said, edition_of, edition_text, frame_of, indicator
from tests.ui.apps import opened, round_of, rows_of, shown
from ui.checklists import Checklists
from ui.monthly_progress import standing_of
from ui.progress.exports import export_progress
from units import load_units
from wording.moments import today_in_vietnam

EDITION = edition_text(indicator(), indicator("A.2"), scale=200)
UNITS = load_units("2022")
FIRST, SECOND = UNITS.index[UNITS["district_name"] == "Huyện Thọ Xuân"][:2]
FAR = UNITS.index[UNITS["district_name"] == "Huyện Mường Lát"][0]
NOW = Month.of(today_in_vietnam())
START: dict[str, dict[str, Said]] = {FIRST: {"A.1": "5/10", "A.2": "9/10"}, SECOND: {"A.1": "1/10"}}


def page() -> None:
    from ui.progress import show

    show()


def profile() -> None:
    from ui.profile import show

    show()


@pytest.fixture
def made(db: Database) -> Round:
    """An open round of three communes with a plan since two months ago; the start is an earlier round."""
    base = round_of(db, "thu", EDITION, START)
    made = round_of(db, "thu", EDITION, {}, [FIRST, SECOND, FAR])
    plan = NewPlan(base.id, NOW.plus(-2), 31, NOW.plus(3).last_day)
    set_progress_plan(local_access(db), made.id, plan)
    return made


def checklist(unit: str, **slots: Said) -> bytes:
    answers = frame_of({unit: {slot.replace("_", "."): said for slot, said in slots.items()}})
    row = UNITS.loc[unit]
    template = Template(edition_of(indicator(), indicator("A.2"), scale=200), row["zone"])
    return template.for_unit(unit, row["name"], row["district_name"], "2022", answers)


def dropped(unit: str, **slots: Said) -> AppTest:
    app = opened(page, part="report")
    app.file_uploader[0].set_value([("phieu.xlsx", checklist(unit, **slots), MEDIA_TYPE)])
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label.startswith(label)).click().run()


def reported(db: Database, made: Round, month: Month, **units: dict[str, Said]) -> None:
    names = {"first": FIRST, "second": SECOND, "far": FAR}
    items = [
        NewSubmission(names[name], frame_of({names[name]: said}), b"x", "phieu.xlsx", "Hòa")
        for name, said in units.items()
    ]
    report_progress(local_access(db), made.id, month, items)


def signed_in(db: Database, monkeypatch: pytest.MonkeyPatch, role: Role, *codes: str) -> Access:
    places = frozenset(Place("2022", code) for code in codes)
    save_account(local_access(db), NewAccount("ai@thu.vn", "Ai", role, places))
    access = Access(db, "ai@thu.vn")
    for module in ("ui.rating", "ui.who", "ui.monthly_progress", "ui.checklists", "ui.progress.sending"):
        monkeypatch.setattr(f"{module}.access", lambda: access)
    return access


def test_a_round_without_a_plan_says_so_and_shows_no_numbers(db: Database) -> None:
    round_of(db, "thu", EDITION, START)
    said = shown(opened(page))
    assert "không có kế hoạch báo cáo tiến độ tháng" in said and "xs-tile" not in said


def test_an_upload_lists_the_changed_cells_alone_with_outcomes_and_scores(db: Database, made: Round) -> None:
    app = dropped(FIRST, A_1="8/10", A_2="9/10")
    said = shown(app)
    assert [row[0] for row in rows_of(said) if row and row[0].startswith("A.")] == ["A.1"]
    (row,) = [row for row in rows_of(said) if row and row[0] == "A.1"]
    assert "5/10" in row[2] and "8/10" in row[3]
    assert row[4] == "✕ Chưa đạt → ✓ Đạt"
    assert ("100,00" in said and "+50,00" in said) or "+" in said
    assert any("1 ô thay đổi, 1 chỉ tiêu mới đạt" in one.label for one in app.expander)
    assert progress_reports(local_access(db), made.id) == []
    done = press(app, "Gửi báo cáo")
    assert "Đã ghi báo cáo" in shown(done)
    (kept,) = progress_reports(local_access(db), made.id)
    assert (kept.unit_code, kept.month, kept.revision) == (FIRST, NOW, 1)


def test_what_grows_worse_is_told_before_it_is_reported(made: Round) -> None:
    said = shown(dropped(FIRST, A_1="5/10", A_2="1/10"))
    assert "Không còn đạt: A.2" in said
    assert "Không còn số liệu: A.2" in shown(dropped(FIRST, A_1="5/10"))


def test_changed_evidence_is_shown_before_and_after(db: Database, made: Round) -> None:
    frame = frame_of({FIRST: START[FIRST]}).assign(evidence="Công văn 1")
    new = NewSubmission(FIRST, frame, b"x", "phieu.xlsx", "Hòa")
    report_progress(local_access(db), made.id, NOW.plus(-1), [new])
    (row,) = [
        row for row in rows_of(shown(dropped(FIRST, A_1="5/10", A_2="9/10"))) if row and row[0] == "A.1"
    ]
    assert "Minh chứng: Công văn 1" in row[2] and "Công văn 1" not in row[3] and "Minh chứng:" in row[3]


def test_a_checklist_as_it_was_is_recognised_as_unchanged(made: Round) -> None:
    app = dropped(FIRST, A_1="5/10", A_2="9/10")
    assert "không có gì khác lần trước" in shown(app)
    assert any("không thay đổi" in one.label for one in app.expander)


def test_nothing_changed_is_one_button_for_units_that_have_figures(db: Database, made: Round) -> None:
    app = opened(page, part="report")
    chooser = next(one for one in app.multiselect if one.label == "Đơn vị không thay đổi")
    assert len(chooser.options) == 2, "of the third commune nothing is known"
    chooser.set_value([FIRST]).run()
    press(app, "Xác nhận: không có gì thay đổi")
    (kept,) = progress_reports(local_access(db), made.id)
    assert (kept.unit_code, kept.file_sha256) == (FIRST, None)
    assert "không thay đổi" in shown(opened(page, part="report"))


def test_a_second_report_while_somebody_reported_is_not_kept_unseen(db: Database, made: Round) -> None:
    app = dropped(FIRST, A_1="8/10", A_2="9/10")
    reported(db, made, NOW, first={"A.1": "7/10"})
    refused = press(app, "Gửi báo cáo")
    assert refused.error and "Đã ghi báo cáo" not in shown(refused)
    assert len(progress_reports(local_access(db), made.id)) == 1


def test_a_checklist_for_a_month_is_filled_in_with_the_state_and_names_the_month(
    db: Database, made: Round
) -> None:
    reported(db, made, NOW.plus(-1), first={"A.1": "7/10", "A.2": "9/10"})
    rating = results(local_access(db), made.id)
    for month, value in ((NOW, 7), (NOW.plus(-2), 5)):
        book = openpyxl.load_workbook(BytesIO(Checklists(rating, month).of(FIRST)))
        cells = {cell.value for row in book.active.iter_rows() for cell in row}
        assert value in cells and f"Kỳ thử · {month.name.vi}" in cells


def test_the_rounds_own_checklist_takes_a_report_that_is_newer_than_the_submission(
    db: Database, made: Round
) -> None:
    new = NewSubmission(FIRST, frame_of({FIRST: {"A.1": "6/10"}}), b"x", "phieu.xlsx", "Hòa")
    submit(local_access(db), made.id, new)

    def numbers() -> set[object]:
        rating = results(local_access(db), made.id)
        book = openpyxl.load_workbook(BytesIO(Checklists(rating).of(FIRST)))
        return {cell.value for row in book.active.iter_rows() for cell in row}

    assert 6 in numbers()
    reported(db, made, NOW, first={"A.1": "7/10"})
    assert 7 in numbers() and 6 not in numbers()


def test_tiles_and_tables_have_the_numbers_of_the_store(db: Database, made: Round) -> None:
    reported(db, made, NOW, first={"A.1": "8/10", "A.2": "9/10"}, second={"A.1": "1/10", "A.2": "1/10"})
    said = shown(opened(page))
    found = progress(local_access(db), made.id)
    standing = standing_of(found, single_months(found.months)[str(NOW)])
    assert standing.totals["reported"] == 2 and standing.totals["behind"] == 1
    assert "<b>2/3</b>" in said and "chưa thẩm định" in said
    name = UNITS.at[FIRST, "name"]
    assert any(row[0].startswith(name) and "Hoàn thành" in row[1] for row in rows_of(said) if len(row) == 3)
    assert any(row[0].startswith(UNITS.at[FAR, "name"]) for row in rows_of(said) if len(row) == 4)


def test_the_address_opens_a_quarter_and_links_keep_it(made: Round) -> None:
    quarter = f"{NOW.year}-{NOW.quarter}"
    app = opened(page, part="view", quy=quarter)
    assert app.query_params["quy"] == [quarter] or app.query_params["quy"] == quarter
    assert f"quý {NOW.quarter}/{NOW.year}" in "\n".join(one.value for one in app.header)


def test_officers_see_their_own_units_also_of_a_published_round(
    db: Database, made: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported(db, made, NOW, first={"A.1": "8/10"}, far={"A.1": "8/10"})
    signed_in(db, monkeypatch, Role.COMMUNE_OFFICER, FIRST)
    said = shown(opened(page, part="view"))
    assert "<b>1/1</b>" in said and UNITS.at[FAR, "name"] not in said
    for status in ("closed", "appraised", "published"):
        set_status(local_access(db), made.id, status)
    said = shown(opened(page, part="view"))
    assert "<b>1/1</b>" in said and "chỉ thấy tiến độ của đơn vị mình" in said


def test_a_closed_round_takes_no_report(db: Database, made: Round) -> None:
    set_status(local_access(db), made.id, "closed")
    app = opened(page, part="report")
    assert "không nhận báo cáo tháng" in shown(app) and not app.file_uploader


def test_word_reports_are_offered_of_what_the_reader_sees_whole(
    db: Database, made: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    def scopes() -> list[str]:
        found = [one for one in opened(page, part="word").get("button_group") if one.key == "report"]
        return [option.content for option in found[0].proto.options]

    assert scopes() == ["Toàn tỉnh", "Một huyện", "Một xã"]
    district = str(UNITS.at[FIRST, "district_code"])
    signed_in(db, monkeypatch, Role.DISTRICT_OFFICER, district)
    assert scopes() == ["Một huyện", "Một xã"]
    signed_in(db, monkeypatch, Role.COMMUNE_OFFICER, FIRST)
    assert scopes() == ["Một xã"]


def test_the_export_has_every_unit_that_the_reader_sees(db: Database, made: Round) -> None:
    found = progress(local_access(db), made.id)
    rating = results(local_access(db), made.id)
    standing = standing_of(found, single_months(found.months)[str(NOW)])
    book = openpyxl.load_workbook(BytesIO(export_progress(rating, found, standing, "vi")))
    said = {cell.value for row in book[UNIT_SHEET.vi].iter_rows() for cell in row}
    assert {FIRST, SECOND, FAR} <= said


def test_a_commune_has_its_months_on_its_page(db: Database, made: Round) -> None:
    assert "Theo tháng" not in shown(opened(profile, unit=FIRST, round=str(made.id)))
    reported(db, made, NOW, first={"A.1": "8/10", "A.2": "9/10"})
    said = shown(opened(profile, unit=FIRST, round=str(made.id)))
    assert "Theo tháng" in said
    assert any(row[0] == NOW.name.vi and "2/2" in row for row in rows_of(said))
