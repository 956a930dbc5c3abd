"""The districts on their way out as Excel."""

from datetime import UTC, datetime

from analysis.districts.scorecard import Scorecard
from checklist.ranking import Noted, write_ranking
from store import Round
from units import load_district_targets
from wording.language import Lang, Text

ASSIGNED = Text(vi="Giao đến năm 2025", en="Assigned by 2025")


def export_districts(card: Scorecard, round_: Round, language: Lang) -> bytes:
    """The ranked districts as a workbook in one language: bytes of an .xlsx."""
    count = len(card.scores.units) + len(card.silent)
    of = Text(
        vi=f"{count} huyện có xã được giao trong kỳ",
        en=f"{count} districts with communes assigned in the round",
    )
    title = Text(vi=f"Cấp huyện · {round_.name}", en=f"Districts · {round_.name}")
    return write_ranking(
        card.scores,
        [],
        title=title.say(language),
        cohort_name=of.say(language),
        lang=language,
        demonstration=round_.demonstration,
        made_at=datetime.now(UTC),
        era=round_.era,
        absent=card.silent,
        answers=card.answers,
        noted=Noted(ASSIGNED, load_district_targets().index),
    )
