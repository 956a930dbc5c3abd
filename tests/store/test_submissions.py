"""Submissions: revisions, files, and what is refused."""

import hashlib
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from store import (
    DeadlinePassed,
    FileMissing,
    FileNotFound,
    NewSubmission,
    RoundNotFound,
    RoundNotOpen,
    create_round,
    current_answers,
    current_submissions,
    file_of,
    history,
    set_status,
    submit,
    submit_many,
    version,
)
from store.tables import FileRow

SLOT = {"slot": "CQS.01", "value": 1.0}


def give(db, round_id, frame, file=b"phieu", **more):
    return submit(db, round_id, frame["unit"][0], frame, file, "phieu.xlsx", "Hòa", by="lan", **more)


def test_a_submission_keeps_who_when_and_the_very_file(db, open_round, answers):
    at = datetime(2022, 12, 1, 8, 30, 0, 123456, tzinfo=UTC)
    accepted = give(db, open_round().id, answers("00001", SLOT), file=b"\x00PK\xff", at=at)
    assert current_submissions(db, accepted.round_id) == [accepted]
    assert (accepted.unit_code, accepted.revision, accepted.file_name) == ("00001", 1, "phieu.xlsx")
    assert (accepted.filled_by, accepted.accepted_by, accepted.accepted_at) == ("Hòa", "lan", at)
    assert accepted.file_sha256 == hashlib.sha256(b"\x00PK\xff").hexdigest()
    assert file_of(db, accepted.file_sha256) == b"\x00PK\xff"


def test_a_file_submitted_twice_is_kept_once(db, open_round, answers):
    id = open_round().id
    first, second = (give(db, id, answers(unit, SLOT)) for unit in ("00001", "00002"))
    assert first.file_sha256 == second.file_sha256
    with db.reading() as connection:
        assert connection.execute(select(func.count(), func.sum(FileRow.size))).one() == (1, len(b"phieu"))


def test_a_file_never_submitted_is_told_by_code(db):
    with pytest.raises(FileNotFound) as refusal:
        file_of(db, "0" * 64)
    assert refusal.value.code == "FILE_NOT_FOUND"


def test_the_latest_revision_counts_and_the_earlier_ones_remain(db, open_round, answers):
    id = open_round().id
    first = give(db, id, answers("00002", SLOT, {"slot": "CQS.02", "value": 5.0}))
    other = give(db, id, answers("00001", SLOT))
    second = give(db, id, answers("00002", {"slot": "CQS.01", "value": 2.0}))
    assert (first.revision, second.revision, other.revision) == (1, 2, 1)
    assert current_submissions(db, id) == [other, second]
    assert history(db, id, "00002") == [second, first]
    frame = current_answers(db, id)
    assert list(zip(frame["unit"], frame["slot"], frame["value"], strict=True)) == [
        ("00001", "CQS.01", 1.0),
        ("00002", "CQS.01", 2.0),
    ]


def test_rounds_do_not_see_each_others_submissions(db, open_round, answers):
    one, other = open_round().id, open_round().id
    give(db, one, answers("00001", SLOT))
    assert current_submissions(db, other) == history(db, other, "00001") == []
    assert current_answers(db, other).empty
    assert give(db, other, answers("00001", SLOT)).revision == 1


def test_a_checklist_without_any_answer_is_a_submission_too(db, open_round, answers):
    id = open_round().id
    accepted = submit(db, id, "00001", answers("00001"), b"x", "phieu.xlsx", "Hòa", by="lan")
    assert current_submissions(db, id) == [accepted]
    assert current_answers(db, id).empty


def test_only_an_open_round_takes_checklists(db, new_round, answers):
    id = create_round(db, new_round(), by="lan").id
    for status in ("draft", "open", "closed", "appraised", "published"):
        if status != "draft":
            set_status(db, id, status, by="lan")
        if status == "open":
            continue
        with pytest.raises(RoundNotOpen) as refusal:
            give(db, id, answers("00001", SLOT))
        assert refusal.value.details == {"round_id": id, "status": status}
    assert history(db, id, "00001") == []


def test_a_round_that_is_not_there_takes_none(db, answers):
    with pytest.raises(RoundNotFound):
        give(db, 7, answers("00001", SLOT))


@pytest.mark.parametrize(
    ("moment", "taken"),
    [
        (datetime(2022, 12, 24, 17, 0, tzinfo=UTC), True),  # 25 December, 00:00 in Vietnam
        (datetime(2022, 12, 25, 16, 59, 59, 999999, tzinfo=UTC), True),
        (datetime(2022, 12, 25, 17, 0, tzinfo=UTC), False),  # 26 December, 00:00 in Vietnam
    ],
)
def test_the_deadline_day_still_counts_in_vietnam(db, open_round, answers, moment, taken):
    id = open_round(deadline=date(2022, 12, 25)).id
    if taken:
        assert give(db, id, answers("00001", SLOT), at=moment).accepted_at == moment
        return
    with pytest.raises(DeadlinePassed) as refusal:
        give(db, id, answers("00001", SLOT), at=moment)
    assert refusal.value.details["deadline"] == date(2022, 12, 25)
    assert refusal.value.details["day"] == date(2022, 12, 26)


def test_only_a_demonstration_goes_without_a_file(db, open_round, answers):
    with pytest.raises(FileMissing):
        give(db, open_round().id, answers("00001", SLOT), file=None)
    accepted = give(db, open_round(demonstration=True).id, answers("00001", SLOT), file=None)
    assert accepted.file_sha256 is None


def test_many_are_accepted_in_their_order_a_unit_twice_as_two_revisions(db, open_round, answers):
    id = open_round().id
    items = [
        NewSubmission(unit, answers(unit, SLOT), unit.encode(), f"{unit}.xlsx", "Hòa")
        for unit in ("00002", "00001", "00002")
    ]
    accepted = submit_many(db, id, items, by="lan")
    assert [(one.unit_code, one.revision) for one in accepted] == [("00002", 1), ("00001", 1), ("00002", 2)]
    assert current_submissions(db, id) == accepted[1:]


def test_of_many_with_one_refused_none_is_accepted(db, open_round, answers):
    id = open_round().id
    items = [
        NewSubmission("00001", answers("00001", SLOT), b"1", "1.xlsx", "Hòa"),
        NewSubmission("00002", answers("00002", SLOT), None, "2.xlsx", "Hòa"),
    ]
    with pytest.raises(FileMissing):
        submit_many(db, id, items, by="lan")
    assert current_submissions(db, id) == []
    with pytest.raises(FileNotFound):
        file_of(db, hashlib.sha256(b"1").hexdigest())


def test_the_version_changes_with_every_accepted_submission_and_with_no_refused_one(db, open_round, answers):
    id = open_round().id
    seen = [version(db, id)]
    for _ in range(3):
        give(db, id, answers("00001", SLOT))
        seen.append(version(db, id))
    with pytest.raises(FileMissing):
        give(db, id, answers("00001", SLOT), file=None)
    assert submit_many(db, id, [], by="lan") == []
    assert version(db, id) == seen[-1]
    assert len(set(seen)) == 4
