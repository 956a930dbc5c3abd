"""An edition written as YAML is read back as the same edition, and reads as an official writes."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from criteria import as_yaml, edition_ids, load_any, read_catalogue
from criteria.written_levels import as_fraction, as_percent, written
from tests.editions import COUNT, edition_of, indicator
from tests.random_editions import editions, skeletons

EVERY_RULE = Path(__file__).parents[1] / "checklist" / "every_rule.yaml"
PATIENT = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("edition_id", edition_ids())
def test_every_edition_that_ships_is_read_back_from_its_yaml(edition_id):
    edition = load_any(edition_id)
    assert read_catalogue(as_yaml(edition), "x") == edition


def test_every_rule_type_is_read_back_from_its_yaml():
    edition = read_catalogue(EVERY_RULE.read_text(encoding="utf-8"), "x")
    assert read_catalogue(as_yaml(edition), "x") == edition


@PATIENT
@given(editions())
def test_any_edition_is_read_back_from_its_yaml(edition):
    assert read_catalogue(as_yaml(edition), "x") == edition


@PATIENT
@given(skeletons())
def test_any_skeleton_is_read_back_from_its_yaml(skeleton):
    assert read_catalogue(as_yaml(skeleton), "x") == skeleton


@pytest.mark.parametrize(
    ("value", "style", "said"),
    [
        (0.6, "percent", "60%"),
        (0.9793, "percent", "97.93%"),
        (1.0, "percent", "100%"),
        (1 / 3, "percent", "1/3"),
        (0.8, "share", "4/5"),
        (1.0, "share", 1),
        (0.55, "share", "55%"),
        (1.0, "answer", "Có"),
        (0.0, "answer", "Không"),
        (2.0, "number", 2),
        (2.5, "number", 2.5),
        (0.1 + 0.2, "percent", 0.1 + 0.2),
    ],
)
def test_a_level_is_written_as_an_official_writes_it(value, style, said):
    assert written(value, style) == said


def test_a_level_is_never_rounded():
    assert as_percent(0.1 + 0.2) is None and as_fraction(0.3333) is None


def test_what_is_at_its_default_is_left_out_and_letters_stay_as_they_are():
    text = as_yaml(edition_of(indicator(input=COUNT, level="2")))
    assert "mandatory" not in text and "evidence" not in text and "direction" not in text
    assert "name: Tên A.1\n" in text and "type: count" in text
    assert text.index("status:") < text.index("id: thu") < text.index("indicators:") < text.index("verdicts:")
