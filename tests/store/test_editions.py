"""Published editions: what is kept of one, and that none ever becomes another."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from datetime import UTC
from threading import Barrier

import pytest
from sqlalchemy import text

from criteria import EditionError, edition_text
from store import (
    EditionIdTaken,
    EditionNotFound,
    get_round,
    local_access,
    open_database,
    publish_edition,
    published_edition,
    published_editions,
)
from store.database.schema import migrate
from tests.databases import engine_of
from tests.editions import edition_text as small_edition
from tests.editions import indicator
from wording.problems import Kind

SMALL = small_edition(indicator())
CHANGED = small_edition(indicator(level="70%"))


def renamed(edition, id):
    """The same YAML under another id."""
    return edition.replace("id: thu\n", f"id: {id}\n")


def test_a_published_edition_comes_back_as_it_was_published(access):
    made = publish_edition(access, SMALL)
    assert published_edition(access, "thu") == made
    assert (made.id, made.text, made.published_by) == ("thu", SMALL, "local")
    assert made.published_at.tzinfo is UTC
    with pytest.raises(FrozenInstanceError):
        made.text = "khác"


def test_editions_are_listed_newest_first(access):
    made = [publish_edition(access, renamed(SMALL, id)) for id in ("b", "a", "c")]
    assert published_editions(access) == made[::-1]


def test_publishing_the_same_again_changes_nothing(access):
    first = publish_edition(access, SMALL)
    assert publish_edition(access, SMALL) == first
    assert publish_edition(access, f"# a comment\n{SMALL}") == first
    assert published_editions(access) == [first]


def test_a_published_edition_is_never_replaced_by_another(access):
    first = publish_edition(access, SMALL)
    with pytest.raises(EditionIdTaken) as refusal:
        publish_edition(access, CHANGED)
    assert (refusal.value.code, refusal.value.details) == (
        "EDITION_ID_TAKEN",
        {"edition_id": "thu", "shipped": False},
    )
    assert published_editions(access) == [first]


@pytest.mark.parametrize("edition", [renamed(SMALL, "tham-chieu-2022"), edition_text("tham-chieu-2022")])
def test_the_id_of_an_edition_that_ships_is_taken(access, edition):
    with pytest.raises(EditionIdTaken) as refusal:
        publish_edition(access, edition)
    assert refusal.value.details == {"edition_id": "tham-chieu-2022", "shipped": True}
    assert published_editions(access) == []


def test_a_skeleton_is_not_published_and_its_completion_may_take_its_id(access):
    with pytest.raises(EditionError) as refusal:
        publish_edition(access, edition_text("qd-1829-2023"))
    assert [problem.kind for problem in refusal.value.problems] == [Kind.EDITION_IS_SKELETON]
    assert published_editions(access) == []
    assert publish_edition(access, renamed(SMALL, "qd-1829-2023")).id == "qd-1829-2023"


def test_a_text_that_is_no_edition_is_not_published(access):
    with pytest.raises(EditionError) as refusal:
        publish_edition(access, SMALL.replace("points: 100", "points: -1"))
    assert [problem.kind for problem in refusal.value.problems] == [Kind.CATALOGUE_BAD_VALUE]
    assert published_editions(access) == []


def test_an_unknown_edition_is_told_by_code(access):
    with pytest.raises(EditionNotFound) as refusal:
        published_edition(access, "thu")
    assert (refusal.value.code, refusal.value.details) == ("EDITION_NOT_FOUND", {"edition_id": "thu"})


def test_of_two_that_publish_at_once_one_wins_and_the_other_is_told(access):
    together = Barrier(8)

    def publish(edition):
        together.wait()
        try:
            return publish_edition(access, edition).text
        except EditionIdTaken:
            return None

    with ThreadPoolExecutor(8) as threads:
        told = list(threads.map(publish, [SMALL, CHANGED] * 4))
    kept = published_edition(access, "thu").text
    assert told == [edition if edition == kept else None for edition in [SMALL, CHANGED] * 4]


def test_a_database_from_before_keeps_its_rounds_and_takes_editions(new_database_url):
    engine = engine_of(new_database_url)
    migrate(engine, "0001")
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(text(OLD_ROUND))
        connection.execute(text("INSERT INTO round_unit VALUES (1, '00001')"))
    engine.dispose()
    database = open_database(new_database_url)
    access = local_access(database)
    kept = get_round(access, 1)
    assert (kept.name, kept.cohort, kept.edition_text) == ("Kỳ cũ", ("00001",), "id: cũ")
    assert published_editions(access) == []
    publish_edition(access, SMALL)
    assert [one.id for one in published_editions(access)] == ["thu"]
    database.close()


OLD_ROUND = """
INSERT INTO round (id, name, edition_id, edition_text, era, status, opens_on, demonstration, created_at, created_by, version)
VALUES (1, 'Kỳ cũ', 'cu', 'id: cũ', '2022', 'open', '2022-11-01', false, '2022-11-01 00:00:00', 'lan', 'x')
"""
