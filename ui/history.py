"""What happened to one unit in a round: its revisions, and every step with who took it."""

from html import escape

import streamlit as st

from store import Right, StoredEvent, Submission, history, said_name, unit_events
from store.events.words import event_line
from ui.blocks import cell, marked, table
from ui.language import lang, say
from ui.rating import Rating
from ui.who import access, person
from ui.words import STATE_LOOKS
from wording.moments import said_moment


def show_history(rating: Rating, code: str) -> None:
    """Show every revision of a unit in the round, the newest first, and its trace, to whoever sees the unit's files."""
    if not person().may(Right.SEE_FILES, rating.round.era, code):
        return
    revisions = history(access(), rating.round.id, code)
    with st.expander(say(f"Các lần nộp ({len(revisions)})", f"Submissions ({len(revisions)})")):
        table(
            [
                (say("Lần", "No."), True),
                (say("Trạng thái", "State"), False),
                (say("Lúc", "Since"), False),
                (say("Người làm", "By"), False),
                (say("Tệp", "File"), False),
                (say("Người điền", "Filled by"), False),
                ("SHA-256", False),
            ],
            [_row(one) for one in revisions],
        )

    _trace(rating, code)


def _trace(rating: Rating, code: str) -> None:
    events = unit_events(access(), rating.round.id, code)
    with st.expander(say(f"Diễn biến ({len(events)})", f"Trace ({len(events)})")):
        head = [(say("Lúc", "When"), False), (say("Người làm", "By"), False), (say("Việc", "What"), False)]
        table(head, [_event_row(one) for one in reversed(events)])


def _event_row(one: StoredEvent) -> str:
    what = f'<div class="xs-why">{escape(event_line(one, lang()))}</div>'
    return f"<tr>{cell(escape(said_moment(one.at)))}{cell(escape(said_name(one.by)))}{cell(what)}</tr>"


def _row(one: Submission) -> str:
    reason = f'<br><span class="xs-small">{escape(one.reason)}</span>' if one.reason else ""
    file = one.file_name or say("không có tệp (dữ liệu minh họa)", "no file (demonstration)")
    return (
        "<tr>"
        + cell(str(one.revision), True)
        + cell(f'<div class="xs-wide">{marked(STATE_LOOKS[one.state])}{reason}</div>')
        + cell(escape(said_moment(one.state_at)))
        + cell(escape(said_name(one.state_by)))
        + cell(f'<div class="xs-wide">{escape(file)}</div>')
        + cell(escape(one.filled_by))
        + cell(f"<code>{(one.file_sha256 or '–')[:12]}</code>")
        + "</tr>"
    )
