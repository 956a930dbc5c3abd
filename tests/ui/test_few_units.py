"""Pages of somebody who sees one district or one unit: nothing asks for a choice that there is not."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from store import (
    Access,
    Database,
    NewAccount,
    NewSubmission,
    Place,
    Role,
    Status,
    Step,
    local_access,
    save_account,
    set_status,
    submit,
    take_step,
)
from tests.editions import frame_of
from tests.ui.apps import opened, round_of, shown
from tests.ui.test_submit import FIRST, OLD, SECOND, UNITS
from ui.checklists import Checklists
from ui.rating import current_rating

FAR = UNITS.index[UNITS["district_name"] == "Huyện Nga Sơn"][0]
MAP = "Hoàn thành theo huyện"


def overview() -> None:
    from ui.overview import show

    show()


def profile() -> None:
    from ui.profile import show

    show()


def ranking() -> None:
    from ui.ranking import show

    show()


def submitting() -> None:
    from ui.submit import show

    show()


def labels(app: AppTest) -> set[str]:
    return {one.label for one in (*app.multiselect, *app.selectbox)}


@pytest.fixture
def acting(db: Database, monkeypatch: pytest.MonkeyPatch) -> Callable[[Role, str], Access]:
    """A round in two districts; lets an officer of a place look at it."""
    round_of(db, "thu", OLD, {unit: {"A.1": "3/5"} for unit in (FIRST, SECOND, FAR)})

    def make(role: Role, code: str) -> Access:
        save_account(local_access(db), NewAccount("lan@x.vn", "Lan", role, [Place("2022", code)]))
        monkeypatch.setattr("ui.who.local_access", lambda db: Access(db, "lan@x.vn"))
        return Access(db, "lan@x.vn")

    return make


def test_only_who_sees_several_districts_is_shown_their_map_and_their_filter(
    acting: Callable[[Role, str], Access],
) -> None:
    assert MAP in shown(opened(overview)) and "Huyện" in labels(opened(ranking))
    acting(Role.DISTRICT_OFFICER, str(UNITS.at[FIRST, "district_code"]))
    assert MAP not in shown(opened(overview)) and "Huyện" not in labels(opened(ranking))


def test_the_only_unit_of_an_officer_is_chosen_for_them(acting: Callable[[Role, str], Access]) -> None:
    acting(Role.COMMUNE_OFFICER, FIRST)
    assert opened(profile).selectbox[0].value == FIRST
    app = opened(submitting)
    assert app.multiselect(key="blank").value == [FIRST]
    assert "form" not in app.session_state


def test_a_returned_checklist_comes_back_with_its_figures_to_whoever_mends_it(
    acting: Callable[[Role, str], Access], db: Database
) -> None:
    officer, admin = acting(Role.COMMUNE_OFFICER, FIRST), local_access(db)
    new = NewSubmission(FIRST, frame_of({FIRST: {"A.1": "4/5"}}), b"y", "phieu.xlsx", "Lan", seen=1)
    take_step(admin, submit(officer, 1, new).id, Step.RETURN, "Thiếu minh chứng")
    rating = current_rating()
    assert FIRST not in rating.submissions
    blank, filled = (Checklists(rating).of(FIRST, prefilled) for prefilled in (False, True))
    assert len(filled) != len(blank) and Checklists(rating).fills_in(FIRST)
    said = [button.proto.label for button in opened(profile).get("download_button")]
    assert "Tải phiếu của đơn vị (điền sẵn số liệu)" in said


def test_of_a_returned_unit_it_is_not_said_that_it_did_not_submit(db: Database) -> None:
    round_of(db, "thu", OLD, {FIRST: {"A.1": "3/5"}})
    new = NewSubmission(FIRST, frame_of({FIRST: {"A.1": "4/5"}}), b"y", "phieu.xlsx", "Lan", seen=1)
    take_step(local_access(db), submit(local_access(db), 1, new).id, Step.RETURN, "Thiếu minh chứng")
    said = shown(opened(overview))
    assert "1 hồ sơ bị trả lại" in said and "xã chưa nộp phiếu:" not in said


def test_a_closed_round_is_not_said_to_have_days_left(db: Database) -> None:
    made = round_of(db, "thu", OLD, {FIRST: {"A.1": "3/5"}})
    assert "được tỉnh mở lại" not in shown(opened(submitting))
    set_status(local_access(db), made.id, Status.CLOSED)
    assert "đã đóng" in shown(opened(overview)) and "hạn nộp" not in shown(opened(overview))
    assert "Kỳ này đã đóng" in shown(opened(submitting))


def test_a_ranking_without_units_says_so_in_words(db: Database) -> None:
    round_of(db, "thu", OLD, {}, [FIRST])
    app = opened(ranking)
    assert "Chưa có đơn vị nào để xếp hạng" in shown(app) and not app.get("arrow_data_frame")


def test_who_submits_nothing_is_not_led_to_the_page_where_one_submits(
    acting: Callable[[Role, str], Access], db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown_links: list[str] = []
    monkeypatch.setattr("ui.overview.link", lambda route, *_, **__: shown_links.append(route.name))
    acting(Role.COMMUNE_OFFICER, FIRST)
    opened(overview)
    assert "SUBMIT" in shown_links
    shown_links.clear()
    save_account(local_access(db), NewAccount("lan2@x.vn", "Lan", Role.VIEWER, []))
    monkeypatch.setattr("ui.who.local_access", lambda db: Access(db, "lan2@x.vn"))
    opened(overview)
    assert set(shown_links) == {"RANKING"}
