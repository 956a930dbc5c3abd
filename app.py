"""The door of the web app: the server with its guards, navigation, language, and which round is looked at.

Run with `streamlit run app.py`. Streamlit then imports this file for the server, and runs it for every page.
"""

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config
from streamlit.starlette import App

from checklist.upload import require_defused
from opendata import open_data
from telemetry import Told
from ui.file_routes import SignedInFilesOnly
from ui.language import KEY as LANGUAGE_KEY
from ui.language import default_language, lang, say
from ui.loopback import ThisComputerOnly
from ui.mishaps import show_mishap
from ui.query import forget, keep, seed_one, take_pending
from ui.rating import CHOSEN_UNITS, ROUND_KEY, rounds
from ui.routes import navigation
from ui.sign_in import admitted, show_person
from ui.style import FAVICON, STYLE, UPLOADER_IN_VIETNAMESE, wordmark
from ui.telemetry import begin_log, drawing, life, telemetry_routes
from ui.theme import palette
from ui.who import database, one_look
from wording.language import LANGUAGES


def draw() -> None:
    """Draw the page at the address that is asked for, or why the reader does not come in; told and measured."""
    with drawing() as drawn, one_look():
        _draw(drawn)


def _draw(drawn: list[str]) -> None:
    st.set_page_config(page_title="Xã Số", page_icon=FAVICON, layout="wide")
    st.html(STYLE)
    st.logo(wordmark(palette().ink), size="large")
    take_pending()
    with st.sidebar:
        _choose_language()
    if lang() == "vi":
        st.html(UPLOADER_IN_VIETNAMESE)
    person = admitted()
    with st.sidebar:
        has_round = _choose_round()
        show_person(person)
    page = navigation(person, has_round)
    drawn.append(page.url_path)
    page.run()


def _choose_language() -> None:
    seed_one(LANGUAGE_KEY, LANGUAGES, default_language())
    st.segmented_control(
        "Ngôn ngữ / Language",
        LANGUAGES,
        required=True,
        format_func={"vi": "Tiếng Việt", "en": "English"}.__getitem__,
        key=LANGUAGE_KEY,
        label_visibility="collapsed",
    )
    keep(LANGUAGE_KEY, default_language())


def _choose_round() -> bool:
    """Offer the rounds that the reader sees; False where there is none."""
    known = rounds()
    seed_one(ROUND_KEY, [str(r.id) for r in known], str(known[0].id) if known else None)
    if known:
        st.selectbox(
            say("Kỳ đánh giá", "Round"),
            [str(r.id) for r in known],
            format_func={str(r.id): r.name for r in known}.__getitem__,
            key=ROUND_KEY,
            on_change=forget,
            args=CHOSEN_UNITS,
        )
    keep(ROUND_KEY)
    return bool(known)


require_defused()
if __name__ == "__main__":
    try:
        draw()
    except Exception as error:
        show_mishap(error)
else:
    begin_log()
    base = config.get_option("server.baseUrlPath")
    app = App(
        __file__,
        lifespan=life,
        routes=[*telemetry_routes(database, base), *open_data(database, base)],
        middleware=[Middleware(Told), Middleware(ThisComputerOnly), Middleware(SignedInFilesOnly)],
        on_script_error=show_mishap,
    )
