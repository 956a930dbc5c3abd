"""The first and the last day of a round, changed while it is a draft or open."""

import streamlit as st

from store import Round, Status, StoreError, change_dates
from ui.admin.told import tell
from ui.admin.words import days_of
from ui.blocks import plain
from ui.language import say
from ui.problems import show_store_error
from ui.who import access

_LONGEST_REASON = 500


def show_days(round_: Round) -> None:
    """Draw the form, or what the days are."""
    st.markdown(f"**{say('Thời gian nộp phiếu', 'Days for checklists')}**")
    if round_.status not in (Status.DRAFT, Status.OPEN):
        st.markdown(plain(days_of(round_)))
        if round_.status is Status.CLOSED:
            st.caption(
                say(
                    "Kỳ đã đóng nên không đổi ngày được nữa. Đơn vị cần nộp muộn thì mở lại riêng ở dưới.",
                    "The round is closed, its days stay. Reopen a unit below if it has to submit late.",
                )
            )
        return
    with st.form(f"days-{round_.id}-{round_.opens_on}-{round_.deadline}", border=False):
        left, right = st.columns(2)
        opens_on = left.date_input(say("Ngày mở", "Opens on"), value=round_.opens_on, format="DD/MM/YYYY")
        deadline = right.date_input(say("Hạn nộp", "Deadline"), value=round_.deadline, format="DD/MM/YYYY")
        reason = ""
        if round_.status is Status.OPEN:
            reason = st.text_input(
                say("Lý do đổi ngày (bắt buộc)", "Why (must be given)"), max_chars=_LONGEST_REASON
            )
        if not st.form_submit_button(say("Đổi ngày", "Change the days")):
            return
    try:
        changed = change_dates(access(), round_.id, opens_on, deadline, reason)
    except StoreError as error:
        show_store_error(error)
        return
    days = plain(days_of(changed))
    tell(say(f"Thời gian nộp phiếu nay là {days}.", f"The days are now {days}."))
