"""Until when a unit may submit: the round's days in Vietnam, and the later day that the province gave one unit."""

from datetime import UTC, date, datetime, timedelta

import pytest

from store import (
    DeadlinePassed,
    NewSubmission,
    NotAllowed,
    NotInRound,
    NotYetOpen,
    RoundInvalid,
    RoundNotFound,
    RoundNotOpen,
    Status,
    Step,
    StepNotAllowed,
    TextMissing,
    create_round,
    extensions,
    get_round,
    reopen_unit,
    set_status,
    submit,
    take_step,
    version,
)

FIRST, LAST = date(2022, 11, 1), date(2022, 12, 25)
NEAR, FAR = "14755", "14758"
DISTRICT, OTHER_DISTRICT = "380", "381"
WAY = list(Status)


def morning(day):
    """Eight o'clock of a day in Vietnam."""
    return datetime(day.year, day.month, day.day, 1, tzinfo=UTC)


def after(days):
    """So many days after the last one."""
    return LAST + timedelta(days)


@pytest.fixture
def clock(monkeypatch):
    """Sets the moment at which everything happens from now on."""

    def put(moment):
        monkeypatch.setattr("store.people.access.now", lambda: moment)

    put(morning(FIRST))
    return put


@pytest.fixture
def round_in(access, new_round, clock):
    """Makes a round of two units, and brings it into a status on its first day."""

    def make(status=Status.OPEN, deadline=LAST):
        made = create_round(access, new_round(cohort=(NEAR, FAR), opens_on=FIRST, deadline=deadline))
        for step in WAY[1 : WAY.index(status) + 1]:
            made = set_status(access, made.id, step)
        return made

    return make


@pytest.fixture
def hand_in(access, answers):
    """Submits a checklist of a unit, another one every time."""
    count = iter(range(1, 100))

    def act(round_, unit=NEAR):
        n = next(count)
        frame = answers(unit, {"slot": "A.1", "numerator": float(n), "denominator": 100.0})
        return submit(access, round_.id, NewSubmission(unit, frame, b"%d" % n, "phieu.xlsx", "Hòa"))

    return act


@pytest.mark.parametrize(
    ("moment", "refused"),
    [
        (datetime(2022, 10, 31, 16, 59, 59, tzinfo=UTC), NotYetOpen),
        (datetime(2022, 10, 31, 17, tzinfo=UTC), None),
        (datetime(2022, 12, 25, 16, 59, 59, tzinfo=UTC), None),
        (datetime(2022, 12, 25, 17, tzinfo=UTC), DeadlinePassed),
    ],
    ids=["a second before", "first moment", "last moment", "a second after"],
)
def test_the_days_of_a_round_are_days_in_vietnam_and_both_ends_count(
    round_in, hand_in, clock, moment, refused
):
    made = round_in()
    clock(moment)
    if refused is None:
        assert hand_in(made).revision == 1
    else:
        with pytest.raises(refused):
            hand_in(made)


def test_a_refusal_says_which_day_it_is_about(round_in, hand_in, clock):
    made = round_in()
    clock(morning(date(2022, 10, 31)))
    with pytest.raises(NotYetOpen) as refusal:
        hand_in(made)
    assert refusal.value.details == {"round_id": made.id, "opens_on": FIRST}
    clock(morning(after(2)))
    with pytest.raises(DeadlinePassed) as refusal:
        hand_in(made)
    assert refusal.value.details == {"round_id": made.id, "deadline": LAST, "day": after(2)}


def test_a_round_without_a_last_day_takes_checklists_until_it_is_closed(access, round_in, hand_in, clock):
    made = round_in(deadline=None)
    clock(morning(date(2030, 1, 1)))
    assert hand_in(made).revision == 1
    set_status(access, made.id, Status.CLOSED)
    with pytest.raises(RoundNotOpen):
        hand_in(made)


@pytest.mark.parametrize("status", [Status.DRAFT, *WAY[2:]])
def test_only_an_open_round_takes_checklists(round_in, hand_in, status):
    made = round_in(status)
    with pytest.raises(RoundNotOpen) as refusal:
        hand_in(made)
    assert refusal.value.details == {"round_id": made.id, "status": status}


def test_a_reopened_unit_submits_after_the_last_day_and_no_other_does(access, round_in, hand_in, clock):
    made = round_in()
    clock(morning(after(1)))
    given = reopen_unit(access, made.id, NEAR, after(3), " Mất điện ")
    assert (given.unit_code, given.until, given.reason, given.at, given.by) == (
        NEAR,
        after(3),
        "Mất điện",
        morning(after(1)),
        access.who,
    )
    clock(datetime(2022, 12, 28, 16, 59, 59, tzinfo=UTC))
    assert hand_in(made).revision == 1
    with pytest.raises(DeadlinePassed):
        hand_in(made, FAR)
    clock(datetime(2022, 12, 28, 17, tzinfo=UTC))
    with pytest.raises(DeadlinePassed):
        hand_in(made)


def test_a_reopened_unit_submits_in_a_closed_round(access, round_in, hand_in):
    made = round_in(Status.CLOSED)
    reopen_unit(access, made.id, NEAR, FIRST, "Mất điện")
    assert hand_in(made).revision == 1
    with pytest.raises(RoundNotOpen):
        hand_in(made, FAR)


@pytest.mark.parametrize("status", [Status.APPRAISED, Status.PUBLISHED])
def test_a_later_day_means_nothing_once_the_round_is_appraised(access, round_in, hand_in, status):
    made = round_in(Status.CLOSED)
    reopen_unit(access, made.id, NEAR, LAST, "Mất điện")
    for step in WAY[WAY.index(Status.CLOSED) + 1 : WAY.index(status) + 1]:
        set_status(access, made.id, step)
    with pytest.raises(RoundNotOpen):
        hand_in(made)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.APPRAISED, Status.PUBLISHED])
def test_no_unit_is_reopened_in_a_draft_or_after_the_appraisal(access, round_in, status):
    made = round_in(status)
    with pytest.raises(RoundNotOpen) as refusal:
        reopen_unit(access, made.id, NEAR, LAST, "Mất điện")
    assert refusal.value.details == {"round_id": made.id, "status": status}
    assert extensions(access, made.id) == {}


def test_the_day_given_last_counts_and_not_the_latest_day(access, round_in, hand_in, clock):
    made = round_in()
    reopen_unit(access, made.id, NEAR, after(10), "Mất điện")
    last = reopen_unit(access, made.id, NEAR, after(2), "Đã có điện")
    assert extensions(access, made.id) == {NEAR: last}
    clock(morning(after(2)))
    assert hand_in(made).revision == 1
    clock(morning(after(3)))
    with pytest.raises(DeadlinePassed):
        hand_in(made)


def test_a_day_given_before_the_rounds_last_one_takes_nothing_away(access, round_in, hand_in, clock):
    made = round_in()
    reopen_unit(access, made.id, NEAR, FIRST, "Nhầm")
    clock(morning(LAST))
    assert hand_in(made).revision == 1


def test_a_reopened_unit_replaces_what_the_district_had_checked(access, round_in, hand_in):
    made = round_in()
    checked = hand_in(made)
    take_step(access, checked.id, Step.CHECK)
    with pytest.raises(StepNotAllowed):
        hand_in(made)
    reopen_unit(access, made.id, NEAR, LAST, "Số liệu sai")
    assert hand_in(made).revision == 2


def test_a_unit_is_reopened_with_a_reason_and_until_a_day_that_is_not_over(access, round_in, clock):
    made = round_in()
    untouched = version(access, made.id)
    clock(morning(after(5)))
    with pytest.raises(TextMissing) as refusal:
        reopen_unit(access, made.id, NEAR, after(6), "  ")
    assert refusal.value.details == {"field": "reason"}
    with pytest.raises(RoundInvalid) as refusal:
        reopen_unit(access, made.id, NEAR, after(4), "Mất điện")
    assert refusal.value.details == {"field": "until"}
    assert (extensions(access, made.id), version(access, made.id)) == ({}, untouched)
    assert reopen_unit(access, made.id, NEAR, after(5), "Mất điện").until == after(5)
    assert version(access, made.id) != untouched


def test_a_unit_that_is_none_of_the_era_is_not_reopened(access, round_in):
    made = round_in()
    with pytest.raises(NotInRound) as refusal:
        reopen_unit(access, made.id, "99999", LAST, "Mất điện")
    assert refusal.value.details == {"unit_code": "99999", "indicator_id": ""}
    assert extensions(access, made.id) == {}


@pytest.mark.parametrize(
    ("role", "place"), [("district_officer", DISTRICT), ("commune_officer", NEAR), ("viewer", None)]
)
def test_only_the_province_reopens(access, round_in, people, role, place):
    made = round_in()
    with pytest.raises(NotAllowed):
        reopen_unit(people(role, *filter(None, [place])), made.id, NEAR, LAST, "Mất điện")
    assert extensions(access, made.id) == {}
    assert reopen_unit(people("appraiser"), made.id, NEAR, LAST, "Mất điện").until == LAST


def test_what_was_given_is_told_to_those_whom_it_concerns(access, round_in, people):
    made = round_in()
    given = {unit: reopen_unit(access, made.id, unit, LAST, "Mất điện") for unit in (NEAR, FAR)}
    assert extensions(people("appraiser"), made.id) == given
    assert extensions(people("district_officer", DISTRICT), made.id) == given
    assert extensions(people("district_officer", OTHER_DISTRICT), made.id) == {}
    assert extensions(people("commune_officer", FAR), made.id) == {FAR: given[FAR]}
    assert extensions(people("viewer"), made.id) == {}


def test_an_unknown_round_is_told_by_code(access):
    for act in (
        lambda: reopen_unit(access, 7, NEAR, date(2100, 1, 1), "Mất điện"),
        lambda: extensions(access, 7),
    ):
        with pytest.raises(RoundNotFound) as refusal:
            act()
        assert refusal.value.details == {"round_id": 7}


def test_a_draft_round_has_no_later_days_for_those_who_do_not_see_it(access, round_in, people):
    made = round_in(Status.DRAFT)
    with pytest.raises(RoundNotFound):
        extensions(people("district_officer", DISTRICT), made.id)
    assert get_round(access, made.id).status is Status.DRAFT
