"""What every chart gets at its end: numbers in the reader's way, and the colours of the ground it stands on."""

from typing import TypeVar

import altair as alt

from charts.palette import Palette
from wording.language import Lang

MARKS = 5_000
"""A chart never has more marks; what has more is added up first."""

_LOCALE = {
    "vi": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["$", ""]},
}
FONT = "Source Sans, Source Sans 3, Noto Sans, sans-serif"

PADDING = {"left": 14, "right": 8, "top": 4, "bottom": 16}
"""Room for names that turn out wider than they were measured before their font was there."""
_PHONE = 640
"""Pixels of a narrow window's width, as in the style sheet of the pages."""

AnyChart = TypeVar("AnyChart", bound=alt.TopLevelMixin)


def label_limit(wide: int, narrow: int) -> alt.ExprRef:
    """The most pixels that a label takes in a wide window and on a phone, where the marks need the room."""
    return alt.ExprRef(expr=f"windowSize()[0] > {_PHONE} ? {wide} : {narrow}")


def finished(chart: AnyChart, lang: Lang, palette: Palette) -> AnyChart:
    """Return the chart with number format, font and colours set, on a ground that shows through."""
    quiet = {"labelColor": palette.quiet, "titleColor": palette.quiet, "titleFontWeight": "normal"}
    lines = {"gridColor": palette.track, "domainColor": palette.line, "tickColor": palette.line}
    # In one go: a chart of layers is copied whole by every call.
    return chart.configure(
        locale={"number": _LOCALE[lang]},
        background="transparent",
        font=FONT,
        view={"stroke": None},
        axis=quiet | lines,
        legend=quiet,
        header={"labelColor": palette.quiet, "titleColor": palette.quiet},
        title={"color": palette.ink},
    )
