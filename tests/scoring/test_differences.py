"""Self-assessed and appraised side by side: counts, directions, and what cannot be compared."""

import math

import pytest

from criteria import read_catalogue
from scoring import Outcome, differences
from tests.desk import EDITION, FULL
from tests.editions import edition_of, indicator, rate

SAID = {
    "a": FULL,
    "b": FULL | {"A.2": None},
    "c": FULL | {"A.1": "1/10"},
}
APPRAISED = {
    "a": FULL | {"A.1": "5/10", "B.3.a": 0.0, "B.3.b": 1.0},
    "b": FULL | {"A.2": 5.0},
    "c": FULL | {"A.1": "6/10"},
}
CHANGED = [("a", "A.1"), ("a", "B.3.a"), ("a", "B.3.b"), ("b", "A.2"), ("c", "A.1")]


@pytest.fixture(scope="module")
def found():
    edition = read_catalogue(EDITION, "thu.yaml")
    return differences(rate(edition, SAID), rate(edition, APPRAISED), CHANGED)


def test_units_stand_in_the_order_of_the_appraised_ranks_with_both_ratings(found):
    units = found.units
    assert list(units.index) == ["b", "c", "a"]
    assert units[["score_self", "score_appraised", "difference"]].values.tolist() == [
        [450, 550, 100],
        [450, 550, 100],
        [550, 450, -100],
    ]
    assert units[["rank_self", "rank_appraised"]].values.tolist() == [[3, 1], [2, 1], [1, 3]]
    assert list(units["verdict_self"]) == ["incomplete", "not_completed", "completed"]
    assert list(units["verdict_appraised"]) == ["completed", "completed", "not_completed"]
    assert units["verdict_differs"].all()


def test_an_indicator_changed_in_two_parts_is_changed_once(found):
    assert found.units["changed"].to_dict() == {"b": 1, "c": 1, "a": 2}
    assert found.indicators.at["B.3", "changed"] == 1


def test_directions_are_counted_by_the_points_of_the_indicator(found):
    counts = found.indicators[["changed", "up", "down", "same", "unknown"]]
    assert counts.loc["A.1"].tolist() == [2, 1, 1, 0, 0]
    assert counts.loc["B.3"].tolist() == [1, 0, 0, 1, 0]
    assert counts.loc["B.1"].tolist() == [0, 0, 0, 0, 0]
    assert found.indicators.at["A.1", "mean_difference"] == 0
    assert math.isnan(found.indicators.at["B.1", "mean_difference"])


def test_no_figure_before_is_not_zero_points_before(found):
    row = found.indicators.loc["A.2"]
    assert (row["changed"], row["unknown"], row["up"]) == (1, 1, 0)
    assert math.isnan(row["mean_difference"])


def test_each_change_tells_outcome_and_points_of_both(found):
    cells = found.cells
    assert list(zip(cells["unit"], cells["indicator"], strict=True)) == [
        ("b", "A.2"),
        ("c", "A.1"),
        ("a", "A.1"),
        ("a", "B.3"),
    ]
    first, third = cells.iloc[0], cells.iloc[2]
    assert (first["outcome_self"], first["outcome_appraised"]) == (Outcome.MISSING, Outcome.PASSED)
    assert math.isnan(first["points_self"]) and first["points_appraised"] == 100
    assert (third["points_self"], third["points_appraised"], third["difference"]) == (100, 0, -100)


def test_without_changes_nothing_differs():
    scores = rate(edition_of(indicator()), {"u": {"A.1": "3/5"}})
    found = differences(scores, scores, [])
    assert found.cells.empty
    assert found.units[["difference", "changed"]].values.tolist() == [[0, 0]]
    assert found.indicators["changed"].tolist() == [0]


def test_changes_of_units_that_are_not_rated_are_left_out():
    scores = rate(edition_of(indicator()), {"u": {"A.1": "3/5"}})
    assert differences(scores, scores, [("v", "A.1")]).cells.empty


def test_where_nothing_applies_there_is_no_difference():
    edition = edition_of(indicator(more="not_applicable: Không có"))
    found = differences(
        rate(edition, {"u": {"A.1": "3/5"}}), rate(edition, {"u": {"A.1": "x"}}), [("u", "A.1")]
    )
    assert math.isnan(found.units.at["u", "difference"])
    assert found.indicators.at["A.1", "unknown"] == 1
