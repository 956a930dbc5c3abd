"""An indicator that is opened: why its points, what was said of it before, its papers, and the form to change it."""

from html import escape

import streamlit as st

from checklist.answer_words import Answer
from checklist.difference_report import appraised_in_words, said_in_words
from criteria import Indicator, Slot
from scoring import explain
from store import Appraisal, StoreError, said_name, withdraw_appraisal
from ui.appraisal.editor import show_editor
from ui.appraisal.news import tell
from ui.appraisal.sheet import Sheet
from ui.blocks import cell, table
from ui.language import lang, said, say
from ui.papers import show_papers
from ui.problems import show_store_error
from ui.who import access
from wording.moments import said_moment


def show_detail(sheet: Sheet, indicator: Indicator, *, may_change: bool) -> None:
    """Show what is known of the indicator; with `may_change` the form, and the withdrawal of what was said."""
    st.caption(explain(sheet.rating.scores, sheet.unit, indicator, lang()))
    if indicator.parts:
        _parts(sheet, indicator)
    _words(sheet, indicator)
    if may_change:
        show_editor(sheet, indicator)
        for one in sheet.changed(indicator):
            _withdraw(sheet, one)
    show_papers(sheet.rating, sheet.unit, indicator.id, sheet.papers)


def figures_of(one: Appraisal) -> Answer:
    """An appraised figure as a row of answers."""
    figure = one.figure
    return {
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "value": figure.value,
        "choice": figure.choice,
        "not_applicable": figure.not_applicable,
    }


def _parts(sheet: Sheet, indicator: Indicator) -> None:
    rows = []
    for slot in sheet.slots(indicator)[1:]:
        appraised = sheet.appraised.get(slot.id)
        rows.append(
            "<tr>"
            + cell(f'<span class="xs-id">{escape(slot.id)}</span>')
            + cell(escape(said(slot.name)))
            + cell(escape(said_in_words(slot, sheet.own.get(slot.id), lang())))
            + cell(escape(_said(slot, appraised)) if appraised else "–")
            + "</tr>"
        )
    heads = [
        say("Mã", "Id"),
        say("Thành phần", "Part"),
        say("Tự chấm", "Self-assessed"),
        say("Thẩm định", "Appraised"),
    ]
    table([(head, False) for head in heads], rows)


def _words(sheet: Sheet, indicator: Indicator) -> None:
    """All that appraisers said, in this and in earlier revisions; the latter count no more."""
    slots = {slot.id: slot for slot in sheet.slots(indicator)}
    rows = [
        "<tr>"
        + cell(str(revision), True)
        + cell(f'<span class="xs-id">{escape(one.slot)}</span>')
        + cell(escape(_said(slots[one.slot], one)))
        + cell(f'<div class="xs-wide">{escape(one.reason)}</div>')
        + cell(f'<div class="xs-wide">{escape(one.evidence)}</div>')
        + cell(f'{escape(said_name(one.by))}<br><span class="xs-muted xs-small">{said_moment(one.at)}</span>')
        + "</tr>"
        for revision, words in sheet.said.items()
        for one in reversed(words)
        if one.slot in slots
    ]
    if rows:
        st.caption(
            say(
                "Đã ghi khi thẩm định; của lần nộp trước chỉ để tham khảo.",
                "What was said; of earlier submissions as a hint only.",
            )
        )
        heads = [
            (say("Lần nộp", "No."), True),
            (say("Mã", "Id"), False),
            (say("Thẩm định", "Appraised"), False),
            (say("Lý do", "Reason"), False),
            (say("Tài liệu", "Evidence"), False),
            (say("Người, lúc", "By, at"), False),
        ]
        table(heads, rows)


def _said(slot: Slot, one: Appraisal) -> str:
    if one.withdrawn:
        return say("rút lại, theo tự chấm", "withdrawn: as self-assessed")
    return appraised_in_words(slot, figures_of(one), lang())


def _withdraw(sheet: Sheet, one: Appraisal) -> None:
    with st.popover(
        say(f"Rút lại, lấy số tự chấm ({one.slot})", f"Withdraw ({one.slot})"), icon=":material/undo:"
    ):
        reason = st.text_input(say("Lý do rút lại", "Reason"), key=f"withdraw-reason-{one.id}")
        if st.button(say("Rút lại", "Withdraw"), type="primary", key=f"withdraw-{one.id}"):
            try:
                withdraw_appraisal(access(), one.submission_id, one.slot, reason)
            except StoreError as error:
                show_store_error(error)
                return
            tell(say(f"Đã rút lại {one.slot}.", f"{one.slot} is withdrawn."))
