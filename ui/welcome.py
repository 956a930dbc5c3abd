"""The first page while there is nothing to see yet: the demonstration in one click, or the way to a round of one's own."""

import streamlit as st

from demonstration import fill_demonstration
from store import Right, StoreError
from ui.language import said, say
from ui.problems import show_store_error
from ui.rating import ROUND_KEY, rounds
from ui.routes import Route, go, link
from ui.who import access, person


def show() -> None:
    """Draw the page."""
    st.title(said(Route.WELCOME.title) if rounds() else say("Chào mừng đến với Xã Số", "Welcome to Xã Số"))
    st.markdown(
        say(
            "Xã Số chấm điểm chuyển đổi số của xã, phường, thị trấn từ phiếu Excel: biết ngay chỉ tiêu nào đạt, "
            "còn thiếu gì, và xếp hạng cả tỉnh.",
            "Xã Số rates communes on digital transformation from Excel checklists: what passes, what is missing, "
            "and the ranking of the province.",
        )
    )
    if not person().may(Right.MANAGE_ROUNDS):
        _wait()
        return
    left, right = st.columns(2, gap="large")
    with left, st.container(border=True, height="stretch"):
        _demonstration()
    with right, st.container(border=True, height="stretch"):
        _own_round()


def _wait() -> None:
    if rounds():
        link(Route.OVERVIEW, say("Xem tổng quan", "See the overview"), ":material/dashboard:")
        return
    st.info(
        say(
            "Hiện chưa có kỳ đánh giá nào được mở. Khi tỉnh mở kỳ, đăng nhập lại hoặc tải lại trang này là thấy; bạn chưa cần "
            "làm gì.",
            "No round is open yet. Once the province opens one, reload this page to see it; there is nothing to do now.",
        )
    )


def _demonstration() -> None:
    st.subheader(say("Xem thử với dữ liệu minh họa", "See the demonstration"))
    st.markdown(
        say(
            "94 xã, phường, thị trấn có thật với số liệu do phần mềm tạo ra. Không phải kết quả của bất kỳ xã nào.",
            "94 real communes with invented figures. Not the results of any commune.",
        )
    )
    if st.button(
        say("Mở bản minh họa", "Open the demonstration"), type="primary", icon=":material/play_arrow:"
    ):
        working = st.progress(0.0, say("Đang tạo dữ liệu minh họa…", "Making demonstration data…"))
        try:
            made = fill_demonstration(access(), told=lambda share: working.progress(share))
        except StoreError as error:
            show_store_error(error)
            return
        go(Route.OVERVIEW, **{ROUND_KEY: str(made.id)})


def _own_round() -> None:
    st.subheader(say("Lập một kỳ đánh giá", "Set up a round"))
    st.markdown(
        say(
            "Chọn bộ tiêu chí, danh sách đơn vị được giao chỉ tiêu và ngày nộp phiếu, rồi mở kỳ. Làm ở trang Quản trị, nơi "
            "cũng đóng kỳ, mở lại cho từng đơn vị và công bố kết quả.",
            "Choose an edition, the units assigned and the days for checklists, then open the round. This is done on the page "
            "Administration, where rounds are also closed, units reopened and results published.",
        )
    )
    if st.button(say("Lập kỳ đánh giá", "Set up a round"), icon=":material/add:"):
        go(Route.ADMIN, part="rounds", work="new")
