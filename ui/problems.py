"""Problems on screen: the catalogue's messages by cell, and what the store refuses."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from store import NotAdmitted, SessionExpired, StoreError
from ui.blocks import cell, plain, table
from ui.language import lang, say
from ui.refusals import words_of
from ui.theme import text_css
from wording.problems import Problem, Severity


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
    """Say why the store refused, and what to do. The end of a session is for the door to tell: it is raised again."""
    if isinstance(error, SessionExpired | NotAdmitted):
        raise error
    st.error(plain(words_of(error)))


def _mark(problem: Problem) -> str:
    if problem.severity is Severity.ERROR:
        return f'<span class="xs-mark" style="color:{text_css("#B45309")}">✕ {say("Lỗi", "Error")}</span>'
    return f'<span class="xs-mark" style="color:{text_css("#6B7280")}">! {say("Lưu ý", "Note")}</span>'
