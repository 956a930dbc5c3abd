"""Blocks that several pages show: marks of outcomes and verdicts, tiles, notices, tables of HTML.

Everything that comes from outside goes through `escape` before it becomes HTML.
"""

import re
from collections.abc import Sequence
from html import escape

import streamlit as st

from scoring import Look
from ui.language import lang, said, say
from ui.rating import Rating
from ui.theme import fill_css, text_css

_SHORT = 3
"""A tile's word of more characters is set smaller than a number."""

_LONGEST_NUMBER = 16
"""A "number" of more characters is an option's label, and may wrap."""


def plain(text: str) -> str:
    """Text from outside as Markdown that shows it as it is: a round's name, a file's name."""
    return re.sub(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])", r"\\\1", text)


def marked(look: Look) -> str:
    """HTML of an outcome or verdict: mark and word in its colour."""
    return f'<span class="xs-mark" style="color:{text_css(look.ink)}">{look.mark} {escape(look.word.say(lang()))}</span>'


def tile(value: str, label: str, look: Look | None = None, note: str = "") -> str:
    """HTML of one number or word with its label, in the colour of what it counts; `note` is small print below."""
    head = f'<span style="color:{text_css(look.ink)}">{look.mark}</span> ' if look else ""
    edge = f' style="border-top:3px solid {fill_css(look.colour)}"' if look else ""
    size = "" if value.lstrip("+-")[:1].isdigit() or len(value) <= _SHORT else ' class="xs-word"'
    small = f'<span class="xs-muted xs-small">{escape(note)}</span>' if note else ""
    return (
        f'<div class="xs-tile"{edge}>{head}<span class="xs-muted">{escape(label)}</span>'
        f"<b{size}>{escape(value)}</b>{small}</div>"
    )


def tiles(each: Sequence[str]) -> None:
    """Show tiles in one row that wraps."""
    st.html(f'<div class="xs-tiles">{"".join(each)}</div>')


def table(head: Sequence[tuple[str, bool]], rows: Sequence[str]) -> None:
    """Show an HTML table: headers as (text, is it a number), rows as ready HTML. Where it scrolls, keys scroll it too."""
    cells = "".join(f"<th{_numeric(is_number)}>{escape(text)}</th>" for text, is_number in head)
    inside = f"<thead><tr>{cells}</tr></thead><tbody>{''.join(rows)}</tbody>"
    st.html(f'<div class="xs-scroll" tabindex="0"><table class="xs">{inside}</table></div>')


def table_height(rows: int) -> int:
    """The pixels that an interactive table with this many rows takes, so that no empty row follows."""
    return 36 + 33 * rows


def cell(html: str, is_number: bool = False) -> str:
    """HTML of one table cell; `html` must be escaped already."""
    return f"<td{_numeric(is_number)}>{html}</td>"


def figure(text: str) -> str:
    """HTML of a value or threshold: a number stays on one line, an option's label may wrap."""
    return escape(text) if len(text) <= _LONGEST_NUMBER else f'<div class="xs-label">{escape(text)}</div>'


def _numeric(is_number: bool) -> str:
    return ' class="xs-num"' if is_number else ""


def notice(html: str) -> None:
    """Show a calm notice; `html` must be escaped already."""
    st.html(f'<div class="xs-notice">{html}</div>')


def round_notice(rating: Rating) -> None:
    """Say what is not official or not all: demonstration figures, the edition's permanent notice, units not seen."""
    parts = []
    if rating.round.demonstration:
        parts.append(
            "<b>"
            + say(
                "Dữ liệu minh họa: tên xã có thật, mọi con số đều do phần mềm tạo ra.",
                "Demonstration data: the communes are real, every figure is invented.",
            )
            + "</b>"
        )
    if rating.edition.notice.vi:
        parts.append(escape(said(rating.edition.notice)))
    if not rating.whole:
        parts.append(
            say(
                "Trước khi công bố, tài khoản này chỉ thấy đơn vị của mình: các số đếm là của riêng các đơn vị đó, còn thứ hạng "
                "là thứ hạng trong toàn danh sách.",
                "Before publication this account sees its own units only: counts are of those alone, ranks are among all.",
            )
        )
    if parts:
        notice(" ".join(parts))
