"""Chỉ tiêu hay chưa đạt: what many miss, by how much, where, and who is nearly there."""

import streamlit as st

from charts.heat_map import capacity
from checklist.layout import MEDIA_TYPE
from ui.blocks import round_notice
from ui.language import lang, say
from ui.missed.by_place import (
    DISTRICTS,
    LIST,
    NEAREST,
    VIEW_KEY,
    ZONES_SIDE_BY_SIDE,
    show_by_district,
    show_by_zone,
)
from ui.missed.export import export_missed
from ui.missed.indicators import show_indicators
from ui.missed.nearest import show_nearest
from ui.missed.one_indicator import show_one
from ui.query import choose_one
from ui.rating import Rating, current_rating
from ui.unit_filters import filtered


def show() -> None:
    """Draw the page."""
    rating = current_rating()
    st.title(say("Chỉ tiêu hay chưa đạt", "Commonly missed"))
    round_notice(rating)
    if rating.in_cohort.empty:
        st.info(say("Chưa có phiếu nào được tính trong kỳ này.", "No checklist counts in this round yet."))
        return
    units = filtered(rating, rating.in_cohort, ("district_code", "zone"))
    if units.empty:
        st.info(say("Không có đơn vị nào như vậy.", "There is no such unit."))
        return
    codes = tuple(str(code) for code in units.index)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        view = choose_one(say("Xem", "View"), _views(rating), VIEW_KEY)
        _download(rating, codes)
    if view == LIST:
        show_indicators(rating, codes)
    elif view == DISTRICTS:
        show_by_district(rating, codes)
    elif view == ZONES_SIDE_BY_SIDE:
        show_by_zone(rating, codes)
    else:
        show_nearest(rating, codes)
        return
    show_one(rating, codes)


def _views(rating: Rating) -> dict[str, str]:
    """The ways to look; by district and by zone only where there are several."""
    views = {LIST: say("Từng chỉ tiêu", "By indicator")}
    units = rating.in_cohort
    if 1 < units["district_code"].nunique() <= capacity(rating.edition):
        views[DISTRICTS] = say("Theo huyện", "By district")
    if units["zone"].nunique() > 1:
        views[ZONES_SIDE_BY_SIDE] = say("Theo vùng", "By zone")
    views[NEAREST] = say("Xã gần hoàn thành", "Nearest to completing")
    return views


def _download(rating: Rating, codes: tuple[str, ...]) -> None:
    language = lang()  # the file is made outside of this run, where no session is known
    st.download_button(
        say("Xuất ra Excel", "Export to Excel"),
        data=lambda: export_missed(rating, codes, language),
        file_name=say("chi-tieu-hay-chua-dat", "commonly-missed") + f"-{rating.round.id}.xlsx",
        mime=MEDIA_TYPE,
        icon=":material/download:",
        on_click="ignore",
    )
