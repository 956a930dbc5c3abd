"""The nearest passing figure of every kind of input, and how far it is."""

import numpy as np
import pytest

from analysis.way.shortest import shortest_way
from analysis.way.states import states_of
from analysis.way.what_if import Given, changed_answers, given_of
from tests.editions import (
    BOOLEAN,
    COUNT,
    NUMBER,
    OPTION,
    PARTS,
    edition_of,
    frame_of,
    indicator,
    rate,
    rate_one,
)

LOWER = "{type: threshold, direction: lower}"
PARTS_RULE = (
    "{type: parts, parts: [{id: a, name: Một, share: 1/2}, {id: b, name: Hai, share: 1/4},"
    " {id: c, name: Ba, share: 1/4}]}"
)
BEST_OF = "{type: best_of, alternatives: [{id: a, name: Một, share: 1}, {id: b, name: Hai, share: 1/2}]}"
NAN = float("nan")


def of(written, which="passing", **slots):
    """What would stand in the slots of the only indicator, and the effort."""
    edition = edition_of(written)
    states = states_of(rate_one(edition, **slots))
    return given_of(edition, edition.indicators[0], getattr(states, which)), float(states.effort[0, 0])


def figures(one):
    return [one.numerator, one.denominator, one.value, one.choice]


@pytest.mark.parametrize(
    ("written", "answer", "figure", "effort"),
    [
        (indicator(level="60%"), "1/5", [3, 5, NAN, None], 2 / 3),
        (indicator(level="2/3"), "0/7", [5, 7, NAN, None], 1),
        (indicator(rule=LOWER, level="10%"), "8/10", [1, 10, NAN, None], 7 / 8),
        (indicator(level="60%"), 0.3, [NAN, NAN, 0.6, None], 1 / 2),
        (indicator(input=COUNT, level="4"), 3, [NAN, NAN, 4, None], 1 / 4),
        (indicator(rule=LOWER, input=NUMBER, level="3"), 12, [NAN, NAN, 3, None], 3 / 4),
        (indicator(rule="boolean", input=BOOLEAN, level="Có"), False, [NAN, NAN, 1, None], 1),
        (indicator(rule="options", input=OPTION, level="1/2"), "c", [NAN, NAN, NAN, "b"], 1),
        (indicator(level="60%"), None, [NAN, NAN, 0.6, None], 1),
        (indicator(level="60%", mountain="20%"), "1/5", [3, 5, NAN, None], 2 / 3),
    ],
)
def test_the_nearest_passing_figure_and_the_share_of_the_way_to_it(written, answer, figure, effort):
    given, found = of(written, A_1=answer)
    assert figures(given["A.1"]) == pytest.approx(figure, nan_ok=True) and found == pytest.approx(effort)


@pytest.mark.parametrize(
    ("level", "slots", "met", "effort"),
    [
        ("3/4", {"A_1_a": True, "A_1_b": False, "A_1_c": False}, "ab", 1 / 3),
        ("3/4", {"A_1_a": False, "A_1_b": True, "A_1_c": False}, "ab", 1 / 3),
        ("100%", {"A_1_a": True, "A_1_b": False, "A_1_c": False}, "abc", 2 / 3),
        ("1/2", {"A_1_b": True}, "ab", 1),
    ],
)
def test_the_fewest_parts_are_met(level, slots, met, effort):
    given, found = of(indicator(rule=PARTS_RULE, input=PARTS, level=level), **slots)
    assert [part for part in "abc" if given[f"A.1.{part}"].value == 1] == list(met)
    assert found == pytest.approx(effort)


def test_of_alternatives_the_least_that_is_enough_is_met():
    given, _ = of(indicator(rule=BEST_OF, input=PARTS, level="1/2"), A_1_a=False, A_1_b=False)
    assert (given["A.1.a"].value, given["A.1.b"].value) == (0, 1)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (indicator(), 0.0),
        (indicator(rule=LOWER, level="10%"), 1.0),
        (indicator(input=COUNT, level="4"), 0.0),
        (indicator(rule="boolean", input=BOOLEAN, level="Có"), 0.0),
    ],
)
def test_an_answer_that_need_not_pass_is_taken_at_its_worst(written, value):
    given, _ = of(written, "answered", A_1=None)
    assert given["A.1"].value == value


def test_what_no_option_can_lift_over_its_threshold_cannot_pass():
    worse = OPTION.replace("share: 1}", "share: 3/4}")
    states = states_of(rate_one(edition_of(indicator(rule="options", input=worse, level="100%")), A_1="c"))
    assert not states.can_pass.any()


def test_a_unit_that_becomes_the_best_earns_all_of_a_relative_rule():
    edition = edition_of(indicator(rule="relative", input=COUNT, level="10"))
    states = states_of(rate(edition, {"u": {"A.1": 2}, "other": {"A.1": 4}}))
    assert (states.passing_cells.thousandths == 100_000).all()


def test_the_units_of_a_round_are_as_each_alone():
    edition = edition_of(indicator(), indicator("A.2", "boolean", BOOLEAN, level="Có"), scale=200)
    said = {"u": {"A.1": "1/5", "A.2": False}, "v": {"A.1": "2/5"}, "w": {"A.1": "1/1", "A.2": True}}
    scores = rate(edition, said)
    whole = states_of(scores)
    for unit in said:
        alone, at = states_of(scores.only([unit])), scores.position[unit]
        assert np.array_equal(alone.can_pass[:, 0], whole.can_pass[:, at])
        assert np.array_equal(alone.effort[:, 0], whole.effort[:, at])


SIXTY = """
verdicts:
  - {id: incomplete, name: Thiếu, tone: unknown, when: [{type: any_missing}]}
  - {id: good, name: Tốt, tone: good, when: [{type: share_passed, at_least: 60%}]}
  - {id: bad, name: Kém, tone: bad}
"""


@pytest.mark.parametrize(
    ("last", "changes"),
    [
        ("0/10", [("A.1", True, "thiếu 1 hộ"), ("A.3", True, "thiếu 2 hộ")]),  # the nearest
        (None, [("A.1", True, "thiếu 1 hộ"), ("A.4", True, None)]),  # it must be answered anyhow
        ("6/10", [("A.1", True, "thiếu 1 hộ")]),
    ],
)
def test_the_fewest_are_taken_and_of_those_the_nearest(last, changes):
    edition = edition_of(*(indicator(f"A.{i}", points=20) for i in range(5)), tail=SIXTY)
    scores = rate_one(edition, A_0="6/10", A_1="5/10", A_2="1/10", A_3="4/10", A_4=last)
    way = shortest_way(scores, "u", "good")
    assert [(c.indicator.id, c.passes, c.gap.text.vi if c.gap else None) for c in way.changes] == changes


def test_where_enough_pass_a_missing_one_only_needs_data():
    edition = edition_of(*(indicator(f"A.{i}", points=20) for i in range(5)), tail=SIXTY)
    way = shortest_way(rate_one(edition, A_0="1/1", A_1="1/1", A_2="1/1", A_3="0/1"), "u", "good")
    assert [(c.indicator.id, c.passes, c.effort) for c in way.changes] == [("A.4", False, 0)]


def test_a_trial_changes_only_the_slots_it_names_and_leaves_the_answers_as_they_are():
    frame = frame_of({"u": {"A.1": "1/5", "A.2": "2/5"}, "v": {"A.1": "1/1"}})
    before = frame.copy()
    changed = changed_answers(frame, "u", {"A.1": Given(3, 5), "A.3": Given(value=1.0)})
    assert set(changed["slot"]) == {"A.1", "A.2", "A.3"} and set(changed["unit"]) == {"u"}
    assert changed.set_index("slot").loc["A.1", "numerator"] == 3
    assert frame.equals(before)
