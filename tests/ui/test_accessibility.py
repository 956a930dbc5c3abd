"""Every page for everybody: no serious violation of axe-core that is ours, light and dark; nothing runs off a phone's screen."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.ui.conftest import settled
from tests.ui.tour import TOUR

GRAVE = ("serious", "critical")

OF_STREAMLIT = {
    (
        "list",
        "stSidebarNavItems",
    ): "streamlit/streamlit#8399: sections of the menu stand between <ul> and <li>",
    ("listitem", "stSidebarNav"): "streamlit/streamlit#8399: the same",
}
"""What Streamlit itself draws so: (rule, test id of the element or of one around it), and where it is told."""

_IDS_AROUND = """(selector) => {
    const ids = [];
    for (let e = document.querySelector(selector); e; e = e.parentElement)
        if (e.dataset && e.dataset.testid) ids.push(e.dataset.testid);
    return ids;
}"""


@pytest.fixture(scope="module", params=["light", "dark"])
def window(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """The demonstration in a window with this theme."""
    yield from _opened(browser, address, request.param, 1366, 768)


@pytest.fixture(scope="module")
def phone(browser: Browser, address: str) -> Iterator[Page]:
    """The same on a small phone."""
    yield from _opened(browser, address, "light", 390, 844)


def _opened(browser: Browser, address: str, theme: Any, width: int, height: int) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="vi-VN", color_scheme=theme
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(address)
    start = page.get_by_role("button", name="Mở bản minh họa")
    overview = page.get_by_text("Chỉ tiêu nhiều xã chưa đạt nhất")
    expect(start.or_(overview).first).to_be_visible()
    if start.is_visible():
        start.click()
    expect(overview).to_be_visible()
    yield page
    context.close()


@pytest.mark.parametrize("where", TOUR)
def test_axe_finds_nothing_serious_that_is_ours(window: Page, address: str, where: str) -> None:
    window.goto(f"{address}/{TOUR[where]}")
    settled(window)
    found = Axe().run(window).response["violations"]
    ours = [
        (violation["id"], node["target"], node["html"][:120])
        for violation in found
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
        if not _of_streamlit(window, violation["id"], node["target"][0])
    ]
    assert ours == []


def _of_streamlit(page: Page, rule: str, selector: str) -> bool:
    around = page.evaluate(_IDS_AROUND, selector)
    return any((rule, one) in OF_STREAMLIT for one in around)


@pytest.mark.parametrize("where", TOUR)
def test_no_page_is_wider_than_a_phone(phone: Page, address: str, where: str) -> None:
    phone.goto(f"{address}/{TOUR[where]}")
    settled(phone)
    wide = phone.evaluate(
        "() => document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"
    )
    assert wide <= 0, f"{wide} pixels too wide"
