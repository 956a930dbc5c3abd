"""What moved between two months."""

import pytest

from analysis.progress import moved
from tests.editions import COUNT, edition_of, indicator, rate

ASIDE = "not_applicable: Nơi không có"
EDITION = edition_of(
    indicator("A.1", input=COUNT, level="4", more=ASIDE),
    indicator("A.2", input=COUNT, level="4"),
    scale=200,
)
PASSES, FAILS = 5.0, 1.0


def between(before, after):
    """What moved of units from {unit: [A.1, A.2]} to the same."""
    old, new = (
        {u: dict(zip(("A.1", "A.2"), said, strict=True)) for u, said in one.items()}
        for one in (before, after)
    )
    return moved(EDITION, rate(EDITION, old) if old else None, rate(EDITION, new))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (FAILS, PASSES, {"newly_passed"}),
        (None, PASSES, {"newly_passed", "newly_answered"}),
        (None, FAILS, {"newly_answered"}),
        ("x", PASSES, {"newly_passed"}),
        (PASSES, FAILS, {"newly_failed"}),
        ("x", FAILS, {"newly_failed"}),
        (PASSES, None, {"newly_missing"}),
        (FAILS, None, {"newly_missing"}),
        (PASSES, "x", set()),
        (PASSES, PASSES + 1, set()),
        (None, None, set()),
    ],
)
def test_each_way_of_an_indicator_has_its_words(before, after, expected):
    found = between({"u": [before, PASSES]}, {"u": [after, PASSES]})
    names = ("newly_passed", "newly_failed", "newly_answered", "newly_missing")
    assert {name for name in names if found.units.at["u", name] == ("A.1",)} == expected
    assert {name for name in names if found.totals[name] == 1} == expected


def test_the_score_and_the_verdict_are_told_before_and_after():
    found = between(
        {"u": [FAILS, PASSES], "v": [PASSES, PASSES]}, {"u": [PASSES, PASSES], "v": [PASSES, PASSES]}
    )
    row = found.units.loc["u"]
    assert (row["score_before"], row["score_after"], row["difference"]) == (100, 200, 100)
    assert (row["verdict_before"], row["verdict_after"]) == ("not_completed", "completed")
    assert list(found.units["verdict_changed"].loc[["u", "v"]]) == [True, False]
    assert found.totals["moved"] == found.totals["verdict_changed"] == 1


def test_a_unit_told_of_for_the_first_time_has_answers_but_has_not_moved():
    found = between({"u": [PASSES, PASSES]}, {"u": [PASSES, PASSES], "new": [PASSES, FAILS]})
    row = found.units.loc["new"]
    assert row["first"] and not row["moved"] and not row["verdict_changed"]
    assert row["newly_answered"] == ("A.1", "A.2") and row["newly_passed"] == row["newly_failed"] == ()
    assert row["difference"] != row["difference"] and row["verdict_before"] is None
    assert found.totals["first"] == 1 and found.totals["newly_passed"] == 0


def test_where_nothing_was_known_before_all_are_told_of_for_the_first_time():
    found = between({}, {"u": [PASSES, None], "v": [FAILS, PASSES]})
    assert list(found.units["first"]) == [True, True]
    assert found.totals == {
        "units": 2, "first": 2, "moved": 0, "verdict_changed": 0,
        "newly_passed": 0, "newly_failed": 0, "newly_answered": 3, "newly_missing": 0,
    }  # fmt: skip


def test_moves_of_units_in_another_rank_order_stay_with_their_units():
    found = between(
        {"u": [FAILS, FAILS], "v": [PASSES, FAILS]}, {"u": [PASSES, PASSES], "v": [PASSES, FAILS]}
    )
    assert list(found.units.index) == ["u", "v"]
    assert found.units.at["u", "newly_passed"] == ("A.1", "A.2") and found.units.at["v", "newly_passed"] == ()
    assert list(found.units["score_before"].loc[["u", "v"]]) == [0, 100]
