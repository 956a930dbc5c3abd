"""Who looks at the pages: the store in their name."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

from store import Access, Database, NotAdmitted, Person, local_access, open_database, sign_in
from ui.auth_section import Entrance, setting
from ui.identity import identity_of

_ACCESS = "access"
_looking: ContextVar[list[Person] | None] = ContextVar("looking", default=None)
"""The person, once known, of the page that is being drawn; None where none is."""


@st.cache_resource(show_spinner=False)
def database() -> Database:
    """The store, opened once for the process."""
    return open_database()


def access() -> Access:
    """The store in the name of whoever looks at this page.

    It is made once a session, but holds no role: the store reads the account anew in every transaction.
    Raises NotAdmitted, SessionExpired, and what opening the database raises.
    """
    entrance = setting().entrance
    if entrance is Entrance.THIS_COMPUTER:
        return local_access(database())
    if entrance is Entrance.CLOSED:
        raise NotAdmitted("The settings of sign-in are not complete.", email="", reason="closed")
    identity = identity_of(st.user.to_dict())
    made = st.session_state.get(_ACCESS)
    if not isinstance(made, Access) or (made.db, made.who, made.until) != (
        database(),
        identity.email,
        identity.until,
    ):
        made = st.session_state[_ACCESS] = sign_in(database(), identity.email, identity.until)
    return made


def person() -> Person:
    """Who that is, and what they may: read from the store once while a page is drawn. Raises like `access`.

    It decides what is shown; what is done, the store decides, which reads the account anew every time.
    """
    known = _looking.get()
    if known is None:
        return access().person()
    if not known:
        known.append(access().person())
    return known[0]


@contextmanager
def one_look() -> Iterator[None]:
    """While a page is drawn, ask only once who looks at it."""
    before = _looking.set([])
    try:
        yield
    finally:
        _looking.reset(before)
