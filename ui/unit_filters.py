"""Filters of a list of units: by verdict, district, zone and kind. The address carries them from page to page."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from criteria.words import ZONES
from ui.language import said, say
from ui.query import keep, seed_many
from ui.rating import Rating
from ui.words import KINDS
from units import sort_key

FILTERS = ("verdict", "district_code", "zone", "kind")


def filtered(rating: Rating, table: pd.DataFrame, keys: Sequence[str] = FILTERS) -> pd.DataFrame:
    """Let the reader choose by the columns `keys`; return the rows of `table` (as `scores.units`) that fit."""
    names = _names(rating, table)
    choices = {}
    # Without a choice of districts the column stays empty: none in the era, or the reader's own alone.
    shown = [key for key in keys if key != "district_code" or len(names[key]) > 1]
    with st.container(key="unit-filters"):
        columns = st.columns([3 if key in FILTERS[:2] else 2 for key in shown])
    for column, key in zip(columns, shown, strict=True):
        seed_many(key, list(names[key]))
        choices[key] = column.multiselect(
            _label(key),
            list(names[key]),
            format_func=names[key].__getitem__,
            key=key,
            placeholder=say("Tất cả", "All"),
        )
        keep(key)
    for key, chosen in choices.items():
        if chosen:
            table = table[table[key].isin(chosen)]
    return table


def _label(key: str) -> str:
    return {
        "verdict": say("Kết luận", "Verdict"),
        "district_code": say("Huyện", "District"),
        "zone": say("Vùng", "Zone"),
        "kind": say("Loại", "Kind"),
    }[key]


def _names(rating: Rating, table: pd.DataFrame) -> dict[str, dict[str, str]]:
    """What can be chosen of each column, and what it is called; districts in Vietnamese order."""
    districts = dict(zip(table["district_code"], table["district_name"], strict=True))
    return {
        "verdict": {v.id: said(v.name) for v in rating.edition.verdicts},
        "district_code": {
            code: districts[code] for code in sorted(districts, key=lambda c: sort_key(districts[c])) if code
        },
        "zone": {zone: said(name) for zone, name in ZONES.items()},
        "kind": {kind: said(name) for kind, name in KINDS.items()},
    }
