"""The heat map on its page: which units, in which order, and what to do when there are too many."""

import pytest

from charts.grid import Row
from store import Database
from tests.editions import edition_text, indicator
from tests.ui.apps import opened, round_of, shown
from units import load_units

UNITS = load_units("2022")
FIRST, SECOND = UNITS.index[UNITS["district_name"] == "Huyện Nga Sơn"][:2]
FAR = UNITS.index[UNITS["district_name"] == "Huyện Bá Thước"][0]
TEXT = edition_text(indicator("A.1"), indicator("A.2"), scale=200)
SAID = {
    FIRST: {"A.1": "9/10", "A.2": "9/10"},
    SECOND: {"A.1": "1/10", "A.2": "9/10"},
    FAR: {"A.1": "9/10", "A.2": None},
}


def heat_map() -> None:
    from ui.heat_map import show

    show()


@pytest.fixture
def drawn(monkeypatch):
    """What was handed to the chart: its rows and columns."""
    calls = []

    def keep(scores, cells, rows, columns, lang, palette):
        import altair as alt
        import pandas as pd

        calls.append((rows, columns))
        clicked = alt.selection_point("clicked", fields=["row"])
        return alt.Chart(pd.DataFrame({"row": []})).mark_point().add_params(clicked)

    monkeypatch.setattr("ui.heat_map.cells.heat_map", keep)
    return calls


@pytest.fixture
def a_round(db: Database):
    return round_of(db, "thu", TEXT, SAID)


def test_all_units_stand_in_rank_order_with_their_rank(a_round, drawn):
    app = opened(heat_map)
    assert not app.exception
    rows, columns = drawn[-1]
    assert [row.id for row in rows] == [FIRST, SECOND, FAR]  # who lacks data ranks last
    assert rows[0] == Row(FIRST, f"{UNITS.at[FIRST, 'name']}  1")
    assert columns == ["A.1", "A.2"]


def test_by_district_the_names_of_districts_stand_over_their_units(a_round, drawn):
    opened(heat_map, rows="district")
    rows, _ = drawn[-1]
    assert [row.section for row in rows] == ["Huyện Bá Thước", "Huyện Nga Sơn", "Huyện Nga Sơn"]


def test_who_misses_alike_stands_together_under_what_they_share(a_round, drawn):
    opened(heat_map, rows="alike")
    rows, _ = drawn[-1]
    assert rows[0].section == "Đạt tất cả"
    assert {row.section.split(". ")[-1] for row in rows[1:]} == {"A.1", "A.2"}


def test_only_those_that_fail_an_indicator_are_kept_and_missing_is_no_fail(a_round, drawn):
    opened(heat_map, indicator="A.1")
    assert [row.id for row in drawn[-1][0]] == [SECOND]
    app = opened(heat_map, indicator="A.2")
    assert "Không có đơn vị nào như vậy." in shown(app)


def test_columns_can_stand_by_how_many_miss_them(a_round, drawn):
    opened(heat_map, columns="missed")
    assert drawn[-1][1] == ["A.1", "A.2"]
    opened(heat_map, columns="missed", district_code=str(UNITS.at[FAR, "district_code"]))
    assert [row.id for row in drawn[-1][0]] == [FAR]


def test_more_units_than_fit_are_shown_in_bands_and_a_band_opens(a_round, drawn, monkeypatch):
    monkeypatch.setattr("ui.heat_map.page.capacity", lambda edition: 2)
    monkeypatch.setattr("ui.heat_map.bands.capacity", lambda edition: 2)
    app = opened(heat_map)
    assert not app.exception and not drawn
    bands = next(one for one in app.selectbox if one.key == "band")
    assert bands.options == ["Hạng 1–2", "Hạng 3"]
    bands.select_index(1).run()
    assert [row.id for row in drawn[-1][0]] == [FAR]


def test_a_unit_is_opened_without_a_mouse_too(a_round, drawn):
    app = opened(heat_map)
    chosen = next(one for one in app.selectbox if one.key == "open-unit")
    chosen.select(FAR).run()
    assert not app.exception
    assert any("unit" in str(one.proto) and FAR in str(one.proto) for one in app.get("page_link"))


def test_without_a_checklist_the_page_says_so(db: Database):
    round_of(db, "thu", TEXT, {}, cohort=[FIRST])
    assert "Chưa có phiếu nào được tính" in shown(opened(heat_map))
