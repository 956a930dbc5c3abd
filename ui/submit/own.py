"""Where the reader's own checklists stand: what is saved but not submitted, what was returned, and what can be recalled."""

from html import escape

import streamlit as st

from store import State, Step, StoreError, Submission, possible_steps, submit_draft, take_step
from ui.blocks import marked, plain
from ui.language import say
from ui.problems import show_store_error
from ui.rating import Rating, latest
from ui.who import access, person
from ui.words import STATE_LOOKS
from wording.moments import said_moment

MANY = 12
"""Up to so many units each is shown; above, only those that wait for the reader."""
_TO_DO = (State.DRAFT, State.RETURNED)


def show_own(rating: Rating) -> None:
    """Show the state of the reader's units, with what can be done now."""
    states = latest(rating)
    codes = [code for code in rating.listed if code in states]
    few = len(rating.listed) <= MANY
    shown = codes if few else [code for code in codes if states[code].state in _TO_DO]
    if not shown:
        return
    st.subheader(
        say("Hồ sơ của đơn vị", "Your checklists") if few else say("Chờ bạn xử lý", "Waiting for you")
    )
    for code in shown:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            _one(rating, states[code])


def _one(rating: Rating, submission: Submission) -> None:
    st.html(
        f"<b>{escape(rating.labels[submission.unit_code])}</b><br>{marked(STATE_LOOKS[submission.state])} "
        f'<span class="xs-muted xs-small">{say("lần", "no.")} {submission.revision} · '
        f"{said_moment(submission.state_at)}</span>",
        width="stretch",
    )
    if submission.state is State.RETURNED:
        st.markdown(say("**Lý do trả lại:** ", "**Reason:** ") + plain(submission.reason))
    steps = possible_steps(person(), rating.round.era, rating.round.status, submission)
    if submission.state is State.DRAFT:
        _button(submission, say("Nộp bản nháp", "Submit the draft"), ":material/send:", None)
    if Step.RECALL in steps:
        _button(submission, say("Rút lại để sửa", "Recall"), ":material/undo:", Step.RECALL)


def _button(submission: Submission, label: str, icon: str, step: Step | None) -> None:
    if not st.button(label, icon=icon, key=f"own-{submission.id}-{step}"):
        return
    try:
        if step is None:
            submit_draft(access(), submission.id)
        else:
            take_step(access(), submission.id, step)
    except StoreError as error:
        show_store_error(error)
        return
    st.rerun()
