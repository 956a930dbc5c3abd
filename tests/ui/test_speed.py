"""How quickly pages appear, against an empty Streamlit page in the same run; no stopwatch decides.

Times are the browser's own: from the start of the navigation, or from the click, until what is waited for is drawn.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import FIGURE
from tests.ui.conftest import ROOT, served
from tests.ui.many_units import MANY
from tests.ui.pace import after_click, fresh_window, menu
from tests.ui.tour import OTHER, UNIT
from ui.routes import Route

VISITS, TURNS = 5, 2
FIRST_PAGE_AT_MOST = 4.0
"""Times the empty page's first drawing."""
CHANGE_AT_MOST = {"94": 1.0, f"{MANY:,}": 3.0}
"""The median of all changes by number of units, in the same measure."""
EMPTY_PAGE = 'import streamlit as st\nst.title("x")\n'

_DRAWN = """([selector, heading]) => {
    const shown = (found) => [...found].some((e) => e.checkVisibility() && e.getBoundingClientRect().height > 0);
    const titles = [...document.querySelectorAll("h1")].filter((e) => e.textContent.includes(heading));
    return shown(titles) && shown(document.querySelectorAll(selector)) && performance.now();
}"""

NOT_IN_MENU = (Route.WELCOME,)
CLICKS = (
    ("compare", "{path}?units={unit}&units={other}", "Khác kết quả hoặc điểm"),
    ("profile", "{path}?unit={unit}", "Theo nhóm"),
    ("heat_map", "{path}", "Gần giống nhau"),
    ("missed", "{path}", "Theo vùng"),
    ("timeline", "{path}", "Theo ngày mở"),
    ("districts", "{path}", "12 huyện giao đến năm 2025"),
)
"""A click within a page: its module, its address, and the words that are clicked."""


@dataclass(frozen=True)
class Shown:
    """A page: its address, the heading and the content that must be visible; two units that are in its list."""

    address: str
    heading: str
    selector: str
    units: tuple[str, str] = (UNIT, OTHER)


@pytest.fixture(scope="module")
def overview(tmp_path_factory: pytest.TempPathFactory, demonstration_store: Path) -> Iterator[Shown]:
    """The demonstration's overview on a running app."""
    data = tmp_path_factory.mktemp("var")
    shutil.copy(demonstration_store, data)
    with served(ROOT / "app.py", data) as address:
        yield Shown(address, "Tổng quan", ".xs-tile")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """The same in a round of all the country's communes."""
    data = tmp_path_factory.mktemp("many")
    subprocess.run([sys.executable, "-m", "tests.ui.many_units", data / "xaso.db"], cwd=ROOT, check=True)
    with served(ROOT / "tests/ui/many_units_app.py", data) as address:
        yield Shown(address, "Tổng quan", ".xs-tile", ("00000", "00001"))


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


def _drawn(page: Page, heading: str, selector: str) -> float:
    """Wait until both are visible; milliseconds since the navigation began."""
    return float(page.wait_for_function(_DRAWN, arg=[selector, heading]).json_value())


def _visit(browser: Browser, shown: Shown) -> float:
    with fresh_window(browser) as page:
        page.goto(shown.address, wait_until="commit")
        return _drawn(page, shown.heading, shown.selector)


def test_the_first_page_takes_at_most_four_times_an_empty_one(
    first_drawings: tuple[float, float], record_property: Callable[[str, object], None]
) -> None:
    ours, baseline = first_drawings
    said = f"first page {ours:.0f} ms, empty page {baseline:.0f} ms, {ours / baseline:.2f}x"
    record_property(FIGURE, said)
    assert ours / baseline <= FIRST_PAGE_AT_MOST, said


@pytest.mark.parametrize(("round_of", "units"), [("overview", "94"), ("many", f"{MANY:,}")])
def test_pages_settle_soon_after_a_click(
    browser: Browser,
    request: pytest.FixtureRequest,
    first_drawings: tuple[float, float],
    record_property: Callable[[str, object], None],
    round_of: str,
    units: str,
) -> None:
    shown = request.getfixturevalue(round_of)
    with fresh_window(browser) as page:
        page.goto(shown.address)
        _drawn(page, shown.heading, shown.selector)
        times = {**_by_menu(page), **_within(page, shown)}
    ratio = median(times.values()) / first_drawings[1]
    each = ", ".join(f"{name} {taken:.0f}" for name, taken in times.items())
    said = f"settled after a click at {units} units (ms): {each}; median {ratio:.2f}x an empty page"
    record_property(FIGURE, said)
    assert ratio <= CHANGE_AT_MOST[units], said


def _by_menu(page: Page) -> dict[str, float]:
    """Milliseconds from a click in the menu, by page; the first turn computes and loads, the last one counts."""
    routes = [route for route in Route if route not in NOT_IN_MENU]
    taken: dict[str, float] = {}
    for _ in range(TURNS):
        for route in routes:
            taken[route.module] = after_click(page, menu(page, route.title.vi), route.title.vi)
    return taken


def _within(page: Page, shown: Shown) -> dict[str, float]:
    """Milliseconds from a click within a page, the second time."""
    unit, other = shown.units
    taken: dict[str, list[float]] = {}
    for module, where, words in CLICKS:
        route = next(route for route in Route if route.module == module)
        for _ in range(TURNS):
            page.goto(f"{shown.address}/{where.format(path=route.path, unit=unit, other=other)}")
            place = page.get_by_test_id("stMain").get_by_text(words, exact=False).first
            taken.setdefault(f"{module} “{words}”", []).append(after_click(page, place, route.title.vi))
    return {name: each[-1] for name, each in taken.items()}
