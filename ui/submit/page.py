"""The page: blank checklists out, filled ones in."""

import streamlit as st

from store import Status
from ui.blocks import round_notice
from ui.language import said, say
from ui.rating import Rating, current_rating
from ui.submit.accepted import forget_refusal, show_accepted, show_submitted
from ui.submit.blank import show_blank
from ui.submit.own import show_own
from ui.submit.refused import show_refused
from ui.submit.uploads import SUBMISSIONS
from ui.words import STATUSES
from wording.moments import said_day, today_in_vietnam


def show() -> None:
    """Draw the page."""
    rating = current_rating()
    st.title(say("Nộp phiếu", "Submit checklists"))
    round_notice(rating)
    _late(rating)
    show_own(rating)
    show_blank(rating)
    st.subheader(say("2 · Tải phiếu đã điền lên", "2 · Upload filled checklists"))
    st.markdown(
        say(
            "Kéo thả hoặc chọn một hay nhiều tệp: phiếu của xã, phiếu tổng hợp của huyện, hoặc tệp .zip chứa chúng "
            "(mỗi phiếu tối đa 5 MB). Hệ thống kiểm tra ngay; chưa có gì được lưu cho tới khi bạn bấm **Nộp**.",
            "Drop or choose one file or many: checklists, the form of a district, or a .zip of them (at most 5 MB "
            "each). They are checked at once; nothing is kept until you press **Submit**.",
        )
    )
    show_submitted()
    batch = SUBMISSIONS.read(rating)
    if batch is None:
        forget_refusal()
    else:
        show_accepted(rating, batch)
        show_refused(rating, batch)


def _late(rating: Rating) -> None:
    """Say before the work, not after it, that the round or its deadline is over."""
    if rating.round.status not in (Status.DRAFT, Status.OPEN):
        state = said(STATUSES[rating.round.status])
        told = say(
            f"Kỳ này {state}. Vẫn kiểm tra được phiếu ở đây, nhưng phiếu không được nhận nữa",
            f"This round is {state}. Checklists can be checked here, but none is accepted",
        )
        if rating.round.status is Status.CLOSED:
            told += say(", trừ đơn vị được tỉnh mở lại", ", except of units that the province reopened")
        st.warning(told + ".")
        return
    deadline = rating.round.deadline
    if deadline is not None and today_in_vietnam() > deadline:
        day = said_day(deadline)
        st.warning(
            say(
                f"Đã hết hạn nộp ({day}). Vẫn kiểm tra được phiếu ở đây, nhưng phiếu sẽ không được nhận.",
                f"The deadline has passed ({day}). Checklists can be checked here, but none is accepted.",
            )
        )
