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
    history,
    set_status,
    submit,
    submit_many,
    submitted_file,
    version,
)
from store.tables import FileRow

SLOT = {"slot": "CQS.01", "value": 1.0}


def give(access, round_id, frame, file=b"phieu", **more):
    return submit(access, round_id, NewSubmission(frame["unit"][0], frame, file, "phieu.xlsx", "Hòa", **more))


def test_a_submission_keeps_who_when_and_the_very_file(access, open_round, answers, monkeypatch):
    at = datetime(2022, 12, 1, 8, 30, 0, 123456, tzinfo=UTC)
    id = open_round().id
    monkeypatch.setattr("store.people.access.now", lambda: at)
    accepted = give(access, id, answers("00001", SLOT), file=b"\x00PK\xff")
    assert current_submissions(access, accepted.round_id) == [accepted]
    assert (accepted.unit_code, accepted.revision, accepted.file_name) == ("00001", 1, "phieu.xlsx")
    assert (accepted.filled_by, accepted.accepted_by, accepted.accepted_at) == ("Hòa", "local", at)
    assert accepted.file_sha256 == hashlib.sha256(b"\x00PK\xff").hexdigest()
    assert submitted_file(access, accepted.id) == b"\x00PK\xff"


def test_a_file_submitted_twice_is_kept_once(access, open_round, answers):
    id = open_round().id
    first, second = (give(access, id, answers(unit, SLOT)) for unit in ("00001", "00002"))
    assert first.file_sha256 == second.file_sha256
    with access.db.reading() as connection:
        assert connection.execute(select(func.count(), func.sum(FileRow.size))).one() == (1, len(b"phieu"))


def test_a_demonstration_without_a_file_is_told_by_code(access, open_round, answers):
    accepted = give(access, open_round(demonstration=True).id, answers("00001", SLOT), file=None)
    with pytest.raises(FileNotFound) as refusal:
        submitted_file(access, accepted.id)
    assert refusal.value.code == "FILE_NOT_FOUND"


def test_the_latest_revision_counts_and_the_earlier_ones_remain(access, open_round, answers):
    id = open_round().id
    first = give(access, id, answers("00002", SLOT, {"slot": "CQS.02", "value": 5.0}))
    other = give(access, id, answers("00001", SLOT))
    second = give(access, id, answers("00002", {"slot": "CQS.01", "value": 2.0}))
    assert (first.revision, second.revision, other.revision) == (1, 2, 1)
    assert current_submissions(access, id) == [other, second]
    assert history(access, id, "00002") == [second, first]
    frame = current_answers(access, id)
    assert list(zip(frame["unit"], frame["slot"], frame["value"], strict=True)) == [
        ("00001", "CQS.01", 1.0),
        ("00002", "CQS.01", 2.0),
    ]


def test_rounds_do_not_see_each_others_submissions(access, open_round, answers):
    one, other = open_round().id, open_round().id
    give(access, one, answers("00001", SLOT))
    assert current_submissions(access, other) == history(access, other, "00001") == []
    assert current_answers(access, other).empty
    assert give(access, other, answers("00001", SLOT)).revision == 1


def test_a_checklist_without_any_answer_is_a_submission_too(access, open_round, answers):
    id = open_round().id
    accepted = submit(access, id, NewSubmission("00001", answers("00001"), b"x", "phieu.xlsx", "Hòa"))
    assert current_submissions(access, id) == [accepted]
    assert current_answers(access, id).empty


def test_only_an_open_round_takes_checklists(access, new_round, answers):
    id = create_round(access, new_round()).id
    for status in ("draft", "open", "closed", "appraised", "published"):
        if status != "draft":
            set_status(access, id, status)
        if status == "open":
            continue
        with pytest.raises(RoundNotOpen) as refusal:
            give(access, id, answers("00001", SLOT))
        assert refusal.value.details == {"round_id": id, "status": status}
    assert history(access, id, "00001") == []


def test_a_round_that_is_not_there_takes_none(access, answers):
    with pytest.raises(RoundNotFound):
        give(access, 7, answers("00001", SLOT))


@pytest.mark.parametrize(
    ("moment", "taken"),
    [
        (datetime(2022, 12, 24, 17, 0, tzinfo=UTC), True),  # 25 December, 00:00 in Vietnam
        (datetime(2022, 12, 25, 16, 59, 59, 999999, tzinfo=UTC), True),
        (datetime(2022, 12, 25, 17, 0, tzinfo=UTC), False),  # 26 December, 00:00 in Vietnam
    ],
)
def test_the_deadline_day_still_counts_in_vietnam(access, open_round, answers, monkeypatch, moment, taken):
    id = open_round(deadline=date(2022, 12, 25)).id
    monkeypatch.setattr("store.people.access.now", lambda: moment)
    if taken:
        assert give(access, id, answers("00001", SLOT)).accepted_at == moment
        return
    with pytest.raises(DeadlinePassed) as refusal:
        give(access, id, answers("00001", SLOT))
    assert refusal.value.details["deadline"] == date(2022, 12, 25)
    assert refusal.value.details["day"] == date(2022, 12, 26)


def test_only_a_demonstration_goes_without_a_file(access, open_round, answers):
    with pytest.raises(FileMissing):
        give(access, open_round().id, answers("00001", SLOT), file=None)
    accepted = give(access, open_round(demonstration=True).id, answers("00001", SLOT), file=None)
    assert accepted.file_sha256 is None


def test_many_are_accepted_in_their_order_a_unit_twice_as_two_revisions(access, open_round, answers):
    id = open_round().id
    items = [
        NewSubmission(unit, answers(unit, SLOT), file, f"{unit}.xlsx", "Hòa")
        for unit, file in (("00002", b"1"), ("00001", b"2"), ("00002", b"3"))
    ]
    accepted = submit_many(access, id, items)
    assert [(one.unit_code, one.revision) for one in accepted] == [("00002", 1), ("00001", 1), ("00002", 2)]
    assert current_submissions(access, id) == accepted[1:]


def test_of_many_with_one_refused_none_is_accepted(access, open_round, answers):
    id = open_round().id
    items = [
        NewSubmission("00001", answers("00001", SLOT), b"1", "1.xlsx", "Hòa"),
        NewSubmission("00002", answers("00002", SLOT), None, "2.xlsx", "Hòa"),
    ]
    with pytest.raises(FileMissing):
        submit_many(access, id, items)
    assert current_submissions(access, id) == []
    with access.db.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(FileRow)) == 0


def test_the_version_changes_with_every_accepted_submission_and_with_no_refused_one(
    access, open_round, answers
):
    id = open_round().id
    seen = [version(access, id)]
    for time in range(3):
        give(access, id, answers("00001", SLOT | {"value": float(time)}))
        seen.append(version(access, id))
    with pytest.raises(FileMissing):
        give(access, id, answers("00001", SLOT), file=None)
    assert submit_many(access, id, []) == []
    assert version(access, id) == seen[-1]
    assert len(set(seen)) == 4
