"""An edition that goes out to a workbook comes back identical."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from checklist.edition_book import read_edition, write_edition
from criteria import edition_ids, load_any, read_catalogue
from tests.random_editions import editions, skeletons

EVERY_RULE = Path(__file__).with_name("every_rule.yaml")
PATIENT = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("edition_id", edition_ids())
def test_every_edition_that_ships_comes_back_identical(edition_id):
    edition = load_any(edition_id)
    assert read_edition(write_edition(edition), "x.xlsx") == edition


def test_every_rule_type_comes_back_identical():
    edition = read_catalogue(EVERY_RULE.read_text(encoding="utf-8"), "x")
    assert read_edition(write_edition(edition), "x.xlsx") == edition


@PATIENT
@given(editions())
def test_any_edition_comes_back_identical(edition):
    assert read_edition(write_edition(edition), "x.xlsx") == edition


@PATIENT
@given(skeletons())
def test_any_skeleton_comes_back_identical(skeleton):
    assert read_edition(write_edition(skeleton), "x.xlsx") == skeleton
