"""What can be taken along from one commune's page: its results, its checklist, the printed page; and where to go on."""

import streamlit as st

from checklist.layout import MEDIA_TYPE
from checklist.template import file_name
from store import Right
from ui.checklists import Checklists
from ui.compare import compare_address
from ui.exports import export_unit
from ui.language import lang, say
from ui.rating import Rating
from ui.routes import Route, link
from ui.submitted_file import show_submitted_file
from ui.who import person


def show_downloads(rating: Rating, code: str) -> None:
    """Show the files of one unit, and links to what is done with it elsewhere."""
    submission, language = rating.submissions.get(code), lang()  # a file is made where no session is known
    checklists = Checklists(rating)
    with st.container(horizontal=True, vertical_alignment="center"):
        if submission:
            link(
                Route.PROFILE,
                say("Bản in một trang", "One page to print"),
                ":material/print:",
                unit=code,
                view="print",
            )
            link(
                Route.COMPARE,
                say("So sánh với đơn vị khác", "Compare with other units"),
                ":material/compare_arrows:",
                **compare_address([code]),
            )
            st.download_button(
                say("Tải kết quả (Excel)", "Get the results (Excel)"),
                data=lambda: export_unit(rating, language, code),
                file_name=f"{say('ket-qua', 'results')}-{code}.xlsx",
                mime=MEDIA_TYPE,
                icon=":material/table_view:",
                on_click="ignore",
            )
        st.download_button(
            say("Tải phiếu của đơn vị", "Get this unit's checklist")
            + (
                say(" (điền sẵn số liệu)", " (prefilled)")
                if checklists.fills_in(code)
                else say(" (trắng)", " (blank)")
            ),
            data=lambda: checklists.of(code),
            file_name=file_name(code),
            mime=MEDIA_TYPE,
            icon=":material/download:",
            on_click="ignore",
        )
        show_submitted_file(rating, submission)
        if person().may(Right.SUBMIT, rating.round.era, code):
            link(Route.SUBMIT, say("Nộp phiếu mới", "Submit a new checklist"), ":material/upload_file:")
