"""The ground of the heat maps: rows that can be clicked, ids above and below, a head column, names of sections."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

import altair as alt
import pandas as pd

from charts.finish import PADDING, finished, label_limit
from charts.palette import Palette
from scoring import Outcome
from wording.language import Lang, Text

CLICKED = "clicked"
"""The selection of a chart: the `row` that was clicked, and the `indicator` where it was on a cell."""
WIDTH, HEIGHT = 19, 16
"""Pixels of a cell."""
FAIL = Outcome.FAILED.look.colour
ASKED = Text(vi="Chỉ tiêu", en="Indicator")

_STRENGTH = 0.6


@dataclass(frozen=True)
class Row:
    """A row: its id, its label (no two alike), and the section that it stands in ("" for none)."""

    id: str
    label: str
    section: str = ""


def tooltips(lang: Lang, titles: Mapping[str, Text]) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{field}:N", title=title.say(lang)) for field, title in titles.items()]


def pale(palette: Palette, colour: str) -> str:
    """A colour of the light palette, somewhat faded into the ground."""
    parts = [
        _STRENGTH * int(palette.fill(colour)[at : at + 2], 16)
        + (1 - _STRENGTH) * int(palette.ground[at : at + 2], 16)
        for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{round(part):02X}" for part in parts)


@dataclass(frozen=True)
class Grid:
    """The ground of both maps: rows that can be clicked, ids above and below, a head column, names of sections."""

    rows: Sequence[Row]
    columns: Sequence[str]
    head_title: Text
    lang: Lang
    palette: Palette

    def of(
        self, head: pd.DataFrame, cells: alt.Chart, head_tooltip: list[alt.Tooltip]
    ) -> alt.LayerChart | alt.FacetChart:
        """Lay the cells upon the ground. `head`: row, label, mark and its colour, one line a row."""
        width, labels = WIDTH * (len(self.columns) + 1), self._labels
        # One layer alone holds the domain of a scale that all share: chart libraries copy it many times.
        ordered = alt.Y("label:N", title=None, scale=alt.Scale(domain=labels, padding=0), axis=self._names())
        y = alt.Y("label:N")
        over = alt.selection_point("over", on="mouseover", clear="mouseout", fields=["row"], empty=False)
        shade = alt.condition(over, alt.value(1), alt.value(0))
        bands = alt.Chart(head).mark_rect(cursor="pointer", color=self.palette.track)
        bands = bands.encode(
            y=ordered, x=alt.value(0), x2=alt.value(width), opacity=shade, tooltip=head_tooltip
        ).add_params(over)
        marks = alt.Chart(head.assign(column="")).mark_text(fontSize=13, cursor="pointer")
        marks = marks.encode(
            y=y,
            x=self._x("bottom", "column:N", ["", *self.columns]),
            text="mark:N",
            color=alt.Color("colour:N", scale=None),
            tooltip=head_tooltip,
        )
        clicked = alt.selection_point(CLICKED, fields=["row", "indicator"], toggle=False)
        points = cells.encode(y=y, x=self._x("top", "indicator:N")).add_params(clicked)
        lines = alt.Chart(pd.DataFrame({"label": self._sections}, dtype=object)).mark_rule(
            color=self.palette.line
        )
        lines = lines.encode(y=y, x=alt.value(0), x2=alt.value(width))
        layers = alt.layer(
            bands,
            lines,
            marks,
            points,
            width=width,
            height=HEIGHT * len(labels),
            padding=PADDING,
            autosize=alt.AutoSizeParams(type="pad"),
            resolve=alt.Resolve(axis=alt.AxisResolveMap(x="independent")),
        )
        return finished(layers, self.lang, self.palette)

    @property
    def _sections(self) -> list[str]:
        return list(dict.fromkeys(row.section for row in self.rows if row.section))

    @property
    def _labels(self) -> list[str]:
        """The labels from the top down: over the rows of each section a line with its name."""
        labels: list[str] = []
        for section, own in groupby(self.rows, key=lambda row: row.section):
            labels += [section] if section else []
            labels += [row.label for row in own]
        return labels

    def _names(self) -> alt.Axis:
        is_section = f"indexof({json.dumps(self._sections, ensure_ascii=False)}, datum.label) >= 0"
        return alt.Axis(
            labelLimit=label_limit(250, 140),
            labelFontSize=12,
            labelFlush=False,
            labelOverlap=False,
            labelFontWeight={"condition": {"test": is_section, "value": "bold"}, "value": "normal"},
            labelColor={
                "condition": {"test": is_section, "value": self.palette.accent},
                "value": self.palette.quiet,
            },
            ticks=False,
            domain=False,
        )

    def _x(self, orient: Literal["top", "bottom"], field: str, domain: list[str] | None = None) -> alt.X:
        title = self.head_title.say(self.lang)
        return alt.X(
            field,
            scale=alt.Scale(domain=domain, padding=0) if domain else alt.Undefined,
            title=None,
            axis=alt.Axis(
                orient=orient,
                labelAngle=-90,
                labelFontSize=11,
                labelFlush=False,
                labelOverlap=False,
                labelExpr=f"datum.value === '' ? '{title}' : datum.value",
                ticks=False,
                domain=False,
            ),
        )
