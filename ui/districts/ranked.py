"""The districts in rank order, with what their communes did; those that cannot be rated stand apart."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analysis.districts.scorecard import Scorecard
from scoring import Outcome, group_shares
from ui.blocks import cell, marked, table
from ui.districts.one_district import ANCHOR, DISTRICT_KEY
from ui.language import lang, said, say
from ui.query import choose_one
from ui.rating import Rating
from ui.routes import Route, address
from units import load_district_targets, sort_key
from wording.numbers import percent, points, whole

WHICH_KEY = "which"
_STYLE = """<style>
.st-key-districts-ranked thead th { white-space: normal; vertical-align: bottom; }
.st-key-districts-ranked tbody th { background: transparent; font-weight: 500; }
</style>"""
"""Headers of numbers wrap, so that all columns fit on a laptop's screen."""


def show_ranked(rating: Rating, card: Scorecard) -> None:
    """Show all districts, or those that were assigned to complete by 2025."""
    targets, units = load_district_targets().index, card.scores.units
    st.header(say("Xếp hạng các huyện", "Ranking of the districts"))
    names = {
        "all": say(f"Cả {len(card.units)} huyện", f"All {len(card.units)} districts"),
        "assigned": say(
            f"{len(targets)} huyện giao đến năm 2025", f"The {len(targets)} districts assigned by 2025"
        ),
    }
    all_of_them = choose_one(say("Hiện", "Show"), names, WHICH_KEY) == "all"
    shown = units if all_of_them else units[units.index.isin(targets)]
    if shown.empty:
        st.info(
            say(
                "Chưa có huyện nào để xếp hạng: chưa có xã được giao nào nộp phiếu.",
                "There is no district to rank: no assigned commune submitted yet.",
            )
        )
    else:
        shares = group_shares(card.scores).mask(_lacking(card))
        st.html(_STYLE)
        with st.container(key="districts-ranked"):
            assigned = frozenset(targets)
            table(_head(card), [_row(card, shares, row, row.Index in assigned) for row in shown.itertuples()])
    st.caption(
        say(
            "★ Được giao hoàn thành đến năm 2025 (QĐ 969/QĐ-UBND ngày 18/3/2022). Kết luận ở đây theo bộ tiêu chí tham "
            "chiếu, không phải quyết định công nhận. Hạng luôn tính trên mọi huyện có kết quả; “–” là nhóm chưa đủ số liệu.",
            "★ Assigned to complete by 2025 (QĐ 969/QĐ-UBND, 18/3/2022). The verdicts are those of a reference edition, no "
            "official recognition. Ranks are always among all districts with results; “–” is a group that lacks data.",
        )
    )
    _not_rated(card)


def _head(card: Scorecard) -> list[tuple[str, bool]]:
    return [
        (say("Hạng", "Rank"), True),
        (say("Huyện", "District"), False),
        (say("Điểm", "Score"), True),
        (say("Kết luận", "Verdict"), False),
        (say("Xếp loại", "Grade"), False),
        (say("Xã hoàn thành / giao", "Completed / assigned"), True),
        *((said(group.name), True) for group in card.scores.edition.groups),
    ]


def _row(card: Scorecard, shares: Any, row: Any, assigned: bool) -> str:
    code = str(row.Index)
    counts = card.counts.loc[code]
    grade = next((said(g.name) for g in card.scores.edition.grades if g.id == row.grade), "–")
    where = escape(f"{address(Route.DISTRICTS, **{DISTRICT_KEY: code})}#{ANCHOR}")
    star = f' <span title="{say("giao đến năm 2025", "assigned by 2025")}">★</span>' if assigned else ""
    name = f'<a href="{where}">{escape(row.name)}</a>{star}'
    return (
        "<tr>"
        + cell(whole(row.rank, lang()), True)
        + f'<th scope="row"><div class="xs-wide">{name}</div></th>'
        + cell(f"<b>{points(row.score, lang())}</b>", True)
        + cell(marked(card.scores.verdict_look(row.verdict)))
        + cell(f'<span class="xs-id">{escape(grade)}</span>')
        + cell(f"{whole(counts['completed'], lang())} / {whole(counts['assigned'], lang())}", True)
        + "".join(cell(percent(share, lang()), True) for share in shares.loc[code])
        + "</tr>"
    )


def _lacking(card: Scorecard) -> pd.DataFrame:
    """Bools (districts x groups): where a figure of the group is missing, so that its share would read as a low one."""
    missing, groups = card.scores.outcome == Outcome.MISSING, card.scores.edition.groups
    return pd.DataFrame(
        {g.id: missing[[i.id for i in card.scores.edition.of_group(g.id)]].any(axis=1) for g in groups}
    )


def _not_rated(card: Scorecard) -> None:
    for units, vi, en in (
        (
            card.silent,
            "Chưa xếp hạng vì chưa có xã được giao nào nộp phiếu",
            "Not ranked, because no assigned commune submitted",
        ),
        (
            card.unassigned,
            "Không xếp hạng vì kỳ này không giao xã nào",
            "Not ranked, because no commune was assigned",
        ),
    ):
        if len(units):
            names = ", ".join(sorted(units["name"], key=sort_key))
            st.markdown(f"**{say(vi, en)}:** {names}.")
