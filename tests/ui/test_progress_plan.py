"""The plan of monthly reports of a round: made, shown, changed, refused in words."""

from datetime import date

from analysis.progress import Month
from store import (
    Database,
    NewPlan,
    NewSubmission,
    local_access,
    progress_plan,
    report_progress,
    set_progress_plan,
)
from tests.editions import edition_text, frame_of, indicator
from tests.ui.apps import opened, round_of, shown
from units import load_units

EDITION = edition_text(indicator())
FIRST = str(load_units("2022").index[0])
GOAL = date(2022, 12, 25)


def page() -> None:
    from store import list_rounds
    from ui.admin.progress_plan import show_progress_plan
    from ui.who import access

    show_progress_plan(list_rounds(access())[0])


def labelled(elements, label: str):
    return next(one for one in elements if one.label == label)


def test_a_plan_is_made_from_a_round_of_the_same_units(db: Database) -> None:
    base = round_of(db, "thu", EDITION, {FIRST: {"A.1": "3/5"}})
    made = round_of(db, "thu", EDITION, {}, [FIRST])
    app = opened(page)
    assert "Chưa có kế hoạch" in shown(app)
    labelled(app.selectbox, "Số liệu bắt đầu lấy từ kỳ").set_value(base.id)
    labelled(app.number_input, "Hạn: ngày trong tháng").set_value(20)
    labelled(app.date_input, "Ngày đích của nhịp tiến độ").set_value(GOAL)
    labelled(app.button, "Lưu kế hoạch").click().run()
    kept = progress_plan(local_access(db), made.id)
    assert kept and (kept.base_round_id, kept.due_day, kept.goal_on) == (base.id, 20, GOAL)
    assert kept.first_month == Month(2022, 11), "the month of the round's first day"
    assert "Từ tháng 11/2022, hạn ngày 20 hằng tháng, đích 25/12/2022" in shown(opened(page))


def test_a_first_month_behind_a_report_is_refused_in_words(db: Database) -> None:
    made = round_of(db, "thu", EDITION, {}, [FIRST])
    access = local_access(db)
    set_progress_plan(access, made.id, NewPlan(None, Month(2022, 9), 25, GOAL))
    new = NewSubmission(FIRST, frame_of({FIRST: {"A.1": "3/5"}}), b"x", "phieu.xlsx", "Hòa")
    report_progress(access, made.id, Month(2022, 9), [new])
    app = opened(page)
    labelled(app.selectbox, "Tháng báo cáo đầu tiên").set_value(Month(2022, 10))
    labelled(app.button, "Lưu kế hoạch").click().run()
    assert "đã có báo cáo của tháng sớm hơn" in shown(app)
    kept = progress_plan(access, made.id)
    assert kept and kept.first_month == Month(2022, 9)
