"""The units that do not pass one indicator: how far they are, the nearest first."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.missed import nearest
from criteria import Indicator
from scoring import gap_of
from ui.blocks import table_height
from ui.language import lang, said, say
from ui.missed.indicators import found
from ui.query import keep, seed_one
from ui.rating import Rating, once
from ui.routes import Route, go, link
from wording.numbers import whole

INDICATOR_KEY = "indicator"
_TALLEST = 480


def show_one(rating: Rating, codes: Sequence[str]) -> None:
    """Let the reader choose an indicator, and show who does not pass it."""
    counts = found(rating, codes)
    open_ones = counts[(counts["failed"] > 0) | (counts["missing"] > 0)]
    if open_ones.empty:
        return
    st.subheader(say("Những đơn vị chưa đạt một chỉ tiêu", "Who does not pass one indicator"))
    ids = [str(id) for id in open_ones.index]
    language = lang()
    failing = {
        id: say(f"{whole(count, language)} chưa đạt", f"{whole(count, language)} do not pass")
        for id, count in zip(ids, open_ones["failed"].tolist(), strict=True)
    }
    seed_one(INDICATOR_KEY, ids, ids[0])
    id = st.selectbox(
        say("Chỉ tiêu", "Indicator"),
        ids,
        format_func=lambda id: f"{id} {said(rating.edition.indicator_by_id[id].name)} · {failing[id]}",
        key=INDICATOR_KEY,
    )
    keep(INDICATOR_KEY, ids[0])
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(_counted(counts.loc[id]))
        _link(id)
    rows = once(rating, ("nearest", id, tuple(codes)), lambda: nearest(rating.scores.only(codes), id))
    if not rows.empty:
        key = ("not-passed", lang(), id, tuple(codes))
        shown = once(rating, key, lambda: _shown(rating, rating.edition.indicator_by_id[id], rows))
        _table(rating, id, shown)


def _counted(row: pd.Series) -> str:
    language = lang()
    failed, missing, near = (whole(row[name], language) for name in ("failed", "missing", "near"))
    return say(
        f"**{failed}** đơn vị chưa đạt, trong đó {near} sát ngưỡng; {missing} đơn vị chưa có số liệu.",
        f"**{failed}** units do not pass, {near} of them nearly; {missing} have no data.",
    )


def _shown(rating: Rating, indicator: Indicator, rows: pd.DataFrame) -> pd.DataFrame:
    """One row a unit, by code, as the reader sees it."""
    language, units = lang(), rating.scores.units.loc[rows.index]
    shown = pd.DataFrame(
        {
            say("Đơn vị", "Unit"): units["name"],
            say("Huyện", "District"): units["district_name"],
            say("Hạng", "Rank"): units["rank"],
            say("Giá trị", "Value"): [
                indicator.input.show(value, language, bar)
                for value, bar in zip(rows["value"], rows["bar"], strict=True)
            ],
            say("Ngưỡng đạt", "Threshold"): [
                indicator.rule.at_bar(indicator.input.show(bar, language), language) if bar == bar else ""
                for bar in rows["bar"]
            ],
            say("Để đạt", "To pass"): [_gap(rating, str(code), indicator) for code in rows.index],
            say("Sát ngưỡng", "Near"): rows["near"].map({True: "◐", False: ""}),
        }
    )
    if not (units["district_name"] != "").any():
        shown = shown.drop(columns=say("Huyện", "District"))
    return shown


def _table(rating: Rating, id: str, shown: pd.DataFrame) -> None:
    """A click on a name opens the commune."""
    event = st.dataframe(
        shown,
        hide_index=True,
        height=min(table_height(len(shown)), _TALLEST),
        on_select="rerun",
        selection_mode="single-cell",
        key=f"missing-{rating.round.id}-{id}-{len(shown)}",
        alt=say("Các đơn vị chưa đạt, gần ngưỡng nhất trước", "Units that do not pass, the nearest first"),
    )
    for row, column in event.selection.cells:
        if column == say("Đơn vị", "Unit"):
            go(Route.PROFILE, unit=str(shown.index[row]))


def _gap(rating: Rating, code: str, indicator: Indicator) -> str:
    gap = gap_of(rating.scores, code, indicator, float(rating.gaps.at[code, indicator.id]))
    return said(gap.text) if gap else ""


def _link(id: str) -> None:
    """To the heat map of those that fail, with the same filters."""
    more: dict[str, str | list[str]] = {INDICATOR_KEY: id}
    for key in ("district_code", "zone"):
        if chosen := st.session_state.get(key):
            more[key] = list(chosen)
    words = say("Xem các đơn vị chưa đạt trên bản đồ nhiệt", "See those that do not pass on the heat map")
    link(Route.HEAT_MAP, words, ":material/grid_on:", **more)
