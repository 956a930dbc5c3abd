"""The period on its way out: as Excel, and as a Word report of the province, a district or a commune."""

from dataclasses import replace

import streamlit as st

from analysis.progress.standing import Standing
from checklist.layout import MEDIA_TYPE
from checklist.progress_book import write_progress
from checklist.ranking import Request
from store import Progress
from ui.exports import request_of
from ui.language import lang, say
from ui.monthly_progress import goal_day
from ui.rating import Rating
from wording.language import Lang, Text


def show_exports(rating: Rating, found: Progress, standing: Standing) -> None:
    """Show what can be taken along."""
    language = lang()  # a file is made where no session is known
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            say("Xuất tiến độ ra Excel", "Export to Excel"),
            data=lambda: export_progress(rating, found, standing, language),
            file_name=f"{say('tien-do', 'progress')}-{standing.period.at}-{rating.round.id}.xlsx",
            mime=MEDIA_TYPE,
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )


def export_progress(rating: Rating, found: Progress, standing: Standing, language: Lang) -> bytes:
    """The period as a workbook in one language: bytes of an .xlsx."""
    many = len(standing.units)
    asked = Text(vi=f"{many} đơn vị phải báo cáo", en=f"{many} units to report")
    request = request_of(rating, language, scores=standing.moved.after, cohort=asked)
    return write_progress(standing, _titled(request, standing), goal_day(found))


def _titled(request: Request, standing: Standing) -> Request:
    name = Text(vi=f"Tiến độ {standing.period.name.vi}", en=f"Progress in {standing.period.name.en}")
    return replace(request, title=f"{name.say(request.lang)} · {request.title}")
