"""How long a page takes to settle, by the browser's own clock: from a click until the last change that it brings."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page

_WATCH = """() => {
    if (window.watched) return;
    window.watched = true;
    const change = () => { window.changed = performance.now(); };
    window.addEventListener("click", () => { window.clicked = performance.now(); change(); }, {capture: true});
    const what = {attributeFilter: ["data-test-script-state", "data-stale"], childList: true, characterData: true, subtree: true};
    new MutationObserver(change).observe(document.body, what);
}"""
# A quick page runs between two drawings of the browser, which then never shows that it runs: what tells is that nothing changes.
# Who clicks the page that is shown may see no change at all, which takes 0 ms: for Playwright that would be not yet.
_SETTLED = """([heading, quiet]) => {
    const titles = [...document.querySelectorAll("h1")].filter((e) => e.textContent.includes(heading));
    const app = document.querySelector('[data-testid="stApp"]');
    const stale = document.querySelectorAll('[data-stale="true"]').length;
    const drawn = [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')].every((e) => e.querySelector("canvas, svg"));
    const still = performance.now() - window.changed > quiet;
    const ended = app.dataset.testScriptState === "notRunning" && still;
    return titles.length > 0 && ended && stale === 0 && drawn && Math.max(1, window.changed - window.clicked);
}"""
QUIET = 300
"""Milliseconds without a change after which a page has settled; the answer to a click begins long before."""


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
    return float(page.wait_for_function(_SETTLED, arg=[heading, QUIET]).json_value())


def menu(page: Page, heading: str) -> Locator:
    """The link of a page in the menu."""
    return page.get_by_test_id("stSidebarNavLink").filter(has_text=heading).first
