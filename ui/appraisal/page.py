"""The page: the queue or one unit of it, the differences, and who appraises which group."""

import streamlit as st

from store import Right
from store.people.rights import Reach
from ui.appraisal.assignments import show_assignments
from ui.appraisal.cases import Desk, read_desk
from ui.appraisal.news import show_news
from ui.appraisal.one_unit import UNIT_KEY, show_unit
from ui.appraisal.queue_page import show_queue
from ui.appraisal.report import show_differences
from ui.blocks import round_notice
from ui.language import say
from ui.query import choose_one
from ui.rating import present_rating
from ui.who import person

VIEW_KEY = "view"
QUEUE, DIFFERENCES, APPRAISERS = "queue", "differences", "appraisers"


def show() -> None:
    """Draw the page."""
    who = person()
    if all(who.reach(right) is Reach.NONE for right in (Right.CHECK, Right.APPRAISE)):
        st.title(say("Thẩm định", "Appraisal"))
        st.info(
            say(
                "Trang này dành cho cán bộ huyện và cán bộ thẩm định của tỉnh. Kết quả thẩm định của xã xem ở Hồ sơ xã.",
                "This page is for district officers and provincial appraisers. Results are on the page Commune.",
            )
        )
        return
    rating = present_rating()
    desk = read_desk(rating, who)
    unit = st.query_params.get(UNIT_KEY)
    if unit in desk.by_unit:
        show_unit(rating, desk, unit)
        return
    _title(desk)
    round_notice(rating)
    show_news()
    views = {QUEUE: say("Hàng đợi", "Queue"), DIFFERENCES: say("Chênh lệch", "Differences")}
    if who.may(Right.MANAGE_ROUNDS):
        views[APPRAISERS] = say("Phân công", "Appraisers")
    view = choose_one(say("Xem", "View"), views, VIEW_KEY)
    if view == DIFFERENCES:
        show_differences(rating)
    elif view == APPRAISERS:
        show_assignments(rating)
    else:
        show_queue(rating, desk)


def _title(desk: Desk) -> None:
    st.title(
        say("Thẩm định", "Appraisal")
        if desk.of_the_province
        else say("Kiểm tra của huyện", "Checking by the district")
    )
