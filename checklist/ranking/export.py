"""Writing the ranked export: the six sheets of the contract in one workbook."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook

from checklist.plain_text import harmless
from checklist.ranking.detail_sheet import write_detail_sheet
from checklist.ranking.failures_sheet import write_failures_sheet
from checklist.ranking.groups_sheet import write_groups_sheet
from checklist.ranking.method_sheet import write_method_sheet
from checklist.ranking.ranking_sheet import write_ranking_sheet
from checklist.ranking.request import DEMONSTRATION, Request, local
from checklist.ranking.sources_sheet import Source, check_sources, write_sources_sheet
from scoring import Scores
from wording.language import Lang

CREATOR = "Xã Số"


def write_ranking(
    scores: Scores,
    sources: Sequence[Source],
    *,
    title: str,
    cohort_name: str,
    lang: Lang = "vi",
    demonstration: bool = False,
    made_at: datetime,
) -> bytes:
    """Return the ranking as an .xlsx of six sheets; numbers equal those of the scores to the last digit.

    `title` heads every sheet; with `demonstration` every sheet says in its head and in print that the data are not
    real. Sheet names are Vietnamese in both languages. Raises ValueError where two sources are of one unit, or one
    of a unit that was not scored.
    """
    check_sources(scores, sources)
    request = Request(scores, title, cohort_name, lang, demonstration, made_at)
    book = Workbook(write_only=True)
    write_ranking_sheet(book, request)
    write_groups_sheet(book, request)
    write_detail_sheet(book, request)
    write_failures_sheet(book, request)
    write_method_sheet(book, request)
    write_sources_sheet(book, request, sources)
    _describe(book, request)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _describe(book: Workbook, request: Request) -> None:
    properties, edition = book.properties, request.scores.edition
    properties.title = harmless(request.title)
    properties.subject = harmless(f"{request.cohort_name} · {request.say(edition.title)}")
    properties.creator = CREATOR
    properties.created = local(request.made_at)
    properties.language = request.lang
    if request.demonstration:
        properties.keywords = request.say(DEMONSTRATION)
