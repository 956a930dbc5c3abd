"""Long tables in pages: what formats every cell takes its time, and nobody reads thousands of rows at once."""

import streamlit as st

from ui.language import lang, say
from wording.numbers import whole

AT_ONCE = 600
"""A table of no more rows is shown whole: all units of a province."""


def rows_shown(count: int, key: str) -> slice:
    """Which of `count` rows are shown now; asks for the page where they are more than `AT_ONCE`."""
    if count <= AT_ONCE:
        return slice(0, count)
    with st.container(horizontal=True, vertical_alignment="center"):
        page = st.pagination(-(-count // AT_ONCE), key=key)
        first, last = (page - 1) * AT_ONCE, min(page * AT_ONCE, count)
        shown = f"{whole(first + 1, lang())}–{whole(last, lang())}"
        st.caption(say(f"Dòng {shown} trong {whole(count, 'vi')}", f"Rows {shown} of {whole(count, 'en')}"))
    return slice(first, last)
