"""What is accepted: the preview of each checklist's score, and the buttons that submit it or save it as a draft."""

from html import escape

import streamlit as st

from checklist.batch import Batch
from checklist.readings import Filled
from scoring import Scores
from store import NotAdmitted, Right, SessionExpired, StoreError, preview, submit_many
from ui.blocks import cell, marked, plain, table
from ui.language import lang, said, say
from ui.problems import show_store_error
from ui.rating import Rating, round_rating
from ui.routes import Route, link
from ui.submit.marked_copies import show_notes
from ui.submit.uploads import SUBMISSIONS
from ui.who import access, person
from wording.numbers import percent, points

_DONE, _REFUSED = "submit-done", "submit-refused"


def show_accepted(rating: Rating, batch: Batch) -> None:
    """Show what would be submitted and what is told of it; submit it, or save it as a draft, when asked."""
    filled = _own(batch, rating.round.era)
    _of_others(rating, [f for f in batch.filled if f not in filled])
    if filled:
        st.subheader(say(f"Nhận được: {len(filled)} phiếu", f"Accepted: {len(filled)}"))
        _preview_table(rating, filled, batch)
    elif batch.warnings:
        st.subheader(say("Không có phiếu nào để nộp", "Nothing to submit"))
    show_notes(batch, say("không ngăn việc nộp", "do not refuse"), expanded=not filled)
    if filled:
        _buttons(rating, filled)
    refused = st.session_state.pop(_REFUSED, None)
    if refused is not None:
        show_store_error(refused)


def forget_refusal() -> None:
    """Tell nothing of a refusal any more: what was refused does not lie there."""
    st.session_state.pop(_REFUSED, None)


def _buttons(rating: Rating, filled: list[Filled]) -> None:
    """Submit or save before the page is drawn again: nothing of what lies there is then worked out once more."""
    SUBMISSIONS.seen_revisions(rating)
    with st.container(horizontal=True):
        st.button(
            say(f"Nộp {len(filled)} phiếu", f"Submit {len(filled)}"),
            type="primary",
            icon=":material/send:",
            key="submit",
            on_click=_keep,
            args=(rating.round.id, rating.round.era, False),
        )
        st.button(
            say("Lưu nháp, chưa nộp", "Save as draft"),
            icon=":material/draft:",
            key="save-draft",
            on_click=_keep,
            args=(rating.round.id, rating.round.era, True),
        )


def _of_others(rating: Rating, others: list[Filled]) -> None:
    """Say which checklists are of units that are not the reader's: they are neither scored nor kept."""
    if not others:
        return
    names = "".join(
        f"\n- {plain(f.file)}: {plain(str(rating.units.at[f.unit, 'name']))} ({f.unit})" for f in others
    )
    st.error(
        say(
            "Phiếu của đơn vị ngoài phạm vi tài khoản này; không được nhận:",
            "Checklists of units that are not this account's; not accepted:",
        )
        + names
    )


def _preview_table(rating: Rating, filled: list[Filled], batch: Batch) -> None:
    scores = preview(access(), rating.round.id, {f.unit: f.answers for f in filled})
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


def show_submitted() -> None:
    """Tell once what was submitted, or saved as a draft, in the last run."""
    done = st.session_state.pop(_DONE, None)
    if not done:
        return
    round_id, codes, draft = done
    rating = round_rating(round_id)
    told = (
        say(f"Đã lưu nháp {len(codes)} phiếu, chưa nộp.", f"{len(codes)} saved as drafts, not submitted.")
        if draft
        else say(f"Đã nộp {len(codes)} phiếu. Số liệu đã được lưu.", f"{len(codes)} submitted and kept.")
    )
    with st.container(border=True):
        st.success(told, icon=":material/check_circle:")
        listed = [] if draft else [code for code in codes if code in rating.scores.position]
        for code in listed[:8]:
            row = rating.scores.units.loc[code]
            verdict = said(rating.scores.verdict_look(row["verdict"]).word)
            label = f"{rating.labels[code]} · {verdict} · {points(row['score'], lang())}"
            link(Route.PROFILE, label, ":material/assignment:", unit=code)


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


def _keep(round_id: int, era: str, draft: bool) -> None:
    """Submit what lies there, or save it; asked twice at once, the second time nothing lies there any more."""
    batch = SUBMISSIONS.at_hand()
    if batch is None:
        return
    filled = _own(batch, era)
    try:
        submit_many(access(), round_id, SUBMISSIONS.to_keep(batch, filled), draft=draft)
    except (SessionExpired, NotAdmitted):
        raise
    except StoreError as error:
        SUBMISSIONS.look_again()
        st.session_state[_REFUSED] = error
        return
    st.session_state[_DONE] = round_id, [f.unit for f in filled], draft
    SUBMISSIONS.forget()


def _own(batch: Batch, era: str) -> list[Filled]:
    """Those that the reader may submit."""
    who = person()
    return [f for f in batch.filled if who.may(Right.SUBMIT, era, f.unit)]
