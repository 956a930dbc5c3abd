"""Figures that tests measure are printed at the end of the run, whichever worker measured them."""

import pytest

import checklist  # noqa: F401  (before any test imports openpyxl: it says which XML parser openpyxl takes)

FIGURE = "figure"
"""The name under which a test records a figure: `record_property(FIGURE, "first page 1,5x ...")`."""


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
