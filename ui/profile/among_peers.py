"""Where a commune is ahead of its peers, and where behind."""

from html import escape
from typing import get_args

import pandas as pd
import streamlit as st

from analysis.peers import LEAST, Among, standing
from criteria.words import ZONES
from ui.blocks import cell, table
from ui.language import lang, said, say
from ui.query import choose_one
from ui.rating import Rating, once
from wording.numbers import percent, whole

AMONG_KEY = "among"


def show_peers(rating: Rating, code: str) -> None:
    """Show the five strongest and the five weakest indicators against the peers that the reader chooses."""
    row = rating.scores.units.loc[code]
    district = str(row["district_name"])
    names: dict[str, str] = {
        "zone": say(
            f"Cùng vùng {said(ZONES[row['zone']]).lower()}", f"Same zone: {said(ZONES[row['zone']])}"
        ),
        "district": say(f"Cùng {district[:1].lower()}{district[1:]}", f"Same district: {district}"),
        "cohort": say("Cả danh sách", "The whole cohort"),
    }
    if not row["district_code"]:
        del names["district"]
    st.subheader(say("Mạnh và yếu so với các đơn vị khác", "Strong and weak among peers"))
    chosen = choose_one(say("So với", "Against"), names, AMONG_KEY)
    among = next(one for one in get_args(Among) if one == chosen)
    found = once(rating, ("peers", code, among), lambda: standing(rating.scores, code, among))
    if found.peers < LEAST:
        st.info(
            say(
                f"Chỉ thấy {found.peers} đơn vị để so; cần ít nhất {LEAST}. Chọn nhóm khác, hoặc chờ kết quả được công bố.",
                f"Only {found.peers} units can be seen to measure against; at least {LEAST} are needed.",
            )
        )
        return
    st.caption(
        say(
            f"So với {found.peers} đơn vị trong danh sách đã có kết quả. Xếp theo khoảng cách từ trung vị về phần điểm đạt "
            "được, rồi theo số đơn vị có giá trị kém hơn hoặc tốt hơn. Chỉ tiêu chưa có số liệu không được so.",
            f"Against {found.peers} units of the cohort with results. By the distance from the median share of points, "
            "then by how many units have a worse or better value. Indicators without data are left out.",
        )
    )
    st.markdown(f"**{say('Mạnh nhất', 'Strongest')}**")
    _show(rating, found.strongest, found.tied_strongest)
    st.markdown(f"**{say('Yếu nhất', 'Weakest')}**")
    _show(rating, found.weakest, found.tied_weakest)


def _show(rating: Rating, rows: pd.DataFrame, tied: int) -> None:
    if rows.empty:
        st.caption(say("Không có chỉ tiêu nào.", "None."))
        return
    head = [
        (say("Mã", "Id"), False),
        (say("Chỉ tiêu", "Indicator"), False),
        (say("Phần điểm", "Share of points"), True),
        (say("Trung vị", "Median"), True),
        (say("Kém hơn đơn vị này", "Worse than this unit"), True),
        (say("Tốt hơn đơn vị này", "Better than this unit"), True),
    ]
    table(head, [_row(rating, str(row.Index), row) for row in rows.itertuples()])
    if tied:
        st.caption(
            say(
                f"Còn {tied} chỉ tiêu ngang mức với chỉ tiêu cuối.",
                f"{tied} more stand level with the last one.",
            )
        )


def _row(rating: Rating, id: str, row: tuple) -> str:
    share, median, worse, better, measured = (
        getattr(row, name) for name in ("share", "median", "worse", "better", "measured")
    )
    name = escape(said(rating.edition.indicator_by_id[id].name))
    return (
        "<tr>"
        + cell(f'<span class="xs-id">{escape(id)}</span>')
        + cell(f'<div class="xs-wide">{name}</div>')
        + cell(percent(share, lang()), True)
        + cell(percent(median, lang()), True)
        + cell(f"{whole(worse, lang())}/{whole(measured, lang())}", True)
        + cell(f"{whole(better, lang())}/{whole(measured, lang())}", True)
        + "</tr>"
    )
