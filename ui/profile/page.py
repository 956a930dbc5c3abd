"""Hồ sơ xã: one commune's verdict, the way to a better one, why each point was given, and what else is known of it."""

from collections.abc import Callable

import streamlit as st

from ui.blocks import round_notice
from ui.history import show_history
from ui.indicators import show_indicators
from ui.language import say
from ui.papers import show_all_papers
from ui.profile.among_peers import show_peers
from ui.profile.downloads import show_downloads
from ui.profile.summary import show_groups, show_summary
from ui.profile.trial import show_trial
from ui.profile.way_to_pass import show_way
from ui.progress.unit import has_monthly, show_monthly
from ui.query import choose_one, keep, seed_one
from ui.rating import Rating, current_rating
from ui.reporting.print_view import show_print_view
from ui.timeline.unit import show_unit_over_time

UNIT_KEY, PART_KEY = "unit", "part"
PRINT = ("view", "print")
"""The choice in the address that asks for the one page to be printed."""


def show() -> None:
    """Draw the page."""
    rating = current_rating()
    asked = st.query_params.get(UNIT_KEY)
    if st.query_params.get(PRINT[0]) == PRINT[1] and asked in rating.listed:
        show_print_view(rating, asked)
        return
    st.title(say("Hồ sơ xã", "Commune"))
    seed_one(UNIT_KEY, rating.listed, rating.listed[0] if len(rating.listed) == 1 else None)
    code = st.selectbox(
        say("Chọn đơn vị (gõ để tìm)", "Choose a unit (type to search)"),
        rating.listed,
        format_func=rating.labels.__getitem__,
        key=UNIT_KEY,
        placeholder=say("Gõ tên xã, phường, thị trấn", "Type a commune's name"),
    )
    keep(UNIT_KEY)
    round_notice(rating)
    if code is None:
        st.info(say("Chọn một đơn vị để xem hồ sơ.", "Choose a unit."))
        return
    if code in rating.submissions:
        show_summary(rating, code)
        show_way(rating, code)
        show_downloads(rating, code)  # above the long part, so that nobody has to scroll for them
        _show_part(rating, code)
    else:
        st.info(
            say("Đơn vị này chưa có phiếu được tính trong kỳ này.", "No checklist of this unit counts yet.")
        )
        show_unit_over_time(rating, code)
        if has_monthly(rating, code):
            st.subheader(say("Theo tháng", "By month"))
            show_monthly(rating, code)
        show_downloads(rating, code)
    show_all_papers(rating, code)
    show_history(rating, code)


def _show_part(rating: Rating, code: str) -> None:
    """Show one part of a long page at a time; the address carries which."""
    parts: dict[str, tuple[str, Callable[[Rating, str], None]]] = {
        "indicators": (say("Các chỉ tiêu", "Indicators"), show_indicators),
        "groups": (say("Theo nhóm", "Groups"), show_groups),
        "try": (say("Thử thay đổi", "What if"), show_trial),
        "peers": (say("So với đơn vị cùng loại", "Among peers"), show_peers),
        "time": (say("Qua các kỳ", "Over time"), show_unit_over_time),
    }
    if has_monthly(rating, code):
        parts["months"] = (say("Theo tháng", "By month"), show_monthly)
    names = {key: name for key, (name, _) in parts.items()}
    part = choose_one(say("Xem phần", "Part of the page"), names, PART_KEY)
    parts[part][1](rating, code)
