"""The forms of an indicator's papers: name a document, remove one, write a remark. One is open at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import streamlit as st

from store import Access, NewEvidence, StoreError, add_evidence, add_remark, remove_evidence
from store.papers.attachments import LARGEST
from ui.language import say
from ui.problems import show_store_error
from wording.moments import today_in_vietnam

_OPEN, _USED = "papers-open", "papers-used"
_OLDEST = date(1976, 1, 1)
"""A calendar of Streamlit needs a first day; no document of a province's digital work is older."""
_MEGABYTES = LARGEST // (1024 * 1024)


@dataclass(frozen=True)
class Form:
    """Which form: what it is for, and of which indicator of which unit; of a document for its removal."""

    kind: Literal["evidence", "removal", "remark"]
    unit_code: str
    indicator_id: str
    evidence_id: int = 0

    @property
    def key(self) -> str:
        """What its widgets are found by."""
        return f"{self.kind}-{self.unit_code}-{self.indicator_id}-{self.evidence_id}"


def was_used(unit_code: str, indicator_id: str) -> bool:
    """Whether the form that was opened last is of this indicator: its papers stay in view."""
    return st.session_state.get(_USED) == (unit_code, indicator_id)


def open_button(form: Form) -> None:
    """Show the button that opens a form."""
    label, icon = {
        "evidence": (say("Thêm tài liệu", "Add a document"), ":material/add:"),
        "removal": (say("Gỡ", "Remove"), ":material/close:"),
        "remark": (say("Viết ý kiến", "Write a remark"), ":material/chat:"),
    }[form.kind]
    kind = "tertiary" if form.kind == "removal" else "secondary"
    st.button(label, key=f"open-{form.key}", type=kind, icon=icon, on_click=_open, args=(form,))


def show_evidence_form(acting: Access, round_id: int, form: Form) -> None:
    """Show the form that names a document, where it is open."""

    def draw() -> Callable[[], object]:
        number, title, day = st.columns([2, 5, 2])
        texts = {
            "number": number.text_input(say("Số hiệu", "Number"), key=f"number-{form.key}"),
            "title": title.text_input(say("Tên văn bản", "Title"), key=f"title-{form.key}"),
            "summary": st.text_area(say("Trích yếu", "Summary"), height=68, key=f"summary-{form.key}"),
        }
        issued_on = day.date_input(
            say("Ngày ban hành", "Date"),
            value=None,
            min_value=_OLDEST,
            max_value=today_in_vietnam(),
            format="DD/MM/YYYY",
            key=f"day-{form.key}",
        )
        link = st.text_input(
            say("Liên kết (https://…)", "Link (https://…)"), placeholder="https://", key=f"link-{form.key}"
        )
        upload = st.file_uploader(
            say(
                f"Tệp đính kèm: PDF, PNG hoặc JPEG, tối đa {_MEGABYTES} MB",
                f"File: PDF, PNG or JPEG, at most {_MEGABYTES} MB",
            ),
            max_upload_size=_MEGABYTES,
            key=f"upload-{form.key}",
        )
        file = {"file": upload.getvalue(), "file_name": upload.name} if upload else {}
        new = NewEvidence(form.indicator_id, issued_on=issued_on, link=link, **texts, **file)
        return lambda: add_evidence(acting, round_id, form.unit_code, new)

    _show(form, say("Lưu tài liệu", "Keep the document"), draw)


def show_removal_form(acting: Access, evidence_id: int, form: Form) -> None:
    """Show the form that takes a document back, where it is open."""

    def draw() -> Callable[[], object]:
        reason = st.text_input(
            say(
                "Lý do gỡ tài liệu trên (ghi vào nhật ký)",
                "Why the document above is removed (goes to the log)",
            ),
            key=f"reason-{form.key}",
        )
        return lambda: remove_evidence(acting, evidence_id, reason)

    _show(form, say("Gỡ tài liệu", "Remove the document"), draw)


def show_remark_form(acting: Access, round_id: int, form: Form) -> None:
    """Show the box of an answer, where it is open."""

    def draw() -> Callable[[], object]:
        text = st.text_area(
            say(
                "Ý kiến của bạn (gửi rồi thì không sửa được)", "Your remark (it cannot be changed once sent)"
            ),
            height=90,
            key=f"text-{form.key}",
        )
        return lambda: add_remark(acting, round_id, form.unit_code, form.indicator_id, text)

    _show(form, say("Gửi ý kiến", "Send the remark"), draw)


def _open(form: Form) -> None:
    st.session_state[_OPEN] = form
    st.session_state[_USED] = (form.unit_code, form.indicator_id)


def _close() -> None:
    st.session_state.pop(_OPEN, None)


def _show(form: Form, label: str, draw: Callable[[], Callable[[], object]]) -> None:
    """Draw a form; what was typed stays there until the store has taken it."""
    if st.session_state.get(_OPEN) != form:
        return
    with st.form(f"form-{form.key}", enter_to_submit=False):
        act = draw()
        with st.container(horizontal=True):
            sent = st.form_submit_button(label, type="primary", key=f"send-{form.key}")
            st.form_submit_button(say("Hủy", "Cancel"), on_click=_close, key=f"cancel-{form.key}")
    if sent:
        try:
            act()
        except StoreError as error:
            show_store_error(error)
            return
        _close()
        st.rerun()
