"""The report of those for whom nothing changed: one button, asked once more."""

import streamlit as st

from analysis.progress import Month
from analysis.progress.standing import Standing
from store import StoreError, report_unchanged
from ui.blocks import plain
from ui.language import said, say
from ui.problems import show_store_error
from ui.progress.sending import tell_sent
from ui.rating import Rating
from ui.who import access


def show_unchanged(rating: Rating, standing: Standing, month: Month) -> None:
    """Show it where a unit has figures and has not reported; `standing` holds the reader's own units."""
    units = standing.units
    able = list(units.index[units["known"] & ~units["reported"]])
    if not able:
        return
    with st.popover(
        say("Tháng này không có gì thay đổi", "Nothing changed this month"), icon=":material/check_circle:"
    ):
        st.markdown(
            say(
                f"Ghi một báo cáo {month.name.vi} với đúng số liệu đang có; không cần tải tệp nào.",
                f"Keeps a report of {said(month.name)} with the figures as they are; no file is needed.",
            )
        )
        chosen = able
        if len(able) > 1:
            chosen = st.multiselect(
                say("Đơn vị không thay đổi", "Units where nothing changed"),
                able,
                format_func=rating.labels.__getitem__,
                key=f"unchanged-{rating.round.id}-{month}",
                placeholder=say("Chọn đơn vị", "Choose units"),
            )
        if st.button(
            say("Xác nhận: không có gì thay đổi", "Confirm: nothing changed"),
            type="primary",
            disabled=not chosen,
            key="confirm-unchanged",
        ):
            _report(rating, month, chosen)


def _report(rating: Rating, month: Month, codes: list[str]) -> None:
    for done, code in enumerate(codes):
        try:
            report_unchanged(access(), rating.round.id, month, code, seen=0)
        except StoreError as error:
            show_store_error(error)
            if done:
                kept = ", ".join(plain(rating.labels[one]) for one in codes[:done])
                st.info(say(f"Đã ghi báo cáo của: {kept}.", f"These reports were kept: {kept}."))
            return
    tell_sent(month, len(codes))
