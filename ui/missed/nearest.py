"""The communes nearest to the best verdict: how few indicators each still needs, and which."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from analysis.way.shortest import ways
from criteria import Indicator
from scoring import verdicts_from_best
from ui.blocks import cell, marked, table
from ui.language import lang, said, say
from ui.rating import Rating, once
from ui.routes import Route, address
from wording.numbers import whole

AT_ONCE, NAMED = 60, 3
"""How many communes are listed, and how many of the indicators that one needs are named; the others by id alone."""
MOST = 600
"""More units are not looked at in one go: finding the shortest way of one takes some milliseconds."""


def show_nearest(rating: Rating, codes: Sequence[str]) -> None:
    """List the units that lack the best verdict, those that need the fewest indicators first."""
    if len(codes) > MOST:
        st.info(
            say(
                f"Chọn một huyện ở trên: mỗi lần chỉ tìm cho tối đa {MOST} đơn vị.",
                f"Choose a district above: at most {MOST} units are looked at in one go.",
            )
        )
        return
    found = once(rating, ("ways", tuple(codes)), lambda: ways(rating.scores.only(codes)))
    reached = {unit: needed for unit, needed in found.items() if needed is not None}
    if not reached:
        st.info(say("Không có đơn vị nào như vậy.", "There is no such unit."))
        return
    one = sum(len(needed) == 1 for needed in reached.values())
    best = said(rating.scores.verdict_look(verdicts_from_best(rating.edition)[0].id).word)
    st.markdown(
        say(
            f"**{one}** đơn vị chỉ cần thêm **một chỉ tiêu** là được kết luận “{best}”; {len(reached)} đơn vị có thể lên.",
            f"**{one}** units need **one more indicator** for “{best}”; {len(reached)} units can reach it.",
        )
    )
    st.caption(
        say(
            "Lối ngắn nhất của từng đơn vị: ít chỉ tiêu nhất, rồi gần ngưỡng nhất. Bấm vào tên để xem còn thiếu bao nhiêu.",
            "The shortest way of each unit: the fewest indicators, then the nearest. Click a name for what it still lacks.",
        )
    )
    head = [
        (say("Đơn vị", "Unit"), False),
        (say("Cần thêm", "Needs"), True),
        (say("Chỉ tiêu", "Indicators"), False),
    ]
    table(head, [_row(rating, *pair) for pair in list(reached.items())[:AT_ONCE]])
    if len(reached) > AT_ONCE:
        st.caption(say(f"{AT_ONCE} đơn vị đầu.", f"The first {AT_ONCE} units."))


def _row(rating: Rating, unit: str, needed: Sequence[Indicator]) -> str:
    name = f'<a href="{escape(address(Route.PROFILE, unit=unit))}">{escape(rating.labels[unit])}</a>'
    named = "; ".join(f"{one.id} {said(one.name)}" for one in needed[:NAMED])
    if rest := ", ".join(one.id for one in needed[NAMED:]):
        named += say(f"; và {rest}", f"; and {rest}")
    look = rating.scores.verdict_look(str(rating.scores.units.at[unit, "verdict"]))
    return (
        "<tr>"
        + cell(f'<div class="xs-wide">{name}<br><span class="xs-small">{marked(look)}</span></div>')
        + cell(whole(len(needed), lang()), True)
        + cell(f'<div class="xs-why">{escape(named)}</div>')
        + "</tr>"
    )
