"""Progress from month to month: the share of indicators passed beside the line that leads to the goal."""

import altair as alt
import pandas as pd

from charts.finish import finished
from charts.palette import Palette
from wording.language import Lang, Text
from wording.numbers import percent, whole

TEAL, GREY = "#0F766E", "#6B7280"
HEIGHT = 260
PASSED = Text(vi="Đã đạt (xã tự báo cáo)", en="Passed (as reported)")
PACE = Text(vi="Nhịp cần để kịp hạn", en="Pace that the goal needs")


def progress_trend(trend: pd.DataFrame, lang: Lang, palette: Palette) -> alt.LayerChart | alt.FacetChart:
    """Draw a frame of `analysis.progress.trend`: months without a state have no mark, which is not zero."""
    vi = lang == "vi"
    frame = _long(trend, lang)
    lines = [PASSED.say(lang), PACE.say(lang)]
    months = list(dict.fromkeys(frame["label"]))
    legend = alt.Legend(
        orient="top", title=None, symbolType="stroke", symbolSize=500, labelLimit=320, columns=1
    )
    base = alt.Chart(frame).encode(
        x=alt.X("label:N", title=None, sort=months, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        y=alt.Y(
            "share:Q",
            title="Tỷ lệ chỉ tiêu đạt" if vi else "Share of indicators passed",
            axis=alt.Axis(format=".0%", tickCount=5),
            scale=alt.Scale(domain=[0, 1]),
        ),
        color=alt.Color(
            "line:N",
            scale=alt.Scale(domain=lines, range=[palette.fill(TEAL), palette.fill(GREY)]),
            legend=legend,
        ),
        strokeDash=alt.StrokeDash(
            "line:N", scale=alt.Scale(domain=lines, range=[[1, 0], [5, 4]]), legend=legend
        ),
        tooltip=[
            alt.Tooltip("label:N", title="Tháng" if vi else "Month"),
            alt.Tooltip("line:N", title="Đường" if vi else "Line"),
            alt.Tooltip("said:N", title="Tỷ lệ" if vi else "Share"),
            alt.Tooltip("count:N", title="Chỉ tiêu" if vi else "Indicators"),
        ],
    )
    passed = base.transform_filter(alt.datum.line == lines[0])
    texts = passed.mark_text(dy=17, fontWeight=600).encode(
        text="said:N", color=alt.value(palette.ink), strokeDash=alt.Undefined
    )
    layers = [base.mark_line(strokeWidth=2)]
    if trend["share"].notna().any():  # a layer without a mark is announced as a nameless picture
        layers += [passed.mark_point(size=70, filled=True, opacity=1), texts]
    return finished(alt.layer(*layers).properties(height=HEIGHT), lang, palette)


def _long(trend: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    labels = [month.short for month in trend.index]
    counts = [
        f"{whole(passed, lang)}/{whole(wanted, lang)}"
        for passed, wanted in zip(trend["passed"], trend["wanted"], strict=True)
    ]
    parts = [
        pd.DataFrame({"label": labels, "line": PASSED.say(lang), "share": trend["share"], "count": counts}),
        pd.DataFrame({"label": labels, "line": PACE.say(lang), "share": trend["expected"], "count": "–"}),
    ]
    frame = pd.concat(part[part["share"].notna()] for part in parts).reset_index(drop=True)
    order = {label: at for at, label in enumerate(labels)}
    frame = frame.sort_values("label", key=lambda of: of.map(order), kind="stable")
    return frame.assign(said=[percent(share, lang) for share in frame["share"]])
