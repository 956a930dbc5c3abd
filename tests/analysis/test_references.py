"""What units are held against: median and best of a cohort and of a district, checked against a slow recomputation."""

from math import isnan
from statistics import median, median_high, median_low

import pytest

from analysis.comparison.references import Reference, middle_of_groups, middle_of_score, middles_of_indicators
from criteria.inputs import BooleanInput, OptionInput
from scoring import Outcome, group_shares, median_shares
from tests.checklist.exported import scores_of_every_rule
from tests.editions import BOOLEAN, COUNT, NUMBER, edition_of, indicator, rate


@pytest.mark.parametrize("district", ["", "381", "383"])
def test_median_and_best_are_those_of_the_members_that_answered(district):
    scores = scores_of_every_rule(60)
    members = [
        str(code)
        for code, row in scores.units.iterrows()
        if row["in_cohort"] and district in ("", row["district_code"])
    ]
    reference = Reference(scores, district)
    found = middles_of_indicators(reference)
    assert reference.units == len(members)
    for indicator_ in scores.edition.indicators:
        lower = (indicator_.rule.direction == "lower") == (indicator_.counts != "penalty")
        middle = median
        if isinstance(indicator_.input, BooleanInput | OptionInput):
            middle = median_high if lower else median_low
        values = [
            scores.value_of(unit, indicator_)
            for unit in members
            if scores.outcome_of(unit, indicator_) is not Outcome.NOT_APPLICABLE
        ]
        known = [value for value in values if not isnan(value)]
        one = found[indicator_.id]
        assert one.units == len(known)
        if known:
            assert one.median == pytest.approx(middle(known))
            assert one.best == (min(known) if lower else max(known))


def test_a_missing_answer_is_not_a_zero_in_the_median():
    scores = rate(
        edition_of(indicator("A.1", input=COUNT, level="4")), {"a": {"A.1": 4.0}, "b": {}, "c": {"A.1": 6.0}}
    )
    found = middles_of_indicators(Reference(scores))["A.1"]
    assert (found.median, found.best, found.units) == (5, 6, 2)


def test_the_best_is_the_least_where_lower_is_better():
    edition = edition_of(indicator("A.1", "{type: threshold, direction: lower}", NUMBER, level="10"))
    scores = rate(edition, {"a": {"A.1": 4.0}, "b": {"A.1": 9.0}, "c": {"A.1": 12.0}})
    assert middles_of_indicators(Reference(scores))["A.1"].best == 4


def test_the_median_of_answers_to_a_question_is_an_answer():
    edition = edition_of(indicator("A.1", "boolean", BOOLEAN, level="Có"))
    scores = rate(edition, {"a": {"A.1": 1.0}, "b": {"A.1": 0.0}})
    assert middles_of_indicators(Reference(scores))["A.1"].median == 0


def test_nobody_who_answered_gives_no_median():
    found = middles_of_indicators(Reference(rate(edition_of(indicator()), {"a": {}})))["A.1"]
    assert isnan(found.median) and isnan(found.best) and found.units == 0


def test_medians_of_groups_are_those_that_the_profile_shows():
    scores = scores_of_every_rule(60)
    for group, found in middle_of_groups(Reference(scores), group_shares(scores)).items():
        assert found.median == median_shares(scores)[group]


def test_units_outside_the_cohort_do_not_count():
    said = {"a": {"A.1": "9/10"}, "b": {"A.1": "1/10"}}
    scores = rate(edition_of(indicator(rule="proportional", level="100%")), said, cohort=["b"])
    reference = Reference(scores)
    assert (reference.units, middle_of_score(reference).best) == (1, 10)


def test_a_reference_is_called_by_its_district_and_its_round():
    scores = rate(edition_of(indicator()), {"a": {}})
    assert Reference(scores, "D1").name.vi == "D1"
    assert Reference(scores, "", "Kỳ 1").name.say("en") == "Whole cohort · Kỳ 1"
