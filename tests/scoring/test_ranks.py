"""Ranks: competition ranking in the province, the district and the zone."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Answers, score
from scoring.ranking import competition_ranks, rank_order
from tests.editions import BOOLEAN, edition_of, frame_of, indicator, rate, units_of

NA = "not_applicable: Không có"
EDITION = edition_of(
    indicator("A.1", "proportional", points=60, level="100%", more=NA),
    indicator("A.2", "proportional", points=40, level="100%", more=NA),
)


def percent_of(**percents):
    """Units with so many of 100 points; None leaves the second indicator unanswered."""
    return {unit: {"A.1": f"{p}/100", "A.2": f"{p}/100"} for unit, p in percents.items()}


def ranks(scores, column="rank"):
    return scores.units[column].astype(int).to_dict()


def test_ties_share_a_rank_and_the_next_is_skipped():
    assert ranks(rate(EDITION, percent_of(a=90, b=80, c=80, d=70))) == {"a": 1, "b": 2, "c": 2, "d": 4}


def test_rows_are_in_rank_order():
    scores = rate(EDITION, percent_of(a=10, b=90, c=50))
    assert (
        list(scores.units.index) == list(scores.points.index) == list(scores.answers.units) == ["b", "c", "a"]
    )
    assert scores.value["A.1"].tolist() == [0.9, 0.5, 0.1]
    assert scores.position == {"b": 0, "c": 1, "a": 2}


def test_an_incomplete_unit_comes_after_every_complete_one():
    said = percent_of(a=10, b=20) | {"c": {"A.1": "99/100"}, "d": {"A.1": "98/100"}, "e": {}}
    assert ranks(rate(EDITION, said)) == {"b": 1, "a": 2, "c": 3, "d": 4, "e": 5}


def test_the_same_score_of_another_maximum_is_a_tie():
    said = percent_of(a=50) | {"b": {"A.1": "1/2", "A.2": "x"}, "c": {"A.1": "x", "A.2": "1/2"}}
    assert set(ranks(rate(EDITION, said)).values()) == {1}


def test_the_same_score_made_of_another_bonus_is_a_tie():
    edition = edition_of(
        indicator("A.1", "proportional", points=100, level="100%"),
        indicator("A.2", "boolean", BOOLEAN, points=0.2, level="Có", more="counts: bonus"),
    )
    assert 50.1 + 0.2 > 50.3, "the floats of the two ways to 50.3 differ"
    scores = rate(edition, {"a": {"A.1": "501/1000", "A.2": True}, "b": {"A.1": "503/1000"}})
    assert set(ranks(scores).values()) == {1}


def test_ranks_in_the_district_and_in_the_zone():
    places = {"a": "D1 lowland", "b": "D2 mountain", "c": "D1 mountain", "d": "D2 lowland", "e": "D2 lowland"}
    scores = rate(EDITION, percent_of(a=90, b=80, c=70, d=60, e=60), places)
    assert ranks(scores, "rank_in_district") == {"a": 1, "c": 2, "b": 1, "d": 2, "e": 2}
    assert ranks(scores, "rank_in_zone") == {"a": 1, "d": 2, "e": 2, "b": 1, "c": 2}


def test_where_there_are_no_districts_nobody_has_a_rank_in_one():
    frame = units_of(["a", "b"]).assign(district_code="", district_name="")
    said = percent_of(a=90, b=80)
    scores = score(EDITION, Answers.of(EDITION, frame_of(said)), frame)
    assert scores.units["rank_in_district"].isna().all() and ranks(scores) == {"a": 1, "b": 2}


def test_a_unit_outside_the_cohort_has_the_rank_it_would_have_and_moves_nobody():
    said = percent_of(a=90, x=85, b=80, y=80, z=10)
    scores = rate(EDITION, said, cohort=pd.Index(["a", "b"]))
    assert ranks(scores) == {"a": 1, "x": 2, "b": 2, "y": 2, "z": 3}
    assert ranks(scores, "rank_in_district") == ranks(scores, "rank_in_zone") == ranks(scores)
    assert scores.units["in_cohort"].to_dict() == {"a": True, "x": False, "b": True, "y": False, "z": False}
    alone = rate(EDITION, percent_of(a=90, b=80))
    assert ranks(alone) == {"a": 1, "b": 2}


def test_a_complete_unit_outside_does_not_hide_an_incomplete_one_inside():
    scores = rate(EDITION, percent_of(x=10) | {"a": {"A.1": "9/10"}}, cohort=pd.Index(["a"]))
    assert ranks(scores) == {"x": 1, "a": 1}


SCORES = st.lists(
    st.tuples(
        st.sampled_from([0.0, 10.0, 10.1, 99.9, np.nan]), st.booleans(), st.booleans(), st.integers(0, 2)
    ),
    max_size=25,
)


def arrays(rows):
    columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
    return [np.array(c, dtype=t) for c, t in zip(columns, (float, bool, bool, np.int64), strict=True)]


@given(SCORES)
def test_a_rank_is_one_more_than_those_of_the_cohort_who_are_better(rows):
    def better(one, other):
        key = [(not complete, np.inf if np.isnan(s) else -s) for s, complete, *_ in (one, other)]
        return key[0] < key[1]

    got = competition_ranks(*arrays(rows))
    for rank, (mine, row) in zip(got, [(r, r) for r in rows], strict=True):
        assert rank == 1 + sum(other[2] and other[3] == row[3] and better(other, mine) for other in rows)


@given(SCORES)
def test_the_order_of_rows_never_disagrees_with_the_ranks(rows):
    score_column, complete, _, _ = arrays(rows)
    everyone, one_place = np.ones(len(rows), dtype=bool), np.zeros(len(rows), dtype=np.int64)
    got = competition_ranks(score_column, complete, everyone, one_place)
    assert (np.diff(got[rank_order(score_column, complete)]) >= 0).all()


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_answers_and_units_changes_no_rank(seed):
    random = np.random.default_rng(seed)
    said = percent_of(**{f"u{i}": int(random.integers(0, 10)) * 10 for i in range(30)}) | {"w": {}}
    codes = list(said)
    frame, units = frame_of(said), units_of({c: f"D{i % 4} lowland" for i, c in enumerate(codes)})
    first = score(EDITION, Answers.of(EDITION, frame), units)
    shuffled = frame.sample(frac=1, random_state=seed)
    order = pd.Index(random.permutation(codes))
    again = score(EDITION, Answers.of(EDITION, shuffled, order), units.sample(frac=1, random_state=seed))
    pd.testing.assert_frame_equal(first.units, again.units.loc[first.units.index])
