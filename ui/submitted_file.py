"""The file of a submission, handed out as it came in."""

import streamlit as st

from checklist.layout import MEDIA_TYPE
from store import Right, Submission, submitted_file
from ui.language import say
from ui.rating import Rating
from ui.who import access
from wording.file_names import fit_name


def show_submitted_file(rating: Rating, submission: Submission | None) -> None:
    """Offer the file, where there is one and the reader may have it."""
    who = access()  # asked here: a file is made where no session is known
    if submission is None or not submission.file_sha256:
        return
    if not who.person().may(Right.SEE_FILES, rating.round.era, submission.unit_code):
        return
    st.download_button(
        say("Tải tệp gốc đã nộp", "Get the submitted file"),
        data=lambda: submitted_file(who, submission.id),
        file_name=fit_name(submission.file_name),
        mime=MEDIA_TYPE,
        icon=":material/description:",
        on_click="ignore",
    )
