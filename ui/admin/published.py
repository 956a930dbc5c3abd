"""A published round: who published it and when, the hash of the results, and whether they can still be computed."""

import streamlit as st

from store import Round, StoreError, get_publication, said_name, verify_published
from ui.admin.open_data import show_open_data
from ui.blocks import plain
from ui.language import say
from ui.problems import show_store_error
from ui.who import access
from wording.moments import said_moment


def show_publication(round_: Round) -> None:
    """Draw it."""
    try:
        made = get_publication(access(), round_.id)
    except StoreError as error:
        show_store_error(error)
        return
    st.markdown(f"**{say('Kết quả đã công bố', 'Published results')}**")
    by, at = plain(said_name(made.by)), said_moment(made.at)
    st.markdown(say(f"Công bố bởi {by}, lúc {at}. Mã kiểm (SHA-256):", f"Published by {by}, {at}. SHA-256:"))
    st.code(made.sha256, language=None, wrap_lines=True)
    if st.button(
        say("Tính lại và so sánh", "Compute again and compare"),
        key=f"verify-{round_.id}",
        icon=":material/calculate:",
    ):
        with st.spinner(say("Đang tính lại…", "Computing…")):
            is_same = verify_published(access(), round_.id)
        if is_same:
            st.success(
                say(
                    "Khớp: số liệu đang lưu cho ra đúng kết quả đã công bố, tới chữ số cuối.",
                    "The same: what is stored gives the published results to the last digit.",
                )
            )
        else:
            st.error(
                say(
                    "Không khớp: dữ liệu đang lưu khác với lúc công bố. Kiểm tra nhật ký (`python cli.py audit verify`) "
                    "và so với bản sao lưu.",
                    "Not the same: what is stored differs from what was published. Check the chain of events "
                    "(`python cli.py audit verify`) and compare with a backup.",
                )
            )
    show_open_data(round_)
