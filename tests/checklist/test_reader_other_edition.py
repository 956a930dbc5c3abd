"""A checklist of another edition is recognised, named, and read by its own."""

import pytest

from checklist.layout import Meta
from criteria import Edition, EditionError
from tests.checklist.workbooks import EDITION, FACTS, filled, read, told
from tests.editions import edition_of, indicator
from wording.language import Text
from wording.problems import Kind, Problem

OLD = edition_of(indicator("B.1"), indicator("B.2", points=0, rule="unscored", level="")).model_copy(
    update={"id": "cu", "title": Text(vi="Bộ cũ", en="The old one")}
)
OF_OLD = {**FACTS, Meta.EDITION: OLD.id}


def known(edition_id: str) -> Edition:
    """The published editions of a test: the old one alone."""
    if edition_id != OLD.id:
        raise EditionError(
            [Problem(Kind.EDITION_UNKNOWN, facts={"found": edition_id, "known": OLD.id, "near": ""})]
        )
    return OLD


def test_both_editions_are_named_by_their_titles() -> None:
    [problem] = read(filled("| B.1 | 1 | 2 |", facts=OF_OLD), known=known).errors
    assert problem.message("vi") == "Phiếu này thuộc phiên bản “Bộ cũ (cu)”, kỳ này dùng “Thử (thu)”."
    assert (
        problem.message("en")
        == "This checklist belongs to edition “The old one (cu)”; this round uses “Thử (thu)”."
    )


def test_what_else_is_wrong_is_told_by_its_own_edition() -> None:
    reading = read(filled("| B.1 | 9o | 2 |\n| A.1 | 1 | 2 |", facts=OF_OLD), known=known)
    assert told(reading, "NOTHING_FILLED_IN") == {
        ("EDITION_DIFFERS", ""),
        ("NOT_A_NUMBER", "B6"),
        ("INDICATOR_UNKNOWN", "A7"),
    }
    assert not reading.filled


def test_an_edition_that_nobody_knows_is_named_by_its_id() -> None:
    [problem] = read(filled("| B.1 | 1 | 2 |", facts={**FACTS, Meta.EDITION: "la"}), known=known).errors
    assert problem.kind is Kind.EDITION_DIFFERS and "“la”" in problem.message("vi")


@pytest.mark.parametrize("edition", [None, OLD])
def test_a_published_edition_is_found_by_its_id(edition: Edition | None) -> None:
    reading = read(filled("| B.1 | 1 | 2 |", facts=OF_OLD), edition=edition, known=known)
    assert reading.accepted and reading.filled[0].edition_id == OLD.id


def test_the_rounds_own_checklist_needs_no_lookup() -> None:
    def never(edition_id: str) -> Edition:
        raise AssertionError(edition_id)

    assert read(filled("| A.1 | 1 | 2 | | | QĐ |"), edition=EDITION, known=never).accepted
