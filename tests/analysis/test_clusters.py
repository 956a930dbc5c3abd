"""Units that miss alike stand together; the same scores always give the same groups."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.clusters import GROUPS, alike, most_shared
from tests.editions import BOOLEAN, edition_of, indicator, rate

IDS = [f"A.{i}" for i in range(1, 9)]
EDITION = edition_of(*(indicator(id) for id in IDS), scale=800)


def scored(*misses, missing=()):
    """One unit for each set of missed indicators; `missing` are (unit number, id) without an answer."""
    said = {
        f"u{n:02}": {id: None if (n, id) in missing else "1/10" if id in own else "10/10" for id in IDS}
        for n, own in enumerate(misses)
    }
    return rate(EDITION, said)


def test_who_misses_nothing_is_a_group_of_its_own_and_comes_first():
    found = alike(scored({"A.1"}, set(), {"A.1", "A.2"}, set()))
    assert set(found.order[:2]) == {"u01", "u03"}
    assert found.group.to_dict() == {"u01": 0, "u03": 0} | {
        code: number for code, number in found.group.items() if code in ("u00", "u02")
    }
    assert (found.group[["u00", "u02"]] > 0).all()


def test_who_stays_below_the_threshold_of_a_penalty_misses_nothing():
    late = indicator("A.2", "boolean", BOOLEAN, level="Có", more="counts: penalty")
    scores = rate(edition_of(indicator(), late), {"a": {"A.1": "1/1", "A.2": 0.0}})
    assert alike(scores).group.to_dict() == {"a": 0} and most_shared(scores, ["a"]) == []


def test_units_with_the_same_misses_stand_side_by_side():
    first, second = {"A.1", "A.2", "A.3"}, {"A.6", "A.7", "A.8"}
    found = alike(scored(first, second, first, second, first, second))
    kinds = [int(code[1:]) % 2 for code in found.order]
    assert kinds in ([0, 0, 0, 1, 1, 1], [1, 1, 1, 0, 0, 0])
    assert found.group.nunique() == 2


def test_a_fail_and_a_missing_answer_are_not_the_same_miss():
    found = alike(scored({"A.1"}, {"A.1"}, missing={(1, "A.1")}))
    assert found.group["u00"] != found.group["u01"]


def test_what_a_group_shares_is_named_most_first():
    scores = scored({"A.1", "A.2"}, {"A.2"}, {"A.2", "A.5"})
    assert most_shared(scores, ["u00", "u01", "u02"]) == ["A.2", "A.1", "A.5"]
    assert most_shared(scores, ["u00", "u01", "u02"], at_most=1) == ["A.2"]
    assert most_shared(scored(set()), ["u00"]) == []


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_units_are_grouped_too(count):
    assert len(alike(scored(*[{"A.1"}] * count)).order) == count


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sets(st.sampled_from(IDS)), min_size=1, max_size=25))
def test_every_unit_stands_once_and_groups_stay_together(misses):
    scores = scored(*misses)
    found = alike(scores)
    assert sorted(found.order) == sorted(scores.units.index)
    numbers = found.group[list(found.order)].to_numpy()
    assert (np.diff(numbers) >= 0).all()
    assert numbers.max() <= GROUPS
    assert {code for code in found.order if found.group[code] == 0} == {
        code for code, own in zip(sorted(found.order), misses, strict=True) if not own
    }
    again = alike(scores)
    assert again.order == found.order
