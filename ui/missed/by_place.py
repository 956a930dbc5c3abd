"""What is missed where: districts by indicators, and the zones side by side."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from analysis.missed import Tally, tally
from charts.grid import CLICKED, Row
from charts.missed import missed_by_zone
from charts.share_map import share_map
from criteria.words import ZONES
from ui.charts import show_chart
from ui.heat_map.legend import show_share_legend
from ui.language import said, say
from ui.missed.indicators import found
from ui.rating import Rating, once
from units import sort_key

DISTRICT_KEY, INDICATOR_KEY = "district_code", "indicator"
VIEW_KEY, LIST, DISTRICTS, ZONES_SIDE_BY_SIDE, NEAREST = "view", "list", "districts", "zones", "nearest"


def show_by_district(rating: Rating, codes: Sequence[str]) -> None:
    """Show the share that fails by district and indicator; a click narrows the page to the district."""
    counts = _counted(rating, codes, "district_code")
    names = dict(zip(rating.units["district_code"], rating.units["district_name"], strict=True))
    places = sorted(counts.units.index, key=lambda code: sort_key(names[code]))
    rows = [Row(code, names[code] or say("Không thuộc huyện", "No district")) for code in places]
    asked, key = _asked(rating, codes), f"missed-districts-{rating.round.id}"
    show_share_legend()
    st.caption(
        say(
            "Cột xếp theo số đơn vị chưa đạt. Bấm vào một huyện (hoặc chọn ở ô Huyện phía trên) để xem riêng huyện đó.",
            "Columns by how often they are missed. Click a district to see it alone, or choose it above.",
        )
    )
    with st.container(key="heat-map"):
        show_chart(
            rating,
            ("missed-districts", tuple(codes)),
            partial(share_map, counts, rows, list(asked), asked),
            width="content",
            key=key,
            on_select=partial(_narrow, key),
            alt=say("Tỷ lệ chưa đạt theo huyện và chỉ tiêu", "Share not passed by district and indicator"),
        )


def show_by_zone(rating: Rating, codes: Sequence[str]) -> None:
    """Show the share that fails in each zone, for what anybody fails."""
    counts = _counted(rating, codes, "zone")
    failed = counts.failed.sum()
    asked = {id: name for id, name in _asked(rating, codes).items() if failed[id]}
    if not asked:
        st.info(say("Không chỉ tiêu nào chưa đạt.", "Nothing is missed."))
        return
    here: dict[str, str] = {zone: said(name) for zone, name in ZONES.items() if zone in counts.units.index}
    units = ", ".join(f"{name}: {int(counts.units[zone])}" for zone, name in here.items())
    st.caption(
        say(f"Số đơn vị đã nộp theo vùng: {units}. ", f"Units by zone: {units}. ")
        + say(
            "Mỗi vùng theo ngưỡng của vùng; tỷ lệ tính trên đơn vị có số liệu.",
            "Each zone by its own thresholds; shares are of units with data.",
        )
    )
    show_chart(
        rating,
        ("missed-zones", tuple(codes)),
        partial(missed_by_zone, counts, asked, here),
        alt=say("Tỷ lệ chưa đạt của từng chỉ tiêu theo vùng", "Share not passed of each indicator by zone"),
    )


def _counted(rating: Rating, codes: Sequence[str], by: str) -> Tally:
    return once(
        rating,
        ("tally", by, tuple(codes)),
        lambda: tally(rating.scores.only(codes), rating.scores.units.loc[list(codes), by]),
    )


def _asked(rating: Rating, codes: Sequence[str]) -> dict[str, str]:
    """The names of the scored indicators by id, those that most units fail first."""
    return {str(id): said(rating.edition.indicator_by_id[str(id)].name) for id in found(rating, codes).index}


def _narrow(key: str) -> None:
    """Go over to the list of the district that was clicked; a callback, so that the filter is not drawn before."""
    if clicked := st.session_state[key].selection.get(CLICKED):
        st.session_state[DISTRICT_KEY] = [str(clicked[0]["row"])]
        st.session_state[VIEW_KEY] = LIST
        if id := clicked[0].get("indicator"):
            st.session_state[INDICATOR_KEY] = str(id)
