"""Appraisal: what an appraiser says counts, what the unit said stays, and nothing is said without a reason."""

import json
from datetime import date

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from sqlalchemy import select

from criteria import Edition
from scoring import Answers, Outcome, Scores, score
from store import (
    Figure,
    FigureInvalid,
    NotAllowed,
    RoundNotOpen,
    Step,
    StepNotAllowed,
    SubmissionNotFound,
    TextMissing,
    TextTooLong,
    answers_of,
    appraisals_of,
    appraise,
    reopen_unit,
    results,
    set_status,
    submit_draft,
    take_step,
    version,
    withdraw_appraisal,
)
from store.tables import EventRow
from tests.desk import FULL, UNITS, checked, desk_round, handed_in, share
from tests.editions import frame_of

UNIT = UNITS[0]
WHY, PROOF = "Đối chiếu danh sách thực tế", "Biên bản 05/BB-STTTT"


def say(access, submission, slot, figure, reason=WHY, evidence=PROOF):
    return appraise(access, submission.id, slot, figure, reason, evidence)


def events(access, *verbs):
    asked = select(EventRow).where(EventRow.what.in_(verbs)).order_by(EventRow.id)
    with access.db.reading() as connection:
        return connection.execute(asked).all()


@pytest.fixture
def round_id(access):
    return desk_round(access).id


@pytest.fixture
def appraiser(people):
    return people("appraiser")


@pytest.fixture
def given(access, round_id):
    """The checklist of one unit, with the province."""
    return checked(access, round_id, UNIT)


def test_the_self_assessed_answers_never_change(access, round_id, appraiser, given):
    before = answers_of(access, given.id)
    say(appraiser, given, "A.1", share(5, 10))
    say(appraiser, given, "B.2", Figure(choice="c"))
    assert_frame_equal(answers_of(access, given.id), before)
    found = results(access, round_id)
    assert_frame_equal(found.answers, before)
    assert found.self_assessed.units.at[UNIT, "score"] == 550
    assert found.scores.units.at[UNIT, "score"] == 350


def test_an_appraisal_keeps_who_when_why_and_on_what_evidence(appraiser, given):
    said = say(appraiser, given, "A.1", share(5, 10), f"\t{WHY}\n", PROOF)
    assert appraisals_of(appraiser, given.id) == [said]
    assert (said.slot, said.figure.numerator, said.figure.denominator) == ("A.1", 5, 10)
    assert (said.reason, said.evidence, said.by, said.withdrawn) == (WHY, PROOF, appraiser.who, False)


def test_the_latest_word_counts_and_the_earlier_ones_remain(appraiser, round_id, given):
    for numerator in (5, 4, 7):
        say(appraiser, given, "A.1", share(numerator, 10))
    assert [one.figure.numerator for one in appraisals_of(appraiser, given.id)] == [5, 4, 7]
    found = results(appraiser, round_id)
    assert found.appraisals[UNIT, "A.1"].figure.numerator == 7
    assert found.scores.value.at[UNIT, "A.1"] == 0.7


def test_a_withdrawn_word_lets_the_self_assessed_answer_count_again(appraiser, round_id, given):
    say(appraiser, given, "A.1", share(5, 10))
    withdrawn = withdraw_appraisal(appraiser, given.id, "A.1", "Đã nhận bản gốc")
    assert (withdrawn.withdrawn, withdrawn.reason, withdrawn.evidence) == (True, "Đã nhận bản gốc", "")
    found = results(appraiser, round_id)
    assert found.appraisals == {}
    assert found.scores.units.at[UNIT, "score"] == 550
    assert [one.withdrawn for one in appraisals_of(appraiser, given.id)] == [False, True]
    say(appraiser, given, "A.1", share(4, 10))
    assert results(appraiser, round_id).scores.value.at[UNIT, "A.1"] == 0.4


def test_where_nothing_was_said_there_is_nothing_to_withdraw(appraiser, given):
    with pytest.raises(StepNotAllowed):
        withdraw_appraisal(appraiser, given.id, "A.1", WHY)
    say(appraiser, given, "A.1", share(5, 10))
    withdraw_appraisal(appraiser, given.id, "A.1", WHY)
    with pytest.raises(StepNotAllowed) as refusal:
        withdraw_appraisal(appraiser, given.id, "A.1", WHY)
    assert refusal.value.details == {"unit_code": UNIT, "state": "checked", "step": "withdraw"}


def test_a_figure_that_counts_already_is_no_change(appraiser, given):
    for slot, figure in (("A.1", share(6, 10)), ("B.2", Figure(choice="a")), ("B.3", Figure())):
        with pytest.raises(FigureInvalid) as refusal:
            say(appraiser, given, slot, figure)
        assert refusal.value.details == {"slot": slot, "rule": "unchanged"}
    say(appraiser, given, "A.1", share(5, 10))
    with pytest.raises(FigureInvalid):
        say(appraiser, given, "A.1", share(5, 10))
    assert say(appraiser, given, "A.1", share(6, 10)).figure.numerator == 6


def test_reason_and_evidence_must_be_given(appraiser, given):
    for reason, evidence, field in (
        ("", PROOF, "reason"),
        (" \n", PROOF, "reason"),
        (WHY, "", "evidence"),
        (WHY, "\u200b", "evidence"),
    ):
        with pytest.raises(TextMissing) as refusal:
            say(appraiser, given, "A.1", share(5, 10), reason, evidence)
        assert refusal.value.details == {"field": field}
    assert appraisals_of(appraiser, given.id) == []


def test_a_withdrawal_needs_a_reason(appraiser, given):
    say(appraiser, given, "A.1", share(5, 10))
    with pytest.raises(TextMissing):
        withdraw_appraisal(appraiser, given.id, "A.1", "")


def test_a_reason_longer_than_is_kept_is_refused(appraiser, given):
    with pytest.raises(TextTooLong):
        say(appraiser, given, "A.1", share(5, 10), "x" * 4_001)


def test_a_figure_that_no_checklist_could_hold_is_refused(appraiser, given):
    for slot, rule in (("A.2", "count"), ("A.9", "slot"), ("A", "slot")):
        with pytest.raises(FigureInvalid) as refusal:
            say(appraiser, given, slot, Figure(value=2.5))
        assert refusal.value.details == {"slot": slot, "rule": rule}


def test_only_what_the_district_checked_is_appraised(access, appraiser, round_id):
    given = handed_in(access, round_id, UNIT)
    with pytest.raises(StepNotAllowed):
        say(appraiser, given, "A.1", share(5, 10))
    take_step(access, given.id, Step.CHECK)
    say(appraiser, given, "A.1", share(5, 10))
    take_step(appraiser, given.id, Step.ACCEPT)
    with pytest.raises(StepNotAllowed) as refusal:
        say(appraiser, given, "A.1", share(4, 10))
    assert refusal.value.details["state"] == "appraised"
    with pytest.raises(StepNotAllowed):
        withdraw_appraisal(appraiser, given.id, "A.1", WHY)


def test_without_a_district_level_what_was_submitted_is_appraised(access, appraiser):
    round_id = desk_round(access, ("14758", "14797"), era="2025").id
    given = handed_in(access, round_id, "14758")
    say(appraiser, given, "A.1", share(5, 10))
    assert results(access, round_id).scores.units.at["14758", "score"] == 450
    take_step(appraiser, given.id, Step.ACCEPT)


def test_a_checked_revision_that_a_later_one_follows_is_appraised_no_more(access, appraiser, round_id, given):
    reopen_unit(access, round_id, UNIT, date(2999, 1, 1), "Số liệu nhầm năm")
    handed_in(access, round_id, UNIT, FULL | {"A.1": "7/10"})
    with pytest.raises(StepNotAllowed):
        say(appraiser, given, "A.1", share(5, 10))


def test_a_saved_draft_does_not_take_a_checklist_from_the_desk(access, appraiser, round_id, given):
    reopen_unit(access, round_id, UNIT, date(2999, 1, 1), "Số liệu nhầm năm")
    later = handed_in(access, round_id, UNIT, FULL | {"A.1": "7/10"})
    take_step(access, later.id, Step.RECALL)
    say(appraiser, given, "A.1", share(5, 10))
    submit_draft(access, later.id)
    with pytest.raises(StepNotAllowed):
        say(appraiser, given, "A.1", share(4, 10))


def test_a_round_that_is_appraised_takes_no_more_words(access, appraiser, round_id, given):
    take_step(access, given.id, Step.ACCEPT)
    for status in ("closed", "appraised"):
        set_status(access, round_id, status)
    with pytest.raises(RoundNotOpen):
        say(appraiser, given, "A.1", share(5, 10))


def test_only_the_province_appraises(people, given):
    for person in (people("district_officer", "380"), people("commune_officer", UNIT), people("viewer")):
        with pytest.raises(NotAllowed):
            say(person, given, "A.1", share(5, 10))
        with pytest.raises(NotAllowed):
            withdraw_appraisal(person, given.id, "A.1", WHY)


def test_the_unit_and_its_district_read_why_and_others_do_not(people, appraiser, given):
    said = say(appraiser, given, "A.1", share(5, 10))
    for person in (people("commune_officer", UNIT), people("district_officer", "380")):
        assert appraisals_of(person, given.id) == [said]
    for person in (people("commune_officer", UNITS[1]), people("district_officer", "381"), people("viewer")):
        with pytest.raises(NotAllowed):
            appraisals_of(person, given.id)


def test_a_submission_that_is_not_there_cannot_be_appraised(appraiser):
    with pytest.raises(SubmissionNotFound):
        appraise(appraiser, 77, "A.1", share(5, 10), WHY, PROOF)


CHANGES = {
    "A.1": (Figure(not_applicable=True), "x"),
    "A.2": (Figure(value=3.0), 3.0),
    "A.3": (Figure(value=11.5), 11.5),
    "B.1": (Figure(), None),
    "B.2": (Figure(choice="b"), "b"),
    "B.3.a": (Figure(value=0.0), 0.0),
}
"""A change of every kind: the figure, and the same as a person would write it into a checklist."""


def scored_by_hand(edition: Edition, units: pd.DataFrame, said) -> Scores:
    codes = pd.Index(sorted(said))
    frame = frame_of(said).assign(evidence="Công văn 12/CV")
    return score(edition, Answers.of(edition, frame, codes), units, pd.Index(UNITS))


def assert_same_scores(found: Scores, expected: Scores) -> None:
    assert_frame_equal(found.units, expected.units)
    assert_frame_equal(found.groups, expected.groups)
    for table in ("value", "outcome", "points"):
        assert_frame_equal(getattr(found, table), getattr(expected, table))


def test_the_appraised_scores_are_those_of_answers_edited_by_hand(access, appraiser, round_id):
    said = {UNIT: FULL, UNITS[1]: FULL | {"A.2": None}, UNITS[2]: FULL | {"A.1": "1/10"}}
    given = {unit: checked(access, round_id, unit, answers) for unit, answers in said.items()}
    for slot, (figure, _) in CHANGES.items():
        say(appraiser, given[UNIT], slot, figure)
    say(appraiser, given[UNITS[1]], "A.2", Figure(value=9.0))
    found = results(appraiser, round_id)
    by_hand = said | {UNIT: FULL | {slot: written for slot, (_, written) in CHANGES.items()}}
    by_hand[UNITS[1]] = FULL | {"A.2": 9.0}
    assert_same_scores(found.self_assessed, scored_by_hand(found.edition, found.units, said))
    assert_same_scores(found.scores, scored_by_hand(found.edition, found.units, by_hand))
    assert found.scores.outcome.at[UNIT, "A.1"] == Outcome.NOT_APPLICABLE
    assert found.scores.outcome.at[UNIT, "B.1"] == Outcome.MISSING


def test_both_scores_differ_only_in_what_was_changed(access, appraiser, round_id, given):
    checked(access, round_id, UNITS[1])
    say(appraiser, given, "A.1", share(5, 10))
    found = results(access, round_id)
    differing = found.self_assessed.outcome != found.scores.outcome.loc[found.self_assessed.outcome.index]
    assert [(unit, name) for unit in differing.index for name in differing if differing.at[unit, name]] == [
        (UNIT, "A.1")
    ]
    units = found.scores.units
    assert list(units["rank"].reindex([UNIT, UNITS[1]])) == [2, 1]


def test_a_figure_can_be_given_where_the_unit_said_nothing(access, appraiser, round_id):
    given = checked(access, round_id, UNIT, {"A.1": "6/10"})
    assert say(appraiser, given, "B.2", Figure(choice="a")).figure.choice == "a"
    found = results(access, round_id)
    assert found.scores.outcome.at[UNIT, "B.2"] == Outcome.PASSED
    assert list(found.answers["slot"]) == ["A.1"]


def test_what_was_returned_and_handed_in_again_starts_without_the_earlier_words(
    access, appraiser, round_id, given
):
    said = say(appraiser, given, "A.1", share(5, 10))
    take_step(appraiser, given.id, Step.RETURN, "Bổ sung minh chứng A.1")
    assert results(access, round_id).submissions == {}
    again = checked(access, round_id, UNIT, FULL | {"A.1": "8/10"})
    found = results(access, round_id)
    assert found.appraisals == {}
    assert found.scores.value.at[UNIT, "A.1"] == 0.8
    assert appraisals_of(access, again.id) == []
    assert appraisals_of(access, given.id) == [said]


def test_each_word_is_an_event_with_what_counted_before_and_counts_now(access, appraiser, given):
    say(appraiser, given, "A.1", share(5, 10))
    say(appraiser, given, "A.1", Figure(not_applicable=True))
    withdraw_appraisal(appraiser, given.id, "A.1", "Nhầm")
    kept = events(access, "appraisal.changed", "appraisal.withdrawn")
    assert [(one.what, one.unit_code, one.by) for one in kept] == [
        ("appraisal.changed", UNIT, appraiser.who),
        ("appraisal.changed", UNIT, appraiser.who),
        ("appraisal.withdrawn", UNIT, appraiser.who),
    ]
    figures = [[json.loads(said) for said in (one.before, one.after)] for one in kept]
    shown = [[(said["numerator"], said["not_applicable"]) for said in pair] for pair in figures]
    assert shown == [[(6, False), (5, False)], [(5, False), (None, True)], [(None, True), (6, False)]]
    about = {name: figures[0][1][name] for name in ("submission", "slot", "reason", "evidence")}
    assert about == {"submission": given.id, "slot": "A.1", "reason": WHY, "evidence": PROOF}


def test_a_refused_word_leaves_no_event_and_no_new_version(access, appraiser, round_id, given):
    before = version(access, round_id)
    with pytest.raises(TextMissing):
        say(appraiser, given, "A.1", share(5, 10), "")
    assert version(access, round_id) == before
    assert events(access, "appraisal.changed") == []
    say(appraiser, given, "A.1", share(5, 10))
    assert version(access, round_id) != before
