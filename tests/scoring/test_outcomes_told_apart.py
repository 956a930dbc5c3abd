"""Missing, zero, failed, not applicable and not scored are five different things."""

import pytest

from scoring import Answers, Outcome, score
from tests.editions import (
    BOOLEAN,
    COUNT,
    OPTION,
    PARTS,
    edition_of,
    frame_of,
    indicator,
    rate,
    rate_one,
    units_of,
)

NA = 'not_applicable: "Phường không có"'
PARTS_RULE = "{type: parts, parts: [{id: a, name: Tin, share: 1/2}, {id: b, name: Văn bản, share: 1/2}]}"
TWO = edition_of(indicator(points=60), indicator("A.2", "proportional", points=40, level="80%", more=NA))


def row(scores, unit="u"):
    return scores.units.loc[unit]


@pytest.mark.parametrize(
    ("answer", "outcome", "points"),
    [
        ("599/1000", Outcome.FAILED, 0),
        ("3/5", Outcome.PASSED, 60),
        ("601/1000", Outcome.PASSED, 60),
        ("0/5", Outcome.FAILED, 0),
        (0.6, Outcome.PASSED, 60),
        (0.599999, Outcome.FAILED, 0),
        (0.0, Outcome.FAILED, 0),
        (None, Outcome.MISSING, None),
        ("x", Outcome.MISSING, None),  # may not be marked so
        ("5/0", Outcome.MISSING, None),
    ],
)
def test_an_answer_has_one_outcome(answer, outcome, points):
    scores = rate_one(TWO, A_1=answer, A_2="4/5")
    assert scores.outcome_of("u", TWO.indicators[0]) is outcome
    earned = scores.points.at["u", "A.1"]
    assert earned == points if points is not None else earned != earned


def test_a_percentage_typed_under_a_percent_format_equals_the_threshold_written_in_percent():
    edition = edition_of(indicator(level="97.93%"))
    assert rate_one(edition, A_1=97.93 / 100).outcome_of("u", edition.indicators[0]) is Outcome.PASSED


def test_a_missing_answer_is_not_a_fail():
    unit = row(rate_one(TWO, A_1=None, A_2="4/5"))
    assert (unit["missing"], unit["failed"], unit["passed"], unit["applicable"]) == (1, 0, 1, 2)
    assert (unit["completeness"], unit["verdict"], unit["grade"]) == (0.5, "incomplete", None)
    assert (unit["points"], unit["applicable_max"], unit["score"]) == (40, 100, 40)


def test_zero_is_an_answer():
    unit = row(rate_one(TWO, A_1="0/5", A_2="0/5"))
    assert (unit["missing"], unit["failed"], unit["completeness"]) == (0, 2, 1)
    assert (unit["points"], unit["score"], unit["verdict"]) == (0, 0, "not_completed")


def test_a_unit_that_sent_nothing_is_incomplete_and_has_no_points():
    unit = row(rate(TWO, {"u": {}, "v": {"A.1": "3/5"}}, {"u": "D1 lowland", "v": "D1 lowland"}))
    assert (unit["missing"], unit["completeness"], unit["verdict"], unit["points"]) == (2, 0, "incomplete", 0)


def test_not_applicable_leaves_numerator_and_denominator():
    scores = rate_one(TWO, A_1="3/5", A_2="x")
    assert scores.outcome_of("u", TWO.indicators[1]) is Outcome.NOT_APPLICABLE
    unit = row(scores)
    assert (unit["points"], unit["applicable_max"], unit["score"]) == (60, 60, 100)
    assert (unit["passed"], unit["applicable"], unit["missing"], unit["completeness"]) == (1, 1, 0, 1)
    assert unit["verdict"] == "completed"


def test_figures_beside_the_mark_do_not_count():
    frame = frame_of({"u": {"A.1": "3/5", "A.2": "4/5"}})
    frame["not_applicable"] = True
    unit = row(score(TWO, Answers.of(TWO, frame), units_of(["u"])))
    assert (unit["points"], unit["applicable_max"], unit["applicable"]) == (60, 60, 1)


def test_not_applicable_where_it_is_not_allowed_counts_as_missing():
    unit = row(rate_one(TWO, A_1="x", A_2="4/5"))
    assert (unit["missing"], unit["applicable"], unit["verdict"]) == (1, 2, "incomplete")


def test_where_nothing_applies_there_is_no_score_and_no_grade():
    edition = edition_of(
        indicator(more=NA),
        tail="verdicts: [{id: x, name: X, tone: bad}]\ngrades: [{id: g, name: G, from_score: 0}]",
    )
    unit = row(rate_one(edition, A_1="x"))
    assert unit["score"] != unit["score"] and unit["grade"] is None and unit["completeness"] == 1


def test_information_is_neither_missing_nor_counted():
    edition = edition_of(indicator(), indicator("A.2", "unscored", COUNT, points=0, level=""))
    for asked in (None, 7):
        scores = rate_one(edition, A_1="3/5", A_2=asked)
        assert scores.outcome_of("u", edition.indicators[1]) is Outcome.UNSCORED
        assert (row(scores)["applicable"], row(scores)["verdict"]) == (1, "completed")


@pytest.mark.parametrize(
    ("a", "b", "outcome", "points"),
    [
        (True, True, Outcome.PASSED, 100),
        (True, False, Outcome.PASSED, 50),
        (False, False, Outcome.FAILED, 0),
        (True, None, Outcome.MISSING, None),
    ],
)
def test_parts_make_one_outcome(a, b, outcome, points):
    edition = edition_of(indicator(rule=PARTS_RULE, input=PARTS, level="1/2"))
    scores = rate_one(edition, A_1_a=a, A_1_b=b)
    assert scores.outcome_of("u", edition.indicators[0]) is outcome
    earned = scores.points.at["u", "A.1"]
    assert earned == points if points is not None else earned != earned


@pytest.mark.parametrize(("choice", "points"), [("a", 100), ("b", 50), ("c", 0)])
def test_a_choice_earns_its_share(choice, points):
    edition = edition_of(indicator(rule="options", input=OPTION, level="1/2"))
    assert rate_one(edition, A_1=choice).units.at["u", "points"] == points


def test_each_zone_has_its_threshold():
    edition = edition_of(
        indicator(rule="boolean", input=BOOLEAN, level="Có", points=40),
        indicator("A.2", level="80%", mountain="60%", points=60),
    )
    both = {"A.1": True, "A.2": "7/10"}
    scores = rate(edition, {"low": both, "high": both}, {"low": "D lowland", "high": "D mountain"})
    assert scores.units["points"].to_dict() == {"high": 100, "low": 40}


@pytest.mark.parametrize("answers", [{"A.9": 1}, {"A.1": "nobody"}])
def test_answers_to_what_was_not_asked_are_refused(answers):
    with pytest.raises(ValueError, match=r"A\.[19]"):
        rate(TWO, {"u": answers})


def test_a_choice_that_does_not_exist_is_refused():
    edition = edition_of(indicator(rule="options", input=OPTION, level="1/2"))
    with pytest.raises(ValueError, match=r"A\.1 has no option z"):
        rate_one(edition, A_1="z")


def test_nobody_can_be_rated():
    scores = rate(TWO, {"u": {}}, None)
    nobody = rate(TWO, {}, {"u": "D1 lowland"})
    assert len(nobody.units) == 0 and list(nobody.units.columns) == list(scores.units.columns)
