"""Where programs and other people read a published round: its addresses, or that this server gives none."""

from html import escape

import streamlit as st
from streamlit import config

from opendata import addresses_of, is_on
from store import Round
from ui.auth_section import Entrance, setting
from ui.blocks import cell, table
from ui.language import said, say


def show_open_data(round_: Round) -> None:
    """Draw it."""
    st.markdown(f"**{say('Dữ liệu mở', 'Open data')}**")
    if not is_on():
        st.markdown(
            say(
                "Máy chủ này không mở dữ liệu: chỉ tài khoản đăng nhập xem được kết quả.",
                "This server gives no open data: only people who sign in see the results.",
            )
        )
        return
    if setting().entrance is Entrance.THIS_COMPUTER:
        who = say(
            "Đang ở chế độ một máy nên chỉ máy này mở được các địa chỉ dưới đây.",
            "The app serves this computer only, and so do the addresses below.",
        )
    else:
        who = say(
            "Ai vào được máy chủ cũng đọc được các địa chỉ dưới đây, không cần đăng nhập; không ai sửa được gì qua đó.",
            "Whoever reaches the server can read the addresses below without signing in; nothing can be changed there.",
        )
    st.markdown(who)
    head = [
        (say("Nội dung", "What"), False),
        (say("Địa chỉ trên máy chủ này", "Address on this server"), False),
    ]
    addresses = addresses_of(round_.id, config.get_option("server.baseUrlPath"))
    rows = [f"<tr>{cell(escape(said(what)))}{cell(_link(path))}</tr>" for path, what in addresses.items()]
    table(head, rows)


def _link(path: str) -> str:
    """An address is broken between its parts, not at the hyphen within one."""
    parts = "/<wbr>".join(
        f'<span style="white-space:nowrap">{escape(part)}</span>' for part in path.split("/")
    )
    return f'<a href="{escape(path)}" target="_blank" rel="noopener">{parts}</a>'
