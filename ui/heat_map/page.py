"""Bản đồ nhiệt: every unit by every indicator, in an order that shows what goes together."""

import pandas as pd
import streamlit as st

from analysis.missed import missed
from charts.heat_map import capacity
from scoring import Outcome
from ui.blocks import round_notice
from ui.heat_map.bands import show_bands
from ui.heat_map.cells import show_cells
from ui.heat_map.order import ALIKE, DISTRICT, RANK
from ui.language import said, say
from ui.query import choose_one, keep, seed_one
from ui.rating import Rating, current_rating, once
from ui.unit_filters import filtered

INDICATOR_KEY, ROWS_KEY, COLUMNS_KEY = "indicator", "rows", "columns"
CATALOGUE, MISSED = "catalogue", "missed"


def show() -> None:
    """Draw the page."""
    rating = current_rating()
    st.title(say("Bản đồ nhiệt", "Heat map"))
    round_notice(rating)
    if rating.scores.units.empty:
        st.info(say("Chưa có phiếu nào được tính trong kỳ này.", "No checklist counts in this round yet."))
        return
    units = filtered(rating, rating.scores.units, ("verdict", "district_code", "zone"))
    with st.container(horizontal=True):
        units = _failing(rating, units)
        rows, columns = _arrangement(rating)
    if units.empty:
        st.info(say("Không có đơn vị nào như vậy.", "There is no such unit."))
    elif len(units) <= capacity(rating.edition):
        show_cells(rating, units, rows, columns)
    else:
        show_bands(rating, units, rows, columns)


def _failing(rating: Rating, units: pd.DataFrame) -> pd.DataFrame:
    """Let the reader keep only those that fail one indicator."""
    ids = [i.id for i in rating.edition.indicators if i.rule.scored]
    seed_one(INDICATOR_KEY, ids)
    chosen = st.selectbox(
        say("Chỉ đơn vị chưa đạt chỉ tiêu", "Only units that do not pass"),
        ids,
        format_func=lambda id: f"{id} {said(rating.edition.indicator_by_id[id].name)}",
        key=INDICATOR_KEY,
        placeholder=say("Chỉ đơn vị chưa đạt chỉ tiêu…", "Only units that do not pass…"),
        label_visibility="collapsed",
        width=300,
    )
    keep(INDICATOR_KEY)
    if chosen is None:
        return units
    return units[rating.scores.outcome.loc[units.index, chosen] == Outcome.FAILED]


def _arrangement(rating: Rating) -> tuple[str, list[str]]:
    """Let the reader choose how the rows are ordered, and the columns."""
    by = {RANK: say("Theo hạng", "By rank"), DISTRICT: say("Theo huyện", "By district")}
    by[ALIKE] = say("Gần giống nhau", "Alike together")
    if rating.scores.units["district_code"].nunique() < 2:
        del by[DISTRICT]
    across = {
        CATALOGUE: say("Theo bộ tiêu chí", "As in the criteria"),
        MISSED: say("Hay chưa đạt trước", "Most missed first"),
    }
    rows = choose_one(say("Thứ tự hàng", "Order of rows"), by, ROWS_KEY)
    order = choose_one(say("Thứ tự cột", "Order of columns"), across, COLUMNS_KEY)
    ids = [i.id for i in rating.edition.indicators]
    if order == MISSED:
        first = once(rating, "missed", lambda: missed(rating.scores, rating.gaps))
        ids = [*first.index, *(id for id in ids if id not in first.index)]
    return rows, ids
