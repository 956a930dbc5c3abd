"""Bands: many units cut into few, each small enough to be shown whole."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

WANTED = 30
"""About so many bands are easy to look over."""
_STEPS = (5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000)


@dataclass(frozen=True)
class Band:
    """Some units: `place` is what they share ("" for a band of the ranking); `first` and `last` are their ranks.

    `whole` says whether all units of the place are in it.
    """

    id: str
    place: str
    units: tuple[str, ...]
    first: int
    last: int
    whole: bool


def rank_bands(ranks: pd.Series, at_most: int) -> list[Band]:
    """Cut the ranking into bands of one round size: `ranks` by code in rank order, no band with more than `at_most`."""
    wanted = min(at_most, max(1, -(-len(ranks) // WANTED)))
    size = next((step for step in _STEPS if wanted <= step <= at_most), at_most)
    return _cut(ranks, "", size)


def place_bands(ranks: pd.Series, places: pd.Series, at_most: int) -> list[Band]:
    """One band for each place of `places` (by code), in the order of `places`' values; what has too many is cut by rank."""
    found = []
    for place, own in ranks.groupby(places.reindex(ranks.index), sort=True):
        found += _cut(own, str(place), at_most)
    return found


def _cut(ranks: pd.Series, place: str, size: int) -> list[Band]:
    parts = -(-len(ranks) // size) if place else 0
    even = -(-len(ranks) // parts) if place else size  # the parts of a place are about alike
    bands = []
    for start in range(0, len(ranks), even):
        own = ranks.iloc[start : start + even]
        number = 1 + start // even
        bands.append(
            Band(
                id=f"{place}.{number}" if place and parts > 1 else place or str(number),
                place=place,
                units=tuple(str(code) for code in own.index),
                first=int(own.iloc[0]),
                last=int(own.iloc[-1]),
                whole=parts == 1,
            )
        )
    return bands


def band_of(bands: list[Band]) -> pd.Series:
    """The id of each unit's band, by code."""
    sizes = [len(band.units) for band in bands]
    codes = [code for band in bands for code in band.units]
    return pd.Series(np.repeat([band.id for band in bands], sizes), codes, dtype=object)
