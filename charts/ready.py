"""A chart as it goes to the browser, worked out once so that it can be kept: checking and copying it takes its time."""

from typing import Any

import altair as alt
import pandas as pd


def ready(chart: alt.Chart | alt.LayerChart | alt.FacetChart) -> dict[str, Any]:
    """Return the chart as a Vega-Lite specification; its tables stay tables, by name under `datasets`.

    Settings of Altair that all threads share are not touched.
    """
    tables: dict[str, pd.DataFrame] = {}
    _name_tables(chart, tables)
    spec: dict[str, Any] = chart.to_dict(validate=False)  # each part was checked when it was made
    for size in ("continuousWidth", "continuousHeight"):  # what Altair sets where nobody did
        spec.get("config", {}).get("view", {}).pop(size, None)
    return spec | {"datasets": tables}


def _name_tables(chart: Any, tables: dict[str, pd.DataFrame]) -> None:
    """Put names in the place of tables, in the chart and its layers."""
    if isinstance(chart.data, pd.DataFrame):
        name = next((known for known, table in tables.items() if table is chart.data), f"table-{len(tables)}")
        tables[name] = chart.data
        chart.data = alt.NamedData(name)
    for layer in getattr(chart, "layer", ()):
        _name_tables(layer, tables)
