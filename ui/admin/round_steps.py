"""Where a round stands, and its one step forward: what it means is said before, and confirmed."""

import streamlit as st

from store import NotAllAppraised, Round, Status, StoreError, set_status
from store.rounds.changes import NEXT
from ui.admin.told import tell
from ui.admin.words import named
from ui.blocks import plain
from ui.language import said, say
from ui.problems import show_store_error
from ui.rating import ROUND_KEY
from ui.routes import Route, link
from ui.who import access
from ui.words import STATUSES
from wording.language import Text
from wording.moments import said_day

_STEPS = {
    Status.OPEN: (
        Text(vi="Mở kỳ", en="Open the round"),
        Text(
            vi="Kỳ nhận phiếu từ ngày {opens_on}. Từ lúc mở, mọi tài khoản thấy kỳ này; bộ tiêu chí và danh sách đơn vị không "
            "đổi được nữa, ngày chỉ đổi được kèm lý do.",
            en="The round takes checklists from {opens_on} on. Once open, everybody sees it; its edition and its list stay as "
            "they are, its days change with a reason only.",
        ),
    ),
    Status.CLOSED: (
        Text(vi="Đóng nhận phiếu", en="Close the round"),
        Text(
            vi="Kỳ không nhận thêm phiếu nào, kể cả khi chưa tới hạn; chỉ đơn vị được mở lại mới nộp được. Kiểm tra và thẩm định "
            "vẫn tiếp tục.",
            en="The round takes no more checklists, whether or not its last day has come; only units that are reopened may "
            "still submit. Checking and appraising go on.",
        ),
    ),
    Status.APPRAISED: (
        Text(vi="Kết thúc thẩm định", en="End the appraisal"),
        Text(
            vi="Không ai nộp, trả lại hay sửa số liệu được nữa, kể cả đơn vị đang được mở lại. Chưa làm được khi còn hồ sơ chờ "
            "kiểm tra hoặc thẩm định.",
            en="Nobody can submit, return or change figures any more, units that are reopened included. Not possible while "
            "submissions wait for the district or the province.",
        ),
    ),
    Status.PUBLISHED: (
        Text(vi="Công bố kết quả", en="Publish the results"),
        Text(
            vi="Kết quả được cố định vĩnh viễn cùng bộ tiêu chí, mọi tài khoản xem được kết quả của tất cả đơn vị, và kết quả "
            "trở thành dữ liệu mở (trừ khi máy chủ tắt mục này): ai vào được máy chủ cũng đọc được, không cần đăng nhập.",
            en="The results are frozen for good together with their edition, everybody sees the results of all units, and they "
            "become open data (unless the server has that off): whoever reaches the server can read them without signing in.",
        ),
    ),
}
"""The step into each state: what the button says, and what the step means."""


def show_steps(round_: Round) -> None:
    """Draw the states, the present one marked, and the step to the next."""
    st.markdown(f"**{say('Trạng thái', 'State')}**")
    here = list(Status).index(round_.status)
    states = (
        f"<b>{said(STATUSES[status])}</b>"
        if i == here
        else f'<span class="xs-muted">{said(STATUSES[status])}</span>'
        for i, status in enumerate(Status)
    )
    st.html(" &nbsp;→&nbsp; ".join(states))
    following = NEXT.get(round_.status)
    if following is None:
        st.markdown(
            say(
                "Kỳ đã công bố: không còn bước nào nữa, kết quả không thay đổi.",
                "The round is published: there is no further step, its results stay as they are.",
            )
        )
        return
    _step(round_, following)


def _step(round_: Round, following: Status) -> None:
    button, meaning = _STEPS[following]
    st.markdown(f"**{said(button)}.** " + said(meaning).format(opens_on=said_day(round_.opens_on)))
    key = f"{following}-{round_.id}"
    agreed = st.checkbox(
        say("Tôi đã hiểu; bước này không quay lại được.", "I understand; there is no way back."),
        key=f"agreed-{key}",
    )
    if st.button(said(button), key=f"step-{key}", type="primary", disabled=not agreed):
        _take(round_, following)


def _take(round_: Round, following: Status) -> None:
    try:
        set_status(access(), round_.id, following)
    except StoreError as error:
        show_store_error(error)
        if isinstance(error, NotAllAppraised):
            _waiting(round_, error)
        return
    name, state = plain(round_.name), said(STATUSES[following])
    tell(say(f"Kỳ **{name}** nay ở trạng thái “{state}”.", f"The round **{name}** is now “{state}”."))


def _waiting(round_: Round, error: NotAllAppraised) -> None:
    codes = tuple(error.details["unit_codes"])  # type: ignore[call-overload]
    st.html(f'<div class="xs-small">{say("Đang chờ", "Waiting")}: {named(codes, round_.era)}.</div>')
    link(
        Route.APPRAISAL,
        say("Tới trang Thẩm định", "To the appraisal"),
        ":material/fact_check:",
        **{ROUND_KEY: str(round_.id)},
    )
