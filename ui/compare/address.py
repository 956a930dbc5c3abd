"""Which units are compared, as the address carries them: a code of the round looked at, or "ROUND:CODE" of another."""

from collections.abc import Sequence

from analysis.comparison.rows import MOST, Side
from ui.rating import Rating, round_rating, rounds

UNITS_KEY = "units"


def compare_address(codes: Sequence[str]) -> dict[str, list[str]]:
    """What a link to the comparison of these units carries: `link(Route.COMPARE, label, **compare_address(codes))`."""
    return {UNITS_KEY: list(codes)[:MOST]}


def other_round(round_id: int, code: str) -> str:
    """How a unit of another round stands in the address."""
    return f"{round_id}:{code}"


def rating_of(rating: Rating, key: str) -> tuple[Rating, str] | None:
    """The results that a key of the address is about, and the unit's code; None where the reader finds no such unit."""
    before, colon, code = key.rpartition(":")
    if colon and before != str(rating.round.id):
        known = {str(one.id) for one in rounds()}
        if before not in known:
            return None
        rating = round_rating(int(before))
    return (rating, code) if code in rating.scores.position else None


def side_of(rating: Rating, code: str) -> Side:
    """A unit as it stands in its round."""
    return Side(rating.scores, code, rating.round.id, rating.round.name)
