"""Every page for everybody: no serious violation of axe-core that is ours, light and dark; nothing runs off a phone's screen.

A page is loaded once; then its window turns dark, and as narrow as a phone.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.ui.conftest import LAPTOP, open_demonstration, settled
from tests.ui.tour import TOUR
from ui.routes import Route

GRAVE = ("serious", "critical")
OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that another theme can break; the others look at names, roles and order."""
PHONE = ViewportSize(width=390, height=844)

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
_FITS = "() => document.querySelector('[data-testid=stMain]').scrollWidth <= window.innerWidth"
_DARK_GROUND = """() => {
    const ground = getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor;
    return ground.match(/\\d+/g).slice(0, 3).every((part) => part < 64);
}"""


@pytest.fixture(scope="module")
def window(browser: Browser, address: str) -> Iterator[Page]:
    """The demonstration in one window for all its pages."""
    context = browser.new_context(locale="vi-VN", color_scheme="light")
    page = context.new_page()
    page.set_default_timeout(30_000)
    open_demonstration(page, address)
    yield page
    context.close()


@pytest.fixture(scope="module", params=TOUR)
def shown(request: pytest.FixtureRequest, window: Page, address: str) -> Page:
    """A page of the tour, loaded in light colours on a laptop."""
    window.emulate_media(color_scheme="light")
    window.set_viewport_size(LAPTOP)
    window.goto(f"{address}/{TOUR[request.param]}")
    settled(window)
    return window


def test_the_tour_leads_to_every_page() -> None:
    assert {where.partition("?")[0] for where in TOUR.values()} == {route.path for route in Route}


def test_a_page_shows_its_title_and_no_error(shown: Page) -> None:
    where = urlsplit(shown.url)
    route = next(route for route in Route if route.path == where.path.strip("/"))
    if "view=print" not in where.query:  # a sheet of paper has the name of the commune in that place
        expect(shown.get_by_role("heading", level=1).first).to_contain_text(route.title.vi.split()[0])
    expect(shown.get_by_test_id("stException")).to_have_count(0)
    assert "lang=" not in where.query


def test_axe_finds_nothing_serious_that_is_ours(shown: Page) -> None:
    assert _violations(shown) == []


def test_every_text_is_legible_in_the_dark(shown: Page) -> None:
    shown.emulate_media(color_scheme="dark")
    shown.wait_for_function(_DARK_GROUND)
    settled(shown)
    assert _violations(shown, *OF_COLOURS) == []


def test_no_page_is_wider_than_a_phone(shown: Page) -> None:
    shown.set_viewport_size(PHONE)
    settled(shown)
    shown.wait_for_function(_FITS)  # charts follow the window a moment later


def _violations(page: Page, *rules: str) -> list[tuple[str, list[str], str]]:
    """What axe-core finds by these rules, or by all of them: rule, place, source; without what is Streamlit's."""
    options = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    found = Axe().run(page, options=options).response["violations"]
    return [
        (violation["id"], node["target"], node["html"][:120])
        for violation in found
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
        if not _of_streamlit(page, violation["id"], node["target"][0])
    ]


def _of_streamlit(page: Page, rule: str, selector: str) -> bool:
    around = page.evaluate(_IDS_AROUND, selector)
    return any((rule, one) in OF_STREAMLIT for one in around)
