"""The heat map of more units than a chart can hold: bands of them, each opened with its units whole."""

from collections.abc import Sequence
from functools import partial

import altair as alt
import pandas as pd
import streamlit as st

from analysis.bands import Band, band_of, place_bands, rank_bands
from analysis.missed import tally
from charts.grid import CLICKED, Row
from charts.heat_map import capacity
from charts.palette import Palette
from charts.share_map import share_map
from checklist.ranking.tables import told_apart
from ui.charts import show_chart
from ui.heat_map.cells import show_cells
from ui.heat_map.legend import show_share_legend
from ui.heat_map.order import DISTRICT, RANK, group_names, groups
from ui.language import lang, said, say
from ui.query import keep, seed_one
from ui.rating import Rating
from wording.language import Lang
from wording.numbers import whole

BAND_KEY = "band"


def show_bands(rating: Rating, units: pd.DataFrame, by: str, columns: Sequence[str]) -> None:
    """Show the bands, or the units of the one that is opened."""
    bands = _bands(rating, units, by)
    said_of = told_apart(
        _name(rating, units, band, by) for band in bands
    )  # many ties: bands of the same ranks
    names = {band.id: name for band, name in zip(bands, said_of, strict=True)}
    seed_one(BAND_KEY, names)
    st.selectbox(
        say("Mở một dải để xem từng đơn vị", "Open a band to see its units"),
        list(names),
        format_func=names.__getitem__,
        key=BAND_KEY,
        placeholder=say("Tất cả các dải", "All bands"),
    )
    keep(BAND_KEY)
    opened = {band.id: band for band in bands}.get(st.session_state[BAND_KEY])
    if opened:
        show_cells(rating, units.loc[list(opened.units)], by, columns)
    else:
        _shares(rating, units, bands, names, columns)


def _bands(rating: Rating, units: pd.DataFrame, by: str) -> list[Band]:
    at_most = capacity(rating.edition)
    if by == RANK:
        return rank_bands(units["rank"], at_most)
    places = units["district_code"] if by == DISTRICT else groups(rating).group[units.index].astype(str)
    return place_bands(units["rank"], places, at_most)


def _name(rating: Rating, units: pd.DataFrame, band: Band, by: str) -> str:
    first, last = whole(band.first, lang()), whole(band.last, lang())
    between = first if first == last else f"{first}–{last}"
    ranks = say(f"hạng {between}", f"ranks {between}")
    if by == RANK:
        return ranks[0].upper() + ranks[1:]
    if by == DISTRICT:
        place = str(units.at[band.units[0], "district_name"]) or say("Không thuộc huyện", "No district")
    else:
        place = group_names(rating)[int(band.place)]
    return place if band.whole else f"{place}, {ranks}"


def _shares(
    rating: Rating, units: pd.DataFrame, bands: Sequence[Band], names: dict[str, str], columns: Sequence[str]
) -> None:
    language = lang()
    ids = [id for id in columns if rating.edition.indicator_by_id[id].rule.scored]
    asked = {id: said(rating.edition.indicator_by_id[id].name) for id in ids}
    key = f"bands-{rating.round.id}"
    show_share_legend()
    st.caption(
        say(
            f"{whole(len(units), language)} đơn vị trong {len(bands)} dải. Bấm vào một hàng để xem từng đơn vị của dải đó.",
            f"{whole(len(units), language)} units in {len(bands)} bands. Click a row to see its units.",
        )
    )

    def draw(language: Lang, colours: Palette) -> alt.LayerChart | alt.FacetChart:
        found = tally(rating.scores.only(units.index), band_of(list(bands)))
        return share_map(found, [Row(*one) for one in names.items()], ids, asked, language, colours)

    with st.container(key="heat-map"):
        show_chart(
            rating,
            ("bands", tuple(bands), tuple(ids)),
            draw,
            width="content",
            key=key,
            on_select=partial(_open_clicked, key),
            alt=say(
                "Tỷ lệ chưa đạt: dải theo hàng, chỉ tiêu theo cột", "Share not passed: bands by indicators"
            ),
        )


def _open_clicked(key: str) -> None:
    """Open the band whose row was clicked; a callback, so that the bands are not drawn first."""
    if clicked := st.session_state[key].selection.get(CLICKED):
        st.session_state[BAND_KEY] = str(clicked[0]["row"])
