"""The heat map of units that are shown whole: a click on a row, or the choice below, opens the commune."""

from collections.abc import Sequence

import altair as alt
import pandas as pd
import streamlit as st

from charts.grid import CLICKED
from charts.heat_map import cells_of, heat_map
from charts.palette import Palette
from ui.charts import show_chart
from ui.heat_map.legend import show_legend
from ui.heat_map.order import rows_of
from ui.language import say
from ui.rating import Rating
from ui.routes import Route, go, link
from wording.language import Lang

OPEN_KEY = "open-unit"


def show_cells(rating: Rating, units: pd.DataFrame, by: str, columns: Sequence[str]) -> None:
    """Show each of the units by each indicator."""
    rows = rows_of(rating, units, by)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        show_legend(rating.edition)
        _open_one(rating, [row.id for row in rows])
    st.caption(
        say(
            f"{len(rows)} đơn vị, số sau tên là thứ hạng. Bấm vào một hàng để mở hồ sơ.",
            f"{len(rows)} units; the number after the name is the rank. Click a row to open the commune.",
        )
    )

    def draw(language: Lang, colours: Palette) -> alt.LayerChart | alt.FacetChart:
        scores = rating.scores.only(units.index)
        return heat_map(scores, cells_of(scores, language), rows, columns, language, colours)

    with st.container(key="heat-map"):
        event = show_chart(
            rating,
            ("heat", tuple(rows), tuple(columns)),
            draw,
            width="content",
            key=f"heat-{rating.round.id}",
            on_select="rerun",
            alt=say("Bản đồ nhiệt: đơn vị theo hàng, chỉ tiêu theo cột", "Heat map: units by indicators"),
        )
    if clicked := event.selection.get(CLICKED):
        go(Route.PROFILE, unit=str(clicked[0]["row"]))


def _open_one(rating: Rating, codes: Sequence[str]) -> None:
    """The way without a mouse."""
    label = say("Mở hồ sơ của một đơn vị", "Open one commune")
    code = st.selectbox(
        label,
        codes,
        index=None,
        format_func=rating.labels.__getitem__,
        key=OPEN_KEY,
        placeholder=label + "…",
        label_visibility="collapsed",
        width=300,
    )
    if code:
        link(Route.PROFILE, say("Mở hồ sơ", "Open"), ":material/assignment:", unit=code)
