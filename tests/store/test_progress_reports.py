"""Monthly reports: who reports what for which month, once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from store import (
    AnswersInvalid,
    FileMissing,
    FileNotFound,
    MonthNotReportable,
    NothingBefore,
    NotInRound,
    PlanNotFound,
    ReportNotFound,
    RoundNotOpen,
    SubmittedMeanwhile,
    current_submissions,
    list_events,
    progress_file,
    progress_reports,
    progress_state,
    report_progress,
    report_unchanged,
    results,
    set_status,
    version,
)
from store.tables import FileRow, ProgressAnswerRow, ProgressReportRow
from tests.desk import FULL, UNITS, desk_round
from tests.editions import frame_of
from tests.store.progress_plans import FIRST, SECOND, THIS, planned_round, report, said

FIRST_UNIT, SECOND_UNIT, THIRD_UNIT = UNITS


def count(db, table):
    with db.reading() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def test_a_report_is_kept_with_its_file_its_answers_and_an_event(access):
    id = planned_round(access)
    before = version(access, id)
    kept = report(access, id, FIRST, FIRST_UNIT)
    assert (kept.unit_code, kept.month, kept.revision, kept.filled_by) == (FIRST_UNIT, FIRST, 1, "Hòa")
    assert progress_reports(access, id) == [kept]
    assert progress_file(access, kept.id) == b"phieu"
    frame = progress_state(access, id, FIRST)
    assert frame.set_index("slot").at["A.2", "value"] == 5.0 and set(frame["unit"]) == {FIRST_UNIT}
    assert version(access, id) != before
    event = list_events(access, what=["progress.reported"])[0]
    assert (event.unit_code, event.after["report"], event.after["month"]) == (FIRST_UNIT, kept.id, str(FIRST))
    assert event.after["answers_sha256"] == kept.digest


def test_a_report_is_no_submission_and_counts_in_no_result(access):
    id = planned_round(access)
    report(access, id, FIRST, FIRST_UNIT)
    assert current_submissions(access, id) == []
    assert results(access, id).scores.units.empty


def test_the_same_checklist_again_is_the_same_report_and_another_one_the_next_revision(access):
    id = planned_round(access)
    first = report(access, id, FIRST, FIRST_UNIT)
    before = version(access, id)
    assert report(access, id, FIRST, FIRST_UNIT, seen=0) == first
    assert version(access, id) == before
    second = report(access, id, FIRST, FIRST_UNIT, FULL | {"A.2": 9.0}, content=b"khac")
    assert second.revision == 2 and [one.revision for one in progress_reports(access, id)] == [1, 2]
    assert progress_state(access, id, FIRST).set_index("slot").at["A.2", "value"] == 9.0


def test_the_same_checklist_is_reported_for_each_month_anew_and_its_file_kept_once(access, db):
    id = planned_round(access)
    for month in (FIRST, SECOND):
        assert report(access, id, month, FIRST_UNIT).revision == 1
    assert count(db, FileRow) == 1 and count(db, ProgressReportRow) == 2


def test_what_somebody_else_reported_meanwhile_is_not_replaced_unseen(access):
    id = planned_round(access)
    report(access, id, FIRST, FIRST_UNIT)
    with pytest.raises(SubmittedMeanwhile) as refusal:
        report(access, id, FIRST, FIRST_UNIT, FULL | {"A.2": 9.0}, content=b"khac", seen=0)
    assert refusal.value.details["revision"] == 1
    assert report(access, id, FIRST, FIRST_UNIT, FULL | {"A.2": 9.0}, content=b"khac", seen=1).revision == 2
    with pytest.raises(SubmittedMeanwhile):
        report_unchanged(access, id, FIRST, FIRST_UNIT, seen=1)


@pytest.mark.parametrize(
    ("month", "rule"),
    [(FIRST.plus(-1), "outside"), (THIS.plus(1), "future"), (THIS.plus(3), "outside")],
)
def test_a_month_outside_the_plan_or_to_come_is_refused(access, db, month, rule):
    id = planned_round(access)
    report(access, id, FIRST, FIRST_UNIT)
    for call in (
        lambda: report(access, id, month, FIRST_UNIT),
        lambda: report_unchanged(access, id, month, FIRST_UNIT),
    ):
        with pytest.raises(MonthNotReportable) as refusal:
            call()
        assert (refusal.value.details["rule"], refusal.value.details["month"]) == (rule, str(month))
    assert count(db, ProgressReportRow) == 1


def test_an_earlier_month_may_be_reported_late_and_again(access):
    id = planned_round(access)
    report(access, id, THIS, FIRST_UNIT, FULL | {"A.2": 9.0})
    report(access, id, FIRST, FIRST_UNIT)
    values = [
        progress_state(access, id, m).set_index("slot").at["A.2", "value"] for m in (FIRST, SECOND, THIS)
    ]
    assert values == [5.0, 5.0, 9.0]


def test_only_the_units_of_the_list_report_and_only_while_the_round_is_open(access, db):
    id, bare = planned_round(access), desk_round(access).id
    with pytest.raises(NotInRound):
        report(access, id, FIRST, "14764")
    with pytest.raises(PlanNotFound):
        report(access, bare, FIRST, FIRST_UNIT)
    set_status(access, id, "closed")
    for call in (report, lambda *given: report_unchanged(*given)):
        with pytest.raises(RoundNotOpen):
            call(access, id, FIRST, FIRST_UNIT)
    assert count(db, ProgressReportRow) == 0


def test_reports_are_kept_all_or_none(access, db):
    id = planned_round(access)
    twice = frame_of({SECOND_UNIT: FULL})
    for bad, refusal in (
        (said(SECOND_UNIT, content=None), FileMissing),
        (said("14764"), NotInRound),
    ):
        with pytest.raises(refusal):
            report_progress(access, id, FIRST, [said(FIRST_UNIT), bad])
    bad = said(SECOND_UNIT)
    bad.answers.loc[len(twice)] = bad.answers.iloc[0]
    with pytest.raises(AnswersInvalid):
        report_progress(access, id, FIRST, [said(FIRST_UNIT), bad])
    assert count(db, ProgressReportRow) == count(db, ProgressAnswerRow) == count(db, FileRow) == 0


def test_that_nothing_changed_is_a_report_with_the_state_before_it_and_no_file(access):
    id = planned_round(access)
    first = report(access, id, FIRST, FIRST_UNIT, FULL | {"A.1": "x", "B.2": "b"})
    same = report_unchanged(access, id, THIS, FIRST_UNIT)
    assert (same.month, same.revision, same.file_sha256) == (THIS, 1, None)
    assert same.digest == first.digest
    assert progress_state(access, id, THIS).equals(progress_state(access, id, FIRST))
    with pytest.raises(FileNotFound):
        progress_file(access, same.id)


def test_that_nothing_changed_said_twice_or_after_a_report_leaves_what_is_there(access, db):
    id = planned_round(access)
    first = report(access, id, FIRST, FIRST_UNIT)
    assert report_unchanged(access, id, FIRST, FIRST_UNIT) == first
    same = report_unchanged(access, id, SECOND, FIRST_UNIT)
    assert report_unchanged(access, id, SECOND, FIRST_UNIT) == same
    assert count(db, ProgressReportRow) == 2


def test_of_a_unit_of_which_nothing_is_known_nothing_can_have_stayed(access):
    id = planned_round(access)
    report(access, id, THIS, FIRST_UNIT)
    for unit in (FIRST_UNIT, SECOND_UNIT):
        with pytest.raises(NothingBefore):
            report_unchanged(access, id, FIRST, unit)


def test_there_is_no_file_of_a_report_that_is_not_there(access):
    with pytest.raises(ReportNotFound):
        progress_file(access, 10**6)


def test_reports_at_the_same_time_are_each_kept_once(access):
    id = planned_round(access)
    with ThreadPoolExecutor(4) as pool:
        done = [pool.submit(report, access, id, FIRST, unit) for unit in UNITS for _ in range(2)]
        kept = {one.result().id for one in done}
    assert sorted(one.id for one in progress_reports(access, id)) == sorted(kept)
    assert len(kept) == len(UNITS)
