"""Units of different rounds: only what is asked alike is compared, and the rest is named with its reason."""

from math import isnan

from analysis.comparison.rows import Against, Side
from analysis.comparison.side_by_side import compare
from criteria import load_edition
from tests.analysis.two_editions import NEW, OLD, SAID, THEN, across
from tests.editions import BOOLEAN, COUNT, edition_of, indicator, rate


def test_an_indicator_with_another_id_is_compared_where_it_asks_the_same():
    found = across()
    assert [row.indicator.id for row in found.rows] == ["A.1", "A.2"]
    first = found.rows[0]
    assert [cell.indicator.id for cell in first.cells] == ["A.1", "N.1"]
    assert first.differences(Against.FIRST)[1] == -100


def test_the_rest_is_named_from_both_sides_with_reasons():
    told = [(one.indicator.id, one.why.vi) for one in across().left_out]
    assert told == [
        ("A.3", "phiên bản mới không hỏi"),
        ("N.7", "phiên bản của đơn vị đầu không hỏi"),
    ]


def test_an_indicator_that_is_scored_differently_has_values_but_no_difference():
    row = across().rows[1]
    assert (row.alike, row.equal, isnan(row.spread)) == (False, False, True)
    assert [cell.value for cell in row.cells] == [5, 5]
    assert all(isnan(amount) for against in Against for amount in row.differences(against))


def test_totals_and_groups_of_different_editions_are_not_compared():
    found = across()
    assert not found.one_edition
    assert found.groups == ()
    assert all(isnan(amount) for amount in found.score_differences(Against.BEST))
    assert [edition.id for edition in found.other_editions] == ["thu"]


def test_rounds_on_the_same_edition_are_compared_whole_and_named():
    found = across(new=OLD, then=SAID)
    assert found.one_edition and not found.one_round
    assert (len(found.rows), found.left_out, found.equal) == (3, (), 3)
    assert found.labels == ("a – D1 · Kỳ 1", "a – D1 · Kỳ 2")
    assert len(found.groups) == 1


def test_the_best_of_each_round_is_part_of_how_a_relative_indicator_is_scored():
    edition = edition_of(indicator("A.1", "relative", COUNT, level="4"))
    high, low = (rate(edition, {"a": {"A.1": 5.0}, "b": {"A.1": best}}) for best in (10.0, 8.0))
    alike = compare([Side(high, "a", 1), Side(high, "b", 1)])
    assert alike.rows[0].alike
    assert not compare([Side(high, "a", 1), Side(low, "a", 2)]).rows[0].alike


def test_three_editions_share_what_all_of_them_ask():
    third = edition_of(indicator("A.1"), indicator("A.3", "boolean", BOOLEAN, level="Có"), scale=200)
    sides = [
        Side(rate(edition, {"a": said}), "a", number)
        for number, (edition, said) in enumerate(((OLD, SAID), (NEW, THEN), (third, {"A.1": "1/2"})))
    ]
    found = compare(sides)
    assert [row.indicator.id for row in found.rows] == ["A.1"]
    assert {one.indicator.id for one in found.left_out} == {"A.2", "A.3", "N.7"}


def test_the_reference_edition_is_the_same_as_itself_read_again():
    edition = load_edition("tham-chieu-2022")
    again = edition.model_copy(deep=True)
    found = compare([Side(rate(edition, {"a": {}}), "a", 1), Side(rate(again, {"b": {}}), "b", 2)])
    assert found.one_edition
    assert len(found.rows) == len(edition.indicators)
