"""Units side by side as a dumbbell chart: their shares of the points by group, or by indicator of one group.

Each unit is a mark of its own shape and colour; a line joins the least and the most, and marks of the same share stand
above one another. Where there are no points there is no mark: missing is not zero.
"""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from analysis.comparison.rows import Row
from analysis.comparison.side_by_side import Comparison
from charts.finish import PADDING, finished, label_limit
from charts.palette import Palette
from wording.language import Lang

MARKERS = {
    "#1D4ED8": "circle",
    "#DB2777": "square",
    "#4D7C0F": "triangle-up",
    "#8B5CF6": "diamond",
    "#A16207": "triangle-down",
    "#0284C7": "cross",
}
"""The colour and shape of each unit, in order: told apart without colour, and by eyes that see few colours."""

_AROUND, _LEGEND_LINE, _LONGEST = 80, 22, 260
"""Pixels: axis and margins, a line of the legend, the longest label."""
_LINE, _MARK = 10, 10
"""Pixels of a row of the chart, and for each unit in it."""


def dumbbell(
    comparison: Comparison, lang: Lang, palette: Palette, rows: Sequence[Row] = ()
) -> alt.LayerChart | alt.FacetChart:
    """The shares (0 to 1) of every group of the edition, or of the indicators in `rows`, in their order.

    With groups a tick shows the median of the first reference, where there is one.
    """
    frame = _frame(comparison, lang, rows)
    order = list(dict.fromkeys(frame["row"]))
    axis = alt.Axis(
        labelLimit=label_limit(_LONGEST, 110),
        labelFontSize=12,
        ticks=False,
        domain=False,
        labelOverlap=False,
        grid=True,
    )
    y = alt.Y(
        "row:N", sort=order, title=None, axis=axis, scale=alt.Scale(paddingInner=0.1, paddingOuter=0.05)
    )
    x = alt.X(
        "share:Q",
        scale=alt.Scale(domain=[0, 1], nice=False, padding=9),
        title="Phần điểm đạt được" if lang == "vi" else "Share of the points earned",
        axis=alt.Axis(format="%", tickCount=5),
    )
    known = frame.dropna(subset="share")
    spans = known.groupby("row")["share"].agg(["min", "max"]).reset_index()
    bar = alt.Chart(spans).mark_rule(color=palette.muted, strokeWidth=2).encode(y=y, x="min:Q", x2="max:Q")
    layers = [bar, _marks(comparison, known, lang, palette).encode(x=x, y=y)]
    if not rows and comparison.references:
        layers.insert(1, _medians(comparison, lang, palette).encode(y=y))
    units = len(comparison.sides)
    height = (_LINE + _MARK * units) * len(order) + _AROUND + _LEGEND_LINE * units
    return finished(alt.layer(*layers).properties(height=height, padding=PADDING), lang, palette)


def _marks(comparison: Comparison, frame: pd.DataFrame, lang: Lang, palette: Palette) -> alt.Chart:
    names = list(comparison.names)
    colours = [palette.fill(colour) for colour in MARKERS][: len(names)]
    shapes = list(MARKERS.values())[: len(names)]
    columns = 1 if comparison.names == comparison.labels else 2
    legend = alt.Legend(
        title=None,
        orient="top",
        columns=columns,
        columnPadding=24,
        labelLimit=_LONGEST,
        labelFontSize=13,
        symbolSize=140,
    )
    vi = lang == "vi"
    return (
        alt.Chart(_above_one_another(frame))
        .mark_point(filled=True, size=120, opacity=1, stroke=palette.ground, strokeWidth=1)
        .encode(
            yOffset=alt.YOffset("place:Q", scale=alt.Scale(domain=[-len(names) / 2, len(names) / 2])),
            color=alt.Color("unit:N", scale=alt.Scale(domain=names, range=colours), legend=legend),
            shape=alt.Shape("unit:N", scale=alt.Scale(domain=names, range=shapes), legend=legend),
            tooltip=[
                alt.Tooltip("unit:N", title="Đơn vị" if vi else "Unit"),
                alt.Tooltip("row:N", title="Nội dung" if vi else "Subject"),
                alt.Tooltip("share:Q", title="Phần điểm" if vi else "Share of points", format=".1%"),
            ],
        )
    )


def _above_one_another(frame: pd.DataFrame) -> pd.DataFrame:
    """Give marks that would cover each other places of their own around the line."""
    same = frame.assign(near=frame["share"].round(2)).groupby(["row", "near"])["unit"]
    return frame.assign(place=same.cumcount() - (same.transform("size") - 1) / 2)


def _medians(comparison: Comparison, lang: Lang, palette: Palette) -> alt.Chart:
    rows = [(row.group.name.say(lang), row.middles[0].median) for row in comparison.groups]
    tooltip = alt.Tooltip("median:Q", title="Trung vị" if lang == "vi" else "Median", format=".1%")
    tick = alt.Chart(pd.DataFrame(rows, columns=["row", "median"]).dropna())
    return tick.mark_tick(color=palette.ink, thickness=2, height=26).encode(x="median:Q", tooltip=tooltip)


def _frame(comparison: Comparison, lang: Lang, rows: Sequence[Row]) -> pd.DataFrame:
    """A row for each line of the chart and unit; shares are NaN where there are no points."""
    lines = [(f"{row.indicator.id} {row.indicator.name.say(lang)}", row.shares) for row in rows]
    if not rows:
        lines = [(row.group.name.say(lang), row.shares) for row in comparison.groups]
    said = [
        (name, unit, share)
        for name, shares in lines
        for unit, share in zip(comparison.names, shares, strict=True)
    ]
    return pd.DataFrame(said, columns=["row", "unit", "share"])
