"""Cần hỏi lại."""

import streamlit as st

from ui.language import say


def show() -> None:
    """Draw the page."""
    st.title(say("Cần hỏi lại", "Questions"))
