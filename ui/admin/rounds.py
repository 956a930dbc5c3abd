"""The part Kỳ đánh giá: all rounds in a table, and the one that is looked at with what can be done to it; or a new one."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from store import Round, State, Submission, current_submissions, get_round, has_districts
from ui.admin.new_round import show_new_round
from ui.admin.one_round import show_round
from ui.admin.told import show_told
from ui.admin.words import days_of, edition_title, era_title, status_mark
from ui.blocks import cell, table
from ui.language import lang, said, say
from ui.query import choose_one
from ui.rating import ROUND_KEY, rounds
from ui.routes import kept
from ui.who import access
from wording.language import Text
from wording.numbers import whole

WORK_KEY = "work"
THERE, NEW = "there", "new"
WORKS = {
    THERE: Text(vi="Các kỳ đang có", en="Existing rounds"),
    NEW: Text(vi="Lập kỳ mới", en="New round"),
}


def show_rounds() -> None:
    """Draw the part."""
    known = rounds()
    names = {key: said(name) for key, name in WORKS.items()}
    work = choose_one(say("Việc cần làm", "What to do"), names, WORK_KEY, THERE if known else NEW)
    show_told()
    if work == NEW:
        show_new_round(known)
    elif known:
        chosen = st.session_state.get(ROUND_KEY)
        round_ = get_round(access(), int(chosen)) if chosen else known[0]
        _table(known, round_.id)
        show_round(round_)
    else:
        st.info(say("Chưa có kỳ nào.", "There is no round yet."))


def _table(known: Sequence[Round], chosen: int) -> None:
    head = [
        (say("Kỳ", "Round"), False),
        (say("Bộ tiêu chí", "Edition"), False),
        (say("Số đơn vị", "Units"), True),
        (say("Từ ngày – đến ngày", "Days"), False),
        (say("Trạng thái", "State"), False),
        (say("Đã nộp", "Submitted"), True),
        (say("Đã kiểm tra", "Checked"), True),
        (say("Đã thẩm định", "Appraised"), True),
    ]
    table(head, [_row(one, one.id == chosen) for one in known])


def _row(round_: Round, is_chosen: bool) -> str:
    name = escape(round_.name)
    address = escape("?" + urlencode(kept(round=str(round_.id))))
    name = f"<b>{name}</b>" if is_chosen else f'<a href="{address}" target="_self">{name}</a>'
    here = f' <span class="xs-muted xs-small">{say("đang xem", "shown below")}</span>' if is_chosen else ""
    era = f'<span class="xs-muted xs-small">{say("danh mục", "units")} {escape(era_title(round_.era))}</span>'
    counts = _counts(round_, current_submissions(access(), round_.id))
    return (
        "<tr>"
        + cell(f'<div class="xs-wide">{name}{here}</div>')
        + cell(f'<div class="xs-wide">{escape(edition_title(round_))}<br>{era}</div>')
        + cell(whole(len(round_.cohort), lang()), True)
        + cell(f'<span class="xs-id">{escape(days_of(round_))}</span>')
        + cell(status_mark(round_.status))
        + "".join(cell("–" if count is None else whole(count, lang()), True) for count in counts)
        + "</tr>"
    )


def _counts(round_: Round, submitted: Sequence[Submission]) -> tuple[int | None, ...]:
    """How many units submitted, how many of those the district and then the province are done with."""
    appraised = sum(one.state is State.APPRAISED for one in submitted)
    checked = appraised + sum(one.state is State.CHECKED for one in submitted)
    return len(submitted), checked if has_districts(round_.era) else None, appraised
