"""Suggestions: whom a unit is most often held against."""

from typing import Any

import pandas as pd

from scoring import Scores
from wording.language import Text

_DISTRICT = Text(vi="Đứng đầu huyện", en="First of the district")
_ZONE = Text(vi="Đứng đầu vùng", en="First of the zone")
_ABOVE = Text(vi="Ngay trên", en="Next above")
_BELOW = Text(vi="Ngay dưới", en="Next below")


def suggested(scores: Scores, unit: str) -> dict[Text, str]:
    """Other units of the cohort by what they are to this one, each once.

    Ranks are those among all, so nobody is called first or next who is not, even where only some units are at hand.
    """
    units = scores.units[scores.units["in_cohort"] & (scores.units.index != unit)]
    here: Any = scores.units.loc[unit]
    same_district = (units["district_code"] == here["district_code"]) & (units["rank_in_district"] == 1)
    places: dict[Text, pd.DataFrame] = {
        _DISTRICT: units[same_district],
        _ZONE: units[(units["zone"] == here["zone"]) & (units["rank_in_zone"] == 1)],
        _ABOVE: _next_above(units, int(here["rank"])),
        _BELOW: units[units["rank"] == int(here["rank"]) + 1],
    }
    found: dict[Text, str] = {}
    for why, among in places.items():
        if len(among) and str(among.index[0]) not in found.values():
            found[why] = str(among.index[0])
    return found


def _next_above(units: pd.DataFrame, rank: int) -> pd.DataFrame:
    """Those of the rank before; ties share it, and together they fill the places up to this rank."""
    better = units[units["rank"] < rank]
    last = better[better["rank"] == better["rank"].max()]
    return last if len(last) and int(last["rank"].iloc[0]) + len(last) == rank else last.iloc[:0]
