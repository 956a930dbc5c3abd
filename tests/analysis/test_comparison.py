"""Units side by side: every number is the scores', differences need points on both sides, gaps come first."""

from itertools import pairwise, permutations
from math import isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.comparison.rows import Against, Side, differences_of
from analysis.comparison.side_by_side import Order, View, compare
from analysis.comparison.suggestions import suggested
from criteria import read_catalogue
from scoring import Outcome, group_shares
from tests.checklist.exported import scores_of_every_rule
from tests.desk import EDITION, FULL
from tests.editions import BOOLEAN, edition_of, indicator, rate
from wording.language import Text

SAID = {
    "a": FULL,
    "b": FULL | {"A.1": "x", "A.2": None, "B.1": 0.0},
    "c": FULL | {"A.1": "3/10", "A.2": 1.0, "B.2": "b"},
}
GAPS, CATALOGUE = View(), View(order=Order.CATALOGUE)


@pytest.fixture(scope="module")
def scores():
    return rate(read_catalogue(EDITION, "thu.yaml"), SAID)


def of(scores, *units):
    return compare([Side(scores, unit) for unit in units])


def row(comparison, id):
    return next(row for row in comparison.rows if row.indicator.id == id)


def same(numbers, expected):
    """Equal numbers, NaN with NaN."""
    return [repr(float(n)) for n in numbers] == [repr(float(n)) for n in expected]


def test_every_figure_is_that_of_the_scores():
    scores = scores_of_every_rule()
    units = list(scores.units.index[[0, 5, 9, 13, 17, 19]])
    found = of(scores, *units)
    assert [r.indicator.id for r in found.rows] == [i.id for i in scores.edition.indicators]
    for line in found.rows:
        for unit, cell in zip(units, line.cells, strict=True):
            at = unit, line.indicator.id
            assert cell.outcome == scores.outcome.at[at]
            assert same([cell.points, cell.bar], [scores.points.at[at], scores.bar_of(unit, line.indicator)])
            if cell.outcome is not Outcome.NOT_APPLICABLE:
                assert same([cell.value], [scores.value.at[at]])
    for group in found.groups:
        assert same(group.points, [scores.groups.at[u, (group.group.id, "points")] for u in units])
        assert same(group.shares, group_shares(scores).loc[units, group.group.id])


def test_a_value_that_does_not_apply_is_not_shown():
    scores = rate(
        edition_of(indicator(more="not_applicable: Nơi không có")), {"a": {"A.1": "1/2"}, "b": {"A.1": "x"}}
    )
    assert isnan(row(of(scores, "a", "b"), "A.1").cells[1].value)


def test_differences_are_from_the_first_or_from_the_best(scores):
    found = row(of(scores, "c", "a"), "A.1")
    assert same(found.differences(Against.FIRST), [nan, 100])
    assert same(found.differences(Against.BEST), [-100, 0])
    assert found.spread == 100


def test_of_a_penalty_the_fewest_points_are_the_best():
    late = indicator("A.2", "boolean", BOOLEAN, points=5, level="Có", more="counts: penalty")
    said = {"a": {"A.1": "1/1", "A.2": 1.0}, "b": {"A.1": "1/1", "A.2": 0.0}}
    rated = rate(edition_of(indicator(), late), said)
    found = row(of(rated, "a", "b"), "A.2")
    assert same(found.differences(Against.FIRST), [nan, 5]) and found.spread == 5
    assert same(found.differences(Against.BEST), [-5, 0])
    assert list(rated.units.loc[["a", "b"], "score"]) == [95, 100]


def test_missing_on_one_side_is_no_difference_and_not_zero(scores):
    found = row(of(scores, "a", "b"), "A.2")
    assert (found.cells[1].outcome, found.equal) == (Outcome.MISSING, False)
    for against in Against:
        assert same(found.differences(against), [nan, nan])
    assert isnan(found.spread)


def test_where_the_first_has_no_points_nothing_differs_from_it_but_the_others_from_the_best(scores):
    found = row(of(scores, "b", "a", "c"), "A.2")
    assert same(found.differences(Against.FIRST), [nan, nan, nan])
    assert same(found.differences(Against.BEST), [nan, 0, -100])
    assert found.spread == 100


def test_rows_are_equal_by_outcome_and_points_whatever_the_value():
    said = {"a": {"A.1": "7/10"}, "b": {"A.1": "9/10"}, "c": {"A.1": "1/10"}}
    scores = rate(edition_of(indicator()), said)
    assert of(scores, "a", "b").rows[0].equal
    assert not of(scores, "a", "c").rows[0].equal


def test_what_is_not_scored_is_equal_by_its_value():
    said = {"a": {"A.2": "7/10"}, "b": {"A.2": "9/10"}, "c": {"A.2": "7/10"}}
    edition = edition_of(indicator(), indicator("A.2", "unscored", points=0, level=""))
    scores = rate(edition, said)
    assert not row(of(scores, "a", "b"), "A.2").equal
    assert row(of(scores, "a", "c"), "A.2").equal


def test_equal_rows_are_folded_away_on_request_alone(scores):
    found = of(scores, "a", "c")
    assert [r.indicator.id for r in found.shown(View(order=Order.CATALOGUE, fold=True))] == [
        "A.1",
        "A.2",
        "B.2",
    ]
    assert found.equal == 3
    assert len(found.shown(CATALOGUE)) == 6


def test_widest_gaps_come_first_then_what_lacks_data_then_what_is_equal(scores):
    assert [r.indicator.id for r in of(scores, "a", "b", "c").shown(GAPS)] == [
        *("A.1", "A.2", "B.1", "B.2"),  # 100, 100, 100 and 50 points
        *("A.3", "B.3"),
    ]
    assert [r.indicator.id for r in of(scores, "a", "b").shown(GAPS)][:3] == ["B.1", "A.1", "A.2"]


def test_a_threshold_is_told_once_where_it_is_the_same_and_for_each_zone_where_not():
    edition = edition_of(indicator(level="60%", mountain="40%"))
    said = {unit: {"A.1": "1/2"} for unit in "abc"}
    scores = rate(edition, said, {"a": "D1 lowland", "b": "D1 mountain", "c": "D2 mountain"})
    assert row(of(scores, "b", "c"), "A.1").bar == 0.4
    assert row(of(scores, "a", "b"), "A.1").bar is None
    assert [cell.bar for cell in row(of(scores, "a", "b"), "A.1").cells] == [0.6, 0.4]


def test_an_indicator_without_a_threshold_has_none_on_any_side():
    edition = edition_of(indicator(), indicator("A.2", "unscored", points=0, level=""))
    assert isnan(row(of(rate(edition, {"a": {}, "b": {}}), "a", "b"), "A.2").bar)


def test_scores_differ_like_points(scores):
    found = of(scores, "a", "b", "c")
    total = scores.units["score"]
    assert same(
        found.score_differences(Against.FIRST), [nan, total["b"] - total["a"], total["c"] - total["a"]]
    )


POINTS = st.lists(
    st.one_of(st.just(nan), st.integers(0, 40_000).map(lambda n: n / 1000)), min_size=2, max_size=6
)


@given(POINTS)
def test_nothing_is_better_than_the_best_and_the_unknown_stays_unknown(points):
    found = differences_of(points, Against.BEST)
    known = [d for d in found if not isnan(d)]
    comparable = sum(not isnan(p) for p in points) > 1
    assert [isnan(d) for d in found] == [isnan(p) or not comparable for p in points]
    assert not comparable or max(known) == 0


@given(POINTS)
def test_differences_from_the_first_lead_back_to_the_points(points):
    for point, less in list(zip(points, differences_of(points, Against.FIRST), strict=True))[1:]:
        unknown = isnan(point) or isnan(points[0])
        assert isnan(less) if unknown else less == pytest.approx(point - points[0], abs=1e-9)


@pytest.mark.parametrize("units", list(permutations("abc")))
def test_the_order_of_the_units_changes_no_gap_and_no_row(scores, units):
    usual, turned = of(scores, "a", "b", "c"), of(scores, *units)
    assert [r.indicator.id for r in turned.shown(GAPS)] == [r.indicator.id for r in usual.shown(GAPS)]
    assert same([r.spread for r in turned.rows], [r.spread for r in usual.rows])
    spreads = [r.spread for r in turned.shown(GAPS) if not isnan(r.spread)]
    assert all(one >= other for one, other in pairwise(spreads))


def test_units_are_called_by_their_names_where_these_differ(scores):
    assert of(scores, "a", "b").names == ("a", "b")
    assert of(scores, "a", "b").labels == ("a – D1", "b – D1")


def test_the_first_of_district_and_zone_and_the_neighbours_in_rank_are_suggested_once_each():
    said = {code: {"A.1": f"{n}/10"} for n, code in enumerate("edcba", start=5)}
    places = {
        "a": "D1 lowland",
        "b": "D2 lowland",
        "c": "D2 mountain",
        "d": "D2 mountain",
        "e": "D1 mountain",
    }
    scores = rate(edition_of(indicator(rule="proportional", level="100%")), said, places)
    assert suggested(scores, "d") == {
        Text(vi="Đứng đầu huyện", en="First of the district"): "b",
        Text(vi="Đứng đầu vùng", en="First of the zone"): "c",
        Text(vi="Ngay dưới", en="Next below"): "e",
    }
    assert list(suggested(scores, "a").values()) == ["b"]


def test_nobody_is_called_next_above_who_is_not_where_only_some_units_are_seen():
    said = {code: {"A.1": f"{n}/10"} for n, code in enumerate("dcba", start=5)}
    scores = rate(edition_of(indicator(rule="proportional", level="100%")), said)
    assert list(suggested(scores.only(["a", "d"]), "d").values()) == ["a"]
    assert "Ngay trên" not in [why.vi for why in suggested(scores.only(["b", "d"]), "d")]
