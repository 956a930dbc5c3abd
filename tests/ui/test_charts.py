"""Charts on pages are worked out once, and only so many are kept."""

from types import SimpleNamespace

import altair as alt
import pandas as pd
import pytest

from charts.palette import DARK, LIGHT
from ui import charts


@pytest.fixture
def shown(monkeypatch):
    """The charts that were worked out; each call of the page's function draws one by its name."""
    made: list[str] = []
    rating = SimpleNamespace()
    monkeypatch.setattr("ui.charts.st.vega_lite_chart", lambda spec, **how: spec)
    monkeypatch.setattr("ui.charts.palette", lambda: LIGHT)

    def show(name: str) -> None:
        def draw(language, colours):
            made.append(name)
            return alt.Chart(pd.DataFrame({"x": [1]})).mark_point().encode(x="x:Q")

        charts.show_chart(rating, name, draw)

    return show, made


def test_a_chart_is_worked_out_once_for_each_theme(shown, monkeypatch):
    show, made = shown
    show("a")
    show("a")
    assert made == ["a"]
    monkeypatch.setattr("ui.charts.palette", lambda: DARK)
    show("a")
    assert made == ["a", "a"]


def test_the_chart_not_asked_for_longest_is_let_go(shown, monkeypatch):
    monkeypatch.setattr("ui.charts.KEPT", 2)
    show, made = shown
    for name in ("a", "b", "a", "c", "a", "b"):
        show(name)
    assert made == ["a", "b", "c", "b"]
