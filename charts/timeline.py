"""Rounds over time: the cohort beside the assigned path, and one commune from round to round."""

from datetime import date
from typing import Literal

import altair as alt
import pandas as pd

from charts.finish import finished
from charts.palette import Palette
from wording.language import Lang, Text
from wording.moments import said_day
from wording.numbers import points, whole

TEAL, GREY, BLUE = "#0F766E", "#6B7280", "#1D4ED8"
HEIGHT = 390
GAP = 36
"""Pixels between the entries of a legend: Vega measures them before the page's font is there."""
_DASHES = {"path": [5, 4], "real": [1, 0], "shown": [2, 3]}

PATH = Text(vi="Lộ trình được giao", en="Assigned path")
REAL = Text(vi="Đã hoàn thành, cộng dồn", en="Completed so far")
SHOWN = Text(vi="Số liệu minh họa", en="Demonstration figures")
NEW_UNITS = Text(vi=" (đơn vị từ 1/7/2025)", en=" (units from 1/7/2025)")


def line_word(era: str, demonstration: bool, lang: Lang) -> str:
    """What a line of rounds is called: real or demonstration, and whose units."""
    return (SHOWN if demonstration else REAL).say(lang) + (NEW_UNITS.say(lang) if era == "2025" else "")


def cohort_progress(
    path: pd.DataFrame, names: dict[int, str], targets: pd.DataFrame, lang: Lang, palette: Palette
) -> alt.LayerChart | alt.FacetChart:
    """Different units completed, round by round (a frame of `cohort_path`), beside the path (of `load_targets`)."""
    frame = pd.concat([_of_targets(targets, lang), _of_rounds(path, names, lang)], ignore_index=True)
    looks = frame.drop_duplicates("line")
    lines = list(looks["line"])
    legend = alt.Legend(
        orient="top", title=None, labelLimit=320, symbolType="stroke", symbolSize=500, columns=1
    )
    years = range(min(frame["year"]), max(frame["year"]) + 1)
    base = alt.Chart(frame).encode(
        x=alt.X("at:T", title=None, axis=_years_axis(years), scale=alt.Scale(domain=_ends(years))),
        y=alt.Y(
            "total:Q",
            title="Số xã hoàn thành" if lang == "vi" else "Communes completed",
            axis=alt.Axis(tickCount=5, format=",d"),
            scale=alt.Scale(domainMin=0, nice=True),
        ),
        color=alt.Color(
            "line:N",
            scale=alt.Scale(domain=lines, range=[palette.fill(c) for c in looks["colour"]]),
            legend=legend,
        ),
        tooltip=[
            alt.Tooltip("name:N", title="Mốc" if lang == "vi" else "What"),
            alt.Tooltip("day:N", title="Ngày" if lang == "vi" else "Day"),
            alt.Tooltip("said:N", title="Số xã" if lang == "vi" else "Communes"),
        ],
    )
    dash = alt.StrokeDash(
        "line:N",
        scale=alt.Scale(domain=lines, range=[_DASHES[name] for name in looks["dash"]]),
        legend=legend,
    )
    starts = pd.DataFrame({"at": [f"{year}-01-01T00:00:00" for year in years]})
    real = base.transform_filter("!datum.hollow").mark_point(size=70, filled=True, opacity=1)
    layers = (
        alt.Chart(starts).mark_rule(color=palette.track).encode(x="at:T"),
        base.mark_line(strokeWidth=2).encode(strokeDash=dash),
        *(
            [real] if not frame["hollow"].all() else []
        ),  # a layer without a mark is announced as a nameless picture
        base.transform_filter("datum.hollow").mark_point(size=70, fill=palette.ground, opacity=1),
        _totals(base, palette).transform_filter("datum.dash == 'path'").mark_text(dy=-13, fontWeight=600),
        _totals(base, palette).transform_filter("datum.dash != 'path'").mark_text(dy=16, fontWeight=600),
    )
    return finished(alt.layer(*layers).properties(height=HEIGHT), lang, palette)


def _totals(base: alt.Chart, palette: Palette) -> alt.Chart:
    return base.encode(text="said:N", color=alt.value(palette.ink))


def _years_axis(years: range) -> alt.Axis:
    """Each year's number in the middle of its year, so that its last day stands before the next."""
    middles = [alt.DateTime(year=year, month=7, date=2) for year in years]
    return alt.Axis(values=middles, format="%Y", grid=False, ticks=False, labelPadding=6)


def _ends(years: range) -> list[alt.DateTime]:
    return [alt.DateTime(year=years[0], month=1, date=1), alt.DateTime(year=years[-1] + 1, month=1, date=20)]


def _of_targets(targets: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    ends = [date(int(year), 12, 31) for year in targets.index]
    vi = lang == "vi"
    names = [f"Đến hết năm {day.year}" if vi else f"By the end of {day.year}" for day in ends]
    drawn = _points(ends, targets["total"], PATH.say(lang), names, lang)
    return drawn.assign(hollow=True, colour=GREY, dash="path")


def _of_rounds(path: pd.DataFrame, names: dict[int, str], lang: Lang) -> pd.DataFrame:
    lines = [
        line_word(str(e), bool(d), lang) for e, d in zip(path["era"], path["demonstration"], strict=True)
    ]
    named = [names[int(id)] for id in path.index]
    shown = path["demonstration"].to_numpy(dtype=bool)
    return _points(list(path["day"]), path["total"], lines, named, lang).assign(
        hollow=shown,
        colour=[BLUE if era == "2025" else TEAL for era in path["era"]],
        dash=["shown" if one else "real" for one in shown],
    )


def _points(
    days: list[date], totals: pd.Series, line: str | list[str], names: list[str], lang: Lang
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            # Noon, so that a day stays the same day on every clock.
            "at": [f"{day.isoformat()}T12:00:00" for day in days],
            "day": [said_day(day) for day in days],
            "year": [day.year for day in days],
            "total": totals.to_numpy(dtype=float),
            "said": [whole(total, lang) for total in totals],
            "line": line,
            "name": names,
        }
    )


def unit_progress(
    path: pd.DataFrame, measure: Literal["score", "rank"], lang: Lang, palette: Palette
) -> alt.LayerChart | alt.FacetChart:
    """A commune's score or rank, round by round: a line within each stretch, points alone beyond it.

    `path` is a frame of `unit_path` with what the reader sees beside it: name, verdict (a word with its mark),
    colour. Of ranks the best is on top.
    """
    frame = path.reset_index().assign(
        when=_distinct([said_day(day) for day in path["day"]]),
        said=[points(v, lang) if measure == "score" else whole(v, lang) for v in path[measure]],
    )
    vi = lang == "vi"
    title = {"score": "Điểm" if vi else "Score", "rank": "Hạng trong tỉnh" if vi else "Rank"}[measure]
    scale = alt.Scale(domainMin=0) if measure == "score" else alt.Scale(reverse=True, domainMin=1, nice=False)
    tooltip = [
        alt.Tooltip("name:N", title="Kỳ" if vi else "Round"),
        alt.Tooltip("when:N", title="Ngày" if vi else "Day"),
        alt.Tooltip("said:N", title=title),
        alt.Tooltip("verdict:N", title="Kết luận" if vi else "Verdict"),
    ]
    base = alt.Chart(frame).encode(
        x=alt.X(
            "when:N",
            title=None,
            sort=list(frame["when"]),
            axis=alt.Axis(labelAngle=0 if len(frame) <= 5 else -40, labelOverlap=True),
        ),
        y=alt.Y(f"{measure}:Q", title=title, scale=scale, axis=alt.Axis(tickCount=4, format=",d")),
        tooltip=tooltip,
    )
    looks = frame.drop_duplicates("verdict")
    colour = alt.Color(
        "verdict:N",
        title=None,
        scale=alt.Scale(domain=list(looks["verdict"]), range=[palette.fill(c) for c in looks["colour"]]),
        legend=alt.Legend(orient="top", labelLimit=220, columnPadding=GAP),
    )
    line = base.mark_line(color=palette.muted, strokeWidth=1.5).encode(detail="stretch:N")
    dots = base.mark_circle(size=110, opacity=1).encode(color=colour)
    text = base.mark_text(dy=-14, fontWeight=600, color=palette.ink).encode(text="said:N")
    return finished(alt.layer(line, dots, text).properties(height=210), lang, palette)


def _distinct(labels: list[str]) -> list[str]:
    """Labels of an axis, each another one: the second of a day says so."""
    seen: dict[str, int] = {}
    told = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        told.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return told
