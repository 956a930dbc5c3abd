"""How quickly pages appear, against an empty Streamlit page in the same run; no stopwatch decides.

Times are the browser's own: from the start of the navigation, or from the click, until what is waited for is drawn.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

import pytest
from playwright.sync_api import Browser, Page

from demonstration import fill_demonstration
from store import local_access, open_database
from tests.conftest import FIGURE
from tests.ui.conftest import ROOT, served

VISITS = 5
FIRST_PAGE_AT_MOST = 4.0
"""Times the empty page's first drawing."""
PAGE_CHANGE_AT_MOST = 1.0
EMPTY_PAGE = 'import streamlit as st\nst.title("x")\n'

_DRAWN = """([selector, heading]) => {
    const shown = (found) => [...found].some((e) => e.checkVisibility() && e.getBoundingClientRect().height > 0);
    const titles = [...document.querySelectorAll("h1")].filter((e) => e.textContent.includes(heading));
    const since = window.clicked ?? 0;
    return shown(titles) && shown(document.querySelectorAll(selector)) && performance.now() - since;
}"""
_MARK_THE_CLICK = """() => {
    window.addEventListener("click", () => { window.clicked = performance.now(); }, {capture: true, once: true});
}"""

TOUR = (
    ("Xếp hạng", '[data-testid="stDataFrame"] canvas'),
    ("Hồ sơ xã", '[data-testid="stAlert"]'),
    ("Bộ tiêu chí", "table.xs"),
    ("Nộp phiếu", '[data-testid="stFileUploaderDropzone"]'),
    ("Tổng quan", ".xs-tile"),
)
"""The pages of the menu with what makes the most of each."""


@dataclass(frozen=True)
class Shown:
    """A page: its address, the heading and the content that must be visible."""

    address: str
    heading: str
    selector: str


@pytest.fixture(scope="module")
def overview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """The demonstration's overview on a running app."""
    data = tmp_path_factory.mktemp("var")
    database = open_database(f"sqlite:///{data / 'xaso.db'}")
    fill_demonstration(local_access(database))
    database.close()
    with served(ROOT / "app.py", data) as address:
        yield Shown(address, "Tổng quan", ".xs-tile")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """The smallest page that Streamlit can serve."""
    folder = tmp_path_factory.mktemp("empty")
    script = folder / "empty.py"
    script.write_text(EMPTY_PAGE, encoding="utf-8")
    with served(script, folder) as address:
        yield Shown(address, "x", "h1")


@pytest.fixture(scope="module")
def first_drawings(browser: Browser, overview: Shown, empty: Shown) -> tuple[float, float]:
    """Median milliseconds of visits in turn: to the overview, and to the empty page."""
    for warmed in (overview, empty):
        _visit(browser, warmed)
    pairs = [(_visit(browser, overview), _visit(browser, empty)) for _ in range(VISITS)]
    return median(ours for ours, _ in pairs), median(baseline for _, baseline in pairs)


@contextmanager
def _window(browser: Browser) -> Iterator[Page]:
    """A window that has nothing in its cache, of the size of an office laptop."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    page = context.new_page()
    page.set_default_timeout(60_000)
    try:
        yield page
    finally:
        context.close()


def _drawn(page: Page, heading: str, selector: str) -> float:
    """Wait until both are visible; milliseconds since the click, or since the navigation began."""
    return float(page.wait_for_function(_DRAWN, arg=[selector, heading]).json_value())


def _visit(browser: Browser, shown: Shown) -> float:
    with _window(browser) as page:
        page.goto(shown.address, wait_until="commit")
        return _drawn(page, shown.heading, shown.selector)


def _change(page: Page, heading: str, selector: str) -> float:
    link = page.get_by_test_id("stSidebarNavLink").filter(has_text=heading)
    page.evaluate(_MARK_THE_CLICK)
    link.click()
    return _drawn(page, heading, selector)


def test_the_first_page_takes_at_most_four_times_an_empty_one(
    first_drawings: tuple[float, float], record_property: Callable[[str, object], None]
) -> None:
    ours, baseline = first_drawings
    said = f"first page {ours:.0f} ms, empty page {baseline:.0f} ms, {ours / baseline:.2f}x"
    record_property(FIGURE, said)
    assert ours / baseline <= FIRST_PAGE_AT_MOST, said


def test_a_page_change_takes_no_longer_than_an_empty_page(
    browser: Browser,
    overview: Shown,
    first_drawings: tuple[float, float],
    record_property: Callable[[str, object], None],
) -> None:
    times: dict[str, list[float]] = {name: [] for name, _ in TOUR}
    with _window(browser) as page:
        page.goto(overview.address)
        _drawn(page, overview.heading, overview.selector)
        for name, content in TOUR:  # the code of each kind of content is loaded once
            _change(page, name, content)
        for _ in range(VISITS):
            for name, content in TOUR:
                times[name].append(_change(page, name, content))
    ratio = median(t for taken in times.values() for t in taken) / first_drawings[1]
    each = ", ".join(f"{name} {median(taken):.0f}" for name, taken in times.items())
    said = f"page change (ms): {each}; median {ratio:.2f}x an empty page"
    record_property(FIGURE, said)
    assert ratio <= PAGE_CHANGE_AT_MOST, said
