"""Which month or quarter is looked at; the address carries it: `thang=2022-09` or `quy=2022-3`."""

import streamlit as st

from analysis.progress.periods import Period, quarters, single_months
from store import Progress
from ui.language import said, say
from ui.query import forget, keep, seed_one

MONTH_KEY, QUARTER_KEY = "thang", "quy"
_KIND = "progress-period"


def choose_period(found: Progress) -> Period:
    """Let the reader choose a month or a quarter of those that have come; by default the present month."""
    kinds = {MONTH_KEY: say("Tháng", "Month"), QUARTER_KEY: say("Quý", "Quarter")}
    if st.session_state.get(_KIND) not in kinds:
        st.session_state[_KIND] = QUARTER_KEY if QUARTER_KEY in st.query_params else MONTH_KEY
    left, right = st.columns([1, 3], vertical_alignment="bottom")
    kind = left.segmented_control(
        say("Xem theo", "By"), list(kinds), required=True, format_func=kinds.__getitem__, key=_KIND
    )
    forget(QUARTER_KEY if kind == MONTH_KEY else MONTH_KEY)
    known = quarters(found.months) if kind == QUARTER_KEY else single_months(found.months)
    seed_one(kind, known, list(known)[-1])
    with right:
        chosen = st.selectbox(
            kinds[kind],
            list(reversed(known)),
            format_func=lambda key: _named(known[key]),
            key=kind,
            width=260,
        )
    keep(kind)
    return known[chosen]


def choose_month(found: Progress) -> Period:
    """The same of months alone."""
    forget(QUARTER_KEY)
    known = single_months(found.months)
    seed_one(MONTH_KEY, known, list(known)[-1])
    chosen = st.selectbox(
        say("Tháng báo cáo", "Month"),
        list(reversed(known)),
        format_func=lambda key: _named(known[key]),
        key=MONTH_KEY,
        width=260,
    )
    keep(MONTH_KEY)
    return known[chosen]


def capital(text: str) -> str:
    """With a capital at its beginning, as a title has it."""
    return text[:1].upper() + text[1:]


def _named(period: Period) -> str:
    return capital(said(period.name))
