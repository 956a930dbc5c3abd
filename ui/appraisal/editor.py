"""The form that changes one indicator: another figure with its reason and evidence, and what it would come to."""

from html import escape

import streamlit as st

from criteria import Indicator, Slot
from scoring import Scores, differences
from store import Figure, FigureInvalid, StoreError, appraise, preview
from store.appraisal.appraisal import with_figures
from store.appraisal.figures import check_figure
from ui.appraisal.figure_form import ask_figure
from ui.appraisal.news import tell
from ui.appraisal.row import side_html
from ui.appraisal.sheet import Sheet, open_key
from ui.language import lang, said, say
from ui.problems import show_store_error
from ui.who import access
from wording.numbers import points, signed


@st.fragment
def show_editor(sheet: Sheet, indicator: Indicator) -> None:
    """Show the form; what is typed is scored before it is kept."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        slot = _choose_slot(sheet, indicator)
        before = _counting(sheet, slot)
        figure = ask_figure(slot, before, _key(sheet, slot))
        reason, evidence = _ask_why(sheet, slot)
    with right:
        _preview(sheet, indicator, slot, before, figure)
    if st.button(say("Lưu thẩm định", "Keep"), type="primary", key=f"keep-{_key(sheet, slot)}"):
        if figure is None:
            st.error(say("Ghi số liệu trước khi lưu.", "Give a figure first."))
            return
        try:
            appraise(access(), sheet.submission_id, slot.id, figure, reason, evidence)
        except StoreError as error:
            show_store_error(error)
            return
        st.session_state[open_key(sheet, indicator)] = False
        tell(say(f"Đã ghi thẩm định {slot.id}.", f"{slot.id} is kept."))


def _choose_slot(sheet: Sheet, indicator: Indicator) -> Slot:
    """The indicator's own row, or the part that is to be changed."""
    slots = {slot.id: slot for slot in sheet.slots(indicator)}
    if not indicator.parts:
        return slots[indicator.id]
    if indicator.not_applicable is None:
        del slots[indicator.id]
    names = {id: f"{id} · {said(slot.name)}" for id, slot in slots.items()}
    first = indicator.part_slot(indicator.parts[0])
    chosen = st.selectbox(
        say("Sửa dòng", "Row to change"),
        list(names),
        index=list(names).index(first),
        format_func=names.__getitem__,
        key=f"part-{sheet.submission_id}-{indicator.id}",
    )
    return slots[chosen]


def _counting(sheet: Sheet, slot: Slot) -> Figure:
    """What counts in a slot until now."""
    if slot.id in sheet.appraised:
        return sheet.appraised[slot.id].figure
    own = sheet.own.get(slot.id)
    if own is None:
        return Figure()
    numbers = {name: _given(own[name]) for name in ("numerator", "denominator", "value")}
    choice = own["choice"]
    return Figure(
        **numbers,
        choice=choice if isinstance(choice, str) else None,
        not_applicable=bool(own["not_applicable"]),
    )


def _given(number: object) -> float | None:
    return number if isinstance(number, float) and number == number else None


def _key(sheet: Sheet, slot: Slot) -> str:
    """Fields start anew once something was said on the slot."""
    word = sheet.appraised.get(slot.id)
    return f"{sheet.submission_id}-{slot.id}-{word.id if word else 0}"


def _ask_why(sheet: Sheet, slot: Slot) -> tuple[str, str]:
    key = _key(sheet, slot)
    return (
        st.text_area(say("Lý do", "Reason"), key=f"reason-{key}", height=80),
        st.text_input(
            say("Tài liệu, căn cứ (số hiệu, biên bản…)", "Evidence (number, minutes…)"), key=f"evidence-{key}"
        ),
    )


def _preview(sheet: Sheet, indicator: Indicator, slot: Slot, before: Figure, figure: Figure | None) -> None:
    """What the figure would come to: outcome and points of the indicator, score, verdict and rank of the unit."""
    st.caption(say("Nếu lưu", "If kept"))
    if figure is None or figure == before:
        st.markdown(
            say("Ghi số liệu khác để xem kết quả mới.", "Give another figure to see what it comes to.")
        )
        return
    try:
        check_figure(slot, figure)
    except FigureInvalid as error:
        show_store_error(error)
        return
    answers = with_figures(sheet.rating.answers_of(sheet.unit), {(sheet.unit, slot.id): figure})
    after = preview(access(), sheet.rating.round.id, {sheet.unit: answers})
    now = sheet.rating.scores
    st.html(
        f'<div class="xs-muted xs-small">{escape(indicator.id)}</div>'
        f"<div>{side_html(now, sheet.unit, indicator)}</div>"
        f'<div style="margin-top:.4rem">→ {side_html(after, sheet.unit, indicator)}</div>'
        f'<div class="xs-muted xs-small" style="margin-top:.8rem">{escape(sheet.rating.labels[sheet.unit])}</div>'
        f"<div>{_unit_line(now, sheet.unit)}</div>"
        f'<div style="margin-top:.4rem">→ {_unit_line(after, sheet.unit)} '
        f"<b>({_moved(now, after, sheet.unit)})</b></div>"
    )


def _unit_line(scores: Scores, unit: str) -> str:
    row = scores.units.loc[unit]
    verdict = scores.verdict_look(row["verdict"])
    rank = say(f"hạng {row['rank']}", f"rank {row['rank']}")
    return escape(f"{points(row['score'], lang())} · {verdict.mark} {said(verdict.word)} · {rank}")


def _moved(now: Scores, after: Scores, unit: str) -> str:
    return signed(differences(now, after, ()).units.at[unit, "difference"], lang())
