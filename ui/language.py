"""The reader's language. Every text on screen is a Vietnamese and an English one side by side, so none can lack."""

import os
from typing import get_args

import streamlit as st

from wording.language import Lang, Text

KEY = "lang"


def default_language() -> Lang:
    """The language that a new visitor meets: `XASO_LANG`, else Vietnamese."""
    wanted = os.environ.get("XASO_LANG", "vi")
    return "en" if wanted == "en" else "vi"


def lang() -> Lang:
    """The language chosen in this session."""
    chosen = st.session_state.get(KEY)
    return chosen if chosen in get_args(Lang) else default_language()


def say(vi: str, en: str) -> str:
    """Say one of two texts."""
    return vi if lang() == "vi" else en


def said(text: Text) -> str:
    """Say a text of the catalogue."""
    return text.say(lang())
