"""What units miss is counted of those that answered and to whom it applies."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.missed import NEAR, lacking_in_words, missed, near_misses, nearest, tally
from scoring import Outcome, most_missed
from tests.editions import BOOLEAN, COUNT, OPTION, edition_of, indicator, rate

EDITION = edition_of(
    indicator("A.1"),
    indicator("A.2", input=COUNT, level="10"),
    indicator("A.3", rule="boolean", input=BOOLEAN, level="Có"),
    indicator("A.4", rule="{type: threshold, direction: lower}", level="20%"),
    indicator("A.5", rule="unscored", level="", points=0),
    scale=400,
)
SAID = {
    "a": {"A.1": "58/100", "A.2": 7, "A.3": True, "A.4": "21/100", "A.5": "1/2"},
    "b": {"A.1": "20/100", "A.2": 10, "A.3": False, "A.4": "1/100", "A.5": "1/2"},
    "c": {"A.1": None, "A.2": 4, "A.3": True, "A.4": "50/100", "A.5": "1/2"},
    "d": {"A.1": "60/100", "A.2": 12, "A.3": True, "A.4": "20/100", "A.5": "1/2"},
}
PLACES = {"a": "D1 lowland", "b": "D2 lowland", "c": "D1 lowland", "d": "D2 mountain"}


@pytest.fixture(scope="module")
def scores():
    return rate(EDITION, SAID, PLACES)


def test_a_missing_answer_is_counted_apart_and_not_in_the_share(scores):
    row = missed(scores).loc["A.1"]
    assert (row["failed"], row["passed"], row["missing"]) == (2, 1, 1)
    assert row["share"] == pytest.approx(2 / 3)


def test_what_is_not_scored_is_not_missed(scores):
    assert set(missed(scores).index) == {"A.1", "A.2", "A.3", "A.4"}


def test_the_median_gap_is_in_the_things_that_are_counted(scores):
    rows = missed(scores)
    assert rows.at["A.1", "amount"] == np.median([2, 40])
    assert rows.at["A.2", "amount"] == np.median([3, 6])
    assert rows.at["A.1", "distance"] == pytest.approx(np.median([0.02, 0.40]))
    assert np.isnan(rows.at["A.3", "amount"])


def test_a_bare_share_has_no_gap_in_things():
    scores = rate(EDITION, {"a": {"A.1": 0.5}, "b": {"A.1": "50/100"}})
    assert missed(scores).at["A.1", "amount"] == 10


def test_the_median_gap_is_said_in_things_and_points(scores):
    row = missed(scores).loc["A.1"]
    said = lacking_in_words(EDITION.indicator_by_id["A.1"], row["amount"], row["distance"], "vi")
    assert said == "21 hộ · 21 điểm phần trăm"
    assert lacking_in_words(EDITION.indicator_by_id["A.2"], 3.0, 3.0, "vi") == "3 cuộc họp"
    assert lacking_in_words(EDITION.indicator_by_id["A.3"], np.nan, 1.0, "vi") == ""


def test_only_the_cohort_is_counted():
    scores = rate(EDITION, SAID, PLACES, cohort=pd.Index(["a", "d"]))
    assert missed(scores).at["A.1", "failed"] == 1
    assert missed(scores).at["A.1", "missing"] == 0


def test_a_penalty_that_nobody_got_is_not_missed():
    late = indicator("A.2", "boolean", BOOLEAN, level="Có", more="counts: penalty")
    scores = rate(edition_of(indicator(), late), {"a": {"A.1": "1/2", "A.2": 0.0}})
    assert list(missed(scores).index) == list(most_missed(scores).index) == ["A.1"]


def test_the_counts_are_those_of_the_overview(scores):
    counts = most_missed(scores)
    rows = missed(scores)
    assert rows["failed"].to_dict() == counts[rows.index].to_dict()


@pytest.mark.parametrize(
    ("value", "near"),
    [("569/1000", False), ("570/1000", True), ("599/1000", True), ("600/1000", False), (None, False)],
)
def test_a_near_miss_is_at_most_a_twentieth_of_the_threshold_off(value, near):
    scores = rate(EDITION, {"a": {"A.1": value}})
    assert NEAR == 0.05
    assert bool(near_misses(scores).at["a", "A.1"]) is near


def test_near_is_measured_downwards_where_lower_is_better(scores):
    near = near_misses(scores)["A.4"]
    assert near.to_dict() == {code: code == "a" for code in near.index}


def test_a_question_and_an_option_have_no_almost():
    edition = edition_of(
        indicator("A.1", rule="options", input=OPTION.replace("1/2", "97%"), level="1"),
    )
    scores = rate(edition, {"a": {"A.1": "b"}})
    assert scores.outcome.at["a", "A.1"] == Outcome.FAILED
    assert not near_misses(scores).to_numpy().any()


def test_the_nearest_comes_first(scores):
    rows = nearest(scores, "A.1")
    assert list(rows.index) == ["a", "b"]
    assert rows["near"].to_dict() == {"a": True, "b": False}


def test_places_are_counted_each_for_itself(scores):
    counts = tally(scores, scores.units["district_code"])
    assert counts.units.to_dict() == {"D1": 2, "D2": 2}
    assert counts.failed.loc["D1", "A.1"] == 1
    assert counts.missing.loc["D1", "A.1"] == 1
    assert counts.share.loc["D1", "A.1"] == 1.0
    assert counts.share.loc["D2", "A.1"] == 0.5
    assert counts.share["A.5"].isna().all()


@settings(deadline=None, max_examples=15)
@given(st.lists(st.sampled_from(["58/100", "60/100", None]), min_size=1, max_size=12), st.integers(1, 4))
def test_the_places_add_up_to_the_whole(answers, places):
    said = {f"u{i}": {"A.1": answer} for i, answer in enumerate(answers)}
    where = {code: f"D{i % places} lowland" for i, code in enumerate(said)}
    scores = rate(EDITION, said, where)
    counts, row = tally(scores, scores.units["district_code"]), missed(scores).loc["A.1"]
    for name in ("passed", "failed", "missing"):
        assert getattr(counts, name)["A.1"].sum() == row[name]
