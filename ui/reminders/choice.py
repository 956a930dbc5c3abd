"""The reader's choice: letters or none, and in which language."""

import streamlit as st

from store import StoreError, Subscription, set_subscription
from ui.blocks import plain
from ui.language import lang, say
from ui.problems import show_store_error
from ui.who import access
from wording.language import LANGUAGES, Lang

_NAMES: dict[Lang, str] = {"vi": "Tiếng Việt", "en": "English"}
_SAVED = "reminders-saved"


def show_choice(email: str, found: Subscription | None) -> None:
    """Draw the form of who has an account."""
    language: Lang = found.language if found else lang()
    with st.form("reminders"):
        wanted = st.checkbox(
            say(f"Gửi thư nhắc việc cho tôi, tới {plain(email)}", f"Send me reminders, to {plain(email)}"),
            value=bool(found and found.active),
        )
        chosen = st.radio(
            say("Ngôn ngữ của thư", "Language of the letters"),
            LANGUAGES,
            index=LANGUAGES.index(language),
            format_func=_NAMES.__getitem__,
            horizontal=True,
        )
        pressed = st.form_submit_button(say("Lưu", "Save"), type="primary")
    if pressed:
        _save(wanted, chosen)
    elif st.session_state.pop(_SAVED, False):
        st.success(_told(bool(found and found.active)))


def _save(wanted: bool, language: Lang) -> None:
    try:
        set_subscription(access(), wanted, language)
    except StoreError as error:
        show_store_error(error)
        return
    st.session_state[_SAVED] = True
    st.rerun()


def _told(wanted: bool) -> str:
    if wanted:
        return say("Đã lưu: bạn sẽ nhận thư khi có việc.", "Saved: you get a letter when something waits.")
    return say("Đã lưu: bạn không nhận thư nữa.", "Saved: you get no letters.")
