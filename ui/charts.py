"""Showing a chart that is worked out once for the results, the language and the theme."""

from collections.abc import Callable, Hashable
from typing import Any

import altair as alt
import streamlit as st

from charts.palette import Palette
from charts.ready import ready
from ui.language import lang
from ui.rating import Rating, once
from ui.theme import palette
from wording.language import Lang

KEPT = 24
"""So many charts of one round are kept: there is one for each choice of filters, and they are not small."""

Draw = Callable[[Lang, Palette], alt.Chart | alt.LayerChart | alt.FacetChart]


def show_chart(rating: Rating, what: Hashable, draw: Draw, **how: Any) -> Any:
    """Show what `draw` makes, with `how` as for `st.vega_lite_chart`, and return what that gives.

    `what` names the chart with all it depends on but the language and the colours.
    """
    language, colours = lang(), palette()
    kept: dict[Hashable, dict[str, Any]] = once(rating, "charts", dict)
    key = (what, language, colours.ground)
    spec = kept.pop(key, None) or ready(draw(language, colours))
    kept[key] = spec  # the last, so that what was not asked for longest goes first
    for old in list(kept)[:-KEPT]:
        kept.pop(old, None)
    return st.vega_lite_chart(spec, **how)
