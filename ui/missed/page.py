"""Chỉ tiêu hay chưa đạt."""

import streamlit as st

from ui.language import say


def show() -> None:
    """Draw the page."""
    st.title(say("Chỉ tiêu hay chưa đạt", "Commonly missed"))
