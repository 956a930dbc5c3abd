"""results.json keeps the contract's shape, and its numbers are the scores' own."""

import json

import jsonschema
import pytest

from checklist.readings import Reading
from checklist.results import results, to_json
from scoring import Outcome, Scores
from tests.checklist.exported import scores_of_every_rule
from tests.editions import edition_of, indicator, rate
from wording.problems import Kind, Problem

SCORES = scores_of_every_rule()


def closed(**properties: object) -> dict[str, object]:
    """The schema of an object with exactly these keys."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


TEXT, NUMBER, COUNT = {"type": "string"}, {"type": "number"}, {"type": "integer", "minimum": 0}
RANK = {"type": ["integer", "null"], "minimum": 1}
MAYBE_TEXT, MAYBE_NUMBER = {"type": ["string", "null"]}, {"type": ["number", "null"]}
PROBLEM = {"code": TEXT, "sheet": TEXT, "cell": TEXT, "message": TEXT, "remedy": TEXT}
TOTALS = {"points": NUMBER, "applicable_max": NUMBER, "passed": COUNT, "applicable": COUNT}
UNIT = {
    "code": TEXT,
    "name": TEXT,
    "district_code": TEXT,
    "district_name": TEXT,
    "zone": {"enum": ["lowland", "mountain"]},
    "in_cohort": {"type": "boolean"},
    "rank": {"type": "integer", "minimum": 1},
    "rank_in_district": RANK,
    **TOTALS,
    "score": MAYBE_NUMBER,
    "completeness": {"type": "number", "minimum": 0, "maximum": 1},
    "verdict": TEXT,
    "grade": MAYBE_TEXT,
    "groups": {"type": "object", "additionalProperties": closed(**TOTALS)},
    "indicators": {
        "type": "array",
        "items": closed(
            id=TEXT,
            value=MAYBE_NUMBER,
            outcome={"enum": [outcome.key for outcome in Outcome]},
            points=MAYBE_NUMBER,
            max=NUMBER,
        ),
    },
    "file": MAYBE_TEXT,
    "sha256": MAYBE_TEXT,
}


def schema(**more_of_a_unit: object) -> dict[str, object]:
    """The contract's shape."""
    return closed(
        edition=TEXT,
        era=TEXT,
        scale=NUMBER,
        units={"type": "array", "items": closed(**UNIT, **more_of_a_unit)},
        absent={"type": "array", "items": TEXT},
        refused={
            "type": "array",
            "items": closed(file=TEXT, problems={"type": "array", "items": closed(**PROBLEM)}),
        },
        warnings={"type": "array", "items": closed(file=TEXT, **PROBLEM)},
    )


def test_the_document_has_the_shape_of_the_contract() -> None:
    facts = {"indicator": "A.1", "name": "Tên", "cell": "E14"}
    warning = Problem(Kind.EVIDENCE_MISSING, "a.xlsx", "Phiếu đánh giá", "E14", facts=facts)
    refused = Reading("b.csv", "0" * 64, (), (Problem(Kind.CSV_FILE, "b.csv"),))
    files = {SCORES.units.index[0]: ("a.xlsx", "f" * 64)}
    document = json.loads(to_json(results(SCORES, files, list(SCORES.units.index), [refused], [warning])))
    jsonschema.validate(document, schema(bonus=NUMBER))
    assert (document["edition"], document["scale"]) == (SCORES.edition.id, 1000)
    assert document["refused"][0]["problems"][0]["code"] == "CSV_FILE"
    assert document["warnings"][0]["cell"] == "E14"
    assert (document["units"][0]["file"], document["units"][0]["sha256"]) == ("a.xlsx", "f" * 64)
    assert document["units"][1]["file"] is None


def test_bonus_is_told_only_where_the_edition_has_it() -> None:
    scores = rate(edition_of(indicator()), {"a": {"A.1": "9/10"}})
    jsonschema.validate(json.loads(to_json(results(scores, {}, None, [], []))), schema())


def test_units_and_their_numbers_are_those_of_the_scores_in_rank_order() -> None:
    document = results(SCORES, {}, None, [], [])
    assert [unit["code"] for unit in document["units"]] == list(SCORES.units.index)
    grades = {grade.id: grade.name.vi for grade in SCORES.edition.grades}
    for unit in document["units"]:
        row = SCORES.units.loc[unit["code"]]
        for key in (
            "name",
            "zone",
            "rank",
            "points",
            "applicable_max",
            "completeness",
            "passed",
            "applicable",
            "verdict",
        ):
            assert unit[key] == row[key]
        assert unit["in_cohort"] is bool(row["in_cohort"])
        assert same(unit["score"], row["score"]) and same(unit["rank_in_district"], row["rank_in_district"])
        assert unit["grade"] == grades.get(row["grade"])
        for group, told in unit["groups"].items():
            assert told == {key: SCORES.groups.at[unit["code"], (group, key)] for key in told}


def test_every_indicator_has_value_outcome_points_and_maximum() -> None:
    for unit in results(SCORES, {}, None, [], [])["units"]:
        assert [told["id"] for told in unit["indicators"]] == [one.id for one in SCORES.edition.indicators]
        for told, one in zip(unit["indicators"], SCORES.edition.indicators, strict=True):
            assert told["outcome"] == SCORES.outcome_of(unit["code"], one).key
            assert same(told["value"], SCORES.value.at[unit["code"], one.id])
            assert same(told["points"], SCORES.points.at[unit["code"], one.id])
            assert told["max"] == one.points


def test_absent_are_those_of_the_cohort_without_a_checklist() -> None:
    first = SCORES.units.index[0]
    assert results(SCORES, {}, [first, "99999"], [], [])["absent"] == ["99999"]
    assert results(SCORES, {}, None, [], [])["absent"] == []


def test_a_refused_file_tells_its_errors_in_the_language_asked_for() -> None:
    reading = Reading("b.csv", "0" * 64, (), (Problem(Kind.CSV_FILE, "b.csv"),))
    told = results(SCORES, {}, None, [reading], [], "en", era="2025")
    assert told["era"] == "2025"
    assert told["refused"][0]["problems"][0]["message"] == Kind.CSV_FILE.message.en


def test_nan_is_refused_and_vietnamese_is_not_escaped() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json({"score": float("nan")})
    assert "Xã" in to_json({"name": "Xã"})


def same(told: float | None, score: float) -> bool:
    """A number as it is, or null for none."""
    return told is None if score != score else told == score


def test_a_unit_without_any_answer_has_numbers_and_nulls_only() -> None:
    scores: Scores = rate(edition_of(indicator(more="not_applicable: Không có")), {"a": {"A.1": "x"}})
    unit = results(scores, {}, None, [], [])["units"][0]
    assert (unit["score"], unit["points"], unit["applicable_max"]) == (None, 0, 0)
