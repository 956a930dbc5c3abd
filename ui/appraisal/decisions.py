"""What can be decided about one checklist: checked, accepted, returned."""

from datetime import date

import pandas as pd
import streamlit as st

from store import Right, Step, StoreError, take_step
from ui.appraisal.cases import Case
from ui.appraisal.news import tell
from ui.language import lang, said, say
from ui.problems import show_store_error
from ui.rating import Rating
from ui.who import access, person
from ui.words import STEPS
from wording.moments import said_day
from wording.numbers import points


def show_decisions(rating: Rating, case: Case, row: pd.Series) -> None:
    """Offer the steps that the reader may take now; `row` is the unit's of `Differences.units`."""
    if Step.CHECK in case.steps and st.button(
        said(STEPS[Step.CHECK]), type="primary", icon=":material/rule:", key="check"
    ):
        _take(case, Step.CHECK, say("Đã kiểm tra và chuyển lên tỉnh.", "Checked and passed on."))
    if Step.ACCEPT in case.steps:
        _accept(rating, case, row)
    if Step.RETURN in case.steps:
        _return(rating, case)


def show_what_lacks(rating: Rating, case: Case) -> None:
    """Say which groups are to be done before it can be accepted."""
    if case.open_groups:
        names = ", ".join(said(rating.edition.group_by_id[group].name) for group in case.open_groups)
        st.caption(
            say(
                f"Chấp nhận được khi đã thẩm định xong các nhóm: {names}.",
                f"Can be accepted once these are done: {names}.",
            )
        )


def _accept(rating: Rating, case: Case, row: pd.Series) -> None:
    with st.popover(
        said(STEPS[Step.ACCEPT]), type="primary", icon=":material/check:", disabled=not case.acceptable
    ):
        verdict = said(rating.scores.verdict_look(row["verdict_appraised"]).word).lower()
        score = points(row["score_appraised"], lang())
        st.markdown(
            say(
                f"Chấp nhận với **{score} điểm**, {verdict}; {row['changed']} chỉ tiêu đã sửa.",
                f"Accept with **{score} points**, {verdict}; {row['changed']} indicators changed.",
            )
        )
        if st.button(say("Chấp nhận", "Accept"), type="primary", key="accept"):
            _take(case, Step.ACCEPT, say("Đã chấp nhận.", "Accepted."))


def _return(rating: Rating, case: Case) -> None:
    may_extend = person().may(Right.REOPEN, rating.round.era, case.unit)
    deadline = rating.round.deadline
    with st.popover(said(STEPS[Step.RETURN]), icon=":material/undo:"):
        reason = st.text_area(
            say("Lý do: xã đọc được và biết phải sửa gì", "Reason: the unit reads it and knows what to mend"),
            key=f"return-reason-{case.unit}",
        )
        until: date | None = None
        if may_extend:
            until = st.date_input(
                say("Cho nộp lại đến hết ngày (tùy chọn)", "May submit again up to (optional)"),
                value=None,
                format="DD/MM/YYYY",
                key=f"return-until-{case.unit}",
            )
            if deadline is not None:
                day = said_day(deadline)
                st.caption(
                    say(
                        f"Không ghi ngày thì theo hạn của kỳ: {day}.",
                        f"Without a day the round's holds: {day}.",
                    )
                )
        if st.button(say("Trả lại", "Return"), type="primary", key="return"):
            _take(case, Step.RETURN, say("Đã trả lại cho xã.", "Returned to the unit."), reason, until)


def _take(case: Case, step: Step, done: str, reason: str = "", until: date | None = None) -> None:
    if case.submission is None:
        return
    try:
        take_step(access(), case.submission.id, step, reason, until)
    except StoreError as error:
        show_store_error(error)
        return
    tell(done)
