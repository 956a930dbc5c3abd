"""What the units are held against: cohorts and districts whose results the reader sees whole."""

from collections.abc import Sequence

from analysis.comparison.references import Reference
from ui.language import say
from ui.query import choose_one
from ui.rating import Rating

HELD_KEY = "held"
COHORT, DISTRICT, BOTH, NONE = "cohort", "district", "both", "none"


def choose_held() -> str:
    """Let the reader choose: the cohort, the districts, both or none."""
    names = {
        BOTH: say("Đối chiếu danh sách và huyện", "Beside cohort and district"),
        COHORT: say("Danh sách", "Cohort"),
        DISTRICT: say("Huyện", "District"),
        NONE: say("Không đối chiếu", "Beside nothing"),
    }
    return choose_one(say("Trung vị và tốt nhất", "Median and best"), names, HELD_KEY)


def references(chosen: Sequence[tuple[Rating, str]], held: str) -> list[Reference]:
    """The cohorts of all rounds, then the districts of all units, each once; none of which the reader sees only a part.

    A median of the part would be a false one.
    """
    several = len({rating.round.id for rating, _ in chosen}) > 1
    found: dict[tuple[int, str], Reference] = {}
    for rating, _ in chosen:
        if held in (COHORT, BOTH) and rating.whole:
            found.setdefault((rating.round.id, ""), _reference(rating, "", several))
    for rating, code in chosen:
        district = str(rating.units.at[code, "district_code"])
        if held in (DISTRICT, BOTH) and district and _sees_district(rating, district):
            found.setdefault((rating.round.id, district), _reference(rating, district, several))
    return [reference for reference in found.values() if reference.units]


def _reference(rating: Rating, district: str, several: bool) -> Reference:
    return Reference(rating.scores, district, rating.round.name if several else "")


def _sees_district(rating: Rating, district: str) -> bool:
    return rating.sees(rating.units.index[rating.units["district_code"] == district])
