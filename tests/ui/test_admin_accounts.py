"""Tài khoản: people found, added, changed and stopped on the page, and a whole list brought in with a look before."""

from io import BytesIO

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from checklist.accounts import ListedAccount, write_account_list
from checklist.layout import MEDIA_TYPE
from store import (
    Database,
    NewAccount,
    Place,
    Role,
    list_accounts,
    local_access,
    save_accounts,
    set_active,
)
from tests.ui.apps import opened, shown

HOA = NewAccount(
    "hoa@thu.vn", "Lê Hòa", Role.COMMUNE_OFFICER, [Place("2022", "14755"), Place("2025", "14758")]
)
LAN = NewAccount("lan@thu.vn", "<b>Lan</b> *x*", Role.VIEWER)


def page() -> None:
    """The part alone, as the page Quản trị shows it."""
    from ui.admin.accounts import show_accounts
    from ui.query import take_pending

    take_pending()
    show_accounts()


@pytest.fixture
def app(db: Database) -> AppTest:
    """The page with an officer and a viewer."""
    save_accounts(local_access(db), [HOA, LAN])
    return opened(page)


def kept(db: Database) -> dict[str, NewAccount]:
    return {
        one.email: NewAccount(one.email, one.name, one.role, one.places)
        for one in list_accounts(local_access(db))
    }


def listed(app: AppTest) -> list[str]:
    """The addresses in the table."""
    return list(app.dataframe[0].value["Email"]) if app.dataframe else []


def at(app: AppTest, work: str) -> AppTest:
    app.session_state["people"] = work
    return app.run()


def account(app: AppTest, email: str) -> AppTest:
    """What a click on an address does."""
    app.session_state["account-open"] = email
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    [button] = [button for button in app.button if button.label == label]
    return button.click().run()


def bring(app: AppTest, people: list[ListedAccount]) -> AppTest:
    at(app, "file")
    app.file_uploader[0].set_value(("ds.xlsx", write_account_list(people, "2022"), MEDIA_TYPE))
    return app.run()


def test_without_accounts_the_page_says_how_to_begin(db: Database) -> None:
    assert "Chưa có tài khoản nào" in shown(opened(page))


def test_the_table_names_everybody_with_role_and_places(app: AppTest) -> None:
    table = app.dataframe[0].value
    assert listed(app) == ["hoa@thu.vn", "lan@thu.vn"]
    assert list(table["Vai trò"]) == ["Cán bộ xã", "Người xem"]
    assert table["Đơn vị"][0].startswith("Phường Hàm Rồng – Thành phố Thanh Hóa (2022); ")
    assert "2 / 2 tài khoản, 2 đang dùng" in shown(app)


def test_people_are_found_by_address_name_and_place(app: AppTest) -> None:
    for words, found in (
        ("HOA@", ["hoa@thu.vn"]),
        ("hàm rồng", ["hoa@thu.vn"]),
        ("ham rong hoa", ["hoa@thu.vn"]),
        ("thu.vn", ["hoa@thu.vn", "lan@thu.vn"]),
        ("không ai", []),
    ):
        app.text_input(key="accounts-search").set_value(words).run()
        assert listed(app) == found, words


def test_people_are_filtered_by_role_and_state(app: AppTest, db: Database) -> None:
    set_active(local_access(db), "hoa@thu.vn", False)
    app.selectbox(key="accounts-state").set_value("locked").run()
    assert listed(app) == ["hoa@thu.vn"]
    app.multiselect(key="accounts-roles").set_value([Role.VIEWER]).run()
    assert listed(app) == []


def test_somebody_new_is_added_and_the_form_is_empty_again(app: AppTest, db: Database) -> None:
    at(app, "new")
    app.text_input(key="new-0-email").set_value("Minh@Thu.vn")
    app.text_input(key="new-0-name").set_value("Minh")
    app.selectbox(key="new-0-role").set_value(Role.DISTRICT_OFFICER).run()
    app.multiselect[0].set_value(["389"])
    press(app, "Thêm tài khoản")
    assert kept(db)["minh@thu.vn"] == NewAccount(
        "minh@thu.vn", "Minh", Role.DISTRICT_OFFICER, (Place("2022", "389"),)
    )
    assert "Đã thêm tài khoản của **Minh**" in shown(app)
    assert app.text_input(key="new-1-email").value == ""


def test_what_cannot_be_an_account_is_said_in_words_and_nothing_is_kept(app: AppTest, db: Database) -> None:
    before = kept(db)
    at(app, "new")
    press(app, "Thêm tài khoản")
    assert "không phải là một địa chỉ" in shown(app)
    app.text_input(key="new-0-email").set_value("minh@thu.vn").run()
    press(app, "Thêm tài khoản")
    assert "cần ít nhất một đơn vị" in shown(app)
    app.text_input(key="new-0-email").set_value(" HOA@thu.vn").run()
    assert "đã có tài khoản" in shown(app)
    assert "Thêm tài khoản" not in [button.label for button in app.button]
    assert kept(db) == before


def test_an_account_is_changed_with_the_places_of_both_eras(app: AppTest, db: Database) -> None:
    account(app, "hoa@thu.vn")
    assert [box.value for box in app.multiselect] == [["14755"], ["14758"]]
    app.multiselect[0].set_value(["14755", "14758"])
    press(app, "Lưu thay đổi")
    assert kept(db)["hoa@thu.vn"].places == (
        *(Place("2022", c) for c in ("14755", "14758")),
        Place("2025", "14758"),
    )
    app.selectbox(key="hoa@thu.vn-role").set_value(Role.VIEWER).run()
    press(app, "Lưu thay đổi")
    assert kept(db)["hoa@thu.vn"].places == ()


def test_an_account_is_stopped_and_taken_into_use_again(app: AppTest, db: Database) -> None:
    press(account(app, "lan@thu.vn"), "Ngừng dùng")
    assert not list_accounts(local_access(db))[1].active
    assert "không đăng nhập được nữa" in shown(app)
    press(app, "Cho dùng lại")
    assert list_accounts(local_access(db))[1].active


def test_a_name_with_html_and_markdown_is_shown_as_text(app: AppTest) -> None:
    said = shown(account(app, "lan@thu.vn"))
    assert "<b>Lan</b>" not in said and "&lt;b&gt;Lan&lt;/b&gt; *x*" in said


def test_the_last_administrator_stays(app: AppTest, db: Database) -> None:
    save_accounts(local_access(db), [NewAccount("minh@thu.vn", "Minh", Role.ADMINISTRATOR)])
    press(account(app, "minh@thu.vn"), "Ngừng dùng")
    assert "quản trị viên đang dùng cuối cùng" in shown(app)
    assert all(one.active for one in list_accounts(local_access(db)))


def test_a_list_is_seen_before_it_counts_and_then_saved_whole(app: AppTest, db: Database) -> None:
    before = kept(db)
    bring(
        app,
        [
            ListedAccount("hoa@thu.vn", "Lê Hòa", "commune_officer", ("14758",)),
            ListedAccount("lan@thu.vn", LAN.name, "viewer"),
            ListedAccount("moi@thu.vn", "Mới", "district_officer", ("389",)),
        ],
    )
    assert "**1** tài khoản mới · **1** thay đổi · **1** giữ nguyên" in shown(app)
    table = app.dataframe[0].value
    assert list(table["Việc"]) == ["Mới", "Thay đổi"]
    assert table["Trước đó"][1].startswith("Phường Hàm Rồng")
    assert kept(db) == before
    press(app, "Lưu 2 tài khoản")
    assert kept(db)["moi@thu.vn"].places == (Place("2022", "389"),)
    assert kept(db)["hoa@thu.vn"].places == (Place("2022", "14758"), Place("2025", "14758"))
    assert "Danh sách trùng với các tài khoản đang có" in shown(app)


def test_a_list_with_problems_is_told_by_cell_and_nothing_can_be_saved(app: AppTest) -> None:
    content = write_account_list([ListedAccount("hoa@thu.vn", "Hòa", "viewer")], "2022")
    book, out = openpyxl.load_workbook(BytesIO(content)), BytesIO()
    book["Tài khoản"]["C5"].value = "Sếp"
    book.save(out)
    at(app, "file")
    app.file_uploader[0].set_value(("ds.xlsx", out.getvalue(), MEDIA_TYPE)).run()
    assert "1 lỗi" in shown(app) and "Tài khoản!C5" in shown(app)
    assert not [button for button in app.button if button.label.startswith("Lưu")]


def test_who_is_stopped_stays_so_and_that_is_said(app: AppTest, db: Database) -> None:
    set_active(local_access(db), "lan@thu.vn", False)
    bring(app, [ListedAccount("lan@thu.vn", "Lan", "viewer")])
    assert "đang ngừng dùng và vẫn ngừng" in shown(app)
    press(app, "Lưu 1 tài khoản")
    assert not list_accounts(local_access(db))[1].active


def test_the_list_taken_out_is_of_those_in_use_with_places_of_its_era(app: AppTest, db: Database) -> None:
    set_active(local_access(db), "lan@thu.vn", False)
    assert "1 tài khoản đang dùng" in shown(at(app, "file"))
    only_2022 = NewAccount("cu@thu.vn", "Cũ", Role.COMMUNE_OFFICER, [Place("2022", "14755")])
    save_accounts(local_access(db), [only_2022])
    assert "2 tài khoản đang dùng" in shown(app.run())
    app.segmented_control(key="accounts-era").set_value("2025").run()
    assert "1 tài khoản đang dùng" in shown(app)
