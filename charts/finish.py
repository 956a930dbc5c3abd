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

AnyChart = TypeVar("AnyChart", bound=alt.TopLevelMixin)


def finished(chart: AnyChart, lang: Lang, palette: Palette) -> AnyChart:
    """Return the chart with number format, font and colours set, on a ground that shows through."""
    quiet = {"labelColor": palette.quiet, "titleColor": palette.quiet, "titleFontWeight": "normal"}
    lines = {"gridColor": palette.track, "domainColor": palette.line, "tickColor": palette.line}
    return (
        chart.configure(locale={"number": _LOCALE[lang]}, background="transparent", font=FONT)
        .configure_view(stroke=None)
        .configure_axis(**quiet, **lines)
        .configure_legend(**quiet)
        .configure_header(labelColor=palette.quiet, titleColor=palette.quiet)
        .configure_title(color=palette.ink)
    )
