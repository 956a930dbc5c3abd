"""The page Bộ tiêu chí: which of its three views is looked at."""

import streamlit as st

from ui.catalogue import comparison, exchange, reading
from ui.catalogue.arrival import show_published
from ui.language import said, say
from ui.query import choose_one
from wording.language import Text

VIEW_KEY = "view"
VIEWS = {
    "read": (Text(vi="Xem", en="Read"), reading.show),
    "compare": (Text(vi="So sánh", en="Compare"), comparison.show),
    "exchange": (Text(vi="Nhập / xuất", en="Import / export"), exchange.show),
}


def show() -> None:
    """Draw the page."""
    st.title(say("Bộ tiêu chí", "Criteria"))
    names = {view: said(name) for view, (name, _) in VIEWS.items()}
    chosen = choose_one(say("Việc cần làm", "What to do"), names, VIEW_KEY)
    show_published()
    VIEWS[chosen][1]()
