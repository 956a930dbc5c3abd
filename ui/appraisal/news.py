"""What was just done, told once after the page is drawn again."""

import streamlit as st

_KEY = "appraisal-news"


def tell(what: str) -> None:
    """Draw the whole page again, and say there what was done."""
    st.session_state[_KEY] = what
    st.rerun()


def show_news() -> None:
    """Say what was done in the run before."""
    if what := st.session_state.pop(_KEY, ""):
        st.success(what, icon=":material/check:")
