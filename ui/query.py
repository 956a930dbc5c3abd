"""Choices that an address carries, so that a link shows a colleague the same commune and the same filters.

Streamlit's own binding writes the labels of options into the address; labels change with the language and repeat, so
ids are written here instead.
"""

from collections.abc import Collection, Mapping

import streamlit as st

_PENDING = "pending-choices"


def take_pending() -> None:
    """Make the choices that `leave` left behind. Called before any widget is drawn."""
    for key, value in st.session_state.pop(_PENDING, {}).items():
        st.session_state[key] = value


def leave(choices: Mapping[str, str]) -> None:
    """Leave choices for the next run: a widget that is drawn already cannot be changed in this one."""
    st.session_state[_PENDING] = dict(choices)


def seed_one(key: str, known: Collection[str], default: str | None = None) -> None:
    """Before a widget with this key: take its value from the address, unless the reader chose one already."""
    asked = st.query_params.get(key)
    if st.session_state.get(key) not in known:
        st.session_state[key] = asked if asked in known else default


def seed_many(key: str, known: Collection[str]) -> None:
    """The same for a widget of several choices; unknown ones are dropped."""
    chosen = st.session_state.get(key, st.query_params.get_all(key))
    st.session_state[key] = [one for one in chosen if one in known]


def forget(*keys: str) -> None:
    """Drop choices that mean something else from now on; for a callback, which runs before the page."""
    for key in keys:
        st.session_state.pop(key, None)
        if key in st.query_params:
            del st.query_params[key]


def keep(key: str, default: str | None = None) -> None:
    """After the widget: write its value into the address; a default leaves no trace there."""
    value = st.session_state.get(key)
    if value and value != default:
        st.query_params[key] = value
    elif key in st.query_params:
        del st.query_params[key]


def choose_one(label: str, names: Mapping[str, str], key: str, default: str = "") -> str:
    """Let the reader choose one of a few things that stand side by side; the address carries it under `key`.

    `names` say each by its id; the default is the first. `label` is for those who cannot see.
    """
    default = default or next(iter(names))
    seed_one(key, names, default)
    chosen = st.segmented_control(
        label,
        list(names),
        required=True,
        format_func=names.__getitem__,
        key=key,
        label_visibility="collapsed",
    )
    keep(key, default)
    return chosen
