"""What is missed in each zone: for every indicator the share that fails, a mark for each zone."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from analysis.missed import Tally
from charts.finish import PADDING, finished, label_limit
from charts.palette import Palette
from wording.language import Lang, Text
from wording.numbers import percent, whole

COLOURS, SHAPES = ("#1D4ED8", "#B45309"), ("circle", "triangle-up")
_STEP = 24


def missed_by_zone(
    tally: Tally, indicators: Mapping[str, str], zones: Mapping[str, str], lang: Lang, palette: Palette
) -> alt.LayerChart | alt.FacetChart:
    """One row for each of `indicators` (names by id, from the top), one mark for each of `zones` (names by id)."""
    frame = _frame(tally, indicators, zones, lang)
    labels = list(dict.fromkeys(frame["name"]))
    y = alt.Y(
        "name:N",
        sort=labels,
        title=None,
        axis=alt.Axis(
            labelLimit=label_limit(420, 110),
            labelOverlap=False,
            labelFlush=False,
            ticks=False,
            domain=False,
            grid=True,
        ),
    )
    x = alt.X(
        "share:Q", title=_SHARE.say(lang), axis=alt.Axis(format="%", tickCount=6, grid=False, orient="top")
    )
    base = alt.Chart(frame)
    line = base.mark_rule(color=palette.line, strokeWidth=3).encode(y=y, x="min(share):Q", x2="max(share):Q")
    ends = list(zones.values())
    mark = base.mark_point(filled=True, size=80, opacity=1).encode(
        y=y,
        yOffset=alt.YOffset("zone:N", scale=alt.Scale(domain=ends, paddingOuter=0.9)),  # marks of like shares
        x=x,
        shape=alt.Shape("zone:N", scale=alt.Scale(domain=ends, range=list(SHAPES)), legend=_legend()),
        color=alt.Color(
            "zone:N",
            scale=alt.Scale(domain=ends, range=[palette.fill(colour) for colour in COLOURS]),
            legend=_legend(),
        ),
        tooltip=_tooltip(lang),
    )
    layers = alt.layer(line, mark).properties(height=_STEP * len(labels), padding=PADDING)
    return finished(layers, lang, palette)


_SHARE = Text(vi="Tỷ lệ chưa đạt", en="Share not passed")
_TOLD: Sequence[tuple[str, Text]] = (
    ("name", Text(vi="Chỉ tiêu", en="Indicator")),
    ("zone", Text(vi="Vùng", en="Zone")),
    ("shared", _SHARE),
    ("of", Text(vi="Chưa đạt / có số liệu", en="Not passed / with data")),
)


def _frame(tally: Tally, indicators: Mapping[str, str], zones: Mapping[str, str], lang: Lang) -> pd.DataFrame:
    """One line for each indicator and zone where somebody answered."""
    rows: list[tuple[str, str, float, str, str]] = []
    for zone in (zone for zone in zones if zone in tally.units.index):
        failed, passed, shares = (
            dict(zip(frame.columns, frame.loc[[zone]].to_numpy(dtype=float)[0].tolist(), strict=True))
            for frame in (tally.failed, tally.passed, tally.share)
        )
        for id, name in indicators.items():
            of = f"{whole(failed[id], lang)} / {whole(failed[id] + passed[id], lang)}"
            rows.append((f"{id} {name}", zones[zone], shares[id], percent(shares[id], lang), of))
    return pd.DataFrame(rows, columns=["name", "zone", "share", "shared", "of"]).dropna()


def _legend() -> alt.Legend:
    return alt.Legend(title=None, orient="top", labelFontSize=13, columnPadding=24)


def _tooltip(lang: Lang) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{field}:N", title=text.say(lang)) for field, text in _TOLD]
