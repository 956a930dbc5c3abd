"""Impact preview: the round's answers scored by another edition, who changes verdict, and what was not carried over."""

from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from criteria import Edition
from criteria.correspondence import Correspondence, correspondence
from scoring import Answers, Impact, Look, answers_as, impact, look_of_tone, score
from scoring.summaries import verdicts_from_best
from ui.blocks import cell, marked, notice, plain, table
from ui.editions import edition_labels
from ui.language import lang, said, say
from ui.rating import Rating
from ui.routes import Route, kept
from wording.numbers import number, points

AT_ONCE = 20
"""More units than this are folded up."""


def show_impact(rating: Rating, edition: Edition) -> None:
    """Show what becomes of the round if its answers are scored by `edition`."""
    name = plain(rating.round.name)
    st.subheader(say(f"Tác động lên {name}", f"Impact on {name}"))
    if rating.edition == edition:
        st.markdown(
            say("Kỳ này đang chấm bằng chính phiên bản này.", "The round is scored by this very edition.")
        )
        return
    if not rating.submissions:
        st.markdown(
            say("Kỳ này chưa có phiếu nào để chấm lại.", "The round has no checklist to score again.")
        )
        return
    carried = correspondence(rating.edition, edition)
    preview = _preview(rating, carried)
    _headline(preview)
    _asked_in_addition(carried)
    _marks_lost(rating, carried)
    _not_carried(carried)
    _transitions(preview)
    _changed(rating, preview)


def _preview(rating: Rating, carried: Correspondence) -> Impact:
    units = pd.Index(sorted(rating.submissions))
    answers = Answers.of(carried.new, answers_as(rating.answers, carried), units)
    after = score(carried.new, answers, rating.units, pd.Index(rating.round.cohort))
    return impact(rating.scores, after)


def _headline(preview: Impact) -> None:
    changed, all_ = len(preview.changed), len(preview.units)
    labels = edition_labels({one.id: one for one in (preview.before, preview.after)})
    today, other = plain(labels[preview.before.id]), plain(labels[preview.after.id])
    st.markdown(
        say(
            f"Kỳ này đang chấm bằng “{today}”. Nếu chấm lại số liệu đã nộp bằng “{other}”: **{changed} / {all_} đơn "
            "vị đổi kết luận**. Đây chỉ là xem trước; kết quả của kỳ không đổi.",
            f"The round is scored by “{today}”. If what was submitted is scored by “{other}”, **{changed} of {all_} "
            "units change verdict**. This is a preview only; the round's results stay as they are.",
        )
    )


def _asked_in_addition(carried: Correspondence) -> None:
    """Say what the other edition asks that nobody answered."""
    if not carried.added:
        return
    count, ids = len(carried.added), ", ".join(slot.id for slot in carried.added)
    notice(
        escape(
            say(
                f"Phiên bản kia hỏi {count} mục mà kỳ này không có số liệu ({ids}). Đơn vị nào phải trả lời các mục "
                "đó thì kết luận là chưa đủ số liệu: thiếu không phải là 0, cũng không phải chưa đạt.",
                f"The round has no figures for what the other edition asks in addition ({ids}). Units that owe them "
                "an answer are incomplete: missing is neither zero nor a fail.",
            )
        )
    )


def _marks_lost(rating: Rating, carried: Correspondence) -> None:
    """Say which marks "not applicable" the other edition does not allow, so that an answer is missing there."""
    marked_ids = set(rating.answers["slot"][rating.answers["not_applicable"]])
    lost = [
        new
        for old, new in carried.same.items()
        if old in marked_ids and carried.new.slot_by_id[new].indicator.not_applicable is None
    ]
    if lost:
        ids = ", ".join(lost)
        notice(
            escape(
                say(
                    f"Phiên bản kia không cho đánh dấu Không áp dụng ở {ids}: đơn vị đã đánh dấu thì tính là chưa có "
                    "số liệu ở đó.",
                    f"The other edition allows no mark “not applicable” for {ids}: where a unit has one, the figures "
                    "are missing.",
                )
            )
        )


def _not_carried(carried: Correspondence) -> None:
    """List the answers of the round that the other edition cannot use, each with the reason."""
    if not carried.dropped:
        return
    with st.expander(
        say(
            f"{len(carried.dropped)} mục của kỳ không chuyển sang được",
            f"{len(carried.dropped)} answers of the round are not carried over",
        )
    ):
        rows = [
            "<tr>"
            + cell(f'<span class="xs-id">{escape(one.slot.id)}</span>')
            + cell(f'<div class="xs-wide">{escape(said(one.slot.name))}</div>')
            + cell(f'<div class="xs-wide">{escape(one.say(lang()))}</div>')
            + "</tr>"
            for one in carried.dropped
        ]
        table([(say("Mã", "Id"), False), (say("Mục", "Item"), False), (say("Lý do", "Why"), False)], rows)


def _looks(edition: Edition) -> dict[str, Look]:
    """How each verdict looks, from the best down."""
    return {v.id: look_of_tone(v.tone, v.name) for v in verdicts_from_best(edition)}


def _transitions(preview: Impact) -> None:
    """The cohort's units by verdict before and after; those that stay are set back."""
    before, after = _looks(preview.before), _looks(preview.after)
    counts = preview.transitions
    rows = []
    for old, look in before.items():
        cells = [cell(marked(look))]
        for new, other in after.items():
            count = int(counts.at[old, new])
            stays = look.word == other.word
            text = (
                f'<span class="xs-muted">{count or "–"}</span>' if stays or not count else f"<b>{count}</b>"
            )
            cells.append(cell(text, True))
        rows.append(f"<tr>{''.join(cells)}</tr>")
    head = [(f"{look.mark} {said(look.word)}", True) for look in after.values()]
    st.markdown(
        say(
            "Số đơn vị trong danh sách, theo kết luận hiện nay (dòng) và kết luận theo phiên bản kia (cột):",
            "Units of the cohort, by today's verdict (row) and the verdict by the other edition (column):",
        )
    )
    table([(say("Hiện nay", "Today"), False), *head], rows)


def _changed(rating: Rating, preview: Impact) -> None:
    changed = preview.changed
    if changed.empty:
        return
    st.markdown(say(f"**{len(changed)} đơn vị đổi kết luận**", f"**{len(changed)} units change verdict**"))
    head = [
        (say("Đơn vị", "Unit"), False),
        (say("Kết luận hiện nay → theo phiên bản kia", "Verdict today → by the other edition"), False),
        (_scale(say("Điểm hiện nay", "Score today"), preview.before), True),
        (_scale(say("Điểm theo phiên bản kia", "Score by the other"), preview.after), True),
    ]
    rows = [_row(rating, preview, str(code)) for code in changed.index]
    table(head, rows[:AT_ONCE])
    if rest := rows[AT_ONCE:]:
        with st.expander(say(f"Xem {len(rest)} đơn vị còn lại", f"See the other {len(rest)} units")):
            table(head, rest)


def _scale(label: str, edition: Edition) -> str:
    return f"{label} / {number(edition.scale, lang())}"


def _row(rating: Rating, preview: Impact, code: str) -> str:
    row = preview.units.loc[code]
    address = f"{Route.PROFILE.path}?{urlencode(kept(unit=code), doseq=True)}"
    name = f'<a href="{escape(address)}">{escape(rating.labels[code])}</a>'
    if not row["in_cohort"]:
        name += f' <span class="xs-muted xs-small">({say("ngoài danh sách", "outside the cohort")})</span>'
    before = marked(_looks(preview.before)[row["verdict_before"]])
    after = marked(_looks(preview.after)[row["verdict_after"]])
    if lacking := int(row["missing_after"]):
        note = say(f"thiếu số liệu {lacking} chỉ tiêu", f"{lacking} indicators without data")
        after += f'<br><span class="xs-muted xs-small">{note}</span>'
    return (
        "<tr>"
        + cell(f'<div class="xs-wide">{name}</div>')
        + cell(f'<div class="xs-wide">{before} → {after}</div>')
        + cell(points(row["score_before"], lang()), True)
        + cell(points(row["score_after"], lang()), True)
        + "</tr>"
    )
