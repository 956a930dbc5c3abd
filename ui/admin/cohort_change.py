"""Another list of units for a round that is still a draft."""

import streamlit as st

from checklist.cohort_list import FILE_NAME, write_cohort
from checklist.layout import MEDIA_TYPE
from store import Round, StoreError, change_cohort
from ui.admin.cohorts import FILE, choose_units
from ui.admin.told import tell
from ui.language import say
from ui.problems import show_store_error
from ui.who import access
from units import load_units


def show_cohort_change(round_: Round) -> None:
    """Draw it, closed: the list is seldom changed."""
    title = say(
        f"Đổi danh sách đơn vị (đang có {len(round_.cohort)})",
        f"Change the list of units ({len(round_.cohort)} now)",
    )
    with st.expander(title, icon=":material/checklist:"):
        st.download_button(
            say("Tải danh sách hiện tại (.xlsx)", "Download the present list (.xlsx)"),
            data=lambda: write_cohort(load_units(round_.era).loc[list(round_.cohort)]),
            file_name=FILE_NAME,
            mime=MEDIA_TYPE,
            icon=":material/download:",
            on_click="ignore",
            key=f"present-{round_.id}",
        )
        codes = choose_units(round_.era, f"change-{round_.id}", first=FILE)
        if codes and _confirmed(round_, codes):
            _change(round_, codes)


def _confirmed(round_: Round, codes: tuple[str, ...]) -> bool:
    return st.button(
        say(f"Dùng danh sách {len(codes)} đơn vị này", f"Use this list of {len(codes)} units"),
        key=f"change-{round_.id}",
        disabled=codes == round_.cohort,
    )


def _change(round_: Round, codes: tuple[str, ...]) -> None:
    try:
        changed = change_cohort(access(), round_.id, codes)
    except StoreError as error:
        show_store_error(error)
        return
    count = len(changed.cohort)
    tell(say(f"Danh sách của kỳ nay có {count} đơn vị.", f"The list now has {count} units."))
