"""What a letter to the reader would say now; looking at it sends nothing and uses up no week."""

import streamlit as st

from mail import TEMPLATES, Settings, digest_letter, template_problems
from store import Role
from ui.blocks import plain
from ui.language import say
from ui.problems import show_problems
from ui.who import access, person
from wording.language import Lang
from wording.problems import Problem


def show_preview(given: Settings | list[Problem], language: Lang) -> None:
    """Draw the letter as it would be now."""
    who = person()
    st.subheader(say("Nếu gửi ngay bây giờ", "If it were sent now"))
    template = TEMPLATES.get(who.role)
    if template is None:
        st.info(
            say(
                "Vai trò này không có việc phải làm trong Xã Số, nên không có thư nào.",
                "Nothing is to be done by this role, so there are no letters.",
            )
        )
        return
    if problems := template_problems(template, language):
        st.error(
            say(
                "Mẫu thư của cơ quan đang có lỗi; chưa thư nào được gửi cho tới khi sửa xong.",
                "The office's template of the letter has faults; nothing is sent until they are mended.",
            )
        )
        if who.role is Role.ADMINISTRATOR:
            show_problems(problems)
        return
    letter = digest_letter(access(), language, given.address if isinstance(given, Settings) else "")
    if letter is None:
        st.info(
            say("Không có việc nào đang chờ: sẽ không gửi thư.", "Nothing waits: no letter would be sent.")
        )
        return
    st.markdown(say("**Tiêu đề:** ", "**Subject:** ") + plain(letter.subject))
    st.code(letter.body, language=None, wrap_lines=True)
