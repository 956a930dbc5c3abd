"""The firmness of the ranks of the round that is looked at, computed once, and its workbook."""

import streamlit as st

from analysis.firmness.firmness import Firmness, firmness
from checklist.firmness_book import write_firmness
from ui.exports import request_of
from ui.language import say
from ui.rating import Rating, once
from wording.language import Lang


def why_not(rating: Rating) -> str:
    """Why there is nothing to show, in words; "" where there is."""
    if not rating.whole:
        return say(
            "Độ vững thứ hạng so mọi đơn vị trong danh sách với nhau. Tài khoản này chỉ xem được đơn vị của mình cho tới khi "
            "kết quả được công bố.",
            "This page compares all units assigned. Until the results are published your account sees its own alone.",
        )
    if len(rating.in_cohort) < 2:
        return say(
            "Cần ít nhất hai đơn vị trong danh sách đã nộp phiếu để so thứ hạng.",
            "Ranks are compared from two submitted units of the cohort on.",
        )
    return ""


def found_for(rating: Rating) -> Firmness:
    """The firmness of the ranks; a bar shows how far the first reader's computation is."""

    def make() -> Firmness:
        bar = st.progress(0.0, text=say("Đang thử lại thứ hạng…", "Ranking again and again…"))
        made = firmness(rating.scores, told=bar.progress)
        bar.empty()
        return made

    return once(rating, "firmness", make)


def export_firmness(rating: Rating, found: Firmness, language: Lang) -> bytes:
    """The workbook in one language: bytes of an .xlsx."""
    return write_firmness(found, request_of(rating, language))
