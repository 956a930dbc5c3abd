"""Commonly missed on its page: counts of those that answered, missing apart, by how much, and who."""

import pytest

from store import Database
from tests.editions import edition_text, indicator
from tests.ui.apps import opened, round_of, rows_of, shown
from tests.ui.test_heat_map import FAR, FIRST, SECOND, UNITS

TEXT = edition_text(indicator("A.1"), indicator("A.2"), indicator("A.3"), scale=300)
SAID = {
    FIRST: {"A.1": "9/10", "A.2": "9/10", "A.3": "9/10"},
    SECOND: {"A.1": "590/1000", "A.2": "9/10", "A.3": "9/10"},
    FAR: {"A.1": "100/1000", "A.2": None, "A.3": "9/10"},
}


def missed() -> None:
    from ui.missed import show

    show()


@pytest.fixture(autouse=True)
def a_round(request, db: Database):
    if "empty" not in request.node.name:
        round_of(db, "thu", TEXT, SAID)


def test_the_list_counts_missing_apart_and_says_the_median_gap():
    app = opened(missed)
    assert not app.exception
    rows = rows_of(shown(app))
    assert rows[1][2:] == ["2 / 3", "66,67%", "1", "255 hộ · 25,5 điểm phần trăm", "", ""]
    assert rows[2][0] == "A.2" and rows[2][2:] == ["0 / 2", "0%", "", "", "1", ""]
    assert len(rows) == 3  # what all pass is folded away
    assert "A.3 Tên A.3" in shown(app)


def test_the_list_keeps_to_the_district_that_is_chosen():
    app = opened(missed, district_code=str(UNITS.at[FAR, "district_code"]))
    assert rows_of(shown(app))[1][2] == "1 / 1"


def test_those_that_fail_are_listed_the_nearest_first():
    app = opened(missed, indicator="A.1")
    (table,) = app.dataframe
    assert list(table.value["Đơn vị"]) == [UNITS.at[SECOND, "name"], UNITS.at[FAR, "name"]]
    assert list(table.value["Để đạt"]) == ["thiếu 10 hộ", "thiếu 500 hộ"]
    assert list(table.value["Sát ngưỡng"]) == ["◐", ""]


def test_an_indicator_that_only_lacks_data_lists_nobody_as_failing():
    app = opened(missed, indicator="A.2")
    assert not app.dataframe
    assert "**0** đơn vị chưa đạt, trong đó 0 sát ngưỡng; 1 đơn vị chưa có số liệu." in shown(app)


@pytest.mark.parametrize("view", ["districts", "zones"])
def test_the_other_views_draw(view):
    app = opened(missed, view=view)
    assert not app.exception
    assert app.get("vega_lite_chart") or app.get("arrow_vega_lite_chart")


def test_an_empty_round_says_so(db: Database):
    round_of(db, "thu", TEXT, {}, cohort=[FIRST])
    assert "Chưa có phiếu nào được tính" in shown(opened(missed))


def test_the_nearest_to_completing_are_listed_with_what_they_need():
    rows = rows_of(shown(opened(missed, view="nearest")))
    assert [row[1:] for row in rows[1:]] == [["1", "A.1 Tên A.1"], ["2", "A.1 Tên A.1; A.2 Tên A.2"]]
    assert rows[1][0].startswith(UNITS.at[SECOND, "name"])
