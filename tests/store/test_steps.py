"""The way of a submission: every step from every state, by whom, with what it asks for; drafts and recalls."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Barrier, BrokenBarrierError

import pytest
from sqlalchemy import event

from store import (
    DeadlinePassed,
    NewSubmission,
    NotAllowed,
    RoundNotOpen,
    State,
    Step,
    StepNotAllowed,
    SubmissionNotFound,
    TextMissing,
    answers_of,
    change_dates,
    current_answers,
    current_submissions,
    history,
    latest_submissions,
    list_events,
    possible_steps,
    reopen_unit,
    set_status,
    submit,
    submit_draft,
    take_step,
    take_steps,
)

UNIT, DISTRICT = "14755", "380"
SLOT = {"slot": "A.1", "numerator": 3.0, "denominator": 5.0}


@pytest.fixture
def handed_in(access, open_round, answers):
    """Makes a submission in a state, in a round of an era: the id of the round, and the submission."""

    def make(state=State.SUBMITTED, era="2022"):
        id = open_round(cohort=(UNIT,), era=era).id
        new = NewSubmission(UNIT, answers(UNIT, SLOT), b"1", "phieu.xlsx", "Hòa")
        made = submit(access, id, new, draft=state is State.DRAFT)
        steps = {
            State.CHECKED: [Step.CHECK],
            State.APPRAISED: [Step.CHECK, Step.ACCEPT] if era == "2022" else [Step.ACCEPT],
            State.RETURNED: [Step.RETURN],
        }
        for step in steps.get(state, []):
            made = take_step(access, made.id, step, "vì")
        return id, made

    return make


WAYS = {
    (State.SUBMITTED, Step.RECALL): State.DRAFT,
    (State.SUBMITTED, Step.CHECK): State.CHECKED,
    (State.SUBMITTED, Step.RETURN): State.RETURNED,
    (State.CHECKED, Step.RETURN): State.RETURNED,
    (State.CHECKED, Step.ACCEPT): State.APPRAISED,
    (State.APPRAISED, Step.RETURN): State.RETURNED,
}
WAYS_WITHOUT_DISTRICTS = {
    (State.SUBMITTED, Step.RECALL): State.DRAFT,
    (State.SUBMITTED, Step.RETURN): State.RETURNED,
    (State.SUBMITTED, Step.ACCEPT): State.APPRAISED,
    (State.APPRAISED, Step.RETURN): State.RETURNED,
}


@pytest.mark.parametrize(("era", "ways"), [("2022", WAYS), ("2025", WAYS_WITHOUT_DISTRICTS)])
def test_every_step_from_every_state_leads_where_the_table_says_or_nowhere(access, handed_in, era, ways):
    for state in State:
        if era == "2025" and state is State.CHECKED:
            continue
        for step in Step:
            id, made = handed_in(state, era)
            if (state, step) in ways:
                assert take_step(access, made.id, step, "vì").state is ways[state, step]
                continue
            with pytest.raises(StepNotAllowed) as refusal:
                take_step(access, made.id, step, "vì")
            assert refusal.value.details == {"unit_code": UNIT, "state": state, "step": step}
            assert history(access, id, UNIT)[0].state is state


def test_what_a_person_may_do_is_told_as_the_store_allows_it(access, handed_in, people):
    _, made = handed_in()
    expected = {
        "commune_officer": {Step.RECALL},
        "district_officer": {Step.RECALL, Step.CHECK, Step.RETURN},
        "appraiser": set(),
        "viewer": set(),
        "administrator": {Step.RECALL, Step.CHECK, Step.RETURN},
    }
    for role, steps in expected.items():
        place = {"commune_officer": (UNIT,), "district_officer": (DISTRICT,)}.get(role, ())
        person = people(role, *place).person()
        assert possible_steps(person, "2022", "open", made) == steps, role
        assert possible_steps(person, "2022", "published", made) == frozenset()


def test_the_district_returns_what_waits_for_it_and_not_what_is_with_the_province(access, handed_in, people):
    officer = people("district_officer", DISTRICT)
    _, made = handed_in(State.CHECKED)
    with pytest.raises(NotAllowed):
        take_step(officer, made.id, Step.RETURN, "vì")
    _, made = handed_in()
    returned = take_step(officer, made.id, Step.RETURN, "Thiếu minh chứng")
    assert (returned.state, returned.reason, returned.state_by) == (
        State.RETURNED,
        "Thiếu minh chứng",
        officer.who,
    )


def test_a_return_needs_a_reason(access, handed_in):
    _, made = handed_in()
    with pytest.raises(TextMissing):
        take_step(access, made.id, Step.RETURN, " \n")


def test_a_returned_checklist_does_not_count_and_the_next_one_does(access, handed_in, answers):
    id, made = handed_in()
    take_step(access, made.id, Step.RETURN, "vì")
    assert current_submissions(access, id) == []
    assert current_answers(access, id).empty
    again = submit(access, id, NewSubmission(UNIT, answers(UNIT, SLOT), b"2", "phieu.xlsx", "Hòa"))
    assert (again.revision, current_submissions(access, id)) == (2, [again])
    assert [one.state for one in history(access, id, UNIT)] == [State.SUBMITTED, State.RETURNED]


def test_a_draft_does_not_count_until_it_is_submitted(access, handed_in, answers):
    id, first = handed_in()
    new = NewSubmission(UNIT, answers(UNIT, SLOT | {"numerator": 4.0}), b"2", "phieu.xlsx", "Hòa")
    draft = submit(access, id, new, draft=True)
    assert current_submissions(access, id) == [first]
    assert latest_submissions(access, id) == [draft]
    submitted = submit_draft(access, draft.id)
    assert (submitted.state, submitted.revision) == (State.SUBMITTED, 2)
    assert current_submissions(access, id) == [submitted]
    assert current_answers(access, id)["numerator"].tolist() == [4.0]


def test_an_old_draft_is_not_submitted_over_a_newer_checklist(access, handed_in, answers):
    id, draft = handed_in(State.DRAFT)
    submit(access, id, NewSubmission(UNIT, answers(UNIT, SLOT), b"2", "phieu.xlsx", "Hòa"))
    with pytest.raises(StepNotAllowed):
        submit_draft(access, draft.id)


def test_a_recalled_checklist_is_a_draft_again_and_can_be_submitted(access, handed_in):
    id, made = handed_in()
    recalled = take_step(access, made.id, Step.RECALL)
    assert (recalled.state, recalled.revision, current_submissions(access, id)) == (State.DRAFT, 1, [])
    assert submit_draft(access, made.id).state is State.SUBMITTED


def test_nothing_is_recalled_or_submitted_after_the_last_day(access, handed_in, monkeypatch):
    id, made = handed_in()
    _, draft = handed_in(State.DRAFT)
    for round_id in (id, draft.round_id):
        change_dates(access, round_id, date(2022, 11, 1), date(2022, 12, 25), "chốt số liệu")
    with pytest.raises(DeadlinePassed):
        take_step(access, made.id, Step.RECALL)
    with pytest.raises(DeadlinePassed):
        submit_draft(access, draft.id)
    monkeypatch.setattr("store.people.access.now", lambda: datetime(2022, 12, 25, 10, tzinfo=UTC))
    assert take_step(access, made.id, Step.RECALL).state is State.DRAFT


@pytest.mark.parametrize("state", [State.CHECKED, State.APPRAISED])
def test_what_was_checked_is_replaced_only_when_returned_or_reopened(access, handed_in, answers, state):
    id, _ = handed_in(state)
    new = NewSubmission(UNIT, answers(UNIT, SLOT), b"2", "phieu.xlsx", "Hòa")
    with pytest.raises(StepNotAllowed) as refusal:
        submit(access, id, new)
    assert refusal.value.details["state"] == state
    reopen_unit(access, id, UNIT, date(2099, 1, 1), "tỉnh yêu cầu nộp lại")
    assert submit(access, id, new).state is State.SUBMITTED


def test_a_return_by_the_province_may_give_a_later_day_also_in_a_closed_round(access, handed_in, answers):
    id, made = handed_in(State.CHECKED)
    set_status(access, id, "closed")
    take_step(access, made.id, Step.RETURN, "Sai mẫu số", date(2099, 1, 1))
    new = NewSubmission(UNIT, answers(UNIT, SLOT), b"2", "phieu.xlsx", "Hòa")
    assert submit(access, id, new).revision == 2


def test_a_return_without_a_later_day_leaves_a_closed_round_closed(access, handed_in, answers):
    id, made = handed_in(State.CHECKED)
    set_status(access, id, "closed")
    take_step(access, made.id, Step.RETURN, "Sai mẫu số")
    with pytest.raises(RoundNotOpen):
        submit(access, id, NewSubmission(UNIT, answers(UNIT, SLOT), b"2", "phieu.xlsx", "Hòa"))


def test_only_the_latest_checklist_of_a_unit_moves(access, handed_in, answers):
    id, first = handed_in()
    submit(access, id, NewSubmission(UNIT, answers(UNIT, SLOT), b"2", "phieu.xlsx", "Hòa"))
    with pytest.raises(StepNotAllowed):
        take_step(access, first.id, Step.CHECK)


def test_of_several_with_one_refused_none_moves(access, open_round, answers):
    id = open_round(cohort=("14755", "14758")).id
    made = [
        submit(access, id, NewSubmission(unit, answers(unit, SLOT), b"1", "x.xlsx", "Hòa"))
        for unit in ("14755", "14758")
    ]
    take_step(access, made[1].id, Step.RETURN, "vì")
    with pytest.raises(StepNotAllowed):
        take_steps(access, [one.id for one in made], Step.CHECK)
    assert [one.state for one in latest_submissions(access, id)] == [State.SUBMITTED, State.RETURNED]


def test_a_submission_that_is_not_there_is_told_by_code(access):
    for ask in (lambda: take_step(access, 7, Step.CHECK), lambda: submit_draft(access, 7)):
        with pytest.raises(SubmissionNotFound):
            ask()


def test_every_step_leaves_an_event_with_what_was_before(access, handed_in):
    id, made = handed_in()
    take_step(access, made.id, Step.CHECK)
    take_step(access, made.id, Step.RETURN, "Thiếu số liệu")
    told = [(one.what, one.before, one.after.get("reason")) for one in list_events(access, round_id=id)]
    assert told[:2] == [
        ("submission.returned", {"state": "checked"}, "Thiếu số liệu"),
        ("submission.checked", {"state": "submitted"}, None),
    ]


def test_a_checklist_that_nobody_accepted_does_not_count_again_when_its_successor_is_returned(
    access, handed_in, answers
):
    id, _ = handed_in()
    second = submit(access, id, NewSubmission(UNIT, answers(UNIT, SLOT), b"2", "phieu.xlsx", "Hòa"))
    take_step(access, second.id, Step.RETURN, "vì")
    assert current_submissions(access, id) == []
    assert current_answers(access, id).empty


def test_what_the_province_accepted_counts_until_something_else_is_handed_in(access, handed_in, answers):
    id, first = handed_in(State.APPRAISED)
    reopen_unit(access, id, UNIT, date(2099, 1, 1), "số liệu mới")
    second = submit(access, id, NewSubmission(UNIT, answers(UNIT, SLOT), b"2", "phieu.xlsx", "Hòa"))
    assert current_submissions(access, id) == [second]
    take_step(access, second.id, Step.RETURN, "vì")
    assert [one.id for one in current_submissions(access, id)] == [first.id]


@pytest.mark.parametrize("state", [State.CHECKED, State.APPRAISED])
def test_a_draft_saved_before_the_check_opens_no_way_around_it(access, handed_in, answers, state):
    id, first = handed_in()
    new = NewSubmission(UNIT, answers(UNIT, SLOT | {"numerator": 4.0}), b"2", "phieu.xlsx", "Hòa")
    draft = submit(access, id, new, draft=True)
    for step in (Step.CHECK, Step.ACCEPT)[: 1 if state is State.CHECKED else 2]:
        take_step(access, first.id, step)
    again = replace(new, file=b"3")
    for refused in (
        lambda: submit_draft(access, draft.id),
        lambda: submit(access, id, again),
        lambda: submit(access, id, again, draft=True),
    ):
        with pytest.raises(StepNotAllowed) as refusal:
            refused()
        assert refusal.value.details == {"unit_code": UNIT, "state": state, "step": "submit"}
    assert [one.id for one in current_submissions(access, id)] == [first.id]
    reopen_unit(access, id, UNIT, date(2099, 1, 1), "tỉnh yêu cầu nộp lại")
    assert submit_draft(access, draft.id).state is State.SUBMITTED


def test_publishing_shows_nobody_the_drafts_and_returns_of_others(access, handed_in, answers, people):
    id, first = handed_in(State.APPRAISED)
    reopen_unit(access, id, UNIT, date(2099, 1, 1), "số liệu mới")
    new = NewSubmission(UNIT, answers(UNIT, SLOT | {"numerator": 4.0}), b"2", "phieu.xlsx", "Hòa")
    returned = take_step(access, submit(access, id, new).id, Step.RETURN, "chuyện riêng")
    draft = submit(access, id, replace(new, file=b"3"), draft=True)
    for status in ("closed", "appraised", "published"):
        set_status(access, id, status)
    own, other = people("commune_officer", UNIT), people("commune_officer", "14758")
    assert latest_submissions(own, id) == [draft]
    assert latest_submissions(other, id) == []
    assert [one.id for one in current_submissions(other, id)] == [first.id]
    assert answers_of(other, first.id)["numerator"].tolist() == [3.0]
    for hidden in (returned, draft):
        assert answers_of(own, hidden.id)["numerator"].tolist() == [4.0]
        with pytest.raises(NotAllowed):
            answers_of(other, hidden.id)


def test_two_who_move_submissions_of_several_rounds_do_not_stop_each_other(access, open_round, answers):
    rounds = [open_round(cohort=(UNIT, "14758")).id for _ in range(2)]
    made = {}
    for round_id, unit in ((rounds[0], UNIT), (rounds[1], UNIT), (rounds[1], "14758"), (rounds[0], "14758")):
        new = NewSubmission(unit, answers(unit, SLOT), b"1", "x.xlsx", "Hòa")
        made[round_id, unit] = submit(access, round_id, new).id
    together = Barrier(2)

    def wait(connection, cursor, statement, *rest):
        if "FROM round" in statement and "FOR UPDATE" in statement:
            with suppress(BrokenBarrierError):
                together.wait(1)

    def check(unit):
        return take_steps(access, [made[id, unit] for id in rounds], Step.CHECK)

    event.listen(access.db.engine, "after_cursor_execute", wait)
    with ThreadPoolExecutor(2) as threads:
        moved = [one for found in threads.map(check, (UNIT, "14758")) for one in found]
    event.remove(access.db.engine, "after_cursor_execute", wait)
    assert [one.state for one in moved] == [State.CHECKED] * 4


def test_a_draft_and_a_returned_checklist_are_no_results_for_a_viewer(access, handed_in, people):
    viewer = people("viewer")
    for state, seen in (
        (State.SUBMITTED, True),
        (State.APPRAISED, True),
        (State.DRAFT, False),
        (State.RETURNED, False),
    ):
        _, made = handed_in(state)
        if seen:
            assert len(answers_of(viewer, made.id)) == 1
            continue
        with pytest.raises(NotAllowed):
            answers_of(viewer, made.id)
