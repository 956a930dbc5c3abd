"""Đăng nhập in a real browser against a real OIDC server: who comes in, what they see, and when it ends."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from oidc_provider_mock import run_server_in_thread
from playwright.sync_api import Browser, Locator, Page, expect

from checklist.layout import MEDIA_TYPE
from checklist.template import Template
from criteria import Edition, read_catalogue
from store import (
    Database,
    NewAccount,
    Place,
    Role,
    latest_submissions,
    local_access,
    open_database,
    save_account,
)
from tests.editions import edition_text, frame_of, indicator
from tests.ui.apps import round_of
from tests.ui.conftest import ROOT, served
from units import load_units

EDITION = edition_text(indicator(input="{type: number, question: Điểm, unit: điểm}", level="60"))
UNITS = load_units("2022")
OWN, OTHER = "Huyện Hậu Lộc", "Huyện Nga Sơn"
OWN_UNITS, OTHER_UNITS = (list(UNITS.index[UNITS["district_name"] == name][:3]) for name in (OWN, OTHER))
DISTRICT_CODE = UNITS.at[OWN_UNITS[0], "district_code"]
OFFICER = "huyen@thanhhoa.example"
HOUR = 3600


@dataclass
class Province:
    """The app with sign-in, its store, and the province's OIDC server beside it."""

    address: str
    provider: str
    db: Database
    round_id: int

    def person(self, email: str, **claims: Any) -> None:
        """Makes somebody known to the OIDC server, whether or not they have an account here."""
        httpx.put(f"{self.provider}/users/{quote(email)}", json={"email": email, **claims}).raise_for_status()


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Province]:
    """Two districts with three communes each; two of each have submitted. One district has an officer."""
    data = tmp_path_factory.mktemp("var")
    db = open_database(f"sqlite:///{data / 'xaso.db'}")
    answered = {unit: {"A.1": 70.0} for unit in (*OWN_UNITS[:2], *OTHER_UNITS[:2])}
    made = round_of(db, "thu", EDITION, answered, (*OWN_UNITS, *OTHER_UNITS))
    officer = NewAccount(OFFICER, "Lê Thị Hòa", Role.DISTRICT_OFFICER, [Place("2022", DISTRICT_CODE)])
    save_account(local_access(db), officer)
    with run_server_in_thread() as provider:
        at = f"http://localhost:{provider.server_port}"
        secrets = data / "secrets.toml"
        secrets.write_text(_secrets(at), encoding="utf-8")
        with served(ROOT / "app.py", data, "--secrets.files", str(secrets)) as address:
            yield Province(address, at, db, made.id)
    db.close()


def _secrets(provider: str) -> str:
    return "\n".join(
        [
            "[auth]",
            'redirect_uri = "http://127.0.0.1:{port}/oauth2callback"',
            f'cookie_secret = "{"bi-mat-cua-phep-thu-" * 3}"',
            'client_id = "xa-so"',
            'client_secret = "bat-ky"',
            f'server_metadata_url = "{provider}/.well-known/openid-configuration"',
        ]
    )


def _sign_in(page: Page, province: Province, email: str, **claims: Any) -> None:
    province.person(email, **claims)
    page.goto(province.address)
    _press_sign_in(page, email)


def _press_sign_in(page: Page, email: str) -> None:
    page.get_by_role("button", name="Đăng nhập").click()
    page.locator("input[name=sub]").fill(email)
    page.get_by_role("button", name="Authorize").click()


@pytest.fixture(scope="module")
def officers_cookies(browser: Browser, province: Province) -> list[Any]:
    """What the browser of the district officer keeps after sign-in; another tab of theirs starts with it."""
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    _sign_in(page, province, OFFICER)
    expect(_overview(page)).to_be_visible()
    kept = context.cookies()
    context.close()
    return kept


@pytest.fixture
def officer(page: Page, officers_cookies: list[Any]) -> Page:
    """A window in which the district officer is signed in."""
    page.context.add_cookies(officers_cookies)
    return page


def _overview(page: Page) -> Locator:
    return page.get_by_role("heading", name="Tổng quan", level=1)


def _checklist(unit: str, figure: str) -> bytes:
    edition = read_catalogue(EDITION, "thu.yaml")
    assert isinstance(edition, Edition)
    row = UNITS.loc[unit]
    template = Template(edition, row["zone"])
    return template.for_unit(
        unit, row["name"], row["district_name"], "2022", frame_of({unit: {"A.1": float(figure)}})
    )


def _drop(page: Page, unit: str) -> None:
    file = {"name": f"{unit}.xlsx", "mimeType": MEDIA_TYPE, "buffer": _checklist(unit, "80")}
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)


def test_before_sign_in_every_address_shows_one_button_in_both_languages(
    page: Page, province: Province
) -> None:
    page.goto(f"{province.address}/ho-so-xa?unit={OWN_UNITS[0]}")
    expect(page.get_by_role("button", name="Đăng nhập")).to_be_visible()
    expect(page.get_by_test_id("stSidebarNavLink")).to_have_count(0)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text(UNITS.at[OWN_UNITS[0], "name"])).to_have_count(0)
    page.get_by_text("English").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_a_district_officer_sees_their_district_and_no_other(officer: Page, province: Province) -> None:
    foreign = officer.get_by_text(UNITS.at[OTHER_UNITS[0], "name"])
    officer.goto(f"{province.address}/xep-hang")
    expect(officer.get_by_text("2 / 2 đơn vị đã nộp")).to_be_visible()
    expect(foreign).to_have_count(0)
    for told in ("Lê Thị Hòa", "Cán bộ huyện", OWN):
        expect(officer.get_by_test_id("stSidebar")).to_contain_text(told)
    officer.goto(f"{province.address}/tong-quan")
    expect(officer.get_by_text("danh sách 3 đơn vị")).to_be_visible()
    expect(foreign).to_have_count(0)


def test_a_district_officer_reaches_no_other_district_by_link(officer: Page, province: Province) -> None:
    nobody = officer.get_by_text("Chọn một đơn vị để xem hồ sơ.")
    for unit, own in ((OWN_UNITS[0], True), (OTHER_UNITS[0], False)):
        officer.goto(f"{province.address}/ho-so-xa?unit={unit}")
        name = officer.get_by_role("heading", name=UNITS.at[unit, "name"], level=2)
        expect(name if own else nobody).to_be_visible()
        expect(nobody if own else name).to_have_count(0)
    officer.goto(f"{province.address}/nop-phieu?blank={OTHER_UNITS[0]}")
    expect(officer.get_by_role("button", name="Tải phiếu")).to_be_disabled()


def test_a_district_officer_changes_no_other_district_by_upload(officer: Page, province: Province) -> None:
    before = latest_submissions(local_access(province.db), province.round_id)
    officer.goto(f"{province.address}/nop-phieu")
    _drop(officer, OTHER_UNITS[2])
    expect(officer.get_by_text("ngoài phạm vi tài khoản này")).to_be_visible()
    expect(officer.get_by_role("button", name="Nộp 1 phiếu")).to_have_count(0)
    assert latest_submissions(local_access(province.db), province.round_id) == before


def test_files_come_and_go_only_for_people_who_signed_in(officer: Page, province: Province) -> None:
    officer.goto(f"{province.address}/nop-phieu?blank={OWN_UNITS[0]}")
    with officer.expect_download() as download:
        officer.get_by_role("button", name="Tải phiếu").click()
    file = download.value.url
    assert officer.context.request.get(file).ok
    assert httpx.get(file).status_code == 403
    assert httpx.put(f"{province.address}/_stcore/upload_file/session/file").status_code == 403


def test_signing_out_ends_the_session_here_and_in_the_cookie(officer: Page, province: Province) -> None:
    officer.goto(f"{province.address}/bo-tieu-chi")
    officer.get_by_role("button", name="Đăng xuất").click()
    officer.wait_for_url(f"{province.provider}/**")
    officer.goto(f"{province.address}/xep-hang")
    expect(officer.get_by_role("button", name="Đăng nhập")).to_be_visible()
    assert "_streamlit_user" not in {cookie["name"] for cookie in officer.context.cookies(province.address)}


@pytest.mark.parametrize(
    ("email", "claims", "told"),
    [
        ("la@thanhhoa.example", {}, "Địa chỉ này chưa được giao vai trò nào"),
        (OFFICER, {"email_verified": False}, "chưa được xác minh"),
    ],
)
def test_whoever_has_no_role_or_no_verified_address_is_told_and_not_admitted(
    page: Page, province: Province, email: str, claims: dict[str, bool], told: str
) -> None:
    _sign_in(page, province, email, **claims)
    expect(page.get_by_text(told)).to_be_visible()
    expect(page.get_by_text(email)).to_be_visible()
    expect(page.get_by_text("quản trị viên cấp tỉnh")).to_be_visible()
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_visible()
    expect(page.get_by_test_id("stSidebarNavLink")).to_have_count(0)


def test_a_page_left_open_does_nothing_after_the_token_has_ended(page: Page, province: Province) -> None:
    ended = page.get_by_role("heading", name="Phiên đăng nhập đã hết hạn")
    end, submit = _about_to_submit(page, province, ended)
    time.sleep(max(0.0, end + 0.1 - time.time()))
    submit.click()
    expect(ended).to_be_visible()
    expect(page.get_by_text("việc bấm sau lúc đó chưa được làm")).to_be_visible()
    latest = latest_submissions(local_access(province.db), province.round_id)
    assert OWN_UNITS[2] not in {submission.unit_code for submission in latest}
    province.person(OFFICER)
    _press_sign_in(page, OFFICER)
    expect(_overview(page)).to_be_visible()


def _about_to_submit(page: Page, province: Province, ended: Locator) -> tuple[int, Locator]:
    """Brings the officer before the button that submits, and tells when their token ends: a moment later."""
    upload, submit = (
        page.get_by_test_id("stFileUploaderDropzone"),
        page.get_by_role("button", name="Nộp 1 phiếu"),
    )
    for seconds in (10, 30, 90):  # a slow machine needs more to get that far
        end = int(time.time()) + seconds
        page.context.clear_cookies()
        _sign_in(page, province, OFFICER, exp=end)
        expect(_overview(page).or_(ended)).to_be_visible()
        page.goto(f"{province.address}/nop-phieu")
        expect(upload.or_(ended).first).to_be_visible()
        if upload.is_visible():
            _drop(page, OWN_UNITS[2])
            expect(submit.or_(ended).or_(page.get_by_text("status code 403")).first).to_be_visible()
            if submit.is_visible():
                return end, submit
    raise AssertionError("never got as far as the button")
