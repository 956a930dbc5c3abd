"""The door of the web app: navigation, language, and which round is looked at. Run with `streamlit run app.py`."""

import streamlit as st

from checklist.upload import require_defused
from store import StoreError
from ui.blocks import FAVICON, STYLE, WORDMARK
from ui.language import KEY as LANGUAGE_KEY
from ui.language import default_language, say
from ui.problems import show_store_error
from ui.query import forget, keep, seed_one, take_pending
from ui.rating import CHOSEN_UNITS, ROUND_KEY, rounds
from ui.routes import navigation
from wording.language import LANGUAGES

require_defused()
st.set_page_config(page_title="Xã Số", page_icon=FAVICON, layout="wide")
st.html(STYLE)

try:
    known = rounds()
except StoreError as error:
    show_store_error(error)
    st.stop()
st.logo(WORDMARK, size="large")
take_pending()
seed_one(LANGUAGE_KEY, LANGUAGES, default_language())
seed_one(ROUND_KEY, [str(r.id) for r in known], str(known[0].id) if known else None)
with st.sidebar:
    st.segmented_control(
        "Ngôn ngữ / Language",
        LANGUAGES,
        required=True,
        format_func={"vi": "Tiếng Việt", "en": "English"}.__getitem__,
        key=LANGUAGE_KEY,
        label_visibility="collapsed",
    )
    if known:
        st.selectbox(
            say("Kỳ đánh giá", "Round"),
            [str(r.id) for r in known],
            format_func={str(r.id): r.name for r in known}.__getitem__,
            key=ROUND_KEY,
            on_change=forget,
            args=CHOSEN_UNITS,
        )
keep(LANGUAGE_KEY, default_language())
keep(ROUND_KEY)

navigation(has_round=bool(known)).run()
