"""What cannot be compared: units rated by different editions share only the indicators that ask the same."""

from html import escape

import streamlit as st

from analysis.comparison.side_by_side import Comparison
from ui.blocks import cell, notice, table
from ui.language import lang, said, say


def show_left_out(comparison: Comparison) -> None:
    """Say that rounds or editions differ, and name the indicators that are left out, each with the reason."""
    if comparison.one_round:
        return
    if comparison.one_edition:
        notice(
            say(
                "Các đơn vị thuộc những kỳ khác nhau, cùng một bộ tiêu chí. Hạng là hạng trong kỳ của từng đơn vị.",
                "The units are of different rounds on the same edition. Ranks are those within each unit's round.",
            )
        )
        return
    names = " · ".join(dict.fromkeys(escape(side.scores.edition.id) for side in comparison.sides))
    notice(
        say(
            f"<b>Các kỳ dùng bộ tiêu chí khác nhau</b> ({names}). Chỉ so được {len(comparison.rows)} chỉ tiêu hỏi "
            "cùng một điều; không so tổng điểm và điểm nhóm.",
            f"<b>The rounds use different editions</b> ({names}). Only the {len(comparison.rows)} indicators that ask "
            "the same are compared; total scores and groups are not.",
        )
    )
    count = len(comparison.left_out)
    if not count:
        return
    with st.expander(
        say(f"{count} chỉ tiêu không so được, và vì sao", f"{count} indicators left out, and why")
    ):
        rows = [
            "<tr>"
            + cell(f'<span class="xs-id">{escape(one.indicator.id)}</span>')
            + cell(escape(said(one.indicator.name)))
            + cell(escape(one.edition.id))
            + cell(escape(one.why.say(lang())))
            + "</tr>"
            for one in comparison.left_out
        ]
        table(
            [
                (say("Mã", "Id"), False),
                (say("Chỉ tiêu", "Indicator"), False),
                (say("Có trong", "Asked in"), False),
                (say("Vì sao không so được", "Why it is left out"), False),
            ],
            rows,
        )
