"""The page Thẩm định: who waits for whom, one checklist changed, returned and accepted, and what that made of it."""

from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from scoring import Outcome
from store import (
    Access,
    Database,
    Figure,
    State,
    Step,
    Submission,
    appraisals_of,
    appraise,
    assign_appraisers,
    assignments,
    latest_submissions,
    local_access,
    results,
    reviewed_groups,
    take_step,
)
from store.moments import now
from store.rounds.deadlines import extensions
from store.tables import AccountPlaceRow, AccountRow
from tests.desk import FULL, UNITS, checked, desk_round, handed_in, share
from tests.ui.apps import opened, rows_of, shown
from ui.appraisal.report import export_differences

UNIT, OTHER, THIRD = UNITS
FAR = "14797"
"""A fourth commune of the same district, which handed in nothing."""
LAN = "lan@thu.vn"
HOSTILE = "<img src=x onerror=alert(1)> [bấm](javascript:alert(1)) **đậm**"


def page() -> None:
    """What is tried; it is imported inside, because it runs as a script."""
    from ui.appraisal import show

    show()


@pytest.fixture
def admin(db: Database) -> Access:
    return local_access(db)


@pytest.fixture
def acting(db: Database, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Access]:
    """Lets somebody else look at the page: `acting("district_officer", "380")`."""

    def make(role: str, code: str = "", email: str = LAN) -> Access:
        with db.transaction() as session:
            account = AccountRow(
                email=email, name="Lan", role=role, active=True, created_at=now(), created_by="local"
            )
            account.places = [AccountPlaceRow(era="2022", code=code)] if code else []
            session.add(account)
        monkeypatch.setattr("ui.who.local_access", lambda db: Access(db, email))
        return Access(db, email)

    return make


@pytest.fixture
def round_id(admin: Access) -> int:
    return desk_round(admin, (*UNITS, FAR)).id


@pytest.fixture
def given(admin: Access, round_id: int) -> list[Submission]:
    """One with the province, one with the district, one returned; the fourth unit handed in nothing."""
    first, second = checked(admin, round_id, UNIT), handed_in(admin, round_id, OTHER)
    third = handed_in(admin, round_id, THIRD)
    return [first, second, take_step(admin, third.id, Step.RETURN, "Thiếu minh chứng A.1")]


def state_of(admin: Access, round_id: int, unit: str) -> State:
    return next(one.state for one in latest_submissions(admin, round_id) if one.unit_code == unit)


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def pressed(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def field(app: AppTest, label: str):
    return next(one for one in (*app.text_input, *app.text_area, *app.date_input) if one.label == label)


def listed(app: AppTest) -> list[str]:
    return app.dataframe[0].value["Đơn vị"].tolist()


def ticked(app: AppTest, *rows: int) -> AppTest:
    """The queue with some of its rows ticked."""
    key = app.dataframe[0].proto.id.split("-", 2)[2]  # the rest tells Streamlit's own hash
    app.session_state[key] = {"selection": {"rows": list(rows), "columns": [], "cells": []}}
    return app.run()


def test_the_tiles_count_who_waits_for_whom(given: list[Submission]) -> None:
    said = shown(opened(page))
    for words, count in (
        ("Chờ huyện kiểm tra", 1),
        ("Chờ tỉnh thẩm định", 1),
        ("Đã trả lại, chờ xã", 1),
        ("Đã thẩm định", 0),
        ("Chưa nộp phiếu", 1),
    ):
        assert f'<span class="xs-muted">{words}</span><b>{count}</b>' in said


def test_the_queue_shows_what_waits_for_the_reader_and_more_on_demand(given: list[Submission]) -> None:
    app = opened(page)
    assert listed(app) == ["Phường Hàm Rồng"]
    assert len(listed(app.segmented_control(key="place").set_value("all").run())) == 4
    assert listed(app.segmented_control(key="place").set_value("returned").run()) == ["Phường Nam Ngạn"]
    assert app.query_params["place"] == "returned"
    app = opened(page, place="all", name="dong tho")
    assert listed(app) == ["Phường Đông Thọ"]


def test_a_row_tells_both_scores_and_what_lacks_evidence(
    admin: Access, round_id: int, given: list[Submission]
) -> None:
    checked(admin, round_id, FAR, FULL, evidence="")
    appraise(admin, given[0].id, "A.1", share(5, 10), "Đối chiếu", "BB 05")
    table = opened(page, place="all").dataframe[0].value.set_index("Đơn vị")
    assert table.loc["Phường Hàm Rồng", ["Tự chấm", "Thẩm định", "Chênh lệch", "Đã sửa"]].tolist() == [
        550,
        450,
        -100,
        1,
    ]
    assert table["Thiếu minh chứng"].max() == 6
    assert table.loc["Phường Nam Ngạn", "Đang ở"] == "↩ Đã trả lại, chờ xã"


def test_several_are_accepted_in_one_go_and_those_of_others_stay(
    admin: Access, round_id: int, given: list[Submission]
) -> None:
    checked(admin, round_id, FAR)
    appraise(admin, given[0].id, "A.1", share(5, 10), "Đối chiếu", "BB 05")
    app = opened(page, place="all")
    app = ticked(app, *range(4))
    said = shown(app)
    assert "Chấp nhận **2 hồ sơ** trong một lượt" in said
    assert "1 hồ sơ trong đó đã có số liệu thẩm định khác" in said
    app = pressed(app, "accept-many")
    assert "Đã chấp nhận 2 hồ sơ." in shown(app)
    assert [state_of(admin, round_id, unit) for unit in (UNIT, FAR, OTHER, THIRD)] == [
        State.APPRAISED,
        State.APPRAISED,
        State.SUBMITTED,
        State.RETURNED,
    ]


def test_an_administrator_checks_on_behalf_of_the_district(
    admin: Access, round_id: int, given: list[Submission]
) -> None:
    app = pressed(ticked(opened(page, place="submitted"), 0), "check-many")
    assert "Đã chuyển 1 hồ sơ lên tỉnh." in shown(app)
    assert state_of(admin, round_id, OTHER) is State.CHECKED


def test_ticks_do_not_move_to_other_units_when_the_list_changes(given: list[Submission]) -> None:
    app = ticked(opened(page, place="all"), 0)
    assert "Đã chọn **1** hồ sơ." in shown(app)
    app = app.segmented_control(key="place").set_value("submitted").run()
    assert "Đã chọn" not in shown(app)


def test_one_checklist_shows_both_ratings_with_evidence_by_indicator(
    admin: Access, given: list[Submission]
) -> None:
    appraise(admin, given[0].id, "A.1", share(5, 10), "Đối chiếu", "BB 05")
    app = opened(page, unit=UNIT)
    said = shown(app)
    assert app.header[0].value == "Phường Hàm Rồng" and "Lần nộp 1 · người điền: Hòa" in said
    for words in (
        "550,00",
        "450,00",
        "-100,00",
        "đổi kết luận",
        "6/10 hộ (60%)",
        "Kiểm chứng: Công văn 12/CV",
    ):
        assert words in said
    assert "Thẩm định: Đối chiếu (BB 05)" in said


def test_the_rows_can_be_those_changed_failed_or_without_evidence(
    admin: Access, round_id: int, given: list[Submission]
) -> None:
    appraise(admin, given[0].id, "B.2", Figure(choice="c"), "Đối chiếu", "BB 05")
    for show, ids in (("changed", ["B.2"]), ("failed", ["B.2"]), ("lacking", [])):
        said = shown(opened(page, unit=UNIT, show=show))
        found = [i for i in ("A.1", "A.2", "A.3", "B.1", "B.2", "B.3") if f"<b>{i}</b>" in said]
        assert found == ids, show
    said = shown(opened(page, unit=UNIT, group="B"))
    assert "<b>B.1</b>" in said and "<b>A.1</b>" not in said


def test_a_figure_is_scored_before_it_is_kept(admin: Access, round_id: int, given: list[Submission]) -> None:
    app = opened(page, unit=UNIT, open="A.1")
    app = field(app, "Tử").set_value("5").run()
    said = shown(app)
    assert "50%" in said and "450,00 · ✕ Chưa hoàn thành" in said and "(-100,00)" in said
    assert results(admin, round_id).appraisals == {}
    field(app, "Lý do").set_value("Đối chiếu")
    field(app, "Tài liệu, căn cứ (số hiệu, biên bản…)").set_value("BB 05")
    app = pressed(app, next(b.key for b in app.button if b.label == "Lưu thẩm định"))
    assert "Đã ghi thẩm định A.1." in shown(app)
    found = results(admin, round_id)
    assert found.appraisals[UNIT, "A.1"].figure == share(5, 10)
    assert found.scores.units.at[UNIT, "score"] == 450


@pytest.mark.parametrize(
    ("indicator", "fill", "figure"),
    [
        ("A.1", lambda app: app.radio[0].set_value("not_applicable"), Figure(not_applicable=True)),
        ("A.1", lambda app: app.radio[0].set_value("none"), Figure()),
        (
            "A.2",
            lambda app: field(app, "Bao nhiêu (cuộc họp)").set_value("1.525.644"),
            Figure(value=1525644.0),
        ),
        ("A.3", lambda app: field(app, "Điểm (điểm)").set_value("7,5"), Figure(value=7.5)),
        ("B.1", lambda app: app.radio[1].set_value(0.0), Figure(value=0.0)),
        ("B.2", lambda app: app.radio[1].set_value("c"), Figure(choice="c")),
        ("B.3", lambda app: app.radio[1].set_value(0.0), Figure(value=0.0)),
    ],
    ids=["not applicable", "no figure", "count", "number", "yes or no", "option", "part"],
)
def test_every_kind_of_input_has_its_form(
    admin: Access, round_id: int, given: list[Submission], indicator: str, fill, figure: Figure
) -> None:
    app = opened(page, unit=UNIT, open=indicator)
    fill(app)
    field(app, "Lý do").set_value("Đối chiếu")
    field(app, "Tài liệu, căn cứ (số hiệu, biên bản…)").set_value("BB 05")
    pressed(app, next(b.key for b in app.button if b.label == "Lưu thẩm định"))
    [kept] = appraisals_of(admin, given[0].id)
    assert (kept.slot, kept.figure) == ("B.3.a" if indicator == "B.3" else indicator, figure)


def test_a_share_alone_is_read_as_it_is_written(admin: Access, given: list[Submission]) -> None:
    app = opened(page, unit=UNIT, open="A.1")
    app = app.radio[0].set_value("share").run()
    app = field(app, "Tỷ lệ, có dấu %").set_value("97,93%").run()
    assert "97,93%" in shown(app)


def test_what_is_no_figure_is_told_in_words_and_not_kept(admin: Access, given: list[Submission]) -> None:
    app = opened(page, unit=UNIT, open="A.1")
    app = field(app, "Tử").set_value("9o").run()
    assert "“9o” không phải là số" in shown(app)
    app = field(app, "Tử").set_value("12").run()
    assert "tử số không được lớn hơn mẫu số" in shown(app)
    pressed(app, next(b.key for b in app.button if b.label == "Lưu thẩm định"))
    assert appraisals_of(admin, given[0].id) == []


def test_a_change_without_reason_is_refused_and_what_was_typed_stays(
    admin: Access, given: list[Submission]
) -> None:
    app = field(opened(page, unit=UNIT, open="A.1"), "Tử").set_value("5").run()
    app = pressed(app, next(b.key for b in app.button if b.label == "Lưu thẩm định"))
    assert "Còn thiếu lý do" in shown(app)
    assert field(app, "Tử").value == "5"
    assert appraisals_of(admin, given[0].id) == []


def test_a_change_is_withdrawn_with_a_reason(admin: Access, round_id: int, given: list[Submission]) -> None:
    said = appraise(admin, given[0].id, "A.1", share(5, 10), "Đối chiếu", "BB 05")
    app = opened(page, unit=UNIT, open="A.1")
    app = pressed(app, f"withdraw-{said.id}")
    assert "Còn thiếu lý do" in shown(app)
    field(app, "Lý do rút lại").set_value("Đã nhận bản gốc")
    app = pressed(app, f"withdraw-{said.id}")
    assert "Đã rút lại A.1." in shown(app)
    assert results(admin, round_id).appraisals == {}


def test_a_return_needs_a_reason_and_may_give_a_later_last_day(
    admin: Access, round_id: int, given: list[Submission]
) -> None:
    app = pressed(opened(page, unit=UNIT), "return")
    assert "Còn thiếu lý do" in shown(app)
    assert state_of(admin, round_id, UNIT) is State.CHECKED
    field(app, "Lý do: xã đọc được và biết phải sửa gì").set_value("Bổ sung A.1")
    later = now().date().replace(year=now().year + 1, day=1)
    field(app, "Cho nộp lại đến hết ngày (tùy chọn)").set_value(later)
    app = pressed(app, "return")
    assert "Đã trả lại cho xã." in shown(app)
    assert state_of(admin, round_id, UNIT) is State.RETURNED
    assert extensions(admin, round_id)[UNIT].until == later


def test_what_was_said_of_an_earlier_revision_is_shown_as_a_hint(
    admin: Access, round_id: int, given: list[Submission]
) -> None:
    appraise(admin, given[0].id, "A.1", share(5, 10), HOSTILE, "BB 05")
    take_step(admin, given[0].id, Step.RETURN, "Bổ sung")
    checked(admin, round_id, UNIT)
    app = opened(page, unit=UNIT, open="A.1")
    row = next(row for row in rows_of(shown(app)) if "5/10 hộ (50%)" in row)
    assert row[:2] == ["1", "A.1"] and "onerror" in row[3] and "<img" not in shown(app)
    assert results(admin, round_id).scores.value.at[UNIT, "A.1"] == 0.6


def test_accepting_names_score_and_verdict_first(
    admin: Access, round_id: int, given: list[Submission]
) -> None:
    app = opened(page, unit=UNIT)
    assert "Chấp nhận với **550,00 điểm**, hoàn thành; 0 chỉ tiêu đã sửa." in shown(app)
    assert "Đã chấp nhận." in shown(pressed(app, "accept"))
    assert state_of(admin, round_id, UNIT) is State.APPRAISED


def test_next_and_previous_follow_the_queue(admin: Access, round_id: int, given: list[Submission]) -> None:
    checked(admin, round_id, FAR)
    app = opened(page, unit=UNIT)
    assert "1 trong 2 hồ sơ" in shown(app)
    app = pressed(app, "to-next")
    assert (app.query_params["unit"], "2 trong 2 hồ sơ" in shown(app)) == (FAR, True)
    app = pressed(pressed(app, "to-previous"), "to-queue")
    assert "unit" not in app.query_params
    assert len(listed(app)) == 2


def test_a_forged_link_shows_the_queue(given: list[Submission]) -> None:
    app = opened(page, unit="99999", place="<b>", view="x", name="<script>", open="Z")
    assert not app.exception
    assert app.title[0].value == "Thẩm định"


def test_an_appraiser_of_a_group_says_when_it_is_done(
    admin: Access, round_id: int, given: list[Submission], acting: Callable[..., Access]
) -> None:
    acting("appraiser", email="mai@thu.vn")
    lan = acting("appraiser")
    assign_appraisers(admin, round_id, {"A": [LAN], "B": ["mai@thu.vn"]})
    app = opened(page, unit=UNIT)
    assert "<b>A.1</b>" in shown(app) and "<b>B.1</b>" not in shown(app)
    assert "Chấp nhận được khi đã thẩm định xong các nhóm: Nhóm A, Nhóm B." in shown(app)
    app = pressed(app, "done-A")
    assert reviewed_groups(lan, round_id) == {given[0].id: {"A": LAN}}
    app = app.segmented_control(key="group").set_value("B").run()
    assert "Sửa" not in labels(app) and "Xem" in labels(app)
    app = pressed(app, "open-B.1")
    assert "Lưu thẩm định" not in labels(app)


def test_administrators_assign_appraisers_to_groups(
    admin: Access, round_id: int, given: list[Submission], acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting("appraiser")
    monkeypatch.setattr("ui.who.local_access", local_access)
    app = opened(page, view="appraisers")
    app.multiselect[0].set_value([LAN])
    app = next(b for b in app.button if b.label == "Lưu phân công").click().run()
    assert "Đã lưu phân công." in shown(app)
    assert assignments(admin, round_id) == {"A": [LAN]}


def test_a_district_officer_checks_and_returns_and_changes_nothing(
    admin: Access, round_id: int, given: list[Submission], acting: Callable[..., Access]
) -> None:
    acting("district_officer", "380")
    app = opened(page)
    assert app.title[0].value == "Kiểm tra của huyện"
    assert listed(app) == ["Phường Đông Thọ"]
    assert "Phân công" not in app.segmented_control(key="view").options
    app = opened(page, unit=OTHER, open="A.1")
    assert {"Xác nhận đã kiểm tra", "Trả lại"} <= set(labels(app))
    assert not {"Sửa", "Lưu thẩm định", "Chấp nhận"} & set(labels(app))
    assert "Đã kiểm tra và chuyển lên tỉnh." in shown(pressed(app, "check"))
    assert state_of(admin, round_id, OTHER) is State.CHECKED


def test_a_district_officer_sees_no_unit_of_another_district(
    given: list[Submission], acting: Callable[..., Access]
) -> None:
    acting("district_officer", "381")
    app = opened(page, unit=UNIT, place="all")
    assert "Phường Hàm Rồng" not in shown(app)
    assert app.title[0].value == "Kiểm tra của huyện"


@pytest.mark.parametrize(("role", "code"), [("commune_officer", UNIT), ("viewer", "")])
def test_the_page_is_for_district_and_province(
    given: list[Submission], acting: Callable[..., Access], role: str, code: str
) -> None:
    acting(role, code)
    said = shown(opened(page, unit=UNIT, view="differences"))
    assert "Trang này dành cho cán bộ huyện" in said
    assert "550" not in said


def test_the_report_has_the_numbers_of_the_store(
    admin: Access, round_id: int, given: list[Submission]
) -> None:
    appraise(admin, given[0].id, "A.1", share(5, 10), "Đối chiếu", "BB 05")
    appraise(admin, given[0].id, "B.3.a", Figure(value=0.0), HOSTILE, "BB 06")
    found = results(admin, round_id)
    app = opened(page, view="differences")
    assert "**1** trong 2 đơn vị" in shown(app)
    row = app.dataframe[0].value.iloc[0]
    assert (row["Tự chấm"], row["Thẩm định"]) == tuple(
        scores.units.at[UNIT, "score"] for scores in (found.self_assessed, found.scores)
    )
    assert (row["Hạng sau"], row["Đã sửa"]) == (found.scores.units.at[UNIT, "rank"], 2)
    app = app.segmented_control(key="part").set_value("indicators").run()
    counts = app.dataframe[0].value.set_index("Mã")
    assert counts.loc["A.1", ["Đơn vị sửa", "Giảm điểm", "Bình quân"]].tolist() == [1, 1, -100]
    app = app.segmented_control(key="part").set_value("changes").run()
    rows = {row[1][:5]: row for row in rows_of(shown(app))[1:]}
    assert rows["A.1Tê"][2:6] == ["6/10 hộ (60%)", "5/10 hộ (50%)", "Đối chiếu", "BB 05"]
    assert "<img" not in shown(app)


def test_the_exported_report_holds_every_change(
    admin: Access, round_id: int, given: list[Submission]
) -> None:
    appraise(admin, given[0].id, "A.1", share(5, 10), "Đối chiếu", "BB 05")
    appraise(admin, given[0].id, "B.1", Figure(), "Không có văn bản", "BB 05")
    found = results(admin, round_id)
    assert found.scores.outcome.at[UNIT, "B.1"] == Outcome.MISSING
    book = openpyxl.load_workbook(BytesIO(export_differences(found, "vi")))
    sheet = book["Từng thay đổi"]
    said = [[cell.value for cell in row] for row in sheet[sheet.tables["TungThayDoi"].ref]]
    assert [row[3] for row in said[1:]] == ["A.1", "B.1"]
    assert [row[6] for row in said[1:]] == ["5/10 hộ (50%)", "Không chấp nhận số liệu"]
