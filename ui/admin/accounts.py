"""The part Tài khoản: everybody who may sign in, in a table with filters; one of them, a new one, or a list from Excel."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from store import Account, Role, list_accounts
from ui.admin.account_words import STATES, places_in_words, state_of
from ui.admin.accounts_file import show_accounts_file
from ui.admin.one_account import show_account, show_new_account
from ui.admin.told import show_told
from ui.blocks import table_height
from ui.language import lang, said, say
from ui.query import choose_one
from ui.who import access
from ui.words import ROLES
from units import folded, sort_key, unaccented
from wording.language import Text
from wording.numbers import whole

WORK_KEY, OPEN_KEY = "people", "account-open"
LIST, NEW, FILE = "list", "new", "file"
WORKS = {
    LIST: Text(vi="Danh sách", en="List"),
    NEW: Text(vi="Thêm tài khoản", en="New account"),
    FILE: Text(vi="Nhập và xuất bằng Excel", en="To Excel and back"),
}
_TALLEST = 640


def show_accounts() -> None:
    """Draw the part; for whoever may manage accounts."""
    names = {key: said(name) for key, name in WORKS.items()}
    work = choose_one(say("Việc cần làm", "What to do"), names, WORK_KEY)
    show_told()
    known = list_accounts(access())
    if work == NEW:
        show_new_account(known)
    elif work == FILE:
        show_accounts_file(known)
    elif opened := next((one for one in known if one.email == st.session_state.get(OPEN_KEY)), None):
        st.button(
            say("Về danh sách", "Back to the list"),
            icon=":material/arrow_back:",
            type="tertiary",
            on_click=_close,
        )
        show_account(opened)
    else:
        _list(known)


def _close() -> None:
    st.session_state.pop(OPEN_KEY, None)


def _list(known: Sequence[Account]) -> None:
    if not known:
        st.info(
            say(
                "Chưa có tài khoản nào. Thêm từng người ở “Thêm tài khoản”, hoặc cả danh sách ở “Nhập và xuất bằng Excel”.",
                "There is no account yet. Add people one by one, or a whole list from Excel.",
            )
        )
        return
    found = _filtered(known)
    active = sum(one.active for one in known)
    counts = say(
        f"{whole(len(found), 'vi')} / {whole(len(known), 'vi')} tài khoản, {whole(active, 'vi')} đang dùng. "
        "Bấm vào địa chỉ để xem và sửa.",
        f"{whole(len(found), 'en')} of {whole(len(known), 'en')} accounts, {whole(active, 'en')} active. "
        "Click an address to see and change it.",
    )
    st.caption(counts)
    if found:
        _table(found)


def _filtered(known: Sequence[Account]) -> list[Account]:
    left, middle, right = st.columns([3, 3, 2])
    wanted = left.text_input(
        say("Tìm theo e-mail, tên, đơn vị", "Search address, name, place"), key="accounts-search"
    )
    roles = middle.multiselect(
        say("Vai trò", "Role"),
        list(Role),
        format_func=lambda role: said(ROLES[role]),
        placeholder=say("Tất cả", "All"),
        key="accounts-roles",
    )
    state = right.selectbox(
        say("Trạng thái", "State"),
        list(STATES),
        index=None,
        format_func=lambda one: said(STATES[one]),
        placeholder=say("Tất cả", "All"),
        key="accounts-state",
    )
    found = [
        one
        for one in known
        if (not roles or one.role in roles)
        and (state is None or state_of(one) == state)
        and _fits(one, wanted)
    ]
    order = list(Role)
    return sorted(found, key=lambda one: (order.index(one.role), sort_key(one.name), one.email))


def _fits(account: Account, wanted: str) -> bool:
    """Every word said is somewhere in the account; marks count only where some are typed."""
    text = folded(f"{account.email} {account.name} {places_in_words(account)}")
    bare = unaccented(text)
    return all(word in text or word in bare for word in folded(wanted).split())


def _table(found: Sequence[Account]) -> None:
    """A click on an address opens it. The key holds the list, because a cell is told by its place in it."""
    address = say("Email", "E-mail")
    shown = pd.DataFrame(
        {
            address: [one.email for one in found],
            say("Họ tên", "Name"): [one.name for one in found],
            say("Vai trò", "Role"): [said(ROLES[one.role]) for one in found],
            say("Đơn vị", "Places"): [places_in_words(one) for one in found],
            say("Trạng thái", "State"): [said(STATES[state_of(one)]) for one in found],
        }
    )
    widths = (260, 180, 200, 340, 110)
    event = st.dataframe(
        shown,
        hide_index=True,
        height=min(table_height(len(found)), _TALLEST),
        on_select="rerun",
        selection_mode="single-cell",
        key=f"accounts-{lang()}-{hash(tuple(one.email for one in found))}",
        column_config={
            title: st.column_config.TextColumn(width=width)
            for title, width in zip(shown.columns, widths, strict=True)
        },
        alt=say("Danh sách tài khoản", "Accounts"),
    )
    if event.selection.cells:
        row, column = event.selection.cells[0]
        if column == address:
            st.session_state[OPEN_KEY] = found[row].email
            st.rerun()
