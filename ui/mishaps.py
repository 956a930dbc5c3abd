"""What a page shows when it breaks: words and a number, never a traceback; the log has the rest under that number."""

import secrets

import streamlit as st
from streamlit.logger import get_logger

from store import NotAdmitted, SessionExpired, StoreError
from ui.language import say
from ui.problems import show_store_error
from ui.sign_in import show_entrance


def show_mishap(error: Exception) -> bool:
    """Draw an error that left a page or a callback; True tells Streamlit that it is dealt with.

    The end of a session leads to the sign-in page; what the store refuses is said in words; anything else gets a
    number, under which the log has the traceback.
    """
    if isinstance(error, SessionExpired | NotAdmitted):
        show_entrance(error)
    elif isinstance(error, StoreError):
        show_store_error(error)
    else:
        _show_number(error)
    return True


def _show_number(error: Exception) -> None:
    number = 100_000 + secrets.randbelow(900_000)
    get_logger("xaso").error("Mishap %d", number, exc_info=error)
    st.error(
        say(
            f"Có lỗi ngoài dự kiến, mã số {number}. Những gì đã nộp vẫn được giữ. Tải lại trang rồi thử lại; nếu vẫn "
            "lỗi, báo mã số này cho quản trị máy chủ: nhật ký của máy chủ có chi tiết dưới mã số đó.",
            f"Something unexpected happened, number {number}. What was submitted is kept. Reload the page and try "
            "again; if it happens again, tell this number to whoever runs the server: the log has the details.",
        )
    )
