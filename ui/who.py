"""Who looks at the pages: the store in their name."""

import streamlit as st

from store import Access, Database, NotAdmitted, Person, local_access, open_database, sign_in
from ui.auth_section import Entrance, setting
from ui.identity import identity_of

_ACCESS = "access"


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
    """Who that is, and what they may: read from the store at every call. Raises like `access`."""
    return access().person()
