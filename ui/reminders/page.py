"""The page: whether the reader wants the digest, and what it would say now."""

import streamlit as st

from mail import Settings, settings
from store import Role, Subscription, subscription
from store.people.access import HERE
from ui.blocks import notice, plain
from ui.language import lang, say
from ui.reminders.choice import show_choice
from ui.reminders.preview import show_preview
from ui.who import access, person
from wording.moments import said_day, said_moment
from wording.problems import Problem


def show() -> None:
    """Draw the page."""
    who, given = person(), settings()
    st.title(say("Nhắc việc qua e-mail", "Reminders by e-mail"))
    st.markdown(
        say(
            "Mỗi tuần nhiều nhất **một thư** tóm tắt những việc đang chờ bạn: hạn nộp phiếu, phiếu bị trả lại, báo cáo tháng "
            "còn thiếu, hồ sơ chờ kiểm tra hoặc thẩm định. Không có việc thì không gửi. Chỉ người tự chọn mới nhận.",
            "At most **one letter a week** about what waits for you: deadlines, returned checklists, missing monthly "
            "reports, checklists to check or appraise. Nothing waits, nothing is sent. Only who asks for it gets it.",
        )
    )
    if not isinstance(given, Settings):
        _not_set_up(given if who.role is Role.ADMINISTRATOR else [])
    if who.email in HERE:
        notice(
            say(
                "Chế độ một máy không có tài khoản nên không có địa chỉ để gửi; bên dưới là thư nếu có.",
                "One computer without sign-in has no account and no address to send to; below is the letter as it would be.",
            )
        )
        show_preview(given, lang())
        return
    found = subscription(access())
    show_choice(who.email, found)
    _last(found)
    show_preview(given, found.language if found else lang())


def _not_set_up(problems: list[Problem]) -> None:
    """Say that no letters go out from here, and to an administrator what the server lacks."""
    st.info(
        say(
            "Máy chủ này chưa được cài đặt để gửi thư. Lựa chọn của bạn vẫn được giữ và có hiệu lực khi cài đặt xong.",
            "This server is not set up to send mail. Your choice is kept and counts as soon as it is.",
        )
    )
    if problems:
        with st.expander(say("Người quản trị máy chủ cần làm gì", "What whoever runs the server has to do")):
            told = [f"{problem.message(lang())} {problem.remedy(lang())}" for problem in problems]
            st.markdown("\n".join(f"- {plain(one)}" for one in told))


def _last(found: Subscription | None) -> None:
    """Say when the last one went out, and from when on the next one may."""
    if found is None or found.sent_at is None:
        st.caption(say("Chưa có thư nào được gửi cho bạn.", "No letter has been sent to you yet."))
        return
    at, on = said_moment(found.sent_at), said_day(found.due_on) if found.due_on else ""
    st.caption(
        say(
            f"Thư gần nhất: {at}. Thư tiếp theo sớm nhất ngày {on}, nếu khi đó có việc.",
            f"Last letter: {at}. The next one on {on} at the earliest, if something waits then.",
        )
    )
