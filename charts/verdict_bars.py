"""How many units have each verdict, place by place: stacked bars with the counts in them."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from charts.finish import finished
from charts.palette import Palette
from scoring import Look
from wording.language import Lang

_ON_DARK, _ON_LIGHT = "#FFFFFF", "#111827"
_LIGHT_AREAS = ("#CBD5E1", "#5EA59F")
ROW, WIDTH = 19, 470


def verdict_bars(
    counts: pd.DataFrame, looks: Mapping[str, Look], lang: Lang, palette: Palette
) -> alt.LayerChart | alt.FacetChart:
    """Draw counts (places x keys of `looks`, ints) from the first key on the left to the last, places from the top."""
    words = [look.word.say(lang) for look in looks.values()]
    order = {key: place for place, key in enumerate(looks)}
    long = (
        counts[list(looks)]
        .rename_axis("place")
        .reset_index()
        .melt("place", var_name="key", value_name="units")
    )
    long = long[long["units"] > 0].sort_values(by="key", key=lambda keys: keys.map(order), kind="stable")
    long["verdict"] = [looks[key].word.say(lang) for key in long["key"]]
    long["order"] = long["key"].map(order)
    long["middle"] = long.groupby("place")["units"].cumsum() - long["units"] / 2
    long["ink"] = [_ON_LIGHT if looks[key].colour in _LIGHT_AREAS else _ON_DARK for key in long["key"]]
    places = [str(place) for place in counts.index]
    y = alt.Y(
        "place:N",
        sort=places,
        title=None,
        axis=alt.Axis(labelLimit=190, ticks=False, domain=False, labelOverlap=False),
    )
    colours = [palette.fill(look.colour) for look in looks.values()]
    verdicts = alt.Color(
        "verdict:N",
        scale=alt.Scale(domain=words, range=colours),
        sort=words,
        legend=alt.Legend(orient="top", title=None, labelLimit=220, columns=3),
    )
    title = "Số đơn vị" if lang == "vi" else "Units"
    bars = (
        alt.Chart(long)
        .mark_bar(height=ROW - 5)
        .encode(
            y=y,
            x=alt.X("units:Q", stack="zero", title=title, axis=alt.Axis(format=",d", tickMinStep=1)),
            color=verdicts,
            order=alt.Order("order:Q"),
        )
    )
    counted = (
        alt.Chart(long)
        .mark_text(fontSize=10)
        .encode(
            y=y, x="middle:Q", text=alt.Text("units:Q", format=",d"), color=alt.Color("ink:N", scale=None)
        )
    )
    layered = alt.layer(bars, counted).resolve_scale(color="independent")
    return finished(layered.properties(width=WIDTH, height=ROW * max(1, len(places))), lang, palette)
