"""Độ vững thứ hạng."""

import streamlit as st

from ui.language import say


def show() -> None:
    """Draw the page."""
    st.title(say("Độ vững thứ hạng", "How firm the ranks are"))
