"""The indicators that most units miss: a bar each, with the count at its end."""

from textwrap import wrap

import altair as alt
import pandas as pd

from charts.finish import finished
from charts.palette import Palette
from wording.language import Lang

AMBER = "#B45309"
ROW, WIDTH, LETTERS = 32, 270, 50
"""The height of a bar's row and the width of the longest in pixels, and of a name's line in letters: it may take two."""


def missed_bars(
    names: pd.Series, counts: pd.Series, lang: Lang, palette: Palette
) -> alt.LayerChart | alt.FacetChart:
    """Draw how many units miss each indicator: names and ints by indicator id, from the top."""
    said = ["\n".join(wrap(f"{code} {name}", LETTERS)) for code, name in names.items()]
    frame = pd.DataFrame({"name": said, "units": counts.to_numpy()})
    y = alt.Y(
        "name:N",
        sort=list(frame["name"]),
        title=None,
        axis=alt.Axis(
            labelLimit=330,
            labelExpr=r"split(datum.label, '\n')",
            ticks=False,
            domain=False,
            labelOverlap=False,
        ),
    )
    title = "Số đơn vị chưa đạt" if lang == "vi" else "Units that do not pass"
    x = alt.X("units:Q", title=title, axis=alt.Axis(format=",d", tickMinStep=1))
    bars = alt.Chart(frame).mark_bar(height=ROW / 2, color=palette.fill(AMBER)).encode(y=y, x=x)
    counted = (
        alt.Chart(frame)
        .mark_text(align="left", dx=4, color=palette.ink)
        .encode(y=y, x="units:Q", text=alt.Text("units:Q", format=",d"))
    )
    return finished(
        alt.layer(bars, counted).properties(width=WIDTH, height=ROW * max(1, len(frame))), lang, palette
    )
