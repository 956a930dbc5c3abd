"""What breaks is told in words with a number, and never as a traceback; forged addresses break nothing."""

import logging
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from store import Database, DatabaseUnavailable, SessionExpired
from store.moments import now
from tests.editions import edition_text, indicator
from tests.ui.apps import opened, round_of, shown
from tests.ui.conftest import ROOT, served
from ui.routes import Route

EDITION = edition_text(indicator())
KEYS = (
    *(
        "lang",
        "round",
        "unit",
        "blank",
        "form",
        "district_form",
        "district_code",
        "verdict",
        "zone",
        "kind",
        "edition",
    ),
    *(
        "other",
        "view",
        "part",
        "work",
        "people",
        "place",
        "name",
        "groups",
        "show",
        "group",
        "open",
        "indicator",
    ),
)
"""What pages look for in an address."""
FORGED = (
    "-99999999999999999999' OR 1=1 --",
    "<script>alert(1)</script>\u202e\x00",
    "x" * 20_000,
    ["1", "<script>alert(1)</script>", "3"],
)


def app_page() -> None:
    """The whole app as Streamlit runs it."""
    import runpy

    runpy.run_path("app.py", run_name="__main__")


def _broken(error: Exception) -> AppTest:
    def show() -> None:
        raise error

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("ui.overview.show", show)
        patched.setattr("ui.routes._home", show)
        return opened(app_page)


def test_an_error_on_a_page_is_a_number_on_screen_and_the_rest_in_the_log(
    db: Database, caplog: pytest.LogCaptureFixture
) -> None:
    round_of(db, "thu", EDITION, {"14758": {"A.1": "3/5"}})
    log = logging.getLogger("xaso")
    log.addHandler(caplog.handler)
    app = _broken(RuntimeError("mật khẩu ở /etc/xaso"))
    log.removeHandler(caplog.handler)
    (told,) = [element.value for element in app.error]
    number = re.search(r"mã số (\d{6})\.", told)
    assert number
    assert not app.exception and "/etc/xaso" not in shown(app)
    assert number[1] in caplog.text and "Traceback" in caplog.text and "/etc/xaso" in caplog.text


def test_a_refusal_that_leaves_a_page_is_said_in_words(db: Database) -> None:
    round_of(db, "thu", EDITION, {"14758": {"A.1": "3/5"}})
    app = _broken(DatabaseUnavailable("gone"))
    (told,) = [element.value for element in app.error]
    assert "cơ sở dữ liệu" in told and "mã số" not in told


def test_the_end_of_a_session_on_a_page_leads_to_sign_in(db: Database) -> None:
    round_of(db, "thu", EDITION, {"14758": {"A.1": "3/5"}})
    app = _broken(SessionExpired("ended", until=now()))
    assert "Phiên đăng nhập đã hết hạn" in shown(app)
    assert "Đăng nhập" in [button.label for button in app.button]


def test_on_one_computer_every_page_says_that_there_is_no_sign_in(db: Database) -> None:
    round_of(db, "thu", EDITION, {"14758": {"A.1": "3/5"}})
    assert "Chế độ một máy: không đăng nhập, mọi thao tác ghi tên Máy này." in shown(opened(app_page))


@pytest.mark.parametrize("value", FORGED, ids=range(len(FORGED)))
def test_a_forged_address_breaks_no_page(db: Database, value: str | list[str]) -> None:
    round_of(db, "thu", EDITION, {"14758": {"A.1": "3/5"}})
    for route in Route:
        app = AppTest.from_function(_page, default_timeout=30, args=(route.module,))
        for key in KEYS:
            app.query_params[key] = value
        app.run()
        assert not app.exception, (route, [e.value for e in app.exception])
        assert "<script>alert" not in shown(app)


def _page(module: str) -> None:
    from importlib import import_module

    from ui.query import take_pending

    take_pending()
    import_module(f"ui.{module}").show()


BROKEN = """
import streamlit as st
from streamlit.starlette import App
from ui.mishaps import show_mishap

def broken():
    raise RuntimeError("chuyện nội bộ")

if __name__ == "__main__":
    st.button("Bấm", on_click=broken)
else:
    app = App(__file__, on_script_error=show_mishap)
"""


def test_an_error_in_a_callback_is_a_number_too(page: Page, tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text(BROKEN, encoding="utf-8")
    with served(tmp_path / "broken.py", tmp_path) as address:
        page.goto(address)
        page.get_by_role("button", name="Bấm").click()
        expect(page.get_by_text("Có lỗi ngoài dự kiến, mã số")).to_be_visible()
        expect(page.get_by_text("chuyện nội bộ")).to_have_count(0)
        expect(page.get_by_text("Traceback")).to_have_count(0)


def test_the_app_gives_its_errors_to_the_handler() -> None:
    assert "on_script_error=show_mishap" in (ROOT / "app.py").read_text(encoding="utf-8")
