"""Charts as pictures for paper."""

from typing import Any

import altair as alt
import vl_convert

from reports.contents import Picture

FONT = "Liberation Sans"
"""Comes with vl-convert and has all Vietnamese letters, so that a picture looks the same on every machine."""
SHARPNESS = 200
"""Dots per inch on paper."""
_WIDTH_IN_PNG = slice(16, 20)
WIDEST_CM = 16.0
"""The room between the margins."""


def picture(chart: alt.TopLevelMixin, described: str) -> Picture:
    """Draw a chart on white; `described` says what it shows to those who do not see it."""
    spec: dict[str, Any] = chart.to_dict()
    spec["config"] = spec.get("config", {}) | {"font": FONT, "background": "white"}
    png = vl_convert.vegalite_to_png(spec, ppi=SHARPNESS, allowed_base_urls=[])
    pixels = int.from_bytes(png[_WIDTH_IN_PNG], "big")
    return Picture(png, described, min(WIDEST_CM, pixels / SHARPNESS * 2.54))
