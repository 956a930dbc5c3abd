"""The units of each era, read from `data/` (see data/SOURCES.md)."""

from functools import cache
from pathlib import Path

import pandas as pd

ERAS = ("2022", "2025")
ZONES = ("lowland", "mountain")
DATA = Path(__file__).resolve().parent.parent / "data"


def load_units(era: str) -> pd.DataFrame:
    """The units of an era, indexed by code (text), in code order: a copy of your own to change as you like.

    Columns, all text: name ("Phường Hàm Rồng"), kind (xã, phường, thị trấn), district_code, district_name
    ("" where the era has no districts), zone (lowland, mountain). 559 rows in 2022, 166 in 2025.
    Raises ValueError for an era that is not in `ERAS`.
    """
    if era not in ERAS:
        raise ValueError(f"no units of era {era!r}; the eras are {', '.join(ERAS)}")
    return _units(era).copy()


def load_districts(era: str) -> pd.DataFrame:
    """The districts of an era by code, with name, zone and number of units: 27 in 2022, none in 2025."""
    return _districts(era).copy()


def load_district_tiles(era: str) -> pd.DataFrame:
    """The place of each district on the tile map, by district code: row and column (ints); empty in 2025."""
    if era != "2022":
        return pd.DataFrame({"row": [], "column": []}, dtype=int)
    return read_table(f"district-tiles-{era}.csv").set_index("district_code").astype(int)


@cache
def _units(era: str) -> pd.DataFrame:
    return read_table(f"units-{era}.csv").set_index("code")


def read_table(file: str) -> pd.DataFrame:
    """One table of `data/`, every column text and a blank cell the empty text."""
    return pd.read_csv(DATA / file, dtype=str, keep_default_na=False, encoding="utf-8")


@cache
def _districts(era: str) -> pd.DataFrame:
    units = load_units(era)
    units = units[units["district_code"] != ""]
    grouped = units.groupby("district_code")
    districts = grouped.agg(name=("district_name", "first"), zone=("zone", "first"), units=("name", "size"))
    return districts.rename_axis("code")
