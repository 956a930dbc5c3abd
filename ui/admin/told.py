"""What was done is told after the page was drawn anew: the side bar and the tables then show it too."""

import streamlit as st

from ui.query import leave

_KEY = "told"


def tell(what: str, warning: str = "", **choices: str) -> None:
    """Draw the page anew, with the choices made, a word of what was done, and perhaps one of what was not."""
    st.session_state[_KEY] = (what, warning)
    leave(choices)
    st.rerun()


def show_told() -> None:
    """Show it, once."""
    what, warning = st.session_state.pop(_KEY, ("", ""))
    if what:
        st.success(what, icon=":material/check:")
    if warning:
        st.warning(warning)
