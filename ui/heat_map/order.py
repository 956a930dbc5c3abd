"""In which order units stand in the heat map, under which labels, and in which sections."""

from collections.abc import Sequence

import pandas as pd

from analysis.clusters import Alike, alike, most_shared
from charts.grid import Row
from ui.language import say
from ui.rating import Rating, once
from units import sort_key

RANK, DISTRICT, ALIKE = "rank", "district", "alike"


def rows_of(rating: Rating, units: pd.DataFrame, by: str) -> list[Row]:
    """The units as rows of the heat map, ordered and labelled."""
    codes = [str(code) for code in units.index]
    if by == RANK:
        return _labelled(rating, codes)
    sections = sections_of(rating, units, by)
    if by == DISTRICT:
        places = {name: at for at, name in enumerate(sorted(set(sections), key=sort_key))}
        codes.sort(key=lambda code: places[sections[code]])  # stable: by rank within a district
    else:
        here = set(codes)
        codes = [code for code in groups(rating).order if code in here]
    return _labelled(rating, codes, sections)


def sections_of(rating: Rating, units: pd.DataFrame, by: str) -> pd.Series:
    """The name of the district or of the group of likes that each unit stands in, by code."""
    if by == DISTRICT:
        return units["district_name"]
    return groups(rating).group[units.index].map(group_names(rating))


def groups(rating: Rating) -> Alike:
    """Who misses alike, among all that are seen."""
    return once(rating, "alike", lambda: alike(rating.scores))


def group_names(rating: Rating) -> dict[int, str]:
    """What the units of each group have in common, by its number."""
    group = groups(rating).group
    return {number: _group_name(rating, number, list(own.index)) for number, own in group.groupby(group)}


def _group_name(rating: Rating, number: int, codes: Sequence[str]) -> str:
    if number == 0:
        return say("Đạt tất cả", "Pass everything")
    common = ", ".join(once(rating, ("shared", number), lambda: most_shared(rating.scores, codes)))
    return f"{number}. {common or say('Mỗi nơi một khác', 'Each its own')}"


def _labelled(rating: Rating, codes: Sequence[str], sections: pd.Series | None = None) -> list[Row]:
    """Names with ranks; where a name comes twice, with the district, so that no two labels are alike."""
    names, ranks = rating.scores.units["name"], rating.scores.units["rank"]
    twice = names[names.duplicated(keep=False)].index
    said = [f"{rating.labels[code] if code in twice else names[code]}  {ranks[code]}" for code in codes]
    labels = pd.Series(said, codes)
    alike_still = labels.duplicated(keep=False)
    return [
        Row(
            code,
            f"{code} {labels[code]}" if alike_still[code] else labels[code],
            "" if sections is None else str(sections[code]),
        )
        for code in codes
    ]
