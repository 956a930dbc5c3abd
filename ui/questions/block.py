"""The questions to one unit, for the appraiser who has it on the desk."""

import streamlit as st

from ui.blocks import plain
from ui.language import said, say
from ui.questions.found import found_for
from ui.rating import Rating


def show_questions(rating: Rating, unit: str) -> None:
    """Show what may be asked about one unit's figures; nothing where there is nothing."""
    found = [one for one in found_for(rating) if one.unit == unit]
    if not found:
        return
    label = say(f"Cần hỏi lại ({len(found)})", f"Questions ({len(found)})")
    with st.expander(label, icon=":material/contact_support:", expanded=True):
        st.markdown("\n".join(f"- **{said(one.check.title)}.** {plain(said(one.text))}" for one in found))
        st.caption(
            say(
                "Câu hỏi, không phải kết luận: số liệu khác thường vẫn có thể đúng.",
                "Questions, no findings: what is unusual may well be right.",
            )
        )
