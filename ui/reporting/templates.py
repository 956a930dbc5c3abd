"""Which template a report is made from, what is wrong with the office's own, and how to get it."""

from functools import lru_cache

import streamlit as st

from reports import InUse, Template, in_use, ours, template_problems
from reports.rendering import MEDIA_TYPE
from reports.template_files import FOLDER
from store import Right
from ui.language import say
from ui.problems import show_problems
from ui.who import person
from wording.problems import Problem


def template_to_use(template: Template) -> bytes:
    """Show which template counts; an office's own that cannot be used is told, and ours serves meanwhile."""
    found = in_use(template)
    problems = list(_problems(found.content, template)) if found.of_the_office else []
    if problems:
        st.error(
            say(
                "Mẫu riêng của cơ quan chưa dùng được. Trong lúc chờ sửa, báo cáo được lập theo mẫu của phần mềm.",
                "The office's own template cannot be used. Until it is mended, the template of the program serves.",
            )
        )
        show_problems(problems)
    with st.expander(say("Mẫu Word", "Word template")):
        _explained(template, found)
        _downloads(template, found)
    return ours(template) if problems else found.content


@lru_cache(maxsize=8)
def _problems(content: bytes, template: Template) -> tuple[Problem, ...]:
    """Found once for each state of the file."""
    return tuple(template_problems(content, template.record, template.file))


def _explained(template: Template, found: InUse) -> None:
    if found.of_the_office:
        st.markdown(say("Đang có mẫu riêng của cơ quan.", "There is a template of the office's own."))
    else:
        st.markdown(say("Đang dùng mẫu của phần mềm.", "The template of the program is in use."))
    if person().may(Right.MANAGE_ROUNDS):
        st.caption(
            say(
                f"Muốn dùng mẫu riêng: tải mẫu về, sửa trong Word, giữ các thẻ cần dùng, rồi đặt tệp `{template.file}` vào "
                f"thư mục `{FOLDER}` trong thư mục dữ liệu của máy chủ. Danh sách thẻ: docs/mau-bao-cao.md.",
                f"For a template of your own: get the template, change it in Word, keep the tags that you need, and put "
                f"`{template.file}` into the folder `{FOLDER}` of the server's data folder. The tags: docs/mau-bao-cao.md.",
            )
        )


def _downloads(template: Template, found: InUse) -> None:
    with st.container(horizontal=True):
        st.download_button(
            say("Tải mẫu đang dùng", "Get the template in use"),
            data=found.content,
            file_name=template.file,
            mime=MEDIA_TYPE,
            icon=":material/download:",
            on_click="ignore",
            key="template-in-use",
        )
        if found.of_the_office:
            st.download_button(
                say("Tải mẫu của phần mềm", "Get the template of the program"),
                data=ours(template),
                file_name=template.file,
                mime=MEDIA_TYPE,
                icon=":material/download:",
                on_click="ignore",
                key="template-ours",
            )
