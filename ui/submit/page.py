"""Nộp phiếu: get a blank checklist, drop filled ones, see at once what is accepted and what to mend, submit."""

import io
from datetime import UTC, datetime
from html import escape

import pandas as pd
import streamlit as st

from checklist.batch import Batch, read_all
from checklist.layout import MEDIA_TYPE
from checklist.readings import Filled, Reading
from checklist.template import file_name
from scoring import Answers, Scores, score
from store import NewSubmission, StoreError, submit_many
from ui.blocks import cell, marked, plain, round_notice, table
from ui.checklists import Checklists
from ui.language import lang, said, say
from ui.problems import show_problems, show_store_error
from ui.query import keep, seed_many
from ui.rating import VISITOR, Rating, current_rating, database
from ui.routes import Route, link
from wording.moments import in_vietnam, said_day
from wording.numbers import percent, points

_READ, _DONE, _ROUND_OF_UPLOADS = "submit-read", "submit-done", "submit-uploads"


def show() -> None:
    """Draw the page."""
    rating = current_rating()
    st.title(say("Nộp phiếu", "Submit checklists"))
    round_notice(rating)
    _late(rating)
    _blank_checklists(rating)
    st.subheader(say("2 · Tải phiếu đã điền lên", "2 · Upload filled checklists"))
    st.markdown(
        say(
            "Kéo thả hoặc chọn một tệp, nhiều tệp, hoặc một tệp .zip (tối đa 5 MB mỗi phiếu). "
            "Hệ thống kiểm tra ngay; chưa có gì được lưu cho tới khi bạn bấm **Nộp**.",
            "Drop or choose one file, many, or a .zip (at most 5 MB each). They are checked at once; "
            "nothing is kept until you press **Submit**.",
        )
    )
    _show_done()
    turn = st.session_state.setdefault(_ROUND_OF_UPLOADS, 0)
    uploads = st.file_uploader(
        say("Phiếu đã điền", "Filled checklists"),
        accept_multiple_files=True,
        key=f"uploads-{turn}",
        label_visibility="collapsed",
    )
    if not uploads:
        return
    batch = _read(rating, [(u.file_id, u.name, u) for u in uploads])
    _accepted(rating, batch)
    _refused(batch)


def _late(rating: Rating) -> None:
    """Say before the work, not after it, that the deadline has passed."""
    deadline = rating.round.deadline
    if deadline is not None and in_vietnam(datetime.now(UTC)).date() > deadline:
        day = said_day(deadline)
        st.warning(
            say(
                f"Đã hết hạn nộp ({day}). Vẫn kiểm tra được phiếu ở đây, nhưng phiếu sẽ không được nhận.",
                f"The deadline has passed ({day}). Checklists can be checked here, but none is accepted.",
            )
        )


def _blank_checklists(rating: Rating) -> None:
    st.subheader(say("1 · Lấy phiếu trắng", "1 · Get blank checklists"))
    codes = [code for code in rating.listed if code in rating.cohort]
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    seed_many("blank", codes)
    chosen = left.multiselect(
        say("Đơn vị (gõ để tìm, chọn một hoặc nhiều)", "Units (type to search, one or many)"),
        codes,
        format_func=rating.labels.__getitem__,
        key="blank",
        placeholder=say("Chọn đơn vị", "Choose units"),
    )
    keep("blank")
    prefilled = st.checkbox(
        say("Điền sẵn số liệu của lần nộp gần nhất", "Fill in the figures of the last submission"), value=True
    )
    many = len(chosen) > 1
    right.download_button(
        say("Tải phiếu", "Download") + (f" ({len(chosen)})" if many else ""),
        data=lambda: (
            Checklists(rating).archive(chosen, prefilled)
            if many
            else Checklists(rating).of(chosen[0], prefilled)
        ),
        file_name="phieu.zip" if many else file_name(chosen[0] if chosen else ""),
        mime="application/zip" if many else MEDIA_TYPE,
        disabled=not chosen,
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )
    st.caption(
        say(
            "Phiếu có sẵn tên và mã đơn vị. Điền các ô màu nhạt; cột Kết quả và Điểm tự tính ngay trên phiếu.",
            "Name and code are filled in. Fill the tinted cells; outcome and points are live.",
        )
    )


def _read(rating: Rating, uploads: list[tuple[str, str, io.BytesIO]]) -> Batch:
    """Read the uploads once; a rerun of the page takes them from the session."""
    key = (rating.round.id, tuple(file_id for file_id, _, _ in uploads))
    kept = st.session_state.get(_READ)
    if kept and kept[0] == key:
        return kept[1]
    working = st.progress(0.0, say("Đang kiểm tra…", "Checking…"))
    batch = read_all(
        [(name, content.getvalue()) for _, name, content in uploads],
        edition=rating.edition,
        era=rating.round.era,
        cohort=rating.cohort,
        round_name=rating.round.name,
        progress=lambda done, total, name: working.progress(
            done / max(total, 1),
            say("Đang kiểm tra", "Checking") + f" {done + 1}/{total}: {plain(name)}",
        ),
    )
    working.empty()
    st.session_state[_READ] = (key, batch)
    return batch


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


def _accepted(rating: Rating, batch: Batch) -> None:
    filled = list(batch.filled)
    if not filled:
        return
    st.subheader(say(f"Nhận được: {len(filled)} phiếu", f"Accepted: {len(filled)}"))
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
    if notes := len(batch.warnings):
        with st.expander(say(f"{notes} lưu ý (không ngăn việc nộp)", f"{notes} notes (do not refuse)")):
            for reading in batch.readings:
                if reading.accepted and reading.warnings:
                    st.markdown(f"**{plain(reading.file)}**")
                    show_problems(reading.warnings)
    if st.button(
        say(f"Nộp {len(filled)} phiếu", f"Submit {len(filled)}"),
        type="primary",
        icon=":material/send:",
        key="submit",
    ):
        _submit(rating, filled, batch)


def _accepted_row(rating: Rating, scores: Scores, filled: Filled, batch: Batch) -> str:
    row = scores.units.loc[filled.unit]
    replaces = filled.unit in rating.submissions
    name = escape(rating.labels[filled.unit])
    if replaces:
        name += (
            f' <span class="xs-muted xs-small">({say("thay lần nộp trước", "replaces the last one")})</span>'
        )
    notes = sum(len(r.warnings) for r in batch.readings if r.file == filled.file)
    return (
        "<tr>"
        + cell(f'<div class="xs-wide">{name}</div>')
        + cell(f'<div class="xs-wide">{escape(filled.file)}</div>')
        + cell(marked(scores.verdict_look(row["verdict"])))
        + cell(points(row["score"], lang()), True)
        + cell(f"{row['passed']}/{row['applicable']}", True)
        + cell(percent(row["completeness"], lang()), True)
        + cell(str(row["rank"]), True)
        + cell(str(notes), True)
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
    st.session_state[_ROUND_OF_UPLOADS] += 1
    st.session_state.pop(_READ, None)
    st.rerun()


def _show_done() -> None:
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


def _refused(batch: Batch) -> None:
    if not batch.refused:
        return
    st.subheader(say(f"Chưa nhận: {len(batch.refused)} tệp", f"Refused: {len(batch.refused)}"))
    st.caption(
        say(
            "Sửa các ô nêu dưới đây trong tệp của bạn rồi tải lên lại. Các phiếu khác không bị ảnh hưởng.",
            "Mend the cells below in your file and upload it again. Other checklists are not affected.",
        )
    )
    for reading in batch.refused:
        with st.expander(_refused_title(reading), expanded=len(batch.refused) <= 3):
            show_problems(reading.problems)


def _refused_title(reading: Reading) -> str:
    return f"✕ {plain(reading.file)} · " + say(f"{len(reading.errors)} lỗi", f"{len(reading.errors)} errors")
