"""Đăng nhập: the page before sign-in, why somebody does not come in, and who it is once they have."""

from datetime import datetime
from html import escape
from typing import cast

import streamlit as st

from store import NotAdmitted, Person, Place, Role, SessionExpired, StoreError
from store.people.rights import has_districts
from ui.auth_section import Entrance, setting
from ui.blocks import notice
from ui.language import said, say
from ui.routes import Route
from ui.who import person
from ui.words import ROLES
from units import load_districts, load_units
from wording.moments import said_moment


def admitted() -> Person:
    """Who looks, as the store knows them now. Whoever may not come in sees why instead, and nothing else is drawn."""
    try:
        return person()
    except (NotAdmitted, SessionExpired) as refusal:
        _show_everywhere(refusal)
        st.stop()


def show_entrance(refusal: StoreError) -> None:
    """Draw what somebody sees who did not come in: why, and the one thing to do about it."""
    _, middle, _ = st.columns([1, 2, 1])
    with middle, st.container(border=True):
        if isinstance(refusal, SessionExpired):
            _sign_in_again(refusal)
        elif setting().entrance is Entrance.CLOSED:
            _closed()
        elif refusal.details.get("reason") == "signed_out":
            st.title(say("Đăng nhập", "Sign in"))
            st.markdown(
                say(
                    "Xã Số chấm điểm chuyển đổi số cấp xã. Đăng nhập bằng tài khoản đăng nhập một lần của tỉnh.",
                    "Xã Số rates communes on digital transformation. Sign in with your account of the province.",
                )
            )
            _sign_in_button()
        else:
            _unknown(refusal)


def show_person(who: Person) -> None:
    """Draw who is signed in, with the button to leave; without sign-in, that there is none."""
    if setting().entrance is Entrance.THIS_COMPUTER:
        st.caption(
            say(
                "Chế độ một máy: không đăng nhập, mọi thao tác ghi tên Máy này.",
                "One computer: no sign-in, whatever is done is noted under Máy này.",
            )
        )
        return
    lines = [f"<b>{escape(who.name)}</b>", escape(said(ROLES[who.role]))]
    lines += [
        escape(_place_name(place, who.role)) for place in sorted(who.places, key=lambda p: (p.era, p.code))
    ]
    st.html(f'<div class="xs-small">{"<br>".join(lines)}</div>')
    _sign_out_button()


def _show_everywhere(refusal: StoreError) -> None:
    """Draw the entrance at every address: Streamlit would put "page not found" over a page that it does not know."""

    def show() -> None:
        show_entrance(refusal)

    title = say("Đăng nhập", "Sign in")
    pages = [st.Page(show, title=title, url_path=route.path) for route in Route]
    st.navigation([st.Page(show, title=title, default=True), *pages], position="hidden").run()


def _sign_in_again(refusal: SessionExpired) -> None:
    at = said_moment(cast(datetime, refusal.details["until"]))
    st.title(say("Phiên đăng nhập đã hết hạn", "Your session has ended"))
    st.markdown(
        say(
            f"Hệ thống đăng nhập của tỉnh cho phép đến {at}. Những gì đã nộp vẫn được giữ; việc bấm sau lúc đó chưa được làm. "
            "Đăng nhập lại để làm tiếp.",
            f"The province's sign-in was valid until {at}. What was submitted is kept; what you pressed after that was not "
            "done. Sign in again to go on.",
        )
    )
    _sign_in_button()


def _unknown(refusal: StoreError) -> None:
    st.title(say("Chưa vào được", "Not admitted"))
    st.html(f"<p>{_why_unknown(refusal)}</p>")
    st.markdown(
        say(
            "Hỏi **quản trị viên cấp tỉnh** để được giao vai trò, hoặc đăng xuất rồi vào bằng tài khoản khác.",
            "Ask the **provincial administrator** for a role, or sign out and use another account.",
        )
    )
    _sign_out_button()


def _why_unknown(refusal: StoreError) -> str:
    """Why somebody whom the provider names does not come in: HTML."""
    email = f"<b>{escape(str(refusal.details.get('email', '')))}</b>"
    reason = refusal.details.get("reason")
    if reason == "no_email":
        return say(
            "Hệ thống đăng nhập không cho biết địa chỉ e-mail của tài khoản này, nên không biết vai trò nào được giao.",
            "The sign-in named no e-mail address, so no role can be found.",
        )
    if reason == "email_not_verified":
        return say(
            f"Hệ thống đăng nhập cho biết địa chỉ {email} chưa được xác minh. Xác minh địa chỉ ở đó rồi đăng nhập lại.",
            f"The sign-in says that the address {email} is not verified. Verify it there, then sign in again.",
        )
    if reason == "no_end":
        return say(
            f"Hệ thống đăng nhập không cho biết phiên của {email} kéo dài đến bao giờ, nên phiên này không được nhận.",
            f"The sign-in does not say when the session of {email} ends, so it is not accepted.",
        )
    return say(
        f"Đang đăng nhập bằng địa chỉ {email}. Địa chỉ này chưa được giao vai trò nào, hoặc tài khoản đã ngừng dùng.",
        f"You are signed in as {email}. No role was given to this address, or its account is no longer active.",
    )


def _closed() -> None:
    st.title(say("Phần đăng nhập chưa cài đặt xong", "Sign-in is not set up"))
    st.markdown(
        say(
            "Tệp bí mật (secrets.toml) có phần [auth] nhưng chưa dùng được, nên chưa ai vào được. Quản trị máy chủ sửa "
            "các điểm dưới đây rồi khởi động lại; cách làm ở mục Đăng nhập của docs/van-hanh.md.",
            "The section [auth] of secrets.toml is there and cannot be used, so nobody comes in. Mend what is listed, "
            "then start again; see docs/van-hanh.md.",
        )
    )
    notice("<br>".join(escape(said(fault)) for fault in setting().faults))


def _sign_in_button() -> None:
    # Without an icon: on the first page of all its name would show until the font is there.
    st.button(say("Đăng nhập", "Sign in"), key="sign-in", type="primary", on_click=st.login)


def _sign_out_button() -> None:
    st.button(say("Đăng xuất", "Sign out"), key="sign-out", icon=":material/logout:", on_click=st.logout)


def _place_name(place: Place, role: Role) -> str:
    """A district or a unit by name, the unit with its district."""
    if role is Role.DISTRICT_OFFICER:
        return str(load_districts(place.era).at[place.code, "name"])
    unit = load_units(place.era).loc[place.code]
    return f"{unit['name']}, {unit['district_name']}" if has_districts(place.era) else str(unit["name"])
