"""Document properties of the ranked export: for people and search, and for programs."""

import hashlib
from datetime import datetime

import pytest
from openpyxl import Workbook

from checklist.ranking import write_unit
from checklist.results import to_json
from tests.checklist.exported import (
    MADE_AT,
    TITLE,
    everything,
    export,
    opened,
    results_of,
    scores_of_every_rule,
)

SCORES = scores_of_every_rule()
GIVEN = everything(SCORES)


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(export(SCORES, **GIVEN, era="2025", demonstration=True))


def _custom(book: Workbook) -> dict[str, str]:
    return {one.name: one.value for one in book.custom_doc_props.props}


def test_people_and_search_find_title_subject_maker_and_moment(book: Workbook) -> None:
    said = book.properties
    assert (said.title, said.creator, said.language) == (TITLE, "Xã Số", "vi")
    assert SCORES.edition.title.vi in said.subject and "Danh sách thử" in said.subject
    assert said.created == datetime(2022, 12, 26, 9, 0)  # a property tells world time
    assert said.category and SCORES.edition.id in said.keywords
    assert "DỮ LIỆU MINH HỌA" in said.keywords
    assert SCORES.edition.notice.vi in said.description


def test_programs_find_edition_era_round_cohort_moment_and_what_is_not_real(book: Workbook) -> None:
    told = _custom(book)
    assert told["xaso_edition"] == SCORES.edition.id
    assert (told["xaso_era"], told["xaso_round"], told["xaso_cohort"]) == ("2025", TITLE, "Danh sách thử")
    assert told["xaso_made_at"] == "2022-12-26T16:00:00+07:00"
    assert told["xaso_demonstration"] == "true"


def test_the_fingerprint_is_that_of_results_json(book: Workbook) -> None:
    text = to_json(results_of(SCORES, GIVEN, era="2025"))
    assert _custom(book)["xaso_results_sha256"] == hashlib.sha256(text.encode()).hexdigest()


def test_a_sheet_alone_claims_no_results_and_real_data_no_demonstration() -> None:
    alone = write_unit(SCORES, SCORES.units.index[0], title=TITLE, cohort_name="", made_at=MADE_AT)
    told = _custom(opened(alone))
    assert "xaso_results_sha256" not in told
    assert (told["xaso_edition"], told["xaso_demonstration"]) == (SCORES.edition.id, "false")
