"""One account: who it is, what they are and of which places; stopped and taken into use again."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from store import Account, NewAccount, Place, Role, StoreError, email_key, save_account, set_active
from store.texts import LONGEST_LINE
from ui.admin.account_words import STATES, place_labels, state_of
from ui.admin.told import tell
from ui.admin.words import era_title
from ui.blocks import plain
from ui.language import said, say
from ui.problems import show_store_error
from ui.who import access, person
from ui.words import ROLES
from units import ERAS
from wording.addresses import LONGEST, is_email
from wording.language import Text
from wording.moments import said_moment

_MADE = "accounts-made"
"""How many accounts were made in this session: each starts with an empty form."""

_MEANING = {
    Role.ADMINISTRATOR: Text(
        vi="Lập kỳ, quản lý tài khoản, công bố; làm được mọi việc khác.",
        en="Sets up rounds, manages accounts, publishes; may do everything else too.",
    ),
    Role.APPRAISER: Text(
        vi="Xem hồ sơ và thẩm định của mọi đơn vị; không nộp phiếu.",
        en="Sees and appraises the submissions of all units; submits none.",
    ),
    Role.DISTRICT_OFFICER: Text(
        vi="Nộp, xem và kiểm tra hồ sơ của các đơn vị trong huyện mình.",
        en="Submits, sees and checks for the units of the district.",
    ),
    Role.COMMUNE_OFFICER: Text(vi="Nộp và xem hồ sơ của đơn vị mình.", en="Submits and sees for the unit."),
    Role.VIEWER: Text(
        vi="Xem kết quả của mọi đơn vị; không xem hồ sơ, không thay đổi gì.",
        en="Sees the results of all units; no files, and changes nothing.",
    ),
}


def show_new_account(known: Sequence[Account]) -> None:
    """Draw the form of somebody new."""
    key = f"new-{st.session_state.get(_MADE, 0)}"
    email = st.text_input(
        say("E-mail (địa chỉ người đó dùng để đăng nhập)", "E-mail (what the person signs in with)"),
        max_chars=LONGEST,
        key=f"{key}-email",
    )
    new = _form(email, None, key)
    if any(one.email == new.email for one in known):
        st.warning(
            say(
                "Địa chỉ này đã có tài khoản; tìm trong Danh sách để sửa.",
                "This address has an account already; find it in the list.",
            )
        )
        return
    if _save(new, say("Thêm tài khoản", "Add account"), key):
        st.session_state[_MADE] = st.session_state.get(_MADE, 0) + 1
        name = plain(_called(new))
        tell(say(f"Đã thêm tài khoản của **{name}**.", f"The account of **{name}** was added."))


def show_account(account: Account) -> None:
    """Draw an account with all that can be changed of it."""
    _head(account)
    new = _form(account.email, account, account.email)
    with st.container(horizontal=True):
        saved = _save(new, say("Lưu thay đổi", "Save changes"), account.email)
        _switch(account)
    if account.email == person().email:
        st.caption(
            say(
                "Đây là tài khoản của bạn: chỉ quản trị viên khác mới ngừng dùng hoặc đổi vai trò của nó được.",
                "This is your own account: only another administrator can stop it or change its role.",
            )
        )
    if saved:
        name = plain(_called(new))
        tell(say(f"Đã lưu tài khoản của **{name}**.", f"The account of **{name}** was saved."))


def _head(account: Account) -> None:
    """Who it is; as HTML, because Markdown makes a link of every address."""
    made = said_moment(account.created_at)
    by = (
        say(f", bởi {account.created_by}", f", by {account.created_by}")
        if is_email(account.created_by)
        else ""
    )
    known = f"{account.email} · {said(STATES[state_of(account)])} · {say('lập', 'made')} {made}{by}"
    st.html(
        f'<b style="font-size:1.25rem">{escape(_called(account))}</b>'
        f'<div class="xs-muted xs-small">{escape(known)}</div>'
    )


def _called(account: Account | NewAccount) -> str:
    return account.name or account.email


def _form(email: str, account: Account | None, key: str) -> NewAccount:
    left, right = st.columns(2)
    name = left.text_input(
        say("Họ tên", "Name"),
        value=account.name if account else "",
        max_chars=LONGEST_LINE,
        key=f"{key}-name",
    )
    roles = list(Role)
    role: Role = right.selectbox(
        say("Vai trò", "Role"),
        roles,
        index=roles.index(account.role if account else Role.COMMUNE_OFFICER),
        format_func=lambda one: said(ROLES[one]),
        key=f"{key}-role",
    )
    st.caption(said(_MEANING[role]))
    places = [place for era in ERAS for place in _places(role, era, account, key)]
    return NewAccount(email_key(email), name, role, places)


def _places(role: Role, era: str, account: Account | None, key: str) -> list[Place]:
    labels = place_labels(role, era)
    if not labels:
        return []
    what = say("Huyện", "Districts") if role is Role.DISTRICT_OFFICER else say("Đơn vị", "Units")
    kept = (
        [place.code for place in account.places if place.era == era]
        if account and account.role is role
        else []
    )
    chosen = st.multiselect(
        f"{what} {era_title(era)}",
        list(labels),
        default=kept,
        format_func=labels.__getitem__,
        placeholder=say("Gõ để tìm", "Type to search"),
        key=f"{key}-{role}-{era}",
    )
    return [Place(era, code) for code in chosen]


def _save(new: NewAccount, label: str, key: str) -> bool:
    if not st.button(label, type="primary", key=f"{key}-save"):
        return False
    try:
        save_account(access(), new)
    except StoreError as error:
        show_store_error(error)
        return False
    return True


def _switch(account: Account) -> None:
    if account.email == person().email:
        return
    label = say("Ngừng dùng", "Stop") if account.active else say("Cho dùng lại", "Take into use again")
    if not st.button(label, key=f"{account.email}-switch"):
        return
    try:
        set_active(access(), account.email, not account.active)
    except StoreError as error:
        show_store_error(error)
        return
    name = plain(_called(account))
    if account.active:
        tell(say(f"**{name}** không đăng nhập được nữa.", f"**{name}** cannot sign in any more."))
    else:
        tell(say(f"**{name}** đăng nhập lại được.", f"**{name}** can sign in again."))
