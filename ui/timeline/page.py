"""Qua các kỳ: the cohort's rounds beside the assigned path, and one commune from round to round."""

import streamlit as st

from ui.blocks import round_notice
from ui.language import say
from ui.query import keep, seed_one
from ui.rating import Rating, current_rating
from ui.timeline.cohort import show_cohort_over_time
from ui.timeline.held import SeenRounds, seen_rounds
from ui.timeline.unit import show_path

UNIT_KEY = "unit"


def show() -> None:
    """Draw the page."""
    rating = current_rating()
    st.title(say("Qua các kỳ", "Over time"))
    round_notice(rating)
    seen = seen_rounds()
    show_cohort_over_time(rating, seen)
    _one_unit(rating, seen)


def _one_unit(rating: Rating, seen: SeenRounds) -> None:
    st.header(say("Một đơn vị qua các kỳ", "One commune over time"))
    seed_one(UNIT_KEY, rating.listed, rating.listed[0] if len(rating.listed) == 1 else None)
    code = st.selectbox(
        say("Chọn đơn vị (gõ để tìm)", "Choose a unit (type to search)"),
        rating.listed,
        format_func=rating.labels.__getitem__,
        key=UNIT_KEY,
        placeholder=say("Gõ tên xã, phường, thị trấn", "Type a commune's name"),
    )
    keep(UNIT_KEY)
    if code is None:
        st.info(
            say(
                "Chọn một đơn vị của kỳ đang xem để thấy điểm, kết luận và thứ hạng qua các kỳ.",
                "Choose a unit of this round to see its score, verdict and rank from round to round.",
            )
        )
        return
    show_path(rating, code, seen.held)
