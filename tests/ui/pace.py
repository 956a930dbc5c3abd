"""How long a page takes to settle, by the browser's own clock: from a click until its script has ended and all is drawn."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page

_WATCH = """() => {
    if (window.watched) return;
    window.watched = true;
    window.addEventListener("click", () => { window.clicked = performance.now(); window.ended = 0; }, {capture: true});
    new MutationObserver(() => {
        const app = document.querySelector('[data-testid="stApp"]');
        if (app && app.dataset.testScriptState === "notRunning") window.ended = performance.now();
    }).observe(document.body, {attributes: true, attributeFilter: ["data-test-script-state"], subtree: true});
}"""
_SETTLED = """(heading) => {
    const titles = [...document.querySelectorAll("h1")].filter((e) => e.textContent.includes(heading));
    const stale = document.querySelectorAll('[data-stale="true"]').length;
    const drawn = [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')].every((e) => e.querySelector("canvas, svg"));
    return titles.length > 0 && window.ended > window.clicked && stale === 0 && drawn && performance.now() - window.clicked;
}"""


@contextmanager
def fresh_window(browser: Browser) -> Iterator[Page]:
    """A window that has nothing in its cache, of the size of an office laptop."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    page = context.new_page()
    page.set_default_timeout(90_000)
    try:
        yield page
    finally:
        context.close()


def after_click(page: Page, what: Locator, heading: str) -> float:
    """Click and wait until the page with this heading has settled: milliseconds since the click."""
    page.evaluate(_WATCH)
    what.click()
    return float(page.wait_for_function(_SETTLED, arg=heading).json_value())


def menu(page: Page, heading: str) -> Locator:
    """The link of a page in the menu."""
    return page.get_by_test_id("stSidebarNavLink").filter(has_text=heading).first
