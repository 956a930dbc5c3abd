"""What was uploaded for a month: unit by unit what it changes, and the button that reports it."""

import streamlit as st

from analysis.progress import Change, Month, Moved, changes, moved
from checklist.batch import Batch
from checklist.readings import Filled
from store import (
    Progress,
    Right,
    StoreError,
    preview_progress,
    progress_state,
    report_progress,
)
from ui.blocks import plain
from ui.language import said, say
from ui.problems import show_store_error
from ui.progress.changes import show_changes
from ui.rating import Rating
from ui.submit.marked_copies import show_notes
from ui.submit.uploads import Uploads
from ui.who import access, person

_SENT = "progress-sent"
_OPEN = 3
"""So many units are shown opened."""


def show_sending(rating: Rating, found: Progress, month: Month, uploads: Uploads, batch: Batch) -> None:
    """Show what would be reported, and report it when asked."""
    who, assigned = person(), set(found.round.cohort)
    filled = [
        f for f in batch.filled if f.unit in assigned and who.may(Right.SUBMIT, rating.round.era, f.unit)
    ]
    _left_out(rating, [f for f in batch.filled if f not in filled])
    show_notes(batch, say("không ngăn việc báo cáo", "do not refuse"))
    if not filled:
        return
    found_changes, moves = _compared(rating, found, month, filled)
    st.subheader(say("Những ô thay đổi", "What changed"))
    for one in filled:
        own = [change for change in found_changes if change.unit == one.unit]
        with st.expander(_title(rating, moves, one.unit, len(own)), expanded=len(filled) <= _OPEN):
            show_changes(moves, one.unit, own)
    if st.button(
        say(
            f"Gửi báo cáo {month.name.vi} ({len(filled)} đơn vị)",
            f"Report {said(month.name)} ({len(filled)})",
        ),
        type="primary",
        icon=":material/send:",
        key="report-progress",
    ):
        _keep(rating, month, uploads, batch, filled)


def _compared(
    rating: Rating, found: Progress, month: Month, filled: list[Filled]
) -> tuple[list[Change], Moved]:
    """The changed cells of all units, and their scores as they stand beside those as they would."""
    answers = {one.unit: one.answers for one in filled}
    before = progress_state(access(), rating.round.id, month, list(answers))
    after = preview_progress(access(), rating.round.id, month, answers)
    listed = [change for one in filled for change in changes(found.edition, before, one.answers)]
    return listed, moved(found.edition, found.by_month[month].only(list(answers)), after)


def _title(rating: Rating, moves: Moved, unit: str, count: int) -> str:
    told = (
        say(f"{count} ô thay đổi", f"{count} changes") if count else say("không thay đổi", "nothing changed")
    )
    new, lost = (len(moves.units.at[unit, name]) for name in ("newly_passed", "newly_failed"))
    if new:
        told += say(f", {new} chỉ tiêu mới đạt", f", {new} newly passed")
    if lost:
        told += say(f", {lost} không còn đạt", f", {lost} no longer passed")
    return f"{plain(rating.labels[unit])} · {told}"


def _left_out(rating: Rating, others: list[Filled]) -> None:
    if not others:
        return
    names = "".join(f"\n- {plain(f.file)}: {plain(rating.labels[f.unit])}" for f in others)
    st.error(
        say(
            "Không nhận phiếu của đơn vị ngoài danh sách của kỳ hoặc ngoài phạm vi tài khoản này:",
            "Not taken, because the unit is not assigned in this round or not this account's:",
        )
        + names
    )


def _keep(rating: Rating, month: Month, uploads: Uploads, batch: Batch, filled: list[Filled]) -> None:
    uploads.seen_revisions(rating)
    try:
        report_progress(access(), rating.round.id, month, uploads.to_keep(batch, filled))
    except StoreError as error:
        uploads.look_again()
        show_store_error(error)
        return
    uploads.forget()
    tell_sent(month, len(filled))


def tell_sent(month: Month, count: int) -> None:
    """Draw the page anew and tell there, once, that so many reports were kept."""
    st.session_state[_SENT] = (month, count)
    st.rerun()


def show_sent() -> None:
    """Tell it."""
    if sent := st.session_state.pop(_SENT, None):
        month, count = sent
        st.success(
            say(
                f"Đã ghi báo cáo {month.name.vi} của {count} đơn vị.",
                f"The report of {said(month.name)} was kept for {count} units.",
            ),
            icon=":material/check_circle:",
        )
