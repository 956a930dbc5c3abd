"""Which indicators decide the ranks: how many units move, and how far, when one of them is left out."""

from html import escape

import streamlit as st

from analysis.firmness.firmness import Firmness
from ui.blocks import cell, table
from ui.language import lang, said, say
from ui.rating import Rating
from wording.numbers import number, whole

FIRST = 8


def show_deciding(rating: Rating, found: Firmness) -> None:
    """Show the indicators that move the ranks most; the others on request."""
    st.subheader(say("Chỉ tiêu quyết định thứ hạng", "The indicators that decide the ranks"))
    counts = found.indicators[found.indicators["moved"] > 0]
    if counts.empty:
        st.markdown(
            say(
                "Bỏ bất cứ một chỉ tiêu nào, không đơn vị nào đổi hạng.",
                "Whichever one indicator is left out, no unit changes its rank.",
            )
        )
        return
    st.caption(say("Nếu không tính chỉ tiêu này thì:", "If this indicator did not count:"))
    head = [
        (say("Mã", "Id"), False),
        (say("Chỉ tiêu", "Indicator"), False),
        (say("Đơn vị đổi hạng", "Units that move"), True),
        (say("Đổi bình quân (bậc)", "Mean move (places)"), True),
        (say("Đổi nhiều nhất (bậc)", "Furthest (places)"), True),
    ]
    rows = [_row(rating, found, str(id)) for id in counts.index]
    table(head, rows[:FIRST])
    if rest := rows[FIRST:]:
        with st.expander(say(f"Xem {len(rest)} chỉ tiêu còn lại", f"See the other {len(rest)} indicators")):
            table(head, rest)


def _row(rating: Rating, found: Firmness, id: str) -> str:
    counts, language = found.indicators.loc[id], lang()
    name = escape(said(rating.edition.indicator_by_id[id].name))
    return (
        "<tr>"
        + cell(f'<span class="xs-id">{escape(id)}</span>')
        + cell(f'<div class="xs-wide">{name}</div>')
        + cell(whole(counts["moved"], language), True)
        + cell(number(counts["mean"], language, 1), True)
        + cell(whole(counts["furthest"], language), True)
        + "</tr>"
    )
