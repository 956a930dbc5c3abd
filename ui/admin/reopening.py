"""Units that may submit after the deadline: those that were reopened, and a form to reopen one."""

from datetime import date, timedelta
from html import escape

import streamlit as st

from store import Extension, Round, Status, StoreError, extensions, reopen_unit, said_name
from ui.admin.told import tell
from ui.admin.words import unit_labels
from ui.blocks import cell, plain, table
from ui.language import say
from ui.problems import show_store_error
from ui.who import access
from units import sort_key
from wording.moments import said_day, said_moment, today_in_vietnam

_LONGEST_REASON = 1_000
_DAYS = 7


def show_reopening(round_: Round) -> None:
    """Draw the list and, while the round takes checklists at all, the form."""
    given = extensions(access(), round_.id)
    takes = round_.status in (Status.OPEN, Status.CLOSED)
    if not given and not takes:
        return
    st.markdown(f"**{say('Đơn vị được mở lại sau hạn', 'Units reopened after the deadline')}**")
    labels = unit_labels(round_.era)
    if given:
        _list(given, labels)
    else:
        st.caption(say("Chưa có đơn vị nào.", "None yet."))
    if takes:
        with st.expander(say("Mở lại cho một đơn vị", "Reopen a unit"), icon=":material/lock_open:"):
            _form(
                round_,
                labels,
                key=f"reopen-{round_.id}-{max((one.at for one in given.values()), default='')}",
            )


def _list(given: dict[str, Extension], labels: dict[str, str]) -> None:
    head = [
        (say("Đơn vị", "Unit"), False),
        (say("Nộp được đến hết ngày", "May submit until"), False),
        (say("Lý do", "Reason"), False),
        (say("Người cho phép, lúc", "By, at"), False),
    ]
    rows = [
        "<tr>"
        + cell(f'<div class="xs-wide">{escape(labels.get(code, code))}</div>')
        + cell(f'<span class="xs-id">{said_day(one.until)}{_over(one)}</span>')
        + cell(f'<div class="xs-why">{escape(one.reason)}</div>')
        + cell(f'<div class="xs-wide">{escape(said_name(one.by))}, {said_moment(one.at)}</div>')
        + "</tr>"
        for code, one in sorted(given.items(), key=lambda item: sort_key(labels.get(item[0], item[0])))
    ]
    table(head, rows)


def _over(one: Extension) -> str:
    return "" if one.until >= _today() else f' <span class="xs-muted">({say("đã hết", "over")})</span>'


def _form(round_: Round, labels: dict[str, str], key: str) -> None:
    """The form; under another key it is blank again."""
    assigned = sorted(round_.cohort, key=lambda code: sort_key(labels.get(code, code)))
    with st.form(key, border=False):
        left, right = st.columns([3, 1])
        unit = left.selectbox(
            say("Đơn vị (gõ để tìm)", "Unit (type to search)"),
            assigned,
            index=None,
            format_func=lambda code: labels.get(code, code),
            placeholder=say("Chọn đơn vị", "Choose a unit"),
        )
        until = right.date_input(
            say("Nộp được đến hết ngày", "May submit until"),
            value=_today() + timedelta(_DAYS),
            min_value=_today(),
            format="DD/MM/YYYY",
        )
        reason = st.text_area(
            say(
                "Lý do (bắt buộc; đơn vị và huyện đọc được)",
                "Reason (must be given; the unit and its district read it)",
            ),
            max_chars=_LONGEST_REASON,
            height=80,
        )
        if not st.form_submit_button(say("Mở lại", "Reopen")):
            return
    if unit is None:
        st.error(say("Chọn đơn vị cần mở lại.", "Choose the unit to reopen."))
        return
    try:
        given = reopen_unit(access(), round_.id, unit, until, reason)
    except StoreError as error:
        show_store_error(error)
        return
    name, day = plain(labels[unit]), said_day(given.until)
    tell(say(f"**{name}** nộp được đến hết ngày {day}.", f"**{name}** may submit until {day}."))


def _today() -> date:
    return today_in_vietnam()
