"""The province as a map: areas of a boundary file, coloured by what was found of each."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from charts.finish import finished
from charts.palette import Palette
from wording.language import Lang

HEIGHT = 470
AREA = "area"
"""The name of the selection: a click gives the field `code` of an area."""


def province_map(
    shapes: Mapping[str, Sequence[Any]],
    areas: pd.DataFrame,
    legend: Sequence[tuple[str, str]],
    lang: Lang,
    palette: Palette,
) -> alt.Chart:
    """The shapes (of `Boundaries`) in the colours of a legend of (word, colour).

    `areas`, by code: name, word (one of the legend), note (a line of the tooltip). A shape that `areas` lacks is not
    drawn. One mark an area.
    """
    features = [
        {
            "type": "Feature",
            "code": code,
            **areas.loc[code, ["name", "word", "note"]].to_dict(),
            "geometry": {"type": "MultiPolygon", "coordinates": shapes[code]},
        }
        for code in areas.index.intersection(list(shapes))
    ]
    words, colours = [word for word, _ in legend], [colour for _, colour in legend]
    vi = lang == "vi"
    chosen = alt.selection_point(name=AREA, fields=["code"], on="click", empty=False)
    chart = (
        alt.Chart(alt.Data(values=features))
        .mark_geoshape(strokeWidth=0.8, cursor="pointer")
        .encode(
            color=alt.Color(
                "word:N",
                title=None,
                scale=alt.Scale(domain=words, range=colours),
                legend=alt.Legend(
                    orient="bottom",
                    columns=3,
                    labelLimit=240,
                    columnPadding=28,
                    symbolType="square",
                    symbolSize=170,
                    symbolStrokeWidth=1,
                ),
            ),
            stroke=alt.condition(chosen, alt.value(palette.ink), alt.value(palette.line)),
            tooltip=[
                alt.Tooltip("name:N", title="Đơn vị" if vi else "Unit"),
                alt.Tooltip("word:N", title="Kết quả" if vi else "Result"),
                alt.Tooltip("note:N", title="Chi tiết" if vi else "Detail"),
            ],
        )
        .project(type="identity", reflectY=True)
        .add_params(chosen)
        .properties(height=HEIGHT)
    )
    return finished(chart, lang, palette)
