"""One unit's groups: the share of the points it earned in each, with the cohort's median as a tick."""

import altair as alt
import pandas as pd

import scoring
from charts.finish import finished
from charts.palette import Palette
from scoring import Scores
from wording.language import Lang

TEAL = "#0F766E"


def group_shares(
    scores: Scores, unit: str, lang: Lang, palette: Palette, *, median: bool
) -> alt.LayerChart | alt.FacetChart:
    """Each group's share of its points for one unit (0 to 1), with the `median` of the cohort where all of it is there."""
    shares = scoring.group_shares(scores)
    medians = scoring.median_shares(scores)
    groups = scores.edition.groups
    frame = pd.DataFrame(
        {
            "group": [g.name.say(lang) for g in groups],
            "share": [shares.at[unit, g.id] for g in groups],
            "median": [medians[g.id] for g in groups],
            "whole": 1.0,
        }
    )
    vi = lang == "vi"
    y = alt.Y(
        "group:N",
        sort=list(frame["group"]),
        title=None,
        axis=alt.Axis(labelLimit=180, ticks=False, domain=False, labelOverlap=False),
    )
    share = alt.Scale(domain=[0, 1])
    tooltip = [
        alt.Tooltip("group:N", title="Nhóm" if vi else "Group"),
        alt.Tooltip("share:Q", title="Đơn vị này" if vi else "This unit", format=".1%"),
    ]
    if median:
        title = "Trung vị của danh sách" if vi else "Median of the cohort"
        tooltip.append(alt.Tooltip("median:Q", title=title, format=".1%"))
    base = alt.Chart(frame)
    track = base.mark_bar(color=palette.track, height=14).encode(y=y, x=alt.X("whole:Q", scale=share))
    bar = base.mark_bar(color=palette.fill(TEAL), height=14).encode(
        y=y,
        x=alt.X(
            "share:Q",
            scale=share,
            title="Phần điểm đạt được của nhóm" if vi else "Share of the group's points",
            axis=alt.Axis(format="%", grid=False, tickCount=5),
        ),
        tooltip=tooltip,
    )
    tick = base.mark_tick(color=palette.ink, thickness=2, height=22).encode(
        y=y, x="median:Q", tooltip=tooltip
    )
    layered = alt.layer(track, bar, *([tick] if median else [])).properties(height=34 * len(frame) + 60)
    return finished(layered, lang, palette)
