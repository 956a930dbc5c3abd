"""Rank intervals: one row a unit, from the best rank it takes to the worst, with the rank that it has."""

from collections import Counter

import altair as alt
import pandas as pd

from charts.finish import finished
from charts.palette import Palette
from wording.language import Lang, Text

ROWS = 94
"""More rows are not drawn at once: four marks a row, and nobody reads further."""
_ROW_HEIGHT = 17

_TITLES = {
    "rank": Text(vi="Hạng", en="Rank"),
    "low": Text(vi="Khoảng hạng, từ", en="Interval, from"),
    "high": Text(vi="đến", en="to"),
    "best": Text(vi="Cao nhất", en="Highest"),
    "worst": Text(vi="Thấp nhất", en="Lowest"),
}


def rank_intervals(
    units: pd.DataFrame,
    labels: dict[str, str],
    chosen: str | None,
    alike: tuple[str, ...],
    lang: Lang,
    palette: Palette,
) -> alt.LayerChart | alt.FacetChart:
    """Draw at most `ROWS` units of `Firmness.units`, as they stand.

    With a chosen unit, it and those `alike` (not told from it) stand out by colour and by a mark before the name.
    """
    names = {code: labels[code].split(" – ")[0] for code in map(str, units.index)}
    often = Counter(names.values())
    rows = zip(map(str, units.index), units["rank"], strict=True)
    frame = units.assign(
        unit=[labels[str(code)] for code in units.index],
        name=[
            f"{rank}. {_mark(code, chosen, alike)}{labels[code] if often[names[code]] > 1 else names[code]}"
            for code, rank in rows
        ],
        shade=[_shade(str(code), chosen, alike, palette) for code in units.index],
    )
    name = Text(vi="Đơn vị", en="Unit").say(lang)
    tooltip = [alt.Tooltip("unit:N", title=name)]
    tooltip += [alt.Tooltip(f"{key}:Q", title=title.say(lang), format=",d") for key, title in _TITLES.items()]
    base = alt.Chart(frame).encode(
        y=alt.Y(
            "name:N",
            sort=list(frame["name"]),
            title=None,
            axis=alt.Axis(labelLimit=230, ticks=False, domain=False, labelOverlap=False, labelFlush=False),
        ),
        tooltip=tooltip,
    )
    x = alt.X(
        "best:Q",
        title=_TITLES["rank"].say(lang),
        scale=alt.Scale(domain=[int(units["best"].min()), int(units["worst"].max())], nice=False),
        axis=alt.Axis(format=",d", tickMinStep=1, orient="top"),
    )
    whole = base.mark_rule(color=palette.muted, strokeWidth=1).encode(x=x, x2="worst:Q")
    shade = alt.Color("shade:N", scale=None)
    likely = base.mark_rule(strokeWidth=9, strokeCap="round", opacity=0.55).encode(
        x="low:Q", x2="high:Q", color=shade
    )
    rank = base.mark_point(shape="diamond", filled=True, size=46, opacity=1, color=palette.ink).encode(
        x="rank:Q"
    )
    layered = alt.layer(whole, likely, rank).properties(height=_ROW_HEIGHT * len(frame) + 10)
    return finished(layered, lang, palette)


def _mark(code: str, chosen: str | None, alike: tuple[str, ...]) -> str:
    return "▶ " if code == chosen else "≈ " if code in alike else ""


def _shade(code: str, chosen: str | None, alike: tuple[str, ...], palette: Palette) -> str:
    if code == chosen or chosen is None:
        return palette.accent
    return palette.fill("#0F766E") if code in alike else palette.muted
