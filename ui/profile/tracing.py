"""How a commune's verdict was found: every verdict in the order it is tried, and why it did or did not fit."""

from html import escape

import streamlit as st

from analysis.way.trace import Tried, trace
from ui.blocks import cell, marked, table
from ui.language import lang, said, say
from ui.rating import Rating, once


def show_trace(rating: Rating, code: str) -> None:
    """Show the trace, folded away."""
    tried = once(rating, ("trace", code), lambda: trace(rating.scores, code))
    with st.expander(say("Kết luận được xét thế nào", "How the verdict was found")):
        st.caption(
            say(
                "Xét lần lượt từ trên xuống; kết luận đầu tiên có mọi điều kiện đều đúng được lấy.",
                "Tried from the top down; the first verdict whose conditions all hold is taken.",
            )
        )
        head = [
            (say("Kết luận", "Verdict"), False),
            (say("Điều kiện", "Condition"), False),
            (say("Đơn vị này", "This unit"), False),
            (say("Đúng hay không", "Holds"), False),
        ]
        table(head, [row for one in tried for row in _rows(rating, one)])


def _rows(rating: Rating, one: Tried) -> list[str]:
    """A row for each condition; the verdict stands beside the first."""
    taken = f'<br><span class="xs-small">{say("← được lấy", "← taken")}</span>' if one.fits else ""
    name = f'<div class="xs-label" style="margin-left:0">{marked(rating.scores.verdict_look(one.verdict.id))}{taken}</div>'
    if not one.checks:
        rest = f'<span class="xs-muted">{escape(one.verdict.say(lang()))}</span>'
        return [f"<tr>{cell(name)}{cell(rest)}{cell('')}{cell('')}</tr>"]
    rows = []
    for check in one.checks:
        holds = say("✓ đúng", "✓ holds") if check.holds else say("✕ không đúng", "✕ does not hold")
        rows.append(
            "<tr>"
            + cell(name)
            + cell(f'<div class="xs-wide">{escape(check.condition.say(lang()))}</div>')
            + cell(f'<div class="xs-wide">{escape(said(check.found))}</div>')
            + cell(f'<span class="xs-id">{holds}</span>')
            + "</tr>"
        )
        name = ""
    return rows
