"""Appraisers by group: what is assigned to others is theirs, and nothing is accepted before they are done."""

import json

import pytest
from sqlalchemy import select

from store import (
    AssignmentInvalid,
    Figure,
    GroupsNotReviewed,
    NotAllowed,
    RoundNotFound,
    RoundNotOpen,
    Step,
    StepNotAllowed,
    SubmissionNotFound,
    appraise,
    assign_appraisers,
    assignments,
    mark_reviewed,
    reviewed_groups,
    set_active,
    set_status,
    take_step,
    take_steps,
    withdraw_appraisal,
)
from store.tables import EventRow
from tests.desk import UNITS, checked, desk_round, handed_in, share

LAN, MAI = "lan@thu.vn", "mai@thu.vn"


@pytest.fixture
def round_id(access):
    return desk_round(access).id


@pytest.fixture
def lan(people):
    return people("appraiser", email=LAN)


@pytest.fixture
def mai(people):
    return people("appraiser", email=MAI)


@pytest.fixture
def given(access, round_id):
    return checked(access, round_id, UNITS[0])


def say(access, submission, slot="A.1", figure=share(5, 10)):  # noqa: B008 (a frozen figure)
    return appraise(access, submission.id, slot, figure, "Đối chiếu", "Biên bản 05")


def test_without_assignments_every_appraiser_appraises_everything(access, round_id, lan, mai, given):
    assert assignments(lan, round_id) == {}
    say(lan, given, "A.1")
    say(mai, given, "B.2", Figure(choice="c"))
    take_step(lan, given.id, Step.ACCEPT)


def test_a_group_of_others_is_refused_and_an_open_one_is_not(access, round_id, lan, mai, given):
    assign_appraisers(access, round_id, {"A": [LAN]})
    say(lan, given, "A.1")
    say(mai, given, "B.2", Figure(choice="c"))
    with pytest.raises(NotAllowed) as refusal:
        say(mai, given, "A.2", Figure(value=1.0))
    assert refusal.value.details["group_id"] == "A"
    with pytest.raises(NotAllowed):
        withdraw_appraisal(mai, given.id, "A.1", "Nhầm")
    with pytest.raises(NotAllowed):
        mark_reviewed(mai, given.id, "A")


def test_an_administrator_may_appraise_every_group(access, round_id, lan, given):
    assign_appraisers(access, round_id, {"A": [LAN]})
    say(access, given)
    mark_reviewed(access, given.id, "A")
    assert reviewed_groups(lan, round_id) == {given.id: {"A": "local"}}


def test_nothing_is_accepted_until_the_assigned_groups_are_done(access, round_id, lan, mai, given):
    assign_appraisers(access, round_id, {"A": [LAN], "B": [MAI, LAN]})
    with pytest.raises(GroupsNotReviewed) as refusal:
        take_step(access, given.id, Step.ACCEPT)
    assert refusal.value.details == {"unit_code": UNITS[0], "group_ids": ("A", "B")}
    mark_reviewed(lan, given.id, "A")
    with pytest.raises(GroupsNotReviewed) as refusal:
        take_step(lan, given.id, Step.ACCEPT)
    assert refusal.value.details["group_ids"] == ("B",)
    mark_reviewed(mai, given.id, "B")
    assert take_step(lan, given.id, Step.ACCEPT).state == "appraised"


def test_of_many_none_is_accepted_where_a_group_of_one_is_open(access, round_id, lan, given):
    other = checked(access, round_id, UNITS[1])
    assign_appraisers(access, round_id, {"A": [LAN]})
    mark_reviewed(lan, given.id, "A")
    with pytest.raises(GroupsNotReviewed):
        take_steps(access, [given.id, other.id], Step.ACCEPT)
    mark_reviewed(lan, other.id, "A")
    accepted = take_steps(access, [given.id, other.id], Step.ACCEPT)
    assert [one.state for one in accepted] == ["appraised", "appraised"]


def test_a_returned_checklist_comes_back_with_no_group_done(access, round_id, lan, given):
    assign_appraisers(access, round_id, {"A": [LAN]})
    mark_reviewed(lan, given.id, "A")
    take_step(lan, given.id, Step.RETURN, "Thiếu minh chứng")
    again = checked(access, round_id, UNITS[0])
    assert reviewed_groups(lan, round_id) == {given.id: {"A": LAN}}
    with pytest.raises(GroupsNotReviewed):
        take_step(lan, again.id, Step.ACCEPT)


def test_a_group_said_to_be_done_twice_is_done_once(access, round_id, lan, mai, given):
    mark_reviewed(lan, given.id, "A")
    mark_reviewed(mai, given.id, "A")
    assert reviewed_groups(access, round_id) == {given.id: {"A": LAN}}
    assert [one.by for one in events(access, "appraisal.group_done")] == [LAN]


def test_a_group_is_done_only_while_the_checklist_is_with_the_province(access, round_id, lan, given):
    waiting = handed_in(access, round_id, UNITS[1])
    with pytest.raises(StepNotAllowed):
        mark_reviewed(lan, waiting.id, "A")
    take_step(access, waiting.id, Step.RETURN, "Sai mẫu")
    take_step(lan, given.id, Step.ACCEPT)
    with pytest.raises(StepNotAllowed):
        mark_reviewed(lan, given.id, "A")
    for status in ("closed", "appraised"):
        set_status(access, round_id, status)
    with pytest.raises(RoundNotOpen):
        mark_reviewed(lan, given.id, "A")


def test_only_groups_of_the_edition_can_be_done(lan, given):
    with pytest.raises(AssignmentInvalid) as refusal:
        mark_reviewed(lan, given.id, "C")
    assert refusal.value.details == {"group_ids": ("C",), "emails": ()}


def test_only_active_appraisers_are_assigned_and_only_to_groups_of_the_edition(access, round_id, lan, people):
    viewer = people("viewer").who
    assign_appraisers(access, round_id, {"B": [LAN]})
    for wanted, groups, emails in (
        ({"C": [LAN]}, ("C",), ()),
        ({"A": [LAN, "ai@thu.vn"]}, (), ("ai@thu.vn",)),
        ({"A": [viewer], "X": []}, ("X",), (viewer,)),
        ({"A": ["local"]}, (), ("local",)),
    ):
        with pytest.raises(AssignmentInvalid) as refusal:
            assign_appraisers(access, round_id, wanted)
        assert refusal.value.details == {"group_ids": groups, "emails": emails}
    set_active(access, LAN, False)
    with pytest.raises(AssignmentInvalid):
        assign_appraisers(access, round_id, {"A": [LAN]})
    assert assignments(access, round_id) == {"B": [LAN]}


def test_assignments_are_said_anew_as_a_whole(access, round_id, lan, mai):
    assign_appraisers(access, round_id, {"A": [MAI, LAN, f" {LAN.upper()}"], "B": [MAI]})
    assert assignments(lan, round_id) == {"A": [LAN, MAI], "B": [MAI]}
    assign_appraisers(access, round_id, {"A": [], "B": [LAN]})
    assert assignments(mai, round_id) == {"B": [LAN]}
    said = [[json.loads(one.before), json.loads(one.after)] for one in events(access, "round.appraisers")]
    assert said == [
        [{}, {"A": [LAN, MAI], "B": [MAI]}],
        [{"A": [LAN, MAI], "B": [MAI]}, {"B": [LAN]}],
    ]


def test_assignments_hold_for_their_round_alone(access, round_id, lan, mai):
    other = desk_round(access).id
    assign_appraisers(access, round_id, {"A": [LAN]})
    assert assignments(access, other) == {}
    say(mai, checked(access, other, UNITS[0]))


def test_only_administrators_assign_and_only_the_province_knows(round_id, given, people, lan):
    with pytest.raises(NotAllowed):
        assign_appraisers(lan, round_id, {"A": [LAN]})
    for person in (people("district_officer", "380"), people("commune_officer", "14755"), people("viewer")):
        with pytest.raises(NotAllowed):
            assign_appraisers(person, round_id, {"A": [LAN]})
        for ask in (assignments, reviewed_groups):
            with pytest.raises(NotAllowed):
                ask(person, round_id)
        with pytest.raises(NotAllowed):
            mark_reviewed(person, given.id, "A")


def test_what_is_not_there_is_told_by_code(access, lan):
    with pytest.raises(RoundNotFound):
        assign_appraisers(access, 77, {"A": [LAN]})
    for ask in (assignments, reviewed_groups):
        with pytest.raises(RoundNotFound):
            ask(access, 77)
    with pytest.raises(SubmissionNotFound):
        mark_reviewed(lan, 77, "A")


def events(access, verb):
    with access.db.reading() as connection:
        return connection.execute(select(EventRow).where(EventRow.what == verb).order_by(EventRow.id)).all()
