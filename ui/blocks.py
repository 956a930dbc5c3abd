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

_SHORT = 3
"""A tile's word of more characters is set smaller than a number."""

_LONGEST_NUMBER = 16
"""A "number" of more characters is an option's label, and may wrap."""


_TICK = (
    '<rect y="4" width="24" height="24" rx="5" fill="#1D4ED8"/>'
    '<path d="M6 16.5l4.2 4.2L18.4 11" fill="none" stroke="#fff" stroke-width="2.6"/>'
)
FAVICON = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 4 24 24" width="48" height="48">{_TICK}</svg>'
WORDMARK = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 116 32" height="32">{_TICK}'
    '<text x="32" y="23" font-family="Source Sans, sans-serif" font-size="20" font-weight="650" fill="#111827">'
    "Xã Số</text></svg>"
)

STYLE = """
<style>
[data-testid="stMainBlockContainer"] { padding-left: 2.5rem; padding-right: 2.5rem; max-width: 88rem; }
.xs-num { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
.xs-label { white-space: normal; min-width: 6.5rem; max-width: 9rem; margin-left: auto; }
.xs-wide { min-width: 10rem; overflow-wrap: anywhere; }
.xs-why { min-width: 14rem; max-width: 40rem; overflow-wrap: anywhere; }
.xs-muted { color: #4B5563; }
.xs-small { font-size: .86rem; }
.xs-mark { white-space: nowrap; font-weight: 600; }
.xs-notice { border-left: 3px solid #1D4ED8; background: #F5F7FA; padding: .45rem .8rem; font-size: .86rem;
  color: #374151; border-radius: 0 6px 6px 0; }
.xs-tiles { display: flex; flex-wrap: wrap; gap: .75rem; }
.xs-tile { flex: 1 1 8.5rem; border: 1px solid #DDE2EA; border-radius: 6px; padding: .6rem .9rem; background: #FFF; }
.xs-tile > span { font-size: .92rem; }
.xs-tile b { display: block; font-size: 1.9rem; line-height: 1.25; font-weight: 650;
  font-variant-numeric: tabular-nums; color: #111827; }
.xs-tile b.xs-word { font-size: 1.25rem; line-height: 1.9rem; }
.xs-bar { display: flex; height: .8rem; border-radius: 4px; overflow: hidden; margin: .8rem 0 .2rem; background: #EEF1F5; }
.xs-bar span { display: block; border-right: 1px solid #FFF; }
.xs-scroll { overflow-x: auto; }
[data-testid="stDataFrame"] { margin-top: 1.4rem; } /* room for its toolbar below a button */
table.xs { border-collapse: collapse; width: 100%; font-size: .92rem; }
table.xs th { text-align: left; font-weight: 600; color: #374151; background: #F5F7FA; }
table.xs th, table.xs td { border-bottom: 1px solid #E5E9F0; padding: .42rem .6rem; vertical-align: top; }
table.xs th.xs-num { text-align: right; }
table.xs .xs-id { white-space: nowrap; }
table.xs a { color: #1D4ED8; text-decoration: none; }
table.xs a:hover { text-decoration: underline; }
table.xs tr.xs-group td { background: #F5F7FA; font-weight: 600; }
.xs-map { display: grid; gap: 4px; grid-template-columns: repeat(7, minmax(0, 1fr)); }
.xs-map div { border-radius: 5px; padding: .4rem .45rem; min-height: 3.7rem; font-size: .8rem; line-height: 1.2; }
.xs-map b { display: block; font-size: 1rem; font-variant-numeric: tabular-nums; margin-top: .15rem; }
.xs-count { display: grid; grid-template-columns: 3.4rem 1fr 7rem 3.2rem; gap: .2rem .7rem; align-items: center;
  padding: .3rem 0; border-bottom: 1px solid #E5E9F0; font-size: .92rem; }
.xs-count i { display: block; height: .6rem; background: #B45309; border-radius: 3px; }
@media (max-width: 640px) { .xs-map { grid-template-columns: repeat(4, minmax(0, 1fr)); }
  .xs-map div { grid-row: auto !important; grid-column: auto !important; }
  .xs-count { grid-template-columns: 3.4rem 1fr 3.2rem; } .xs-count > span:nth-child(3) { display: none; } }
@media print { [data-testid="stSidebar"], [data-testid="stHeader"], .stButton, .stDownloadButton { display: none; } }
</style>
"""


UPLOADER_IN_VIETNAMESE = """
<style>
[data-testid="stFileUploaderDropzone"] button p { font-size: 0 !important; }
[data-testid="stFileUploaderDropzone"] button p::after { content: "Chọn tệp"; font-size: .95rem; }
[data-testid="stFileUploaderDropzoneInstructions"] { display: none !important; }
</style>
"""
"""Streamlit says "Upload" and the size in English alone; what is taken stands beside each place to drop files."""


def plain(text: str) -> str:
    """Text from outside as Markdown that shows it as it is: a round's name, a file's name."""
    return re.sub(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])", r"\\\1", text)


def marked(look: Look) -> str:
    """HTML of an outcome or verdict: mark and word in its colour."""
    return (
        f'<span class="xs-mark" style="color:{look.ink}">{look.mark} {escape(look.word.say(lang()))}</span>'
    )


def tile(value: str, label: str, look: Look | None = None, note: str = "") -> str:
    """HTML of one number or word with its label, in the colour of what it counts; `note` is small print below."""
    head = f'<span style="color:{look.ink}">{look.mark}</span> ' if look else ""
    edge = f' style="border-top:3px solid {look.colour}"' if look else ""
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
    """Show an HTML table: headers as (text, is it a number), rows as ready HTML."""
    cells = "".join(f"<th{_numeric(is_number)}>{escape(text)}</th>" for text, is_number in head)
    st.html(
        f'<div class="xs-scroll"><table class="xs"><thead><tr>{cells}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'
    )


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
    """Say what is not official: demonstration figures, and the edition's permanent notice."""
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
    if parts:
        notice(" ".join(parts))
