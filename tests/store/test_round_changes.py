"""How a round changes: its status step by step, its days, its list, and what is published of it."""

from datetime import UTC, date, datetime
from importlib import import_module

import pandas as pd
import pytest
from sqlalchemy import text, update

from store import (
    NewSubmission,
    NotAllAppraised,
    NotAllowed,
    ResultNotFound,
    RoundInvalid,
    RoundNotFound,
    Status,
    StatusNotAllowed,
    Step,
    TextMissing,
    TextTooLong,
    change_cohort,
    change_dates,
    create_round,
    get_publication,
    get_round,
    published_document,
    results,
    set_status,
    submit,
    take_step,
    verify_published,
    version,
)
from store.tables import AnswerRow, ResultRow, RoundRow
from tests.editions import edition_text, indicator
from units import load_units

EDITION = edition_text(indicator())
NEAR, FAR = "14755", "14758"
DAYS = (date(2022, 11, 1), date(2022, 12, 25))
NOON = datetime(2022, 12, 1, 5, tzinfo=UTC)
WAY = list(Status)


@pytest.fixture(autouse=True)
def at_noon(monkeypatch):
    monkeypatch.setattr("store.people.access.now", lambda: NOON)


@pytest.fixture
def round_in(access, new_round):
    """Makes a round of two units, and brings it into a status."""

    def make(status=Status.DRAFT):
        new = new_round(edition_text=EDITION, cohort=(NEAR, FAR), opens_on=DAYS[0], deadline=DAYS[1])
        made = create_round(access, new)
        return moved(access, made, status)

    return make


@pytest.fixture
def published(access, round_in, answers):
    """A published round in which one of two units reported 3 of 5."""
    made = round_in(Status.OPEN)
    handed_in = submit(access, made.id, checklist(answers, NEAR, 3, 5))
    accept(access, handed_in)
    return moved(access, made, Status.PUBLISHED)


def moved(access, round_, status):
    for step in WAY[WAY.index(round_.status) + 1 : WAY.index(status) + 1]:
        round_ = set_status(access, round_.id, step)
    return round_


def checklist(answers, unit, numerator, denominator):
    frame = answers(unit, {"slot": "A.1", "numerator": float(numerator), "denominator": float(denominator)})
    return NewSubmission(unit, frame, f"{unit}{numerator}".encode(), "phieu.xlsx", "Hòa")


def accept(access, submission):
    take_step(access, submission.id, Step.CHECK)
    take_step(access, submission.id, Step.ACCEPT)


def behind_the_back(access, statement):
    """As somebody does who owns the database, and takes away first what guards the published results."""
    sqlite = access.db.engine.name == "sqlite"
    unguard = "DROP TRIGGER result_refuses_update" if sqlite else "DROP TRIGGER result_refuses ON result"
    with access.db.transaction() as session:
        session.execute(text(unguard))
        session.execute(statement)


def test_a_round_is_not_appraised_while_submissions_wait(access, round_in, answers):
    made = round_in(Status.OPEN)
    first, second = (submit(access, made.id, checklist(answers, unit, 3, 5)) for unit in (NEAR, FAR))
    take_step(access, second.id, Step.CHECK)
    set_status(access, made.id, Status.CLOSED)
    with pytest.raises(NotAllAppraised) as refusal:
        set_status(access, made.id, Status.APPRAISED)
    assert refusal.value.details == {"unit_codes": (NEAR, FAR)}
    accept(access, first)
    with pytest.raises(NotAllAppraised) as refusal:
        set_status(access, made.id, Status.APPRAISED)
    assert refusal.value.details == {"unit_codes": (FAR,)}
    take_step(access, second.id, Step.ACCEPT)
    assert set_status(access, made.id, Status.APPRAISED).status is Status.APPRAISED


def test_drafts_and_returned_checklists_do_not_hold_a_round_up(access, round_in, answers):
    made = round_in(Status.OPEN)
    submit(access, made.id, checklist(answers, NEAR, 3, 5), draft=True)
    returned = submit(access, made.id, checklist(answers, FAR, 3, 5))
    take_step(access, returned.id, Step.RETURN, "Thiếu số liệu")
    assert moved(access, made, Status.APPRAISED).status is Status.APPRAISED


def test_a_round_closes_although_its_last_day_is_still_to_come(access, round_in):
    assert set_status(access, round_in(Status.OPEN).id, Status.CLOSED).deadline == DAYS[1]


@pytest.mark.parametrize("status", [Status.DRAFT, Status.OPEN])
def test_days_change_while_a_round_is_a_draft_or_open(access, round_in, status):
    made, before = round_in(status), version(access, round_in(status).id)
    later = (date(2022, 11, 5), date(2023, 1, 5))
    changed = change_dates(access, made.id, *later, "Mưa lũ")
    assert (changed.opens_on, changed.deadline) == later
    assert get_round(access, made.id) == changed
    assert version(access, made.id) != before
    assert change_dates(access, made.id, later[0], None, "Không hạn").deadline is None


@pytest.mark.parametrize("reason", ["", " \t\n"])
def test_the_days_of_an_open_round_change_with_a_reason_only(access, round_in, reason):
    made = round_in(Status.OPEN)
    with pytest.raises(TextMissing) as refusal:
        change_dates(access, made.id, DAYS[0], date(2023, 1, 5), reason)
    assert refusal.value.details == {"field": "reason"}
    assert get_round(access, made.id) == made


def test_a_reason_longer_than_is_kept_changes_nothing(access, round_in):
    made = round_in(Status.OPEN)
    with pytest.raises(TextTooLong):
        change_dates(access, made.id, DAYS[0], None, "x" * 10_000)
    assert get_round(access, made.id) == made


@pytest.mark.parametrize("status", [Status.CLOSED, Status.APPRAISED, Status.PUBLISHED])
def test_the_days_of_a_round_that_is_over_stay(access, round_in, status):
    made = round_in(status)
    with pytest.raises(StatusNotAllowed):
        change_dates(access, made.id, DAYS[0], date(2023, 1, 5), "Mưa lũ")
    assert get_round(access, made.id) == made


def test_a_last_day_before_the_first_is_refused(access, round_in):
    made = round_in(Status.OPEN)
    with pytest.raises(RoundInvalid) as refusal:
        change_dates(access, made.id, DAYS[1], DAYS[0], "Nhầm")
    assert refusal.value.details == {"field": "deadline"}
    assert change_dates(access, made.id, DAYS[0], DAYS[0], "Một ngày").deadline == DAYS[0]


@pytest.mark.parametrize("cohort", [(FAR,), ("14761", NEAR), (FAR, NEAR)])
def test_the_list_of_a_draft_changes_as_a_whole(access, round_in, cohort):
    made = round_in()
    before = version(access, made.id)
    changed = change_cohort(access, made.id, cohort)
    assert changed.cohort == tuple(sorted(cohort))
    assert get_round(access, made.id) == changed
    assert version(access, made.id) != before


@pytest.mark.parametrize("status", WAY[1:])
def test_the_list_stays_once_a_round_was_opened(access, round_in, status):
    made = round_in(status)
    with pytest.raises(StatusNotAllowed):
        change_cohort(access, made.id, (NEAR,))
    assert get_round(access, made.id) == made


@pytest.mark.parametrize("cohort", [(), (NEAR, NEAR)])
def test_a_list_without_units_or_with_one_twice_is_refused(access, round_in, cohort):
    made = round_in()
    with pytest.raises(RoundInvalid) as refusal:
        change_cohort(access, made.id, cohort)
    assert refusal.value.details == {"field": "cohort"}
    assert get_round(access, made.id) == made


@pytest.mark.parametrize("role", ["appraiser", "district_officer", "commune_officer", "viewer"])
def test_only_an_administrator_changes_a_round(access, round_in, people, role):
    made, other = round_in(), people(role)
    for act in (
        lambda: set_status(other, made.id, Status.OPEN),
        lambda: change_dates(other, made.id, *DAYS, "Mưa lũ"),
        lambda: change_cohort(other, made.id, ()),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert get_round(access, made.id) == made


def test_an_unknown_round_is_told_by_code(access):
    for act in (
        lambda: set_status(access, 7, Status.OPEN),
        lambda: change_dates(access, 7, *DAYS),
        lambda: change_cohort(access, 7, (NEAR,)),
        lambda: get_publication(access, 7),
        lambda: verify_published(access, 7),
    ):
        with pytest.raises(RoundNotFound) as refusal:
            act()
        assert refusal.value.details == {"round_id": 7}


def test_nothing_is_published_before_its_time(access, round_in):
    made = round_in(Status.APPRAISED)
    for ask in (get_publication, published_document, verify_published):
        with pytest.raises(ResultNotFound) as refusal:
            ask(access, made.id)
        assert refusal.value.details == {"round_id": made.id}


def test_a_publication_says_when_who_and_what(access, published):
    said = get_publication(access, published.id)
    assert (said.at, said.by, len(said.sha256)) == (NOON, access.who, 64)
    document = published_document(access, published.id)
    assert document["cohort"] == [NEAR, FAR]
    assert [(one["code"], one["points"]) for one in document["appraised"]] == [(NEAR, {"A.1": 100.0})]


def test_what_was_published_is_computed_again_to_the_same_numbers_by_everybody(published, access, people):
    assert verify_published(access, published.id)
    assert verify_published(people("viewer"), published.id)


def test_published_results_stay_when_the_data_of_units_changes(access, published, monkeypatch):
    before = results(access, published.id).scores
    monkeypatch.setattr(import_module("store.ratings.results"), "load_units", other_units)
    behind_the_back(access, update(RoundRow).values(version="what is remembered is by version"))
    after = results(access, published.id)
    pd.testing.assert_frame_equal(after.scores.units, before.units)
    assert after.units.at[NEAR, "name"] == load_units("2022").at[NEAR, "name"]
    assert verify_published(access, published.id)


def other_units(era):
    """The units of another day: renamed, in another zone, one gone."""
    units = load_units(era)
    return units.assign(
        name="Xã khác", zone=units["zone"].map({"lowland": "mountain", "mountain": "lowland"})
    ).drop(index=FAR)


@pytest.mark.parametrize(
    "statement",
    [
        update(AnswerRow).values(numerator=4.0),
        update(AnswerRow).values(numerator=None),
        update(ResultRow).values(document="{}"),
        update(ResultRow).values(sha256="0" * 64),
        update(RoundRow).values(edition_text=EDITION.replace("60%", "50%")),
        update(RoundRow).values(edition_text="không phải bộ tiêu chí"),
    ],
    ids=["figure", "no figure", "results", "hash", "threshold", "no edition"],
)
def test_what_was_changed_behind_the_stores_back_is_found(access, published, statement):
    behind_the_back(access, statement)
    assert not verify_published(access, published.id)
