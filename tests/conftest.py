"""The run as a whole: its files stand in memory, what takes longest begins first, figures are told at the end."""

import os

import pytest

import checklist  # noqa: F401  (before any test imports openpyxl: it says which XML parser openpyxl takes)
from tests.memory import memory

FIGURE = "figure"
"""The name under which a test records a figure: `record_property(FIGURE, "first page 1,5x ...")`."""


def pytest_configure() -> None:
    """Let temporary folders stand in memory: SQLite waits for its disk at every commit."""
    if folder := memory():
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(folder))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with modules that drive a browser: one of them at the end would leave the other worker idle."""
    slow = {item.path for item in items if "browser" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path not in slow)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print every recorded figure."""
    reports = [
        r for found in terminalreporter.stats.values() for r in found if isinstance(r, pytest.TestReport)
    ]
    figures = [
        said for r in reports for name, said in r.user_properties if name == FIGURE and r.when == "call"
    ]
    if figures:
        terminalreporter.section("figures")
        for said in figures:
            terminalreporter.line(str(said))
