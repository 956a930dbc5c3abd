"""Results are remembered, and only what is new is read: never an answer of an older version, unless recent ones will do."""

import numpy as np
import pandas as pd
import pytest

from store import (
    Access,
    NewAccount,
    NewSubmission,
    Place,
    Role,
    Status,
    Step,
    SubmittedMeanwhile,
    current_answers,
    forget_results,
    operator_access,
    renew_results,
    results,
    save_accounts,
    set_status,
    submit,
    take_step,
)
from store.ratings import remembered
from store.ratings import results as making

UNITS = ("14755", "14758", "14761")


@pytest.mark.parametrize("alone", [0, 100])
def test_what_is_read_alone_is_what_reading_all_gives(access, open_round, answers, monkeypatch, alone):
    monkeypatch.setattr(making, "MOST_READ_ALONE", alone)
    id = open_round(cohort=UNITS).id

    def hand_in(unit, numerator):
        slot = {"slot": "A.1", "numerator": numerator, "denominator": 5.0}
        new = NewSubmission(unit, answers(unit, slot), str(numerator).encode(), "phieu.xlsx", "Hòa")
        made = submit(access, id, new)
        found = results(access, id)
        pd.testing.assert_frame_equal(found.answers, current_answers(access, id))
        with access.db.reading() as connection:
            anew = making.results_in(connection, found.round)
        pd.testing.assert_frame_equal(found.scores.units, anew.scores.units)
        for name in ("numerator", "denominator", "value", "not_applicable", "has_evidence"):
            given = getattr(found.scores.given, name), getattr(anew.scores.given, name)
            np.testing.assert_array_equal(*given)
        return made

    hand_in(UNITS[0], 1.0)
    returned = hand_in(UNITS[1], 2.0)
    hand_in(UNITS[2], 3.0)
    hand_in(UNITS[0], 4.0)
    take_step(access, returned.id, Step.RETURN, "vì")
    found = results(access, id)
    pd.testing.assert_frame_equal(found.answers, current_answers(access, id))
    assert list(found.answers["numerator"]) == [4.0, 3.0]
    assert results(access, id) is found


@pytest.fixture
def handed_in(access, open_round, answers):
    """Hands in for the first unit as somebody, and tells how many points it got; with the round."""
    id = open_round(cohort=UNITS).id

    def hand_in(by, numerator):
        slot = {"slot": "A.1", "numerator": numerator, "denominator": 5.0}
        submit(
            by, id, NewSubmission(UNITS[0], answers(UNITS[0], slot), str(numerator).encode(), "p.xlsx", "Hòa")
        )

    hand_in(access, 1.0)
    return hand_in, id


def _numerator(found):
    return float(found.answers["numerator"].iloc[0])


def test_recent_results_are_not_made_anew_for_what_others_hand_in(access, handed_in, monkeypatch):
    hand_in, id = handed_in
    other = operator_access(access.db)
    assert _numerator(results(other, id, recent=True)) == 1.0
    hand_in(access, 2.0)
    assert _numerator(results(other, id, recent=True)) == 1.0
    assert _numerator(results(other, id)) == 2.0  # whoever needs the present ones has them
    assert _numerator(results(other, id, recent=True)) == 2.0
    hand_in(access, 3.0)
    monkeypatch.setattr(remembered, "RECENT", 0.0)  # as after that time
    assert _numerator(results(other, id, recent=True)) == 3.0


def test_what_one_hands_in_oneself_is_in_recent_results_at_once(access, handed_in):
    hand_in, id = handed_in
    for numerator in (2.0, 3.0):
        hand_in(access, numerator)
        assert _numerator(results(access, id, recent=True)) == numerator


def test_who_was_refused_because_of_another_sees_what_the_other_did(access, handed_in, answers):
    hand_in, id = handed_in
    other = operator_access(access.db)
    known = results(other, id, recent=True).submissions[UNITS[0]].revision
    hand_in(access, 2.0)
    late = NewSubmission(UNITS[0], answers(UNITS[0]), b"late", "p.xlsx", "Mai", seen=known)
    with pytest.raises(SubmittedMeanwhile):
        submit(other, id, late)
    assert results(other, id, recent=True).submissions[UNITS[0]].revision == known + 1


def test_a_round_that_was_closed_is_never_shown_as_open(access, handed_in):
    _, id = handed_in
    other = operator_access(access.db)
    assert results(other, id, recent=True).round.status is Status.OPEN
    set_status(access, id, Status.CLOSED)
    assert results(other, id, recent=True).round.status is Status.CLOSED


@pytest.mark.parametrize(
    ("made", "asked", "renewed"),
    [(16.0, 1.0, True), (14.0, 1.0, False), (21.0, 21.0, False)],
    ids=["old soon", "made just now", "nobody looks"],
)
def test_what_readers_look_at_is_made_anew_before_it_is_too_old(
    access, handed_in, monkeypatch, made, asked, renewed
):
    hand_in, id = handed_in
    other = operator_access(access.db)
    results(other, id, recent=True)
    kept = remembered.remembered(access.db).last(id)
    kept.at, kept.asked_at = kept.at - made, kept.asked_at - asked
    hand_in(access, 2.0)
    renew_results()
    now = remembered.remembered(access.db).last(id)
    assert (now is not kept) == renewed
    assert now.asked_at == kept.asked_at  # else it would be renewed for ever
    if renewed:
        monkeypatch.setattr(making, "results_in", None)  # nobody waits while they are made
        assert _numerator(results(other, id, recent=True)) == 2.0


def test_a_district_that_looks_has_the_whole_round_made_anew(access, handed_in):
    hand_in, id = handed_in
    who = "canbo@xa.example"
    save_accounts(access, [NewAccount(who, "Hòa", Role.COMMUNE_OFFICER, [Place("2022", UNITS[0])])])
    known = remembered.remembered(access.db)
    results(access, id)
    whole = known.last(id)
    whole.at, whole.asked_at = whole.at - 60.0, whole.asked_at - 60.0
    results(Access(access.db, who), id, recent=True)
    hand_in(access, 2.0)
    renew_results()
    assert _numerator(known.last(id).results) == 2.0


def test_what_few_see_and_nobody_asks_for_is_forgotten_and_what_all_see_stays(access, handed_in):
    _, id = handed_in
    who = "canbo@xa.example"
    save_accounts(access, [NewAccount(who, "Hòa", Role.COMMUNE_OFFICER, [Place("2022", UNITS[0])])])
    officer = Access(access.db, who)
    part, whole = results(officer, id), results(access, id)
    assert part.seen == {UNITS[0]}
    forget_results(60.0)
    assert results(officer, id) is part
    forget_results(0.0)
    assert results(officer, id) is not part
    assert results(access, id) is whole
