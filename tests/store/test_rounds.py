"""Rounds: what is kept of one, and how it moves."""

from dataclasses import FrozenInstanceError, asdict
from datetime import UTC, date

import pytest

from store import (
    RoundInvalid,
    RoundNotFound,
    Status,
    StatusNotAllowed,
    create_round,
    get_round,
    list_rounds,
    set_status,
    version,
)


def test_a_round_comes_back_as_it_was_made(access, new_round):
    new = new_round(cohort=("00003", "00001"), deadline=date(2022, 12, 25), demonstration=True)
    made = create_round(access, new)
    kept = get_round(access, made.id)
    assert kept == made
    assert asdict(kept) | {"cohort": new.cohort} == asdict(kept) | asdict(new)
    assert (kept.cohort, kept.status, kept.created_by) == (("00001", "00003"), Status.DRAFT, "local")
    assert kept.created_at.tzinfo is UTC


def test_a_round_given_out_cannot_be_changed_by_the_reader(access, new_round):
    with pytest.raises(FrozenInstanceError):
        create_round(access, new_round()).name = "khác"


def test_rounds_are_listed_newest_first(access, new_round):
    made = [create_round(access, new_round(name=name)) for name in ("2022", "2023", "2024")]
    assert list_rounds(access) == made[::-1]


def test_an_unknown_round_is_told_by_code(access):
    for ask in (get_round, version, lambda access, id: set_status(access, id, "open")):
        with pytest.raises(RoundNotFound) as refusal:
            ask(access, 7)
        assert (refusal.value.code, refusal.value.details) == ("ROUND_NOT_FOUND", {"round_id": 7})


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("name", {"name": "  "}),
        ("name", {"name": "\u200b"}),
        ("cohort", {"cohort": ()}),
        ("cohort", {"cohort": ("00001", "00001")}),
        ("deadline", {"deadline": date(2022, 10, 31)}),
    ],
)
def test_a_round_that_contradicts_itself_is_not_kept(access, new_round, field, given):
    with pytest.raises(RoundInvalid) as refusal:
        create_round(access, new_round(**given))
    assert refusal.value.details == {"field": field}
    assert list_rounds(access) == []


def test_a_status_moves_one_step_forward_and_never_otherwise(access, new_round):
    id = create_round(access, new_round()).id
    for here, following in zip(list(Status), [*list(Status)[1:], None], strict=True):
        for wanted in Status:
            if wanted != following:
                with pytest.raises(StatusNotAllowed) as refusal:
                    set_status(access, id, wanted)
                assert refusal.value.details == {"status": here, "wanted": wanted}
        if following:
            assert set_status(access, id, following) == get_round(access, id)
            assert get_round(access, id).status is following


def test_a_word_that_is_no_status_is_refused(access, new_round):
    id = create_round(access, new_round()).id
    with pytest.raises(StatusNotAllowed):
        set_status(access, id, "mở")


def test_the_version_changes_with_the_round_it_belongs_to_and_only_then(access, new_round):
    first, other = (create_round(access, new_round()).id for _ in range(2))
    before, untouched = version(access, first), version(access, other)
    assert version(access, first) == before != untouched
    set_status(access, first, "open")
    assert version(access, first) != before
    assert version(access, other) == untouched
