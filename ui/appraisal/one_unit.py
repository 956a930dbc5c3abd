"""One unit on the desk: its head, what can be decided, and its indicators; next and previous as in the queue."""

from collections.abc import Sequence

import streamlit as st

from scoring import differences
from ui.appraisal.cases import Case, Desk
from ui.appraisal.decisions import show_decisions, show_what_lacks
from ui.appraisal.news import show_news
from ui.appraisal.queue_filters import chosen, seed
from ui.appraisal.rows import show_rows
from ui.appraisal.sheet import OPEN_KEY
from ui.appraisal.unit_head import show_head, show_scores
from ui.history import show_history
from ui.language import say
from ui.questions.block import show_questions
from ui.rating import Rating
from ui.routes import Route, link
from ui.submitted_file import show_submitted_file

UNIT_KEY = "unit"


def show_unit(rating: Rating, desk: Desk, unit: str) -> None:
    """Show one unit."""
    case = desk.by_unit[unit]
    seed(rating, desk)
    _ways([one.unit for one in chosen(rating, desk)], unit)
    show_head(rating, desk, case)
    show_news()
    if case.submission is None:
        return
    if rating.submissions.get(unit) != case.submission:
        st.info(
            say(
                "Lần nộp này không được tính; khi xã nộp lại, số liệu sẽ hiện ở đây.",
                "This submission does not count; the figures show here once the unit submits again.",
            )
        )
        show_history(rating, unit)
        return
    row = differences(rating.self_assessed, rating.scores, rating.appraisals).units.loc[unit]
    show_scores(rating, row)
    with st.container(horizontal=True, vertical_alignment="center"):
        show_decisions(rating, case, row)
        _downloads(rating, case)
    show_what_lacks(rating, case)
    show_questions(rating, unit)
    show_rows(rating, desk, case)
    show_history(rating, unit)


def _ways(codes: Sequence[str], unit: str) -> None:
    """Back to the queue, and to the previous and the next of it; one that left the queue leads to its first."""
    at = codes.index(unit) if unit in codes else -1
    before, after = codes[: max(at, 0)][-1:], codes[at + 1 : at + 2]
    with st.container(horizontal=True, vertical_alignment="center"):
        _way("to-queue", say("Hàng đợi", "Queue"), "list", None)
        _way("to-previous", say("Trước", "Previous"), "chevron_left", *before)
        _way("to-next", say("Tiếp theo", "Next"), "chevron_right", *after)
        if at >= 0:
            st.caption(say(f"{at + 1} trong {len(codes)} hồ sơ", f"{at + 1} of {len(codes)}"))


def _way(key: str, label: str, icon: str, *to: str | None) -> None:
    st.button(
        label, icon=f":material/{icon}:", on_click=open_unit, args=to or (None,), disabled=not to, key=key
    )


def open_unit(unit: str | None) -> None:
    """Go to a unit, or to the queue; for a callback, which runs before the page."""
    st.query_params.pop(OPEN_KEY, None)
    if unit is None:
        st.query_params.pop(UNIT_KEY, None)
    else:
        st.query_params[UNIT_KEY] = unit


def _downloads(rating: Rating, case: Case) -> None:
    show_submitted_file(rating, case.submission)
    link(Route.PROFILE, say("Hồ sơ xã", "The unit's page"), ":material/assignment:", unit=case.unit)
