"""Several cases brought forward in one go."""

from collections.abc import Sequence

import streamlit as st

from store import Step, StoreError, take_steps
from ui.appraisal.cases import Case
from ui.appraisal.news import tell
from ui.language import say
from ui.problems import show_store_error
from ui.rating import Rating
from ui.who import access


def show_bulk(rating: Rating, ticked: Sequence[Case]) -> None:
    """Offer what can be done with the ticked cases, each after a confirmation that names how many."""
    if not ticked:
        st.caption(
            say(
                "Bấm vào tên để mở hồ sơ. Đánh dấu ô đầu dòng (hoặc đầu bảng để chọn hết) để xử lý nhiều hồ sơ một lượt.",
                "Click a name to open it. Tick rows (or the head of the table for all) to deal with several at once.",
            )
        )
        return
    acceptable = [case for case in ticked if case.acceptable]
    checkable = [case for case in ticked if Step.CHECK in case.steps]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(say(f"Đã chọn **{len(ticked)}** hồ sơ.", f"**{len(ticked)}** chosen."))
        if acceptable:
            _accept(rating, acceptable, len(ticked))
        if checkable:
            _check(checkable, len(ticked))
    if not acceptable and not checkable:
        st.caption(
            say(
                "Không hồ sơ nào trong số này đang chờ bạn, hoặc còn nhóm chỉ tiêu chưa thẩm định xong.",
                "None of these waits for you, or groups of them are not done.",
            )
        )


def _accept(rating: Rating, cases: Sequence[Case], ticked: int) -> None:
    count = len(cases)
    changed = sum(any(unit == case.unit for unit, _ in rating.appraisals) for case in cases)
    with st.popover(
        say(f"Chấp nhận theo điểm tự chấm ({count})", f"Accept as self-assessed ({count})"),
        icon=":material/done_all:",
    ):
        st.markdown(
            say(
                f"Chấp nhận **{count} hồ sơ** trong một lượt: số liệu không sửa được tính theo tự chấm.",
                f"Accept **{count} submissions** at once: figures that were not changed count as self-assessed.",
            )
        )
        if changed:
            st.markdown(
                say(
                    f"{changed} hồ sơ trong đó đã có số liệu thẩm định khác; các số ấy được tính theo thẩm định.",
                    f"{changed} of them have appraised figures; those count.",
                )
            )
        _skipped(ticked - count)
        if st.button(say(f"Chấp nhận {count} hồ sơ", f"Accept {count}"), type="primary", key="accept-many"):
            _take(cases, Step.ACCEPT, say(f"Đã chấp nhận {count} hồ sơ.", f"{count} accepted."))


def _check(cases: Sequence[Case], ticked: int) -> None:
    count = len(cases)
    with st.popover(
        say(f"Xác nhận đã kiểm tra ({count})", f"Mark as checked ({count})"), icon=":material/rule:"
    ):
        st.markdown(
            say(
                f"Xác nhận huyện đã kiểm tra **{count} hồ sơ** và chuyển lên tỉnh.",
                f"Say that the district checked **{count} submissions**, and pass them on to the province.",
            )
        )
        _skipped(ticked - count)
        if st.button(say(f"Xác nhận {count} hồ sơ", f"Confirm {count}"), type="primary", key="check-many"):
            _take(cases, Step.CHECK, say(f"Đã chuyển {count} hồ sơ lên tỉnh.", f"{count} passed on."))


def _skipped(count: int) -> None:
    if count:
        st.caption(
            say(
                f"{count} hồ sơ khác đã chọn không ở bước này, được để nguyên.",
                f"{count} others stay as they are.",
            )
        )


def _take(cases: Sequence[Case], step: Step, done: str) -> None:
    ids = [case.submission.id for case in cases if case.submission]
    try:
        take_steps(access(), ids, step)
    except StoreError as error:
        show_store_error(error)
        return
    tell(done)
