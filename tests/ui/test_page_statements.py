"""How often each page asks the database, once everything that is shared is there: never once a unit."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from sqlalchemy import event
from streamlit.testing.v1 import AppTest

from demonstration import fill_demonstration
from store import Database, local_access, open_database
from tests.ui.tour import UNIT
from ui.routes import Route
from ui.who import database

AT_MOST = {
    Route.OVERVIEW: 5,
    Route.SUBMIT: 9,
    Route.RANKING: 3,
    Route.PROFILE: 17,
    Route.COMPARE: 5,
    Route.HEAT_MAP: 3,
    Route.MISSED: 3,
    Route.FIRMNESS: 3,
    Route.TIMELINE: 6,
    Route.DISTRICTS: 4,
    Route.APPRAISAL: 23,
    Route.QUESTIONS: 7,
    Route.PROGRESS: 5,
    Route.REPORTS: 3,
    Route.CATALOGUE: 7,
    Route.ADMIN: 16,
    Route.REMINDERS: 9,
    Route.EVENTS: 5,
    Route.WELCOME: 2,
}
"""SELECTs of one drawing of a page by the administrator of the demonstration, without those of the side bar."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store with the demonstration."""
    file = tmp_path_factory.mktemp("filled") / "xaso.db"
    made = open_database(f"sqlite:///{file}")
    fill_demonstration(local_access(made))
    made.close()
    return file


@pytest.fixture
def demonstrated(tmp_path: Path, filled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The store that the pages read."""
    shutil.copy(filled, tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("XASO_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("XASO_LANG", "vi")
    monkeypatch.setattr("streamlit.components.v2.manifest_scanner.scan_component_manifests", list)
    st.cache_resource.clear()
    yield database()
    database().close()
    st.cache_resource.clear()


def _page(module: str) -> None:
    from importlib import import_module

    from ui.who import one_look

    with one_look():
        import_module(f"ui.{module}").show()


def test_every_page_has_its_number() -> None:
    assert set(AT_MOST) == set(Route)


@pytest.mark.parametrize("route", Route, ids=lambda route: route.module)
def test_a_page_asks_the_database_no_more_often_than_its_number(demonstrated: Database, route: Route) -> None:
    sent: list[str] = []
    app = AppTest.from_function(_page, kwargs={"module": route.module}, default_timeout=30)
    app.query_params["unit"] = UNIT
    app.run()
    event.listen(demonstrated.engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    app.run()
    asked = [one for one in sent if one.startswith("SELECT")]
    assert len(asked) <= AT_MOST[route], asked
