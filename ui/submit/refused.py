"""What is refused: the problems by sheet and cell, the file marked, and figures carried over from another edition."""

import streamlit as st

from checklist.batch import Batch
from checklist.readings import Reading
from ui.blocks import plain
from ui.language import say
from ui.problems import show_problems
from ui.rating import Rating
from ui.submit.carrying import offer_carrying
from ui.submit.marked_copies import marked_copies

_OPEN = 3
"""So many refused files are shown opened."""


def show_refused(rating: Rating, batch: Batch) -> None:
    """Show every refused file with what to do."""
    if not batch.refused:
        return
    st.subheader(say(f"Chưa nhận: {len(batch.refused)} tệp", f"Refused: {len(batch.refused)}"))
    st.caption(
        say(
            "Tải tệp đã đánh dấu, sửa ngay trên đó (hoặc sửa các ô nêu dưới đây trong tệp của bạn), rồi tải lên lại. "
            "Các phiếu khác không bị ảnh hưởng.",
            "Download the marked file and mend it there (or mend the cells below in your own), then upload it again. "
            "Other checklists are not affected.",
        )
    )
    if len(batch.refused) > 1:
        marked_copies(batch.refused)
    for reading in batch.refused:
        with st.expander(_title(reading), expanded=len(batch.refused) <= _OPEN):
            marked_copies([reading])  # above the problems: a long list would hide the way on
            show_problems(reading.problems)
            offer_carrying(rating, reading)


def _title(reading: Reading) -> str:
    return f"✕ {plain(reading.file)} · " + say(f"{len(reading.errors)} lỗi", f"{len(reading.errors)} errors")
