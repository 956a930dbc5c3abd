"""The plan of monthly reports of a round: from which month on, by which day, from what start, to what goal."""

from datetime import date

import streamlit as st

from analysis.progress import Month
from store import (
    NewPlan,
    ProgressPlan,
    Round,
    Status,
    StoreError,
    list_rounds,
    progress_plan,
    set_progress_plan,
)
from ui.admin.told import tell
from ui.blocks import plain
from ui.language import said, say
from ui.problems import show_store_error
from ui.rating import ROUND_KEY
from ui.routes import Route, link
from ui.who import access
from wording.moments import said_day

DUE_DAY = 25
"""What is proposed where there is no plan yet."""
_YEAR = 12


def show_progress_plan(round_: Round) -> None:
    """Show the plan, and the form while it can be changed."""
    plan = progress_plan(access(), round_.id)
    st.markdown(f"**{say('Báo cáo tiến độ tháng', 'Monthly progress')}**")
    st.markdown(_told(plan) if plan else say("Chưa có kế hoạch.", "There is no plan."))
    if plan:
        link(
            Route.PROGRESS,
            say("Xem tiến độ của kỳ này", "See the progress of this round"),
            ":material/trending_up:",
            **{ROUND_KEY: str(round_.id)},
        )
    if round_.status not in (Status.DRAFT, Status.OPEN):
        return
    title = say("Đổi kế hoạch", "Change the plan") if plan else say("Lập kế hoạch", "Make a plan")
    with st.expander(title, icon=":material/trending_up:"):
        _form(round_, plan)


def _told(plan: ProgressPlan) -> str:
    since, goal = said(plan.first_month.name), said_day(plan.goal_on)
    return say(
        f"Từ {since}, hạn ngày {plan.due_day} hằng tháng, đích {goal}.",
        f"From {since}, due on day {plan.due_day} of each month, goal {goal}.",
    )


def _form(round_: Round, plan: ProgressPlan | None) -> None:
    st.caption(
        say(
            "Trong lúc kỳ mở, mỗi đơn vị của danh sách báo cáo số liệu từng tháng. Báo cáo tháng không thẩm định và không tính "
            "vào kết quả của kỳ.",
            "While the round is open, each unit of the list reports its figures month by month. Reports are not appraised and "
            "do not count in the results.",
        )
    )
    bases = {one.id: one.name for one in _bases(round_)}
    months = _months(round_, plan)
    with st.form(f"progress-plan-{round_.id}-{plan.at if plan else ''}", border=False):
        base = st.selectbox(
            say("Số liệu bắt đầu lấy từ kỳ", "Starting figures from the round"),
            list(bases),
            index=list(bases).index(plan.base_round_id) if plan and plan.base_round_id in bases else None,
            format_func=lambda id: plain(bases[id]),
            placeholder=say("Không lấy từ kỳ nào", "From no round"),
        )
        left, middle, right = st.columns(3)
        first = left.selectbox(
            say("Tháng báo cáo đầu tiên", "First month"),
            months,
            index=months.index(plan.first_month if plan else Month.of(round_.opens_on)),
            format_func=lambda month: said(month.name),
        )
        due_day = middle.number_input(
            say("Hạn: ngày trong tháng", "Due: day of the month"), 1, 31, plan.due_day if plan else DUE_DAY
        )
        goal = right.date_input(
            say("Ngày đích của nhịp tiến độ", "Goal of the pace"),
            value=plan.goal_on if plan else round_.deadline or date(round_.opens_on.year, 12, 31),
            format="DD/MM/YYYY",
        )
        if st.form_submit_button(say("Lưu kế hoạch", "Keep the plan")) and isinstance(goal, date):
            _keep(round_, NewPlan(base, first, int(due_day), goal))


def _bases(round_: Round) -> list[Round]:
    """Rounds whose figures can be the start: others of the same units that were opened, invented ones apart."""
    return [
        one
        for one in list_rounds(access())
        if one.id != round_.id
        and one.era == round_.era
        and one.status is not Status.DRAFT
        and one.demonstration == round_.demonstration
    ]


def _months(round_: Round, plan: ProgressPlan | None) -> list[Month]:
    """From which the first one is chosen: a year around the round's first day, and the one that is chosen already."""
    opens = Month.of(round_.opens_on)
    known = {*opens.plus(-_YEAR).until(opens.plus(_YEAR))}
    return sorted(known | ({plan.first_month} if plan else set()))


def _keep(round_: Round, new: NewPlan) -> None:
    try:
        set_progress_plan(access(), round_.id, new)
    except StoreError as error:
        show_store_error(error)
        return
    tell(say("Đã lưu kế hoạch báo cáo tháng.", "The plan of monthly reports is kept."))
