"""Writing the ranked export: a front page, the six sheets of the contract, and what programs need to read it back."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import pandas as pd
from openpyxl import Workbook

from checklist.ranking.detail_sheet import write_detail_sheet
from checklist.ranking.errors import RankingError
from checklist.ranking.failures_sheet import write_failures_sheet
from checklist.ranking.groups_sheet import write_groups_sheet
from checklist.ranking.keys_sheet import write_keys_sheet
from checklist.ranking.method_sheet import write_method_sheet
from checklist.ranking.problems_sheet import write_problems_sheet
from checklist.ranking.properties import describe
from checklist.ranking.ranking_sheet import write_ranking_sheet
from checklist.ranking.request import Noted, Request
from checklist.ranking.sources_sheet import Source, check_sources, write_sources_sheet
from checklist.ranking.summary_sheet import draw_verdicts, write_summary_sheet
from checklist.ranking.unit_sheet import write_unit_sheet
from checklist.readings import Reading
from checklist.results import results
from scoring import Scores, empty_answers
from wording.language import Lang
from wording.problems import Kind, Problem


def write_ranking(
    scores: Scores,
    sources: Sequence[Source],
    *,
    title: str,
    cohort_name: str,
    lang: Lang = "vi",
    demonstration: bool = False,
    made_at: datetime,
    era: str = "2022",
    absent: pd.DataFrame | None = None,
    refused: Sequence[Reading] = (),
    warnings: Sequence[Problem] = (),
    units: Sequence[str] = (),
    answers: pd.DataFrame | None = None,
    noted: Noted | None = None,
) -> bytes:
    """Return the ranking as an .xlsx; numbers equal those of the scores to the last digit.

    `title` heads every sheet; with `demonstration` every sheet says in its head and in print that the data are not
    real. Sheet names are Vietnamese in both languages. `absent` are the units of the cohort without a checklist (rows
    of `load_units` in the cohort's order), None where it is not known; `refused` and `warnings` are those of
    `checklist.results.results`, and have a sheet where there are any. `units` get a sheet of their own, with evidence
    and explanations from the long frame `answers`. `noted` ones are marked with ★ on the sheet of the ranking.

    `read_results` reads the results back. Raises RankingError for one of `units` that was not scored, ValueError
    where two sources are of one unit, or one of a unit that was not scored.
    """
    check_sources(scores, sources)
    _check_units(scores, units)
    answers = empty_answers() if answers is None else answers
    request = Request(scores, title, cohort_name, lang, demonstration, made_at, era, absent, answers, noted)
    book = Workbook(write_only=True)
    front = write_summary_sheet(book, request)
    by_unit = {source.unit: source for source in sources}
    for number, unit in enumerate(dict.fromkeys(units), start=1):
        write_unit_sheet(book, request, unit, by_unit.get(unit), number)
    ranking, counts = write_ranking_sheet(book, request)
    draw_verdicts(front, request, ranking, counts)
    write_groups_sheet(book, request)
    write_detail_sheet(book, request)
    write_failures_sheet(book, request)
    write_method_sheet(book, request)
    write_sources_sheet(book, request, sources)
    if refused or warnings:
        write_problems_sheet(book, request, refused, warnings)
    write_keys_sheet(book, request)
    files = {source.unit: (source.file, source.sha256) for source in sources if source.file}
    cohort = [] if absent is None else [str(code) for code in absent.index]
    describe(book, request, results(scores, files, cohort, refused, warnings, lang, era=era))
    return _saved(book)


def write_unit(
    scores: Scores,
    unit: str,
    source: Source | None = None,
    *,
    title: str,
    cohort_name: str,
    lang: Lang = "vi",
    demonstration: bool = False,
    made_at: datetime,
    era: str = "2022",
    answers: pd.DataFrame | None = None,
) -> bytes:
    """Return the sheet of one unit alone as an .xlsx; as `write_ranking` with `units`. Raises RankingError likewise."""
    _check_units(scores, [unit])
    answers = empty_answers() if answers is None else answers
    request = Request(scores, title, cohort_name, lang, demonstration, made_at, era, None, answers)
    book = Workbook(write_only=True)
    write_unit_sheet(book, request, unit, source)
    describe(book, request)
    return _saved(book)


def _check_units(scores: Scores, units: Sequence[str]) -> None:
    lost = [unit for unit in units if unit not in scores.position]
    if lost:
        raise RankingError([Problem(Kind.UNIT_NOT_SCORED, facts={"found": unit}) for unit in lost])


def _saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
