"""Báo cáo: Word reports in the form of an official one, for the province and for each commune."""

import streamlit as st

from reports import Template, commune_report, province_report, rendered
from reports.rendering import MEDIA_TYPE
from store import Right
from store.people.rights import Reach
from ui.blocks import round_notice
from ui.language import say
from ui.query import choose_one, keep, seed_one
from ui.rating import Rating, current_rating
from ui.reporting.letterhead_form import commune_letterhead, province_letterhead
from ui.reporting.templates import template_to_use
from ui.routes import Route, link
from ui.who import person

KIND_KEY, UNIT_KEY = "report", "unit"
PROVINCE, COMMUNE = "province", "commune"


def show() -> None:
    """Draw the page."""
    rating = current_rating()
    st.title(say("Báo cáo", "Reports"))
    round_notice(rating)
    st.markdown(
        say(
            "Tạo báo cáo Word theo thể thức văn bản hành chính (Nghị định 30/2020/NĐ-CP), số liệu lấy từ kỳ đang xem. Ô nào để "
            "trống thì trong báo cáo là dòng chấm để điền tay.",
            "Makes Word reports in the form of an official Vietnamese document (Decree 30/2020/NĐ-CP), with the figures of the "
            "round that is looked at. They are written in Vietnamese. What is left empty is a dotted line in the report.",
        )
    )
    if _kind() == PROVINCE:
        _province(rating)
    else:
        _commune(rating)


def _kind() -> str:
    """Which report is wanted; the province's is for those who see all units."""
    if person().reach(Right.SEE_RESULTS) is not Reach.ALL:
        return COMMUNE
    names = {
        PROVINCE: say("Tổng hợp của tỉnh", "Summary of the province"),
        COMMUNE: say("Từng xã", "One commune"),
    }
    return choose_one(say("Loại báo cáo", "Kind of report"), names, KIND_KEY)


def _province(rating: Rating) -> None:
    st.header(say("Báo cáo tổng hợp của tỉnh", "Summary of the province"))
    st.caption(
        say(
            "Gồm: kết quả chung, theo huyện (có biểu đồ), chỉ tiêu hay chưa đạt, đơn vị chưa đủ số liệu và chưa nộp, cách đánh "
            "giá; phụ lục là bảng xếp hạng.",
            "Holds the verdicts in all and by district with charts, what is commonly missed, units lacking data or not "
            "submitted, the method, and the ranking as an annex.",
        )
    )
    if not rating.submissions:
        st.info(
            say("Kỳ này chưa có phiếu nào được tính, nên chưa có gì để báo cáo.", "No checklist counts yet.")
        )
        return
    actions = st.container(horizontal=True)  # above the fields that it needs, so that it is met first
    letterhead = province_letterhead()
    template = template_to_use(Template.PROVINCE)
    title = f"Báo cáo kết quả đánh giá, {rating.round.name}"
    actions.download_button(
        say("Tải báo cáo của tỉnh (Word)", "Get the province's report (Word)"),
        data=lambda: rendered(template, province_report(rating, letterhead), title),
        file_name=f"bao-cao-tinh-ky-{rating.round.id}.docx",
        mime=MEDIA_TYPE,
        icon=":material/description:",
        type="primary",
        on_click="ignore",
    )


def _commune(rating: Rating) -> None:
    st.header(say("Báo cáo của xã", "Report of a commune"))
    mine = [c for c in rating.listed if person().may(Right.SEE_FILES, rating.round.era, c)]
    known = [code for code in mine if code in rating.submissions]
    if not known:
        _say_why_none(mine)
        return
    seed_one(UNIT_KEY, known, known[0] if len(known) == 1 else None)
    code = st.selectbox(
        say("Chọn đơn vị (gõ để tìm)", "Choose a unit (type to search)"),
        known,
        format_func=rating.labels.__getitem__,
        key=UNIT_KEY,
        placeholder=say("Gõ tên xã, phường, thị trấn", "Type a commune's name"),
    )
    keep(UNIT_KEY)
    if code is None:
        st.info(say("Chọn một đơn vị đã nộp phiếu để lập báo cáo.", "Choose a unit that has submitted."))
        return
    _commune_download(rating, code)


def _commune_download(rating: Rating, code: str) -> None:
    st.caption(
        say(
            "Đề nghị công nhận chỉ có trong báo cáo khi kết luận là hoàn thành.",
            "Recognition is asked for only where the verdict is that the commune completed.",
        )
    )
    actions = st.container(horizontal=True, vertical_alignment="center")
    letterhead = commune_letterhead(rating, code)
    template = template_to_use(Template.COMMUNE)
    title = f"Báo cáo kết quả thực hiện các tiêu chí chuyển đổi số, {rating.labels[code]}"
    with actions:
        st.download_button(
            say("Tải báo cáo của xã (Word)", "Get the commune's report (Word)"),
            data=lambda: rendered(template, commune_report(rating, code, letterhead), title),
            file_name=f"bao-cao-{code}.docx",
            mime=MEDIA_TYPE,
            icon=":material/description:",
            type="primary",
            on_click="ignore",
        )
        link(
            Route.PROFILE,
            say("Bản in một trang", "One page to print"),
            ":material/print:",
            unit=code,
            view="print",
        )


def _say_why_none(mine: list[str]) -> None:
    if mine:
        st.info(
            say(
                "Chưa có phiếu nào được tính trong kỳ này, nên chưa lập được báo cáo của xã.",
                "No checklist counts in this round yet, so there is nothing to report.",
            )
        )
    else:
        st.info(
            say(
                "Báo cáo của xã do cán bộ của xã, của huyện hoặc của tỉnh lập; tài khoản này chỉ xem kết quả.",
                "A commune's report is made by officers of the commune, its district or the province; this account only reads.",
            )
        )
