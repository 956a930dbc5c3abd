"""The page of reminders: everybody chooses for themselves, and sees what they would get."""

import pytest

import mail.links as links
from mail import template_files
from store import (
    Access,
    NewAccount,
    Place,
    Role,
    claim_digest,
    local_access,
    operator_access,
    save_account,
    subscription,
)
from tests.desk import UNITS, desk_round
from tests.ui.apps import opened, shown
from ui.rating import ROUND_KEY
from ui.routes import Route


def reminders_page() -> None:
    from ui.reminders import show

    show()


@pytest.fixture
def lan(db, monkeypatch):
    """The page as an officer sees it who signed in."""
    save_account(
        local_access(db),
        NewAccount("lan@xa.vn", "Lan", Role.COMMUNE_OFFICER, [Place("2022", UNITS[0])]),
    )
    return signed_in(db, "lan@xa.vn", monkeypatch)


def signed_in(db, email, monkeypatch):
    made = Access(db, email)
    for module in ("page", "choice", "preview"):
        monkeypatch.setattr(f"ui.reminders.{module}.access", lambda: made)
        if module != "choice":
            monkeypatch.setattr(f"ui.reminders.{module}.person", made.person)
    return made


@pytest.fixture
def set_up(monkeypatch):
    monkeypatch.setenv("XASO_SMTP_URL", "smtp://127.0.0.1")
    monkeypatch.setenv("XASO_MAIL_FROM", "xaso@tinh.vn")
    monkeypatch.setenv("XASO_ADDRESS", "https://xaso.vn")


@pytest.mark.usefixtures("set_up")
def test_a_person_opts_in_and_out_and_chooses_the_language(lan):
    page = opened(reminders_page)
    assert not page.checkbox[0].value
    assert "lan@xa" in page.checkbox[0].label
    page.checkbox[0].check()
    page.radio[0].set_value("en")
    page.button[0].click().run()
    found = subscription(lan)
    assert (found.active, found.language) == (True, "en")
    assert "Đã lưu: bạn sẽ nhận thư" in shown(page)
    page.checkbox[0].uncheck()
    page.button[0].click().run()
    assert not subscription(lan).active
    assert "bạn không nhận thư nữa" in shown(page)


@pytest.mark.usefixtures("set_up")
def test_the_letter_is_shown_as_it_would_be_and_looking_uses_up_no_week(db, lan):
    desk_round(local_access(db))
    page = opened(reminders_page)
    assert "Tiêu đề" in shown(page)
    assert "Chưa nộp phiếu" in page.code[0].value
    assert "https://xaso.vn/nop-phieu?lang=vi&round=1" in page.code[0].value
    assert subscription(lan) is None


@pytest.mark.usefixtures("set_up")
def test_where_nothing_waits_the_page_says_so(lan):
    assert "Không có việc nào đang chờ" in shown(opened(reminders_page))


@pytest.mark.usefixtures("set_up")
def test_when_the_last_letter_went_out_is_told(db, lan):
    page = opened(reminders_page)
    assert "Chưa có thư nào" in shown(page)
    page.checkbox[0].check()
    page.button[0].click().run()
    claim_digest(operator_access(db), "lan@xa.vn")
    assert "Thư gần nhất: " in shown(opened(reminders_page))


def test_without_a_mail_server_the_page_says_so_and_details_are_for_administrators(db, lan, monkeypatch):
    for name in ("XASO_SMTP_URL", "XASO_MAIL_FROM", "XASO_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    said = shown(opened(reminders_page))
    assert "chưa được cài đặt để gửi thư" in said
    assert "SMTP" not in said
    save_account(local_access(db), NewAccount("ad@tinh.vn", "Ad", Role.ADMINISTRATOR))
    signed_in(db, "ad@tinh.vn", monkeypatch)
    assert "smtp" in shown(opened(reminders_page))


@pytest.mark.usefixtures("set_up")
def test_this_computer_alone_has_no_address_and_still_shows_the_letter(db):
    desk_round(local_access(db))
    page = opened(reminders_page)
    assert "không có địa chỉ để gửi" in shown(page)
    assert not page.checkbox
    assert "3 đơn vị chưa nộp" in page.code[0].value


@pytest.mark.usefixtures("set_up")
def test_a_viewer_is_told_that_nothing_is_to_be_done(db, monkeypatch):
    save_account(local_access(db), NewAccount("xem@tinh.vn", "Xem", Role.VIEWER))
    signed_in(db, "xem@tinh.vn", monkeypatch)
    assert "không có việc phải làm" in shown(opened(reminders_page))


@pytest.mark.usefixtures("set_up")
def test_a_template_with_faults_is_told_instead_of_a_letter(lan):
    path = template_files.office_path(template_files.Template.UNIT, "vi")
    path.parent.mkdir()
    path.write_text("Chỉ có tiêu đề", encoding="utf-8")
    page = opened(reminders_page)
    assert "Mẫu thư của cơ quan đang có lỗi" in shown(page)
    assert not page.code


def test_letters_lead_to_the_addresses_of_the_pages():
    pages = (Route.SUBMIT, Route.APPRAISAL, Route.PROGRESS, Route.REMINDERS)
    assert tuple(one.path for one in pages) == (links.SUBMIT, links.DESK, links.PROGRESS, links.REMINDERS)
    assert f"{ROUND_KEY}=7" in links.page_link("https://x", links.SUBMIT, "vi", 7)
