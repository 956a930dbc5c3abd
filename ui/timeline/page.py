"""Qua các kỳ."""

import streamlit as st

from ui.language import say


def show() -> None:
    """Draw the page."""
    st.title(say("Qua các kỳ", "Over time"))
