"""The legend of the heat maps, in words."""

from html import escape

import streamlit as st

from criteria import Edition
from scoring import Outcome
from ui.language import said, say
from ui.theme import fill_css, text_css

_STYLE = """<style>
.st-key-heat-map { overflow-x: auto; }
.xs-legend { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem 1.2rem; font-size: .92rem; }
.xs-legend > span { display: inline-flex; align-items: center; gap: .4rem; }
.xs-legend i { flex: none; display: inline-block; font-style: normal; font-weight: 700; }
</style>"""
"""What scrolls, scrolls inside; nothing else of the page is wider than a phone."""

_DRAWN = {
    Outcome.PASSED: '<i style="width:7px;height:7px;background:{fill};opacity:.5"></i>',
    Outcome.FAILED: '<i style="color:{fill}">✕</i>',
    Outcome.MISSING: '<i style="width:9px;height:9px;border:2px solid {ink};border-radius:50%"></i>',
    Outcome.NOT_APPLICABLE: '<i style="width:9px;height:2px;background:{ink}"></i>',
    Outcome.UNSCORED: '<i style="width:4px;height:4px;background:{ink};border-radius:50%"></i>',
}


def show_legend(edition: Edition) -> None:
    """Say what each mark means; what the edition cannot have is left out."""
    asked = edition.indicators
    shown = [Outcome.PASSED, Outcome.FAILED, Outcome.MISSING]
    shown += [Outcome.NOT_APPLICABLE] * any(i.not_applicable is not None for i in asked)
    shown += [Outcome.UNSCORED] * any(not i.rule.scored for i in asked)
    each = "".join(
        f"<span>{_DRAWN[one].format(fill=fill_css(one.look.colour), ink=text_css(one.look.ink))}"
        f"{escape(said(one.look.word))}</span>"
        for one in shown
    )
    st.html(f'{_STYLE}<div class="xs-legend">{each}</div>')


def show_share_legend() -> None:
    """Say what the squares of shares mean."""
    words = say(
        "Ô càng to, càng đậm: càng nhiều đơn vị chưa đạt trong số có số liệu. Chỗ trống: không đơn vị nào.",
        "Larger and darker: more of the units with data do not pass. Empty: none.",
    )
    colour = fill_css(Outcome.FAILED.look.colour)
    squares = "".join(
        f'<i style="width:{size}px;height:{size}px;background:{colour};opacity:{strength}"></i>'
        for size, strength in ((4, 0.55), (8, 0.75), (12, 1))
    )
    st.html(f'{_STYLE}<div class="xs-legend"><span>{squares}{escape(words)}</span></div>')
