"""The round that is looked at: where it stands, its days, its list, who was reopened, who appraises, what was published."""

import streamlit as st

from store import Round, Status
from ui.admin.cohort_change import show_cohort_change
from ui.admin.progress_plan import show_progress_plan
from ui.admin.published import show_publication
from ui.admin.reopening import show_reopening
from ui.admin.round_days import show_days
from ui.admin.round_steps import show_steps
from ui.admin.words import days_of, edition_title, era_title
from ui.appraisal.assignments import show_assignments
from ui.appraisal.news import show_news
from ui.blocks import plain
from ui.language import say
from ui.rating import ROUND_KEY, current_rating
from ui.routes import Route, link

_BEFORE_THE_END = (Status.DRAFT, Status.OPEN, Status.CLOSED)


def show_round(round_: Round) -> None:
    """Draw it."""
    st.subheader(plain(round_.name))
    facts = (
        plain(edition_title(round_)),
        say(f"danh mục đơn vị {era_title(round_.era)}", f"units {era_title(round_.era)}"),
        say(f"{len(round_.cohort)} đơn vị", f"{len(round_.cohort)} units"),
        plain(days_of(round_)),
    )
    st.markdown(" · ".join(facts))
    link(
        Route.OVERVIEW,
        say("Xem tổng quan của kỳ này", "See the overview of this round"),
        ":material/dashboard:",
        **{ROUND_KEY: str(round_.id)},
    )
    left, right = st.columns([3, 2], gap="medium")
    with left, st.container(border=True):
        show_steps(round_)
    with right, st.container(border=True):
        if round_.status is Status.PUBLISHED:
            show_publication(round_)
        else:
            show_days(round_)
    with st.container(border=True):
        show_progress_plan(round_)
    if round_.status is Status.DRAFT:
        show_cohort_change(round_)
    else:
        show_reopening(round_)
    if round_.status in _BEFORE_THE_END:
        st.markdown(
            f"**{say('Phân công thẩm định theo nhóm chỉ tiêu', 'Appraisers by group of indicators')}**"
        )
        show_news()
        show_assignments(current_rating())
