"""How units stand month by month, from the start and from what they report."""

from dataclasses import replace

import pytest
from sqlalchemy import event, select

from analysis.progress.periods import quarters
from store import (
    Figure,
    NewRound,
    NotInRound,
    Step,
    appraise,
    create_round,
    list_rounds,
    preview_progress,
    progress,
    progress_state,
    report_unchanged,
    set_progress_plan,
    set_status,
    take_step,
)
from store.tables import RoundUnitRow
from tests.desk import EDITION, FULL, UNITS, checked, desk_round, handed_in
from tests.editions import frame_of
from tests.store.progress_plans import FIRST, SECOND, THIS, plan, planned_round, report

ONE, TWO, THREE = UNITS
FEW = FULL | {"A.2": 1.0, "A.3": 1.0}
"""Four of six indicators pass."""


def passed(scores):
    """How many indicators each unit passes."""
    return scores.units["passed"].to_dict()


def based_round(access):
    """A round that starts from another, in which ONE passes three of six since the province appraised, and TWO four."""
    base = desk_round(access).id
    first = checked(access, base, ONE, FEW)
    appraise(access, first.id, "B.2", Figure(choice="c"), "Đối chiếu", "Biên bản 1")
    take_step(access, first.id, Step.ACCEPT)
    handed_in(access, base, TWO, FEW)
    return base, planned_round(access, base_round_id=base)


def test_a_unit_stands_by_its_latest_report_else_by_the_appraised_start_else_nowhere(access):
    _, id = based_round(access)
    report(access, id, SECOND, TWO)
    found = progress(access, id)
    assert found.months == (FIRST, SECOND, THIS)
    assert passed(found.start) == passed(found.by_month[FIRST]) == {ONE: 3, TWO: 4}
    assert passed(found.by_month[SECOND]) == passed(found.by_month[THIS]) == {ONE: 3, TWO: 6}
    assert found.reported(SECOND) == (TWO,) and found.silent(SECOND) == (ONE, THREE)
    state = progress_state(access, id, FIRST, [ONE, THREE]).set_index("slot")
    assert state.at["B.2", "choice"] == "c" and set(state["unit"]) == {ONE}


def test_that_nothing_changed_since_the_start_keeps_the_appraised_figures(access):
    _, id = based_round(access)
    before = progress_state(access, id, FIRST, [ONE])
    report_unchanged(access, id, FIRST, ONE)
    assert progress_state(access, id, FIRST, [ONE]).equals(before)
    assert passed(progress(access, id).by_month[FIRST]) == {ONE: 3, TWO: 4}


def test_without_a_base_nothing_is_known_before_the_first_report(access):
    id = planned_round(access)
    report(access, id, SECOND, ONE)
    found = progress(access, id)
    assert found.start is None and found.by_month[FIRST].units.empty
    assert found.before(FIRST) is None and found.before(SECOND) is None
    assert passed(found.by_month[SECOND]) == {ONE: 6}
    row = found.pace(THIS).loc[ONE]
    assert not row["from_start"] and row["since"] == SECOND.last_day


def test_a_month_and_a_quarter_move_from_where_they_began(access):
    _, id = based_round(access)
    for month in (FIRST, SECOND, THIS):
        report(access, id, month, TWO, FULL if month > FIRST else FEW)
    found = progress(access, id)
    assert found.moved(FIRST).totals["moved"] == found.moved(THIS).totals["moved"] == 0
    assert found.moved(SECOND).units.at[TWO, "newly_passed"] == ("A.2", "A.3")
    for period in quarters(found.months).values():
        begun = found.before(period.last, quarter=True)
        assert begun is (found.start if period.before < FIRST else found.by_month[period.before])


def test_a_report_says_that_nothing_changed_by_what_it_says_not_by_how_it_came(access):
    _, id = based_round(access)
    report_unchanged(access, id, FIRST, ONE)
    for month, answers in ((FIRST, FEW), (SECOND, FEW), (THIS, FULL)):
        report(access, id, month, TWO, answers)
    found = progress(access, id)
    assert found.unchanged(ONE, FIRST)
    assert [found.unchanged(TWO, month) for month in (FIRST, SECOND, THIS)] == [False, True, False]


def test_a_report_of_a_unit_that_is_not_assigned_moves_no_other(access):
    id = planned_round(access)
    for unit in UNITS:
        report(access, id, FIRST, unit, FULL if unit == ONE else FEW)
    with access.db.transaction() as session:
        (assigned,) = session.scalars(select(RoundUnitRow).where(RoundUnitRow.unit_code == ONE))
        session.delete(assigned)
    found = progress(access, id)
    assert passed(found.by_month[FIRST]) == {TWO: 4, THREE: 4} and found.reported(FIRST) == (TWO, THREE)


def test_a_start_by_another_edition_brings_what_asks_the_same(access):
    base = desk_round(access).id
    handed_in(access, base, ONE)
    text = EDITION.replace("id: thu", "id: thu-2", 1).replace("name: Tên A.2", "name: Tên khác", 1)
    new = NewRound("Kỳ sau", "thu-2", text, "2022", UNITS, list_rounds(access)[0].opens_on)
    id = set_status(access, create_round(access, new).id, "open").id
    set_progress_plan(access, id, plan(base_round_id=base))
    found = progress(access, id)
    assert [one.slot.id for one in found.carried.dropped] == ["A.2"]
    assert (found.start.units.at[ONE, "passed"], found.start.units.at[ONE, "missing"]) == (5, 1)


def test_ranks_are_those_among_all_and_who_sees_a_part_sees_no_other_unit(access, people):
    id = planned_round(access)
    report(access, id, FIRST, ONE, FEW)
    report(access, id, FIRST, TWO)
    whole, mine = progress(access, id), progress(people("commune_officer", ONE), id)
    assert whole.whole and not mine.whole and mine.sees([ONE]) and not mine.sees(UNITS)
    assert mine.round.cohort == (ONE,) and set(mine.reports) == {(ONE, FIRST)}
    assert list(mine.by_month[FIRST].units.index) == list(mine.pace(FIRST).index) == [ONE]
    assert mine.by_month[FIRST].units.at[ONE, "rank"] == 2
    assert set(progress_state(people("commune_officer", ONE, email="b@thu.vn"), id, FIRST)["unit"]) == {ONE}


def test_publishing_a_round_publishes_no_monthly_report(access, people):
    id = planned_round(access)
    report(access, id, FIRST, TWO)
    for status in ("closed", "appraised", "published"):
        set_status(access, id, status)
    assert progress(people("commune_officer", ONE), id).by_month[FIRST].units.empty


def test_a_preview_shows_how_a_unit_would_stand_and_keeps_nothing(access):
    id = planned_round(access)
    report(access, id, FIRST, ONE)
    found = preview_progress(access, id, FIRST, {TWO: frame_of({TWO: FEW})})
    assert passed(found) == {TWO: 4} and found.units.at[TWO, "rank"] == 2
    better = preview_progress(access, id, FIRST, {ONE: frame_of({ONE: FEW})})
    assert passed(better) == {ONE: 4}
    assert passed(progress(access, id).by_month[FIRST]) == {ONE: 6}
    with pytest.raises(NotInRound):
        preview_progress(access, id, FIRST, {"14764": frame_of({"14764": FEW})})


def test_the_same_progress_comes_back_until_something_changes(access, people):
    base, id = based_round(access)
    officer = people("district_officer", "380")
    found, part = progress(access, id), progress(officer, id)
    assert progress(access, id) is found and progress(officer, id) is part
    report(access, id, FIRST, ONE)
    later = progress(access, id)
    assert later is not found and passed(later.by_month[FIRST])[ONE] == 6
    assert passed(progress(officer, id).by_month[FIRST])[ONE] == 6
    handed_in(access, base, TWO)
    assert passed(progress(access, id).start)[TWO] == 6


def test_a_new_report_reads_its_own_answers_and_no_others(access, db):
    id = planned_round(access)
    for unit in UNITS:
        report(access, id, FIRST, unit, FEW)
    months = progress(access, id)
    before = [months.by_month[month] for month in months.months]
    report(access, id, SECOND, ONE)
    read = []

    def note(connection, cursor, statement, parameters, context, many):
        if "FROM progress_answer" in statement or "JOIN progress_answer" in statement:
            read.append(parameters)

    event.listen(db.engine, "before_cursor_execute", note)
    after = progress(access, id)
    scores = [after.by_month[month] for month in after.months]
    event.remove(db.engine, "before_cursor_execute", note)
    assert len(read) == 2 and all(len(asked) == 1 for asked in read)
    assert scores[0] is before[0] and scores[1] is not before[1]
    assert passed(scores[1]) == passed(scores[2]) == {ONE: 6, TWO: 4, THREE: 4}


def test_months_told_one_after_another_or_at_once_are_the_same(access):
    _, id = based_round(access)
    report(access, id, FIRST, ONE, FEW)
    early = progress(access, id)
    assert early.by_month[THIS] is not None
    for month, unit, answers in (
        (SECOND, TWO, FULL),
        (THIS, ONE, FULL),
        (FIRST, THREE, FEW),
        (SECOND, TWO, FEW),
    ):
        report(access, id, month, unit, answers, content=str(month).encode())
        grown = progress(access, id)
        for at in reversed(grown.months):
            grown.by_month[at]
    fresh = replace(access, db=type(access.db)(access.db.engine))
    for month in grown.months:
        mine, anew = grown.by_month[month], progress(fresh, id).by_month[month]
        assert mine.units.equals(anew.units) and mine.value.equals(anew.value)
