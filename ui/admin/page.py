"""The page Quản trị: for administrators, and which of its parts is looked at."""

import streamlit as st

from store import Right
from ui.admin import backup, rounds
from ui.admin.accounts import show_accounts
from ui.language import said, say
from ui.query import choose_one
from ui.who import person
from wording.language import Text

PART_KEY = "part"


PARTS = {
    "rounds": (Text(vi="Kỳ đánh giá", en="Rounds"), rounds.show_rounds),
    "accounts": (Text(vi="Tài khoản", en="Accounts"), show_accounts),
    "backup": (Text(vi="Sao lưu", en="Backup"), backup.show_backup),
}


def show() -> None:
    """Draw the page."""
    st.title(say("Quản trị", "Administration"))
    if not person().may(Right.MANAGE_ROUNDS):
        st.info(
            say(
                "Trang này dành cho quản trị viên cấp tỉnh. Tài khoản của bạn không có quyền quản trị; các trang khác trong "
                "danh mục bên trái vẫn dùng bình thường.",
                "This page is for the provincial administrator. Your account is none; the other pages of the menu are yours "
                "as before.",
            )
        )
        return
    names = {part: said(name) for part, (name, _) in PARTS.items()}
    PARTS[choose_one(say("Phần quản trị", "Part"), names, PART_KEY)][1]()
