"""The page."""

import streamlit as st

from ui.language import say


def show() -> None:
    """Draw the page."""
    st.title(say("Tiến độ tháng", "Monthly progress"))
