"""What many miss, on its way out as Excel."""

from collections.abc import Sequence

from checklist.missed_book import write_missed
from ui.exports import request_of
from ui.rating import Rating
from wording.language import Lang, Text


def export_missed(rating: Rating, codes: Sequence[str], language: Lang) -> bytes:
    """The units `codes` as a workbook in one language: bytes of an .xlsx."""
    counted = Text(
        vi=f"{len(codes)} trong danh sách {len(rating.cohort)} đơn vị",
        en=f"{len(codes)} of {len(rating.cohort)} units assigned",
    )
    return write_missed(request_of(rating, language, scores=rating.scores.only(codes), cohort=counted))
