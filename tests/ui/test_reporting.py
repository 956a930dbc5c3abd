"""Báo cáo: who may make which report, what they fill in, and what they are told of the office's own template."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from reports import Template
from reports.template_files import office_path
from store import Access, Database, NewAccount, Place, Role, local_access, save_account
from tests.reports.documents import template_of, words
from tests.reports.rounds import ANSWERS, DONE, EDITION, FAILED, LATE, UNITS
from tests.ui.apps import opened, round_of, shown


def page() -> None:
    from ui.reporting import show

    show()


@pytest.fixture
def acting(db: Database, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A round; lets somebody of a role look at it."""
    round_of(db, "thu", EDITION, ANSWERS, [*ANSWERS, LATE])

    def make(role: Role, *codes: str) -> None:
        places = [Place("2022", code) for code in codes]
        save_account(local_access(db), NewAccount("lan@x.vn", "Lan", role, places))
        monkeypatch.setattr("ui.who.local_access", lambda db: Access(db, "lan@x.vn"))

    return make


def downloads(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.get("download_button")]


PROVINCE, COMMUNE, IN_USE, OURS = (
    "Tải báo cáo của tỉnh (Word)",
    "Tải báo cáo của xã (Word)",
    "Tải mẫu đang dùng",
    "Tải mẫu của phần mềm",
)


def test_who_sees_all_units_is_offered_the_report_of_the_province(acting: Callable[..., None]) -> None:
    assert downloads(opened(page)) == [PROVINCE, IN_USE]
    acting(Role.VIEWER)
    assert downloads(opened(page)) == [PROVINCE, IN_USE]


def test_an_officer_makes_the_report_of_their_own_units_alone(acting: Callable[..., None]) -> None:
    acting(Role.COMMUNE_OFFICER, DONE)
    app = opened(page, report="province")
    assert downloads(app) == [COMMUNE, IN_USE]
    assert len(app.selectbox[0].options) == 1 and app.selectbox[0].value == DONE
    assert downloads(opened(page, report="commune", unit=FAILED)) == [COMMUNE, IN_USE]
    acting(Role.DISTRICT_OFFICER, str(UNITS.at[FAILED, "district_code"]))
    assert opened(page).selectbox[0].value == FAILED


def test_who_only_reads_makes_no_report_of_a_commune(acting: Callable[..., None]) -> None:
    acting(Role.VIEWER)
    app = opened(page, report="commune")
    assert not app.get("download_button") and "chỉ xem kết quả" in shown(app)


def test_who_has_not_submitted_is_told_so(acting: Callable[..., None]) -> None:
    acting(Role.COMMUNE_OFFICER, LATE)
    assert "Chưa có phiếu nào được tính" in shown(opened(page))


def test_a_round_without_results_says_so_in_words(db: Database) -> None:
    round_of(db, "thu", EDITION, {}, [DONE])
    app = opened(page)
    assert "chưa có gì để báo cáo" in shown(app) and not app.get("download_button")


def test_what_follows_from_a_communes_name_stands_there_and_nothing_else(acting: Callable[..., None]) -> None:
    app = opened(page, report="commune", unit=DONE)
    name = str(UNITS.at[DONE, "name"])
    filled = {one.label: one.value for one in app.text_input if one.value}
    assert filled == {
        "Cơ quan chủ quản": "Ủy ban nhân dân huyện Hậu Lộc",
        "Cơ quan ban hành": f"Ủy ban nhân dân {name[0].lower()}{name[1:]}",
        "Ký hiệu sau “BC-”": "UBND",
        "Địa danh": name.split(" ", 1)[1]
        if not name.startswith("Thị trấn")
        else name.removeprefix("Thị trấn "),
    }
    assert not any(one.value for one in opened(page).text_input)


def test_what_was_filled_in_is_kept_when_another_unit_was_looked_at(acting: Callable[..., None]) -> None:
    app = opened(page, report="commune", unit=DONE)
    signer = next(one for one in app.text_input if one.label == "Họ tên người ký")
    signer.set_value("Lê Văn Đ").run()
    app.date_input[0].set_value(date(2022, 12, 5)).run()
    app.selectbox[0].set_value(FAILED).run()
    assert not any(one.value == "Lê Văn Đ" for one in app.text_input)
    app.selectbox[0].set_value(DONE).run()
    assert any(one.value == "Lê Văn Đ" for one in app.text_input)
    assert app.date_input[0].value == date(2022, 12, 5)


def test_the_report_is_made_from_what_stands_in_the_fields(
    acting: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: dict[str, Callable[[], bytes]] = {}
    monkeypatch.setattr("streamlit.download_button", lambda label, data, **_: made.update({label: data}))
    app = opened(page, report="commune", unit=DONE)
    next(one for one in app.text_input if one.label == "Họ tên người ký").set_value("Lê Văn Đ").run()
    said = words(made[COMMUNE]())
    assert "Lê Văn Đ" in said and str(UNITS.at[DONE, "name"]) in said


def test_a_bad_template_of_the_office_is_told_and_ours_serves(acting: Callable[..., None]) -> None:
    path = office_path(Template.PROVINCE)
    path.parent.mkdir(parents=True)
    path.write_bytes(template_of("{{ co_quann }}"))
    app = opened(page)
    said = shown(app)
    assert "Mẫu riêng của cơ quan chưa dùng được" in said and "co_quann" in said and "co_quan”?" in said
    assert "REPORT_TAG_UNKNOWN" in said and not app.exception
    assert downloads(app) == [PROVINCE, IN_USE, OURS]


def test_a_good_template_of_the_office_counts(acting: Callable[..., None]) -> None:
    path = office_path(Template.PROVINCE)
    path.parent.mkdir(parents=True)
    path.write_bytes(template_of("{{ co_quan }}"))
    app = opened(page)
    assert "Đang có mẫu riêng của cơ quan" in shown(app) and not app.error


def test_the_page_speaks_english_and_says_that_reports_are_vietnamese(acting: Callable[..., None]) -> None:
    app = opened(page, report="commune", unit=DONE, lang="en")
    app.session_state["lang"] = "en"
    assert "written in Vietnamese" in shown(app.run())
