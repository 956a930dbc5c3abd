"""Results on their way out as Excel: a whole round, or one unit alone."""

from datetime import UTC, datetime
from typing import Any

from checklist.beside import beside
from checklist.ranking import Request, Source, write_ranking, write_unit
from scoring import Scores
from ui.rating import Rating
from wording.language import Lang, Text


def export_round(rating: Rating, language: Lang, unit: str | None = None) -> bytes:
    """The whole round as a workbook in one language, a `unit` with a sheet of its own: bytes of an .xlsx."""
    sources = [_source_of(rating, code) for code in rating.submissions]
    absent = rating.units.loc[list(rating.absent)]
    units = [unit] if unit else []
    return beside(
        write_ranking, rating.scores, sources, absent=absent, units=units, **_words(rating, language)
    )


def export_unit(rating: Rating, language: Lang, unit: str) -> bytes:
    """The results of one unit alone: bytes of an .xlsx."""
    return write_unit(rating.scores, unit, _source_of(rating, unit), **_words(rating, language))


def _source_of(rating: Rating, code: str) -> Source:
    """The file that a unit submitted."""
    submission = rating.submissions[code]
    return Source(code, submission.file_name, submission.file_sha256 or "", submission.accepted_at)


def request_of(
    rating: Rating, language: Lang, *, scores: Scores | None = None, cohort: Text | None = None
) -> Request:
    """What the head of every sheet says of the round; of other `scores` than all, and of a part of the `cohort`."""
    assigned = Text(vi=f"Danh sách {len(rating.cohort)} đơn vị", en=f"{len(rating.cohort)} units assigned")
    return Request(
        scores or rating.scores,
        rating.round.name,
        (cohort or assigned).say(language),
        language,
        rating.round.demonstration,
        datetime.now(UTC),
        rating.round.era,
        answers=rating.counting,
    )


def _words(rating: Rating, language: Lang) -> dict[str, Any]:
    """The same for a ranking."""
    request = request_of(rating, language)
    names = ("title", "cohort_name", "lang", "demonstration", "made_at", "era", "answers")
    return {name: getattr(request, name) for name in names}
