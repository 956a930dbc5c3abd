"""What is accepted: the preview of each checklist's score, and the button that submits them."""

from html import escape

import pandas as pd
import streamlit as st

from checklist.batch import Batch
from checklist.readings import Filled
from scoring import Answers, Scores, score
from store import NewSubmission, StoreError, submit_many
from ui.blocks import cell, marked, plain, table
from ui.language import lang, said, say
from ui.problems import show_problems, show_store_error
from ui.rating import VISITOR, Rating, current_rating, database
from ui.routes import Route, link
from ui.submit.marked_copies import marked_copies
from ui.submit.uploads import forget_uploads
from wording.numbers import percent, points

_DONE = "submit-done"


def show_accepted(rating: Rating, batch: Batch) -> None:
    """Show what would be submitted and what is told of it; submit it when asked."""
    filled = list(batch.filled)
    if filled:
        st.subheader(say(f"Nhận được: {len(filled)} phiếu", f"Accepted: {len(filled)}"))
        _preview_table(rating, filled, batch)
    elif batch.warnings:
        st.subheader(say("Không có phiếu nào để nộp", "Nothing to submit"))
    _notes(batch, expanded=not filled)
    if filled and st.button(
        say(f"Nộp {len(filled)} phiếu", f"Submit {len(filled)}"),
        type="primary",
        icon=":material/send:",
        key="submit",
    ):
        _submit(rating, filled, batch)


def _preview_table(rating: Rating, filled: list[Filled], batch: Batch) -> None:
    scores = _preview(rating, filled)
    table(
        [
            (say("Đơn vị", "Unit"), False),
            (say("Tệp", "File"), False),
            (say("Kết luận", "Verdict"), False),
            (say("Điểm", "Score"), True),
            (say("Đạt", "Passed"), True),
            (say("Đủ số liệu", "Complete"), True),
            (say("Hạng", "Rank"), True),
            (say("Lưu ý", "Notes"), True),
        ],
        [_accepted_row(rating, scores, f, batch) for f in filled],
    )


def _notes(batch: Batch, *, expanded: bool) -> None:
    """What is told of files that are not refused, with their marked copies."""
    if not (notes := len(batch.warnings)):
        return
    with st.expander(
        say(f"{notes} lưu ý (không ngăn việc nộp)", f"{notes} notes (do not refuse)"), expanded=expanded
    ):
        for reading in batch.readings:
            if reading.accepted and reading.warnings:
                st.markdown(f"**{plain(reading.file)}**")
                marked_copies([reading])
                show_problems(reading.warnings)


def show_submitted() -> None:
    codes = st.session_state.pop(_DONE, None)
    if not codes:
        return
    rating = current_rating()
    with st.container(border=True):
        st.success(
            say(f"Đã nộp {len(codes)} phiếu. Số liệu đã được lưu.", f"{len(codes)} submitted and kept."),
            icon=":material/check_circle:",
        )
        for code in codes[:8]:
            row = rating.scores.units.loc[code]
            verdict = said(rating.scores.verdict_look(row["verdict"]).word)
            label = f"{rating.labels[code]} · {verdict} · {points(row['score'], lang())}"
            link(Route.PROFILE, label, ":material/assignment:", unit=code)


def _preview(rating: Rating, filled: list[Filled]) -> Scores:
    """Score the round as it would be with these checklists in it."""
    codes = [f.unit for f in filled]
    before = rating.answers[~rating.answers["unit"].isin(codes)]
    answers = pd.concat([before, *(f.answers for f in filled)], ignore_index=True)
    units = pd.Index(sorted({*rating.submissions, *codes}))
    return score(
        rating.edition,
        Answers.of(rating.edition, answers, units),
        rating.units,
        pd.Index(rating.round.cohort),
    )


def _accepted_row(rating: Rating, scores: Scores, filled: Filled, batch: Batch) -> str:
    row = scores.units.loc[filled.unit]
    replaces = filled.unit in rating.submissions
    name = escape(rating.labels[filled.unit])
    if replaces:
        name += (
            f' <span class="xs-muted xs-small">({say("thay lần nộp trước", "replaces the last one")})</span>'
        )
    reading = next(r for r in batch.readings if filled in r.filled)
    notes = str(len(reading.warnings))
    if len(reading.filled) > 1:
        notes += say(" (cả tệp)", " (whole file)")
    return (
        "<tr>"
        + cell(f'<div class="xs-wide">{name}</div>')
        + cell(f'<div class="xs-wide">{escape(filled.file)}</div>')
        + cell(marked(scores.verdict_look(row["verdict"])))
        + cell(points(row["score"], lang()), True)
        + cell(f"{row['passed']}/{row['applicable']}", True)
        + cell(percent(row["completeness"], lang()), True)
        + cell(str(row["rank"]), True)
        + cell(notes, True)
        + "</tr>"
    )


def _submit(rating: Rating, filled: list[Filled], batch: Batch) -> None:
    items = [NewSubmission(f.unit, f.answers, batch.content_of(f), f.file, f.filled_by) for f in filled]
    try:
        submit_many(database(), rating.round.id, items, VISITOR)
    except StoreError as error:
        show_store_error(error)
        return
    st.session_state[_DONE] = [f.unit for f in filled]
    forget_uploads()
    st.rerun()
