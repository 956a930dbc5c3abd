"""The indicators of one checklist by group: self-assessed beside appraised; one opens at a time."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from criteria import Group, Indicator
from scoring import Outcome
from store import StoreError, mark_reviewed
from ui.appraisal.cases import Case, Desk
from ui.appraisal.detail import show_detail
from ui.appraisal.news import tell
from ui.appraisal.row import STYLE, head_html, row_html
from ui.appraisal.sheet import OPEN_KEY, Sheet, open_key, read_sheet
from ui.language import lang, said, say
from ui.problems import show_store_error
from ui.query import keep, seed_one
from ui.rating import Rating
from ui.who import access
from wording.numbers import number, points

SHOW_KEY, GROUP_KEY = "show", "group"
ALL = "all"
_WIDE = [13, 1]


def show_rows(rating: Rating, desk: Desk, case: Case) -> None:
    """Show the indicators; of an appraiser with groups of their own, the first of these."""
    st.html(STYLE)
    _rows(read_sheet(rating, desk, case))


@st.fragment
def _rows(sheet: Sheet) -> None:
    indicators = _chosen(sheet)
    if not indicators:
        st.info(say("Không có chỉ tiêu nào như vậy.", "There is no such indicator."))
        return
    for group in sheet.rating.edition.groups:
        of_group = [i for i in indicators if i.group == group.id]
        if of_group:
            _group_head(sheet, group)
            for indicator in of_group:
                _row(sheet, indicator)


def _chosen(sheet: Sheet) -> list[Indicator]:
    """Let the reader choose a group and what to look at; return those indicators."""
    edition, scores = sheet.rating.edition, sheet.rating.scores
    every = edition.indicators
    sets = {
        ALL: {i.id for i in every},
        "changed": {i.id for i in every if sheet.changed(i)},
        "failed": {i.id for i in every if scores.outcome_of(sheet.unit, i) is Outcome.FAILED},
        "lacking": sheet.lacking,
    }
    words = {
        ALL: say("Tất cả", "All"),
        "changed": say("Đã sửa", "Changed"),
        "failed": say("Chưa đạt", "Failed"),
        "lacking": say("Chưa có minh chứng", "No evidence"),
    }
    groups = {ALL: say("Tất cả các nhóm", "All groups")} | {g.id: said(g.name) for g in edition.groups}
    mine = next((g.id for g in edition.groups if g.id in sheet.desk.my_groups), ALL)
    with st.container(horizontal=True):
        which = _choice(SHOW_KEY, {key: f"{word} ({len(sets[key])})" for key, word in words.items()}, ALL)
        group = _choice(GROUP_KEY, groups, mine)
    return [i for i in every if i.id in sets[which] and group in (ALL, i.group)]


def _choice(key: str, names: Mapping[str, str], default: str) -> str:
    seed_one(key, names, default)
    chosen = st.segmented_control(
        key, list(names), required=True, format_func=names.__getitem__, key=key, label_visibility="collapsed"
    )
    keep(key, default)
    return str(chosen)


def _group_head(sheet: Sheet, group: Group) -> None:
    assigned = sheet.desk.assigned.get(group.id, ())
    rating = sheet.rating
    own, counted = (s.groups.loc[sheet.unit, group.id] for s in (rating.self_assessed, rating.scores))
    earned = [points(of["points"], lang()) for of in (own, counted)]
    most = number(counted["applicable_max"], lang())
    line = say(
        f"tự chấm {earned[0]}, thẩm định {earned[1]} / {most} điểm",
        f"self-assessed {earned[0]}, appraised {earned[1]} of {most} points",
    )
    if assigned:
        line += say(f" · giao cho {', '.join(assigned)}", f" · assigned to {', '.join(assigned)}")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<b>{escape(said(group.name))}</b> <span class="xs-muted xs-small">· {escape(line)}</span>')
        if assigned and sheet.may_change:
            _done(sheet, group)
    left, _ = st.columns(_WIDE)
    left.html(head_html())


def _done(sheet: Sheet, group: Group) -> None:
    """Say that a group is done, or let one of its appraisers (or an administrator) say so."""
    if group.id not in sheet.case.open_groups:
        st.caption(say("✓ đã thẩm định xong", "✓ done"))
    elif sheet.desk.may_appraise(group.id) and st.button(
        say("Nhóm này đã thẩm định xong", "This group is done"),
        icon=":material/check:",
        key=f"done-{group.id}",
    ):
        try:
            mark_reviewed(access(), sheet.submission_id, group.id)
        except StoreError as error:
            show_store_error(error)
            return
        tell(say(f"{said(group.name)}: đã thẩm định xong.", f"{said(group.name)} is done."))


@st.fragment
def _row(sheet: Sheet, indicator: Indicator) -> None:
    """One row, drawn again alone where it is opened or closed."""
    is_open = st.session_state.get(open_key(sheet, indicator), st.query_params.get(OPEN_KEY) == indicator.id)
    may_change = sheet.may_change and sheet.desk.may_appraise(indicator.group)
    left, right = st.columns(_WIDE)
    left.html(row_html(sheet, indicator))
    right.button(
        say("Đóng", "Close") if is_open else say("Sửa", "Change") if may_change else say("Xem", "See"),
        type="tertiary",
        key=f"open-{indicator.id}",
        on_click=_toggle,
        args=(open_key(sheet, indicator), indicator.id, not is_open),
    )
    if is_open:
        with st.container(border=True):
            show_detail(sheet, indicator, may_change=may_change)


def _toggle(key: str, indicator: str, is_open: bool) -> None:
    """Open or close a row, the address leads to the one opened last; for a callback, which runs before the page."""
    st.session_state[key] = is_open
    st.query_params.pop(OPEN_KEY, None)
    if is_open:
        st.query_params[OPEN_KEY] = indicator
