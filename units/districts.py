"""Finding the district that is meant: certain, or offered, never guessed."""

from functools import cache

import pandas as pd
from rapidfuzz import fuzz, process

from units.kinds import split_district_kind
from units.matching import NEAR_ENOUGH, SUGGESTIONS, Match
from units.mentions import read_code
from units.names import unaccented
from units.registry import load_districts, read_table


def match_district(era: str, text: str) -> Match:
    """Which district of an era is meant by its code ("380") or its name ("Huyện Ngọc Lặc", "TP Thanh Hoá").

    Its kind may be left out, but not be another one. Raises ValueError for an unknown era.
    """
    known = _known(era)
    kind, bare = split_district_kind(text)
    said = read_code(text)
    for code, (its_kind, its_name) in known.items():
        if said == code.zfill(5) or (bare == its_name and kind in ("", its_kind)):
            return Match("certain", (code,))
    letters = {code: unaccented(name) for code, (_, name) in known.items()}
    close = process.extract(
        unaccented(bare), letters, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=SUGGESTIONS
    )
    near = tuple(code for _, _, code in close)
    return Match("near" if near else "unknown", near)


def as_units(units: pd.DataFrame) -> pd.DataFrame:
    """The districts of some units (rows of `load_units`) as a frame like it, by code; a district is in no district."""
    units = units[units["district_code"] != ""]
    rows = units.groupby("district_code").agg(name=("district_name", "first"), zone=("zone", _most))
    kinds = [split_district_kind(name)[0] for name in rows["name"]]
    found = rows.assign(kind=kinds, district_code="", district_name="")
    return found[["name", "kind", "district_code", "district_name", "zone"]].rename_axis("code")


def load_district_targets() -> pd.DataFrame:
    """The districts of 2022 that were assigned to complete by 2025, by code (see data/SOURCES.md).

    Columns, all text: name, year, provenance, source. 12 rows.
    """
    return read_table("district-targets-2025.csv").set_index("code")


def _most(zones: pd.Series) -> str:
    """The zone of most of a district's units; a user may have overruled that of some. Lowland where they are even."""
    return "mountain" if (zones == "mountain").mean() > 0.5 else "lowland"


@cache
def _known(era: str) -> dict[str, tuple[str, str]]:
    """Kind and bare name of every district, by code."""
    return {str(code): split_district_kind(name) for code, name in load_districts(era)["name"].items()}
