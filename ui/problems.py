"""Problems on screen: the catalogue's messages by cell, and what the store refuses in words."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from store import StoreError
from ui.blocks import cell, table
from ui.language import lang, say
from wording.problems import Problem, Severity

_STORE: dict[str, Callable[[], str]] = {
    "ROUND_NOT_OPEN": lambda: say(
        "Kỳ này không nhận phiếu: kỳ chưa mở hoặc đã đóng.", "This round takes no checklists: it is not open."
    ),
    "DEADLINE_PASSED": lambda: say(
        "Đã hết hạn nộp của kỳ này; phiếu chưa được nhận.", "The deadline has passed; nothing was accepted."
    ),
    "ROUND_INVALID": lambda: say(
        "Kỳ đánh giá chưa hợp lệ: kiểm tra tên kỳ, ngày và danh sách đơn vị.",
        "The round is not valid: check its name, dates and units.",
    ),
    "EDITION_ID_TAKEN": lambda: say(
        "Mã phiên bản này vừa được dùng cho một phiên bản khác. Đặt mã mới trong tệp rồi tải lên lại.",
        "This edition id was just taken by another edition. Give yours a new one and upload it again.",
    ),
    "DATABASE_UNAVAILABLE": lambda: say(
        "Chưa truy cập được cơ sở dữ liệu. Số liệu đã nhận vẫn an toàn; thử lại sau ít phút.",
        "The database cannot be reached. What was accepted is safe; try again in a few minutes.",
    ),
}


def show_problems(problems: Sequence[Problem]) -> None:
    """Show problems as a table: where, what was found and the rule, what to do. Errors come first."""
    if not problems:
        return
    ordered = sorted(problems, key=lambda p: p.severity is Severity.WARNING)
    rows = [
        "<tr>"
        + cell(_mark(p))
        + cell(f'<b class="xs-id">{escape(p.place(lang()))}</b>' if p.place(lang()) else "–")
        + cell(f'<div class="xs-why">{escape(p.message(lang()))}</div>')
        + cell(f'<div class="xs-wide">{escape(p.remedy(lang()))}</div>')
        + cell(f'<span class="xs-muted xs-small">{p.code}</span>')
        + "</tr>"
        for p in ordered
    ]
    table(
        [
            ("", False),
            (say("Ở đâu", "Where"), False),
            (say("Vấn đề", "Problem"), False),
            (say("Cách sửa", "What to do"), False),
            (say("Mã lỗi", "Code"), False),
        ],
        rows,
    )


def show_store_error(error: StoreError) -> None:
    """Say why the store refused; an error without words of its own shows its code."""
    said = _STORE.get(error.code)
    st.error(said() if said else say(f"Không lưu được ({error.code}).", f"Not kept ({error.code})."))


def _mark(problem: Problem) -> str:
    if problem.severity is Severity.ERROR:
        return f'<span class="xs-mark" style="color:#B45309">✕ {say("Lỗi", "Error")}</span>'
    return f'<span class="xs-mark" style="color:#6B7280">! {say("Lưu ý", "Note")}</span>'
