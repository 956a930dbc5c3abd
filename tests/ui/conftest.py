"""A running app and a real browser for the tests of the pages."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from demonstration import fill_demonstration
from store import Database, local_access, open_database
from tests.needed import program
from ui.who import database

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

LAPTOP = ViewportSize(width=1366, height=768)
"""The window of an office laptop."""

FIRST_VISIT = 120_000
"""Milliseconds at most until a fresh server has made the demonstration: a slow machine is no fault of the page."""

expect.set_options(timeout=30_000)


@contextmanager
def served(script: Path, data: Path, *more: str) -> Iterator[str]:
    """Run a Streamlit script on a free port of this machine, with `more` options, and yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"XASO_DATA_DIR": str(data), "XASO_LANG": "vi"}
    environment.pop("DATABASE_URL", None)
    options = ["--server.port", str(port), "--server.headless", "true", "--server.fileWatcherType", "none"]
    options += more
    log = (data / "server.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), *options],
        cwd=ROOT,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_until_healthy(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(10)
        log.close()


def _wait_until_healthy(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        if server.poll() is not None:
            pytest.fail("the server stopped at once")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.25)
    pytest.fail("the server did not become healthy")


def settled(page: Page) -> None:
    """Wait until a page has drawn everything: its title is there and its script no longer runs."""
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_have_count(1)


def open_demonstration(page: Page, address: str) -> None:
    """Go to the overview of the demonstration; it is made at the first visit."""
    page.goto(address)
    start = page.get_by_role("button", name="Mở bản minh họa")
    overview = page.get_by_text("Chỉ tiêu nhiều xã chưa đạt nhất")
    expect(start.or_(overview).first).to_be_visible(timeout=FIRST_VISIT)
    if start.is_visible():
        start.click()
    expect(overview).to_be_visible(timeout=FIRST_VISIT)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app with a store of its own."""
    with served(ROOT / "app.py", tmp_path_factory.mktemp("var")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = program("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, headless=True, args=CHROMIUM)
        yield started
        started.close()


@pytest.fixture(scope="module")
def windows(browser: Browser) -> Iterator[BrowserContext]:
    """What the windows of a module share: Streamlit's scripts, which take seconds to load for the first time."""
    shared = browser.new_context(viewport=LAPTOP, accept_downloads=True, locale="vi-VN")
    shared.set_default_timeout(30_000)
    yield shared
    shared.close()


@pytest.fixture
def page(windows: BrowserContext) -> Iterator[Page]:
    """A fresh window of the size of an office laptop, in which nobody has signed in."""
    page = windows.new_page()
    yield page
    page.close()
    windows.clear_cookies()


@pytest.fixture
def demonstrated(page: Page, address: str) -> Page:
    """The overview of the demonstration."""
    open_demonstration(page, address)
    return page


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty store of this code: a copy is quicker than a migration."""
    path = tmp_path_factory.mktemp("empty") / "xaso.db"
    open_database(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session")
def demonstration_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store that holds the demonstration."""
    path = tmp_path_factory.mktemp("demonstration") / "xaso.db"
    made = open_database(f"sqlite:///{path}")
    fill_demonstration(local_access(made))
    made.close()
    return path


@pytest.fixture
def beginning(empty_store: Path) -> Path:
    """What the store of a test begins as; a module that begins with more gives another file."""
    return empty_store


@pytest.fixture
def db(tmp_path: Path, beginning: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The store that pages without a browser read."""
    shutil.copy(beginning, tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("XASO_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("XASO_LANG", "vi")
    # Streamlit looks for components among all packages, at every start anew; there are none, and it takes its time.
    scan = "streamlit.components.v2.manifest_scanner.scan_component_manifests"
    monkeypatch.setattr(scan, list, raising=False)
    st.cache_resource.clear()
    yield database()
    database().close()
    st.cache_resource.clear()
