"""What each rule type gives: value, zone, expected fraction and outcome at the threshold less a little, at it, above."""

import numpy as np
import pytest
from pydantic import TypeAdapter, ValidationError

from criteria.levels import ByZone
from criteria.rules import AnyRule

NAN = float("nan")
LOW, MOUNTAIN = "lowland", "mountain"
LEVELS = {"80%/60%": ByZone(lowland=0.8, mountain=0.6), "10%/20%": ByZone(lowland=0.1, mountain=0.2)}


def rule_of(**written):
    return TypeAdapter(AnyRule).validate_python(written)


def fraction_and_pass(rule, value, bar, best=NAN):
    column, bars = np.array([value, NAN]), np.array([bar, bar])
    fraction, passed = rule.fraction(column, bars, best), rule.passes(column, bars)
    assert np.isnan(fraction[1]) and not passed[1], "no answer: neither a share nor a pass"
    return fraction[0], passed[0]


CASES = [
    # rule, levels, value, zone, fraction, passes
    ({"type": "threshold"}, "80%/60%", 0.799999, LOW, 0, False),
    ({"type": "threshold"}, "80%/60%", 0.8, LOW, 1, True),
    ({"type": "threshold"}, "80%/60%", 0.800001, LOW, 1, True),
    ({"type": "threshold"}, "80%/60%", 0.599999, MOUNTAIN, 0, False),
    ({"type": "threshold"}, "80%/60%", 0.6, MOUNTAIN, 1, True),
    ({"type": "threshold", "direction": "lower"}, "10%/20%", 0.1, LOW, 1, True),
    ({"type": "threshold", "direction": "lower"}, "10%/20%", 0.100001, LOW, 0, False),
    ({"type": "threshold", "direction": "lower"}, "10%/20%", 0.2, MOUNTAIN, 1, True),
    ({"type": "threshold", "direction": "lower"}, "10%/20%", 0.200001, MOUNTAIN, 0, False),
    ({"type": "proportional"}, "80%/60%", 0, LOW, 0, False),
    ({"type": "proportional"}, "80%/60%", 0.4, LOW, 0.5, False),
    ({"type": "proportional"}, "80%/60%", 0.72, LOW, 0.9, False),
    ({"type": "proportional"}, "80%/60%", 0.8, LOW, 1, True),
    ({"type": "proportional"}, "80%/60%", 0.95, LOW, 1, True),
    ({"type": "proportional"}, "80%/60%", 0.3, MOUNTAIN, 0.5, False),
    ({"type": "proportional"}, "80%/60%", 0.6, MOUNTAIN, 1, True),
    ({"type": "proportional", "full_at": "100%"}, "80%/60%", 0.8, LOW, 0.8, True),
    ({"type": "proportional", "full_at": "100%"}, "80%/60%", 0.5, LOW, 0.5, False),
    ({"type": "proportional", "full_at": "100%"}, "80%/60%", 1, LOW, 1, True),
    ({"type": "proportional", "zero_below": "40%"}, "80%/60%", 0.399999, LOW, 0, False),
    ({"type": "proportional", "zero_below": "40%"}, "80%/60%", 0.4, LOW, 0.5, False),
    ({"type": "proportional", "direction": "lower"}, "10%/20%", 0, LOW, 1, True),
    ({"type": "proportional", "direction": "lower"}, "10%/20%", 0.1, LOW, 1, True),
    ({"type": "proportional", "direction": "lower"}, "10%/20%", 0.125, LOW, 0.8, False),
    ({"type": "proportional", "direction": "lower"}, "10%/20%", 0.4, MOUNTAIN, 0.5, False),
    ({"type": "proportional", "direction": "lower", "zero_below": "40%"}, "10%/20%", 0.41, LOW, 0, False),
    ({"type": "proportional", "direction": "lower", "zero_below": "40%"}, "10%/20%", 0.4, LOW, 0.25, False),
    ({"type": "options"}, "80%/60%", 0.5, LOW, 0.5, False),
    ({"type": "options"}, "80%/60%", 1, LOW, 1, True),
    ({"type": "options"}, "80%/60%", 0, LOW, 0, False),
]


@pytest.mark.parametrize(("written", "levels", "value", "zone", "fraction", "passes"), CASES)
def test_each_rule_gives_its_share_by_value_and_zone(written, levels, value, zone, fraction, passes):
    got = fraction_and_pass(rule_of(**written), value, LEVELS[levels].at(zone))
    assert got == (pytest.approx(fraction, abs=1e-12), passes)


STEPS = {
    "type": "steps",
    "bands": [{"at": "99%", "share": 1}, {"at": "97%", "share": 0.8}, {"at": "95%", "share": 0.5}],
}
MEETINGS = {
    "type": "steps",
    "bands": [{"at": a, "share": s} for a, s in ((4, 1), (3, 0.75), (2, 0.5), (1, 0.25))],
}
DELAYS = {"type": "steps", "direction": "lower", "bands": [{"at": 2, "share": 1}, {"at": 5, "share": "1/2"}]}


@pytest.mark.parametrize(
    ("written", "bar", "value", "fraction", "passes"),
    [
        (STEPS, 0.97, 0.949999, 0, False),
        (STEPS, 0.97, 0.95, 0.5, False),
        (STEPS, 0.97, 0.969999, 0.5, False),
        (STEPS, 0.97, 0.97, 0.8, True),
        (STEPS, 0.97, 0.9793, 0.8, True),
        (STEPS, 0.97, 0.989999, 0.8, True),
        (STEPS, 0.97, 0.99, 1, True),
        *((MEETINGS, 2, n, n / 4, n >= 2) for n in range(5)),
        (MEETINGS, 2, 9, 1, True),
        (DELAYS, 5, 0, 1, True),
        (DELAYS, 5, 2, 1, True),
        (DELAYS, 5, 3, 0.5, True),
        (DELAYS, 5, 5, 0.5, True),
        (DELAYS, 5, 6, 0, False),
    ],
)
def test_steps_give_the_share_of_the_first_band_reached(written, bar, value, fraction, passes):
    assert fraction_and_pass(rule_of(**written), value, bar) == (fraction, passes)


@pytest.mark.parametrize(
    ("direction", "bar", "value", "fraction"),
    [("higher", 1, 1, 1), ("higher", 1, 0, 0), ("lower", 0, 0, 1), ("lower", 0, 1, 0)],
)
def test_a_question_gives_all_for_the_wanted_answer(direction, bar, value, fraction):
    assert fraction_and_pass(rule_of(type="boolean", direction=direction), value, bar) == (
        fraction,
        bool(fraction),
    )


@pytest.mark.parametrize(
    ("count", "fraction", "passes"),
    [(0, 0, False), (1, 1 / 3, True), (2, 2 / 3, True), (3, 1, True), (50, 1, True)],
)
def test_items_earn_each_their_points_up_to_the_cap(count, fraction, passes):
    got = fraction_and_pass(rule_of(type="per_item", each=10, cap=30), count, 1)
    assert got == (pytest.approx(fraction), passes)


@pytest.mark.parametrize(
    ("direction", "value", "best", "fraction"),
    [
        ("higher", 0.4, 0.8, 0.5),
        ("higher", 0.8, 0.8, 1),
        ("higher", 0.9, 0.8, 1),  # outside the cohort, better than its best
        ("higher", 0, 0.8, 0),
        ("higher", 0, 0, 0),
        ("lower", 4, 2, 0.5),
        ("lower", 2, 2, 1),
        ("lower", 1, 2, 1),
        ("lower", 0, 0, 1),
        ("lower", 3, 0, 0),
    ],
)
def test_relative_points_compare_with_the_best(direction, value, best, fraction):
    assert fraction_and_pass(rule_of(type="relative", direction=direction), value, 0.1, best)[0] == fraction


def test_relative_points_are_unknown_while_the_best_is():
    assert np.isnan(rule_of(type="relative").fraction(np.array([0.5]), np.array([0.1]), NAN)[0])


@pytest.mark.parametrize(("direction", "best"), [("higher", 7.0), ("lower", 2.0)])
def test_the_best_leaves_out_those_who_did_not_answer(direction, best):
    assert rule_of(type="relative", direction=direction).best_of(np.array([NAN, 2.0, 7.0])) == best
    assert np.isnan(rule_of(type="relative").best_of(np.array([NAN, NAN])))


def test_information_earns_nothing():
    rule = rule_of(type="unscored")
    assert np.isnan(rule.fraction(np.array([5.0]), np.array([NAN]), NAN)).all() and not rule.scored


@pytest.mark.parametrize("type", ["options", "per_item", "parts", "best_of"])
def test_lower_is_better_makes_no_sense_for_shares_and_items(type):
    with pytest.raises(ValidationError, match="direction"):
        rule_of(type=type, direction="lower", each=1, cap=1)
