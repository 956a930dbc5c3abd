"""Blank checklists: one for each unit, or one form for the communes of a district."""

import streamlit as st

from analysis.progress.months import Month
from checklist.layout import MEDIA_TYPE
from checklist.template import file_name
from checklist.wide import file_name as wide_file_name
from store import Right
from ui.archive import MEDIA_TYPE as ZIP_TYPE
from ui.checklists import Checklists
from ui.language import say
from ui.query import choose_one, keep, seed_many, seed_one
from ui.rating import Rating
from ui.who import person

_EACH, _DISTRICT = "each", "district"


def show_blank(rating: Rating, month: Month | None = None) -> None:
    """Show what can be downloaded: the round's own checklists, or those of a month's report."""
    st.subheader(
        say("1 · Lấy phiếu điền sẵn", "1 · Get prefilled checklists")
        if month
        else say("1 · Lấy phiếu trắng", "1 · Get blank checklists")
    )
    forms = {
        _EACH: say("Mỗi đơn vị một phiếu", "A checklist for each unit"),
        _DISTRICT: say("Cả huyện một phiếu tổng hợp", "One form for a district"),
    }
    form = _EACH if len(_own(rating)) == 1 else choose_one(say("Kiểu phiếu", "Kind of form"), forms, "form")
    prefilled = month is not None or st.session_state.get("prefilled", True)
    if form == _DISTRICT:
        _of_district(rating, Checklists(rating, month), prefilled)
    else:
        _of_units(rating, Checklists(rating, month), prefilled)
    if month is None:
        st.checkbox(
            say("Điền sẵn số liệu gần nhất của đơn vị", "Fill in the unit's latest figures"),
            value=True,
            key="prefilled",
            help=say(
                "Số liệu của lần nộp gần nhất, hoặc của báo cáo tháng nếu báo cáo tháng mới hơn.",
                "Those of the last submission, or of a monthly report where that is newer.",
            ),
        )


def _own(rating: Rating) -> list[str]:
    """The units for which the reader may submit; of a published round others are seen too."""
    who = person()
    return [c for c in rating.listed if c in rating.cohort and who.may(Right.SUBMIT, rating.round.era, c)]


def _of_units(rating: Rating, checklists: Checklists, prefilled: bool) -> None:
    codes = _own(rating)
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    seed_many("blank", codes)
    if len(codes) == 1:
        st.session_state["blank"] = codes  # whose checklist else
    chosen = left.multiselect(
        say("Đơn vị (gõ để tìm, chọn một hoặc nhiều)", "Units (type to search, one or many)"),
        codes,
        format_func=rating.labels.__getitem__,
        key="blank",
        placeholder=say("Chọn đơn vị", "Choose units"),
    )
    keep("blank")
    many = len(chosen) > 1
    right.download_button(
        say("Tải phiếu", "Download") + (f" ({len(chosen)})" if many else ""),
        data=lambda: checklists.archive(chosen, prefilled) if many else checklists.of(chosen[0], prefilled),
        file_name="phieu.zip" if many else file_name(chosen[0] if chosen else ""),
        mime=ZIP_TYPE if many else MEDIA_TYPE,
        disabled=not chosen,
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )
    st.caption(
        say(
            "Phiếu có sẵn tên và mã đơn vị. Điền các ô màu nhạt; cột Kết quả và Điểm tự tính ngay trên phiếu.",
            "Name and code are filled in. Fill the tinted cells; outcome and points are live.",
        )
    )


def _of_district(rating: Rating, checklists: Checklists, prefilled: bool) -> None:
    districts = rating.districts
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    seed_one("district_form", districts, next(iter(districts)))
    chosen = left.selectbox(
        say("Huyện, thị xã, thành phố", "District"),
        list(districts),
        format_func=lambda name: f"{name} · {len(districts[name])} " + say("đơn vị", "units"),
        key="district_form",
    )
    keep("district_form", next(iter(districts)))
    right.download_button(
        say("Tải phiếu tổng hợp", "Download the form"),
        data=lambda: checklists.wide(chosen, districts[chosen], prefilled),
        file_name=wide_file_name(chosen),
        mime=MEDIA_TYPE,
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )
    st.caption(
        say(
            "Mỗi xã một dòng, mỗi chỉ tiêu vài cột. Dòng để trống thì không tính là đã nộp; nộp như phiếu thường.",
            "A row for each commune, some columns for each indicator. A blank row is no submission.",
        )
    )
