"""The page: how all stand in a month or a quarter, and the report of a month for those who have units of their own."""

import streamlit as st

from store import Progress, Right
from store.people.rights import Reach
from ui.blocks import notice, round_notice
from ui.language import said, say
from ui.monthly_progress import goal_day, progress_of, standing_of
from ui.progress.exports import show_exports
from ui.progress.overview import show_overview, show_tiles
from ui.progress.periods import choose_month, choose_period
from ui.progress.places import show_districts, show_units
from ui.progress.reporting import show_reporting
from ui.progress.word_reports import show_word_reports
from ui.query import choose_one
from ui.rating import Rating, current_rating
from ui.routes import Route, link
from ui.who import person
from wording.moments import said_day

PART_KEY = "part"
VIEW, REPORT, WORD = "view", "report", "word"


def show() -> None:
    """Draw the page."""
    rating = current_rating()
    st.title(say("Tiến độ tháng", "Monthly progress"))
    found = progress_of(rating)
    if found is None:
        _no_plan()
        return
    round_notice(rating)
    notice(
        "<b>"
        + say("Số do xã tự báo cáo, chưa thẩm định.", "As the communes report it, not appraised.")
        + "</b> "
        + say(
            "Báo cáo tháng không tính vào kết quả của kỳ.",
            "Monthly reports do not count in the results of the round.",
        )
    )
    if rating.whole and not found.whole:
        st.caption(
            say(
                "Tài khoản này chỉ thấy tiến độ của đơn vị mình.",
                "This account sees the progress of its own units only.",
            )
        )
    if not found.months:
        day = said_day(found.plan.first_month.first_day)
        st.info(say(f"Báo cáo tháng bắt đầu từ {day}.", f"Monthly reports begin on {day}."))
        return
    part = _part(rating, found)
    if part == REPORT:
        show_reporting(rating, found, choose_month(found).last)
    elif part == WORD:
        show_word_reports(rating, found, choose_period(found))
    else:
        _view(rating, found)


def _no_plan() -> None:
    st.info(
        say(
            "Kỳ này không có kế hoạch báo cáo tiến độ tháng.",
            "The units of this round report nothing by month.",
        )
    )
    if person().may(Right.MANAGE_ROUNDS):
        link(
            Route.ADMIN,
            say("Lập kế hoạch ở trang Quản trị", "Make a plan in Administration"),
            ":material/settings:",
        )


def _part(rating: Rating, found: Progress) -> str:
    """What is wanted; who has units of their own comes to report, all others to see."""
    who, era = person(), rating.round.era
    names = {VIEW: say("Xem tiến độ", "See progress"), WORD: say("Báo cáo Word", "Word reports")}
    if any(who.may(Right.SUBMIT, era, code) for code in found.round.cohort):
        names = {REPORT: say("Báo cáo tháng", "Report a month"), **names}
    default = REPORT if REPORT in names and who.reach(Right.SUBMIT) is Reach.OWN else VIEW
    return choose_one(say("Việc", "What"), names, PART_KEY, default)


def _view(rating: Rating, found: Progress) -> None:
    period = choose_period(found)
    standing = standing_of(found, period)
    st.header(say("Tiến độ", "Progress in") + " " + said(period.name))
    if not standing.units.shape[0]:
        st.info(say("Bạn không có đơn vị nào trong kỳ này.", "You have no unit in this round."))
        return
    st.caption(
        say(
            f"Hạn báo cáo: ngày {found.plan.due_day} hằng tháng · đích: {goal_day(found)}",
            f"Reports are due on day {found.plan.due_day} of each month · goal: {goal_day(found)}",
        )
    )
    show_tiles(found, standing)
    show_exports(rating, found, standing)
    show_overview(rating, found, standing)
    show_districts(standing)
    show_units(rating, standing)
