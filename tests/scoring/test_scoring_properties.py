"""What must hold for any rule and any answers."""

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from criteria import load_edition
from scoring import Outcome, explain, gap_of
from tests.editions import BOOLEAN, COUNT, NUMBER, OPTION, PARTS, edition_of, indicator, rate, rate_one

PERCENTS = st.integers(1, 100)
SHARES = st.lists(st.integers(1, 100), min_size=1, max_size=4, unique=True).map(sorted)


@st.composite
def bands(draw, direction):
    shares = draw(SHARES)
    many = len(shares)
    levels = sorted(draw(st.lists(st.integers(0, 100), min_size=many, max_size=many, unique=True)))
    levels = levels if direction == "higher" else levels[::-1]
    rows = [f"{{at: {at}%, share: {share}%}}" for at, share in zip(levels, shares, strict=True)]
    return f"bands: [{', '.join(rows[::-1])}]"


@st.composite
def rules(draw):
    """A rule over a ratio, with its direction and level."""
    kind = draw(st.sampled_from(["threshold", "proportional", "steps"]))
    direction = draw(st.sampled_from(["higher", "lower"]))
    more = ""
    if kind == "steps":
        more = ", " + draw(bands(direction))
    if kind == "proportional":
        keys = draw(st.sets(st.sampled_from(["full_at", "zero_below"])))
        more = "".join(f", {key}: {draw(PERCENTS)}%" for key in sorted(keys))
    return f"{{type: {kind}, direction: {direction}{more}}}", direction, f"{draw(PERCENTS)}%"


@given(rules(), st.integers(1, 500), st.data())
@settings(deadline=None, max_examples=100)
def test_a_better_value_never_lowers_points_nor_undoes_a_pass(rule, whole, data):
    written, direction, level = rule
    edition = edition_of(indicator(rule=written, level=level))
    one, other = sorted(data.draw(st.tuples(st.integers(0, whole), st.integers(0, whole))))
    worse, better = (one, other) if direction == "higher" else (other, one)
    scores = rate(edition, {"worse": {"A.1": f"{worse}/{whole}"}, "better": {"A.1": f"{better}/{whole}"}})
    assert scores.points.at["better", "A.1"] >= scores.points.at["worse", "A.1"]
    assert scores.points.at["worse", "A.1"] >= 0 and scores.points.at["better", "A.1"] <= 100
    assert (
        scores.outcome.at["better", "A.1"] == Outcome.PASSED
        or scores.outcome.at["worse", "A.1"] == Outcome.FAILED
    )


@given(rules(), st.floats(0, 1), st.sampled_from(["lowland", "mountain"]))
@settings(deadline=None, max_examples=50)
def test_whatever_the_answer_it_can_be_explained(rule, share, zone):
    written, _, level = rule
    edition = edition_of(indicator(rule=written, level=level))
    scores = rate_one(edition, zone=zone, A_1=share)
    only = edition.indicators[0]
    assert explain(scores, "u", only, "vi").startswith("Được") and " because " in explain(
        scores, "u", only, "en"
    )
    assert (gap_of(scores, "u", only) is None) is (scores.outcome_of("u", only) is Outcome.PASSED)


NA = "not_applicable: Không có"
PARTS_RULE = "{type: parts, parts: [{id: a, name: Tin, share: 2/3}, {id: b, name: Văn bản, share: 1/3}]}"
MIXED = edition_of(
    indicator("A.1", "proportional", points=20, level="80%", mountain="60%", more=NA),
    indicator("A.2", "boolean", BOOLEAN, points=15, level="Có"),
    indicator("A.3", "options", OPTION, points=15, level="1/2", more=NA),
    indicator("B.1", PARTS_RULE, PARTS, points=20, level="2/3", group="B", more=NA),
    indicator("B.2", "{type: per_item, each: 5, cap: 20}", COUNT, points=20, level="1", group="B"),
    indicator("B.3", "{type: threshold, direction: lower}", NUMBER, points=10, level="3", group="B", more=NA),
    indicator("B.4", "boolean", BOOLEAN, points=5, level="Có", group="B", more="counts: bonus"),
    groups="AB",
)  # fmt: skip
ANSWER = {
    "A.1": st.one_of(st.integers(0, 40).map(lambda n: f"{n}/40"), st.just("x")),
    "A.2": st.booleans(),
    "A.3": st.sampled_from(["a", "b", "c", "x"]),
    "B.1": st.sampled_from(["x", None]),
    "B.1.a": st.booleans(),
    "B.1.b": st.booleans(),
    "B.2": st.integers(0, 6),
    "B.3": st.one_of(st.floats(0, 10), st.just("x")),
    "B.4": st.booleans(),
}
UNIT = st.fixed_dictionaries({slot: st.one_of(st.none(), answer) for slot, answer in ANSWER.items()})
MANY = st.dictionaries(st.sampled_from("abcdefgh"), UNIT, min_size=1)
PLACES = dict(zip("abcdefgh", ["D1 lowland", "D1 mountain", "D2 lowland", "D2 mountain"] * 2, strict=True))
UNRANKED = ["rank", "rank_in_district", "rank_in_zone"]


def rated(said):
    return rate(MIXED, said, {unit: PLACES[unit] for unit in said})


@given(MANY)
@settings(deadline=None, max_examples=25)
def test_a_unit_alone_scores_as_it_does_among_others(said):
    together = rated(said)
    for unit in said:
        alone = rated({unit: said[unit]})
        for frame in ("points", "value", "outcome", "groups"):
            pd.testing.assert_frame_equal(
                getattr(alone, frame), getattr(together, frame).loc[[unit]], check_exact=True
            )
        expected = together.units.loc[[unit]].drop(columns=UNRANKED)
        pd.testing.assert_frame_equal(
            alone.units.drop(columns=UNRANKED), expected, check_exact=True, check_dtype=False
        )


@given(MANY, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_the_order_of_units_changes_nothing(said, random):
    order = list(said)
    random.shuffle(order)
    one, other = rated(said), rated({unit: said[unit] for unit in order})
    pd.testing.assert_frame_equal(one.units, other.units.loc[one.units.index])
    pd.testing.assert_frame_equal(one.points, other.points.loc[one.points.index])


@given(MANY, st.data())
@settings(deadline=None, max_examples=50)
def test_not_applicable_never_changes_what_another_earned(said, data):
    marked = data.draw(st.sampled_from(sorted(said)))
    slot = data.draw(st.sampled_from(["A.1", "A.3", "B.1", "B.3"]))
    before, after = rated(said), rated(said | {marked: said[marked] | {slot: "x"}})
    others = [unit for unit in said if unit != marked]
    pd.testing.assert_frame_equal(before.points.loc[others], after.points.loc[others])
    pd.testing.assert_series_equal(before.units.loc[others, "score"], after.units.loc[others, "score"])


@given(MANY)
@settings(deadline=None, max_examples=50)
def test_totals_are_consistent(said):
    scores = rated(said)
    units = scores.units
    assert (units["passed"] + units["failed"] + units["missing"] == units["applicable"]).all()
    assert units["completeness"].between(0, 1).all() and (units["points"] <= units["applicable_max"]).all()
    assert ((units["verdict"] == "incomplete") == (units["missing"] > 0)).all()
    earned = scores.points[[i.id for i in MIXED.indicators if i.in_base]].sum(axis=1)
    assert np.abs(earned - units["points"]).max() < 1e-9
    assert np.abs(scores.groups.xs("points", axis=1, level=1).sum(axis=1) - units["points"]).max() < 1e-9


REFERENCE = load_edition("tham-chieu-2022")


@given(st.lists(st.sampled_from([s.id for s in REFERENCE.slots if s.input.type == "ratio"]), unique=True))
@settings(deadline=None, max_examples=30)
def test_leaving_out_answers_never_raises_points_nor_makes_a_fail(left_out):
    full = {
        s.id: "1/1" if s.input.type == "ratio" else 4 for s in REFERENCE.slots if s.input.type != "option"
    }
    scores = rate(REFERENCE, {"all": full, "some": {k: v for k, v in full.items() if k not in left_out}})
    assert scores.units.at["some", "points"] <= scores.units.at["all", "points"]
    assert scores.units.at["some", "failed"] == scores.units.at["all", "failed"]
    assert scores.units.at["some", "missing"] == scores.units.at["all", "missing"] + len(left_out)
