"""Charts, in the reader's number format; colours are those of the outcomes."""

import altair as alt
import pandas as pd

import scoring
from ui.language import lang, said, say
from ui.rating import Rating

_LOCALE = {
    "vi": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["$", ""]},
}
TEAL, GREY, TRACK = "#0F766E", "#374151", "#E5E9F0"


def group_shares(rating: Rating, unit: str) -> alt.LayerChart:
    """Each group's share of its points for one unit, with the median of the cohort as a tick."""
    shares = scoring.group_shares(rating.scores)
    medians = shares.loc[rating.in_cohort.index].median()
    frame = pd.DataFrame(
        {
            "group": [said(g.name) for g in rating.edition.groups],
            "share": [shares.at[unit, g.id] for g in rating.edition.groups],
            "median": [medians[g.id] for g in rating.edition.groups],
            "whole": 1.0,
        }
    )
    order = list(frame["group"])
    y = alt.Y(
        "group:N",
        sort=order,
        title=None,
        axis=alt.Axis(labelLimit=180, ticks=False, domain=False, labelOverlap=False),
    )
    share = alt.Scale(domain=[0, 1])
    tooltip = [
        alt.Tooltip("group:N", title=say("Nhóm", "Group")),
        alt.Tooltip("share:Q", title=say("Đơn vị này", "This unit"), format=".1%"),
        alt.Tooltip("median:Q", title=say("Trung vị của danh sách", "Median of the cohort"), format=".1%"),
    ]
    base = alt.Chart(frame)
    track = base.mark_bar(color=TRACK, height=14).encode(y=y, x=alt.X("whole:Q", scale=share))
    bar = base.mark_bar(color=TEAL, height=14).encode(
        y=y,
        x=alt.X(
            "share:Q",
            scale=share,
            title=say("Phần điểm đạt được của nhóm", "Share of the group's points"),
            axis=alt.Axis(format="%", grid=False, tickCount=5),
        ),
        tooltip=tooltip,
    )
    tick = base.mark_tick(color="#111827", thickness=2, height=22).encode(y=y, x="median:Q", tooltip=tooltip)
    layered = alt.layer(track, bar, tick).properties(height=34 * len(frame) + 60)
    return layered.configure(locale={"number": _LOCALE[lang()]}).configure_view(stroke=None)
