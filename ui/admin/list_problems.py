"""The problems of a list that was brought in, on screen and to take along."""

from collections.abc import Sequence

import streamlit as st

from checklist.layout import MEDIA_TYPE
from checklist.problem_book import write_problems
from ui.blocks import plain
from ui.language import lang, say
from ui.problems import show_problems
from wording.file_names import fit_name
from wording.problems import Problem, errors


def show_list_problems(problems: Sequence[Problem], file: str, key: str) -> bool:
    """Show the problems of a file; whether there is an error among them."""
    count = len(errors(list(problems)))
    if count:
        name = plain(file)
        st.error(
            say(
                f"Danh sách {name} chưa dùng được: {count} lỗi. Sửa trong tệp rồi tải lên lại.",
                f"The list {name} cannot be used: {count} errors. Mend them and upload it again.",
            )
        )
    show_problems(problems)
    if problems:
        language = lang()  # the file is made outside of this run, where no session is known
        st.download_button(
            say("Tải bảng lỗi (.xlsx)", "Download the problems (.xlsx)"),
            data=lambda: write_problems(problems, file, language),
            file_name=fit_name(f"loi-{file}.xlsx"),
            mime=MEDIA_TYPE,
            icon=":material/download:",
            on_click="ignore",
            key=f"{key}-problems",
        )
    return bool(count)
