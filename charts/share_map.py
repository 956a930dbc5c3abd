"""Places or bands of units by indicators: one square a cell, the larger and darker the more of the units fail."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from analysis.missed import Tally
from charts.grid import ASKED, FAIL, Grid, Row, pale, tooltips
from charts.palette import Palette
from wording.language import Lang, Text
from wording.numbers import percent, whole

_PLACE, _UNITS = Text(vi="Nơi", en="Where"), Text(vi="Số đơn vị", en="Units")
_SHARE, _OPEN = Text(vi="Tỷ lệ chưa đạt", en="Share not passed"), Text(vi="Chưa có số liệu", en="No data")
_OF = Text(vi="Chưa đạt / có số liệu", en="Not passed / with data")


def share_map(
    tally: Tally,
    rows: Sequence[Row],
    columns: Sequence[str],
    names: Mapping[str, str],
    lang: Lang,
    palette: Palette,
) -> alt.LayerChart | alt.FacetChart:
    """Places or bands by indicators: the larger and darker the square, the more of those that answered fail.

    `rows` have the places of the tally as ids; `names` are the indicators' names by id.
    """
    labels = {row.id: row.label for row in rows}
    frame = pd.DataFrame({"failed": tally.failed[list(columns)].stack()})
    frame["missing"] = tally.missing.stack()
    frame["answered"] = (tally.passed + tally.failed).stack()
    frame["share"] = tally.share.stack()
    frame = frame.rename_axis(["row", "indicator"]).reset_index()
    frame = frame[frame["row"].isin(labels)]
    frame["label"] = frame["row"].map(labels)
    frame["asked"] = frame["indicator"] + " " + frame["indicator"].map(names)
    frame["shared"] = [percent(one, lang) for one in frame["share"]]
    frame["of"] = [
        f"{whole(a, lang)} / {whole(b, lang)}"
        for a, b in zip(frame["failed"], frame["answered"], strict=True)
    ]
    frame["open"] = [whole(one, lang) for one in frame["missing"]]
    counts = [int(tally.units[row.id]) for row in rows]
    head = pd.DataFrame(
        {
            "row": [row.id for row in rows],
            "label": [row.label for row in rows],
            "mark": [whole(count, lang) for count in counts],
            "said": [whole(count, lang) for count in counts],
            "colour": palette.quiet,
        }
    )
    told = {"label": _PLACE, "asked": ASKED, "shared": _SHARE, "of": _OF, "open": _OPEN}
    squares = (
        alt.Chart(frame[frame["share"] > 0])
        .mark_point(shape="square", filled=True, cursor="pointer", opacity=1)
        .encode(
            size=alt.Size("share:Q", scale=alt.Scale(domain=[0, 1], range=[8, 190]), legend=None),
            fill=alt.Fill(
                "share:Q",
                scale=alt.Scale(domain=[0, 0.6], range=[pale(palette, FAIL), palette.fill(FAIL)], clamp=True),
                legend=None,
            ),
            tooltip=tooltips(lang, told),
        )
    )
    return Grid(rows, columns, _UNITS, lang, palette).of(
        head, squares, tooltips(lang, {"label": _PLACE, "said": _UNITS})
    )
