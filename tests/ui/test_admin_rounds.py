"""The page Quản trị, part Kỳ đánh giá: a round's whole way, its list and its days, as an administrator goes it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from store import (
    Access,
    Database,
    NewRound,
    Round,
    Status,
    Step,
    assign_appraisers,
    assignments,
    create_round,
    extensions,
    get_round,
    list_rounds,
    local_access,
    publish_edition,
    set_status,
    take_step,
)
from store.tables import AccountRow, AnswerRow
from tests.desk import EDITION as DESK_EDITION
from tests.desk import UNITS, handed_in
from tests.editions import edition_text, indicator
from tests.ui.apps import opened, rows_of, shown
from ui.admin.copied import copied_days, copied_name
from units import load_units
from wording.moments import said_day, today_in_vietnam

EDITION = edition_text(indicator()).replace("title: Thử", "title: Bộ của tỉnh")
TODAY = today_in_vietnam()
CSV = "text/csv"


def page() -> None:
    """The page alone; what it needs is imported inside, because it runs as a script."""
    import streamlit as st

    from ui.admin import show
    from ui.query import seed_one, take_pending
    from ui.rating import ROUND_KEY, rounds

    take_pending()
    known = [str(one.id) for one in rounds()]
    seed_one(ROUND_KEY, known, known[0] if known else None)
    st.session_state[ROUND_KEY] = st.session_state[ROUND_KEY]
    show()


@pytest.fixture
def admin(db: Database) -> Access:
    return local_access(db)


@pytest.fixture
def somebody(db: Database, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Makes an account with a role and gives its address; `acting` lets it look at the page."""

    def make(role: str, acting: bool = True) -> str:
        email = f"{role}@thu.vn"
        with db.transaction() as session:
            session.add(
                AccountRow(
                    email=email,
                    name="Lê Hoa",
                    role=role,
                    active=True,
                    created_at=datetime.now(UTC),
                    created_by="local",
                )
            )
        if acting:
            monkeypatch.setattr("ui.who.local_access", lambda db: Access(db, email))
        return email

    return make


def desk(
    admin: Access, status: Status = Status.OPEN, name: str = "Kỳ thử", deadline: date | None = TODAY
) -> Round:
    """A round of three units, brought into a status; it began long ago."""
    round_ = create_round(
        admin, NewRound(name, "thu", DESK_EDITION, "2022", UNITS, date(2022, 11, 1), deadline)
    )
    way = list(Status)
    for step in way[1 : way.index(status) + 1]:
        round_ = set_status(admin, round_.id, step)
    return round_


def pressed(app: AppTest, label: str) -> AppTest:
    """The page after a button was pressed."""
    app = next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def stepped(app: AppTest, label: str) -> AppTest:
    """The page after a step was agreed to and taken."""
    next(box for box in app.checkbox if "đã hiểu" in box.label).check().run()
    return pressed(app, label)


def uploaded(app: AppTest, content: bytes, name: str = "ds.csv") -> AppTest:
    """The page after a list was chosen as the way and a file given."""
    next(radio for radio in app.radio if "giao chỉ tiêu" in radio.label).set_value("file").run()
    return app.file_uploader[0].set_value((name, content, CSV)).run()


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def test_others_are_told_plainly_and_see_nothing_of_it(admin: Access, somebody: Callable[..., str]) -> None:
    desk(admin)
    for role in ("appraiser", "district_officer", "commune_officer", "viewer"):
        somebody(role)
        app = opened(page)
        assert "dành cho quản trị viên cấp tỉnh" in shown(app)
        assert (labels(app), list(app.selectbox), "<table" in shown(app)) == ([], [], False)


def test_every_round_stands_in_the_table_with_what_was_handed_in(admin: Access) -> None:
    round_ = desk(admin)
    draft = desk(admin, Status.DRAFT, "Kỳ đang soạn", None)
    _, second, third = (handed_in(admin, round_.id, unit) for unit in UNITS)
    take_step(admin, second.id, Step.CHECK)
    take_step(admin, third.id, Step.CHECK)
    take_step(admin, third.id, Step.ACCEPT)
    app = opened(page, round=str(round_.id))
    assert not app.exception
    _, one, other = rows_of(shown(app))[:3]
    day = said_day(TODAY)
    assert one == [
        "Kỳ đang soạn",
        "Thửdanh mục năm 2022",
        "3",
        "01/11/2022 – không hạn",
        "· đang soạn",
        "0",
        "0",
        "0",
    ]
    assert other[0] == "Kỳ thử đang xem"
    assert other[3:] == [f"01/11/2022 – {day}", "● đang mở", "3", "2", "1"]
    assert f"?round={draft.id}" in shown(app)


def test_an_era_without_districts_has_no_count_of_theirs(admin: Access) -> None:
    new = NewRound("Kỳ 2025", "thu", DESK_EDITION, "2025", ("14758",), TODAY)
    create_round(admin, new)
    assert rows_of(shown(opened(page)))[1][5:] == ["0", "–", "0"]


def test_a_round_goes_its_whole_way_step_by_step(admin: Access) -> None:
    round_ = desk(admin, Status.DRAFT)
    app = opened(page)
    assert f"nhận phiếu từ ngày {said_day(round_.opens_on)}" in shown(app)
    for label, status in (
        ("Mở kỳ", Status.OPEN),
        ("Đóng nhận phiếu", Status.CLOSED),
        ("Kết thúc thẩm định", Status.APPRAISED),
        ("Công bố kết quả", Status.PUBLISHED),
    ):
        assert next(button for button in app.button if button.label == label).disabled
        app = stepped(app, label)
        assert get_round(admin, round_.id).status is status
    assert "không còn bước nào" in shown(app)
    assert "nay ở trạng thái “đã công bố”" in shown(app)


def test_a_round_with_waiting_submissions_stays_and_their_units_are_named(admin: Access) -> None:
    round_ = desk(admin)
    handed_in(admin, round_.id, UNITS[1])
    set_status(admin, round_.id, Status.CLOSED)
    app = stepped(opened(page), "Kết thúc thẩm định")
    assert "Còn 1 hồ sơ chờ" in app.error[0].value
    assert "Phường Đông Thọ – Thành phố Thanh Hóa" in shown(app)
    assert get_round(admin, round_.id).status is Status.CLOSED


def test_the_days_of_an_open_round_change_with_a_reason(admin: Access) -> None:
    round_ = desk(admin)
    app = opened(page)
    app.date_input[1].set_value(TODAY + timedelta(9))
    app = pressed(app, "Đổi ngày")
    assert "Còn thiếu lý do" in app.error[0].value
    next(field for field in app.text_input if "Lý do" in field.label).set_value("Mưa lũ")
    app = pressed(app, "Đổi ngày")
    assert get_round(admin, round_.id).deadline == TODAY + timedelta(9)
    assert "Thời gian nộp phiếu nay là" in app.success[0].value


def test_a_unit_is_reopened_from_the_page_and_then_listed(admin: Access) -> None:
    round_ = desk(admin, Status.CLOSED)
    app = opened(page)
    app = pressed(app, "Mở lại")
    assert "Chọn đơn vị" in app.error[0].value
    next(box for box in app.selectbox if box.label.startswith("Đơn vị")).set_value(UNITS[1])
    app.date_input[0].set_value(TODAY)
    app.text_area[0].set_value("<b>Mất điện</b>")
    app = pressed(app, "Mở lại")
    assert extensions(admin, round_.id)[UNITS[1]].until == TODAY
    row = rows_of(shown(app))[-1]
    assert row[:2] == ["Phường Đông Thọ – Thành phố Thanh Hóa", said_day(TODAY)]
    assert "&lt;b&gt;Mất điện" in shown(app)
    assert "<b>Mất điện" not in shown(app)


def test_the_list_of_a_draft_is_replaced_by_that_of_a_file(admin: Access) -> None:
    round_ = desk(admin, Status.DRAFT)
    app = uploaded(opened(page), "Mã\n14758\n14764\n".encode())
    assert "Danh sách: 2 đơn vị của 1 huyện" in [block.label for block in app.expander]
    app = pressed(app, "Dùng danh sách 2 đơn vị này")
    assert get_round(admin, round_.id).cohort == ("14758", "14764")


def test_a_published_round_tells_who_and_when_and_is_computed_again(db: Database, admin: Access) -> None:
    round_ = desk(admin)
    submission = handed_in(admin, round_.id, UNITS[0])
    take_step(admin, submission.id, Step.CHECK)
    take_step(admin, submission.id, Step.ACCEPT)
    for status in (Status.CLOSED, Status.APPRAISED, Status.PUBLISHED):
        set_status(admin, round_.id, status)
    app = opened(page)
    assert "Công bố bởi Máy này, lúc" in shown(app)
    assert [len(block.value) for block in app.code] == [64]
    assert "Khớp" in pressed(app, "Tính lại và so sánh").success[0].value
    with db.transaction() as session:
        session.query(AnswerRow).filter_by(slot="A.1").update({"numerator": 7.0})
    assert "Không khớp" in pressed(app, "Tính lại và so sánh").error[0].value


def new(**query: str) -> AppTest:
    app = opened(page, work="new", **query)
    assert not app.exception
    return app


def test_a_round_is_offered_what_ships_complete_and_what_was_published(admin: Access) -> None:
    publish_edition(admin, EDITION)
    box = next(box for box in new().selectbox if box.label == "Bộ tiêu chí")
    assert box.options == ["Bộ tiêu chí tham chiếu về chuyển đổi số cấp xã, 2022", "Bộ của tỉnh"]


def test_the_edition_that_a_link_names_is_chosen(admin: Access) -> None:
    publish_edition(admin, EDITION)
    for asked, chosen in (("thu", "thu"), ("qd-1829-2023", "tham-chieu-2022")):
        assert next(b for b in new(edition=asked).selectbox if b.label == "Bộ tiêu chí").value == chosen


def test_a_round_made_and_opened_at_once_keeps_the_editions_text(admin: Access) -> None:
    publish_edition(admin, EDITION)
    app = new(edition="thu")
    next(button for button in app.button if button.label == "Lập và mở").click().run()
    (made,) = list_rounds(admin)
    assert (made.edition_id, made.edition_text, made.status) == ("thu", EDITION, "open")
    assert (made.opens_on, made.deadline) == (TODAY, TODAY + timedelta(60))
    assert made.cohort == tuple(load_units("2022").index)


def test_a_round_made_as_a_draft_waits_to_be_opened(admin: Access) -> None:
    app = pressed(new(), "Lập kỳ, chưa mở")
    (made,) = list_rounds(admin)
    assert (made.status, made.name) == (Status.DRAFT, f"Kỳ đánh giá {TODAY.year}")
    assert "đang ở bản soạn" in app.success[0].value
    assert "Mở kỳ" in labels(app)


def test_a_list_with_problems_makes_no_round_and_its_problems_can_be_taken_away(admin: Access) -> None:
    app = uploaded(new(), "Mã,Tên,Huyện\n99999,,\n,Phường Đông Thoo,\n".encode())
    assert not app.exception
    said = shown(app)
    assert "2 lỗi" in app.error[0].value
    assert "dòng 2" in said
    assert "Phường Đông Thọ (Thành phố Thanh Hóa, mã 14758)" in said
    assert all(button.disabled for button in app.button if button.label.startswith("Lập "))
    assert "Tải bảng lỗi (.xlsx)" in [button.label for button in app.get("download_button")]


def test_a_list_is_shown_by_district_before_it_counts(admin: Access) -> None:
    app = uploaded(new(), "Mã\n14758\n14755\n".encode())
    assert rows_of(shown(app))[1:] == [["Thành phố Thanh Hóa", "2", "Phường Đông Thọ, Phường Hàm Rồng"]]
    pressed(app, "Lập kỳ, chưa mở")
    assert list_rounds(admin)[0].cohort == ("14755", "14758")


def test_a_list_chosen_but_not_given_makes_no_round(admin: Access) -> None:
    app = new()
    app.radio[0].set_value("file").run()
    assert all(button.disabled for button in app.button if button.label.startswith("Lập "))


def test_a_name_that_is_taken_is_warned_of(admin: Access) -> None:
    desk(admin, name="Kỳ 2022")
    app = new()
    assert app.warning == []
    app.text_input[0].set_value("  KỲ 2022").run()
    assert "Đã có một kỳ tên như vậy" in app.warning[0].value


def after(app: AppTest, round_: Round) -> AppTest:
    app = next(b for b in app.selectbox if b.label.startswith("Làm theo")).set_value(round_.id).run()
    assert not app.exception
    return app


def test_a_round_after_an_earlier_one_takes_over_what_it_had(
    admin: Access, somebody: Callable[..., str]
) -> None:
    publish_edition(admin, DESK_EDITION)
    email = somebody("appraiser", acting=False)
    earlier = desk(admin, name="Kỳ 2022", deadline=date(2022, 12, 25))
    assign_appraisers(admin, earlier.id, {"B": [email]})
    pressed(after(new(), earlier), "Lập kỳ, chưa mở")
    made = list_rounds(admin)[0]
    assert (made.edition_id, made.era, made.cohort) == ("thu", "2022", earlier.cohort)
    assert (made.name, made.opens_on, made.deadline) == (
        copied_name(earlier, TODAY, ["Kỳ 2022"]),
        *copied_days(earlier, TODAY),
    )
    assert assignments(admin, made.id) == {"B": [email]}


def test_an_appraiser_who_left_is_not_assigned_again(
    db: Database, admin: Access, somebody: Callable[..., str]
) -> None:
    publish_edition(admin, DESK_EDITION)
    email = somebody("appraiser", acting=False)
    earlier = desk(admin)
    assign_appraisers(admin, earlier.id, {"B": [email]})
    with db.transaction() as session:
        session.get(AccountRow, email).active = False
    pressed(after(new(), earlier), "Lập kỳ, chưa mở")
    assert assignments(admin, list_rounds(admin)[0].id) == {}


def test_a_list_goes_on_to_another_era_without_the_units_that_changed(admin: Access) -> None:
    create_round(admin, NewRound("Kỳ 2022", "thu", DESK_EDITION, "2022", ("14755", "14845"), TODAY))
    app = after(new(), list_rounds(admin)[0])
    next(b for b in app.selectbox if b.label.startswith("Danh mục")).set_value("2025").run()
    assert "1 đơn vị giữ nguyên" in app.warning[0].value
    assert "COHORT_UNIT_CHANGED" in shown(app)
    pressed(app, "Lập kỳ, chưa mở")
    assert (list_rounds(admin)[0].era, list_rounds(admin)[0].cohort) == ("2025", ("14845",))


@pytest.mark.parametrize(
    ("deadline", "today", "days"),
    [
        (date(2022, 12, 25), date(2023, 3, 1), (date(2023, 11, 1), date(2023, 12, 25))),
        (date(2022, 12, 25), date(2022, 12, 25), (date(2022, 11, 1), date(2022, 12, 25))),
        (date(2022, 12, 25), date(2022, 12, 26), (date(2023, 11, 1), date(2023, 12, 25))),
        (date(2023, 1, 10), date(2024, 1, 5), (date(2023, 11, 1), date(2024, 1, 10))),
        (date(2024, 2, 29), date(2025, 1, 1), (date(2023, 11, 1), date(2025, 2, 28))),
        (None, date(2023, 10, 1), (date(2023, 11, 1), None)),
    ],
)
def test_copied_days_are_those_of_the_first_year_in_which_they_are_not_over(
    deadline: date | None, today: date, days: tuple[date, date | None]
) -> None:
    assert copied_days(_round(deadline), today) == days


def test_a_copied_name_goes_on_with_the_days_and_is_not_given_twice() -> None:
    earlier, today = _round(date(2022, 12, 25)), date(2024, 1, 1)
    assert copied_name(earlier, today, ["Kỳ 2022"]) == "Kỳ 2024"
    assert copied_name(earlier, today, ["kỳ 2024", "Kỳ 2024 (2)"]) == "Kỳ 2024 (3)"


def _round(deadline: date | None) -> Round:
    moment = datetime(2022, 10, 1, tzinfo=UTC)
    return Round(
        1,
        "Kỳ 2022",
        "thu",
        "",
        "2022",
        UNITS,
        date(2022, 11, 1),
        deadline,
        False,
        Status.OPEN,
        moment,
        "local",
    )


def test_the_part_on_backup_says_where_the_data_is_and_hides_the_password(admin: Access) -> None:
    app = opened(page, part="backup")
    assert not app.exception
    codes = [block.value for block in app.code]
    assert codes[0].startswith("sqlite")
    assert "python cli.py backup sao-luu.xaso" in codes
