"""Results on their way out as Excel: a whole round, or one unit alone."""

from datetime import UTC, datetime
from typing import Any

from checklist.ranking import Source, write_ranking, write_unit
from ui.rating import Rating
from wording.language import Lang, Text


def export_round(rating: Rating, language: Lang, unit: str | None = None) -> bytes:
    """The whole round as a workbook in one language, a `unit` with a sheet of its own: bytes of an .xlsx."""
    sources = [_source_of(rating, code) for code in rating.submissions]
    absent = rating.units.loc[list(rating.absent)]
    return write_ranking(
        rating.scores, sources, absent=absent, units=[unit] if unit else [], **_words(rating, language)
    )


def export_unit(rating: Rating, language: Lang, unit: str) -> bytes:
    """The results of one unit alone: bytes of an .xlsx."""
    return write_unit(rating.scores, unit, _source_of(rating, unit), **_words(rating, language))


def _source_of(rating: Rating, code: str) -> Source:
    """The file that a unit submitted."""
    submission = rating.submissions[code]
    return Source(code, submission.file_name, submission.file_sha256 or "", submission.accepted_at)


def _words(rating: Rating, language: Lang) -> dict[str, Any]:
    """What the heads of an export's sheets say of the round, and the answers behind it."""
    assigned = Text(vi=f"Danh sách {len(rating.cohort)} đơn vị", en=f"{len(rating.cohort)} units assigned")
    return {
        "title": rating.round.name,
        "cohort_name": assigned.say(language),
        "lang": language,
        "demonstration": rating.round.demonstration,
        "made_at": datetime.now(UTC),
        "era": rating.round.era,
        "answers": rating.counting,
    }
