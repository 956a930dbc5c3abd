"""The list of indicators, those that most units miss first."""

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analysis.missed import NEAR, lacking_in_words, missed
from scoring import Outcome
from ui.blocks import cell, table
from ui.language import lang, said, say
from ui.rating import Rating, once
from ui.theme import fill_css
from wording.numbers import percent, whole

AT_FIRST = 15
"""So many indicators are seen at first; what fewer units miss is folded away."""

_STYLE = """<style>
.xs-share { display: block; height: .5rem; border-radius: 3px; margin-top: .2rem; }
.xs-lacking { min-width: 13rem; }
</style>"""


def found(rating: Rating, codes: Sequence[str]) -> pd.DataFrame:
    """What these units miss (see `analysis.missed.missed`)."""
    return once(
        rating,
        ("missed", tuple(codes)),
        lambda: missed(rating.scores.only(codes), rating.gaps.loc[list(codes)]),
    )


def show_indicators(rating: Rating, codes: Sequence[str]) -> None:
    """Show what these units miss."""
    rows = found(rating, codes)
    failing, passed_by_all = rows[rows["failed"] > 0], rows[(rows["failed"] == 0) & (rows["missing"] == 0)]
    st.markdown(_headline(rating, rows, len(codes)))
    if not failing.empty or (rows["missing"] > 0).any():
        shown = rows[(rows["failed"] > 0) | (rows["missing"] > 0)]
        widest = shown["share"].max()
        st.html(_STYLE)
        lines = once(
            rating,
            ("missed-lines", lang(), tuple(codes)),
            lambda: [_row(rating, str(id), row, widest) for id, row in shown.iterrows()],
        )
        table(_head(), lines[:AT_FIRST])
        if len(lines) > AT_FIRST:
            _others(len(lines) - AT_FIRST, lines)
        st.caption(
            say(
                f"Tỷ lệ tính trên đơn vị áp dụng và có số liệu; chưa có số liệu đếm riêng. Sát ngưỡng: chưa đạt nhưng cách "
                f"ngưỡng không quá {percent(NEAR, 'vi')} của ngưỡng. Còn thiếu: trung vị của các đơn vị chưa đạt.",
                f"Shares are of units with data to whom it applies; no data is counted apart. Near: off by at most "
                f"{percent(NEAR, 'en')} of the threshold. Lacking: the median of those that do not pass.",
            )
        )
    if len(passed_by_all):
        with st.expander(
            say(f"{len(passed_by_all)} chỉ tiêu mọi đơn vị đều đạt", f"{len(passed_by_all)} passed by all")
        ):
            names = [
                f"{id} {said(rating.edition.indicator_by_id[str(id)].name)}" for id in passed_by_all.index
            ]
            st.html("<br>".join(escape(name) for name in names))


def _others(count: int, lines: Sequence[str]) -> None:
    """Those that fewer units miss."""
    told = say(f"{count} chỉ tiêu ít đơn vị chưa đạt hơn", f"{count} indicators that fewer units miss")
    with st.expander(told):
        table(_head(), lines[AT_FIRST:])


def _headline(rating: Rating, rows: pd.DataFrame, units: int) -> str:
    if rows.empty or rows["failed"].iloc[0] == 0:
        return say(
            f"**{units}** đơn vị, không chỉ tiêu nào chưa đạt.", f"**{units}** units; nothing is missed."
        )
    first, missed_by_some = rows.iloc[0], int((rows["failed"] > 0).sum())
    answered = int(first["passed"] + first["failed"])
    return say(
        f"**{missed_by_some}** chỉ tiêu có đơn vị chưa đạt, trên **{units}** đơn vị. Nhiều nhất là **{first.name}**: "
        f"{int(first['failed'])} trong {answered} đơn vị có số liệu.",
        f"**{missed_by_some}** indicators are missed by some of **{units}** units. Most often **{first.name}**: "
        f"{int(first['failed'])} of {answered} units with data.",
    )


def _head() -> list[tuple[str, bool]]:
    return [
        (say("Mã", "Id"), False),
        (say("Chỉ tiêu", "Indicator"), False),
        (f"{Outcome.FAILED.look.mark} {said(Outcome.FAILED.look.word)}", True),
        (say("Tỷ lệ", "Share"), True),
        (say("Sát ngưỡng", "Near"), True),
        (say("Còn thiếu", "Lacking"), False),
        (f"{Outcome.MISSING.look.mark} {said(Outcome.MISSING.look.word)}", True),
        (f"{Outcome.NOT_APPLICABLE.look.mark} {said(Outcome.NOT_APPLICABLE.look.word)}", True),
    ]


def _row(rating: Rating, id: str, row: Any, widest: float) -> str:
    indicator, language = rating.edition.indicator_by_id[id], lang()
    answered = int(row["passed"] + row["failed"])
    name = escape(said(indicator.name))
    if indicator.mandatory:
        name += f' <span class="xs-muted xs-small">({say("bắt buộc", "mandatory")})</span>'
    width = 100 * row["share"] / widest if widest > 0 and row["share"] == row["share"] else 0
    colour = fill_css(Outcome.FAILED.look.colour)
    bar = f'<span class="xs-share" style="width:{width:.0f}%;background:{colour}" aria-hidden="true"></span>'
    lacking = lacking_in_words(indicator, row["amount"], row["distance"], language)
    return (
        "<tr>"
        f'<th scope="row"><span class="xs-id">{escape(id)}</span></th>'
        + cell(f'<div class="xs-wide">{name}</div>')
        + cell(f"{whole(row['failed'], language)} / {whole(answered, language)}", True)
        + cell(percent(row["share"], language) + bar, True)
        + cell(_count(row["near"]), True)
        + cell(f'<div class="xs-lacking">{escape(lacking)}</div>')
        + cell(_count(row["missing"]), True)
        + cell(_count(row["not_applicable"]), True)
        + "</tr>"
    )


def _count(count: float) -> str:
    """A count; nothing for none, so that the eye finds the others."""
    return whole(count, lang()) if count else ""
