"""Ranked exports for tests: scores to export, the export itself, and its tables read back."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from checklist.ranking import Request, Source, write_ranking
from checklist.readings import Reading
from checklist.results import results
from criteria import Edition, read_catalogue
from scoring import Answers, Scores, score
from tests.checklist.random_answers import checklists
from tests.editions import frame_of
from wording.language import Lang
from wording.problems import Kind, Problem

WORKING = ["Xếp hạng", "Theo nhóm", "Chi tiết", "Chưa đạt", "Phương pháp", "Nguồn"]
"""The sheets of the contract: tables to sort and filter."""
KEYS = "_xaso"
SHEETS = ["Tóm tắt", *WORKING, KEYS]
MADE_AT = datetime(2022, 12, 26, 9, 0, tzinfo=UTC)
TITLE = "Kết quả thử"


def request(scores: Scores, **given: Any) -> Request:
    """What a report of a round asks for, with `given` in place of the usual."""
    words = {"title": "Kỳ thử", "cohort_name": "Danh sách thử", "lang": "vi", "demonstration": False}
    return Request(**({"scores": scores, **words, "made_at": MADE_AT} | given))


@cache
def every_rule() -> Edition:
    """The edition with every rule type, bonuses and penalties."""
    path = Path(__file__).with_name("every_rule.yaml")
    read = read_catalogue(path.read_text(encoding="utf-8"), path.name)
    assert isinstance(read, Edition)
    return read


@cache
def scores_of_every_rule(count: int = 20) -> Scores:
    """Units in two zones and four districts; every third is outside the cohort; two have no district."""
    edition = every_rule()
    codes = [f"{10000 + i}" for i in range(count)]
    units = pd.DataFrame(
        {
            "name": [f"Xã Số {i}" for i in range(count)],
            "kind": "xã",
            "district_code": [f"38{i % 4}" if i > 1 else "" for i in range(count)],
            "district_name": [f"Huyện {i % 4}" if i > 1 else "" for i in range(count)],
            "zone": ["mountain" if i % 4 > 1 else "lowland" for i in range(count)],
        },
        index=pd.Index(codes),
    )
    cohort = pd.Index([code for i, code in enumerate(codes) if i % 3])
    return score(edition, Answers.of(edition, answers_of_every_rule(count), pd.Index(codes)), units, cohort)


@cache
def answers_of_every_rule(count: int = 20) -> pd.DataFrame:
    """What those units reported."""
    said = checklists(every_rule(), "lowland", count, seed=7)
    return frame_of({f"{10000 + i}": of for i, of in enumerate(said)})


def export(scores: Scores, sources: Sequence[Source] = (), **given: Any) -> bytes:
    """The export with usual words around it."""
    words: dict[str, Any] = {"title": TITLE, "cohort_name": "Danh sách thử", "made_at": MADE_AT}
    return write_ranking(scores, sources, **(words | given))


def everything(scores: Scores) -> dict[str, Any]:
    """What an export takes besides the scores: sources, absent units, refused files, warnings, units, answers."""
    first, second, third = scores.units.index[:3]
    at = datetime(2022, 12, 20, 20, 30, tzinfo=UTC)
    facts = {"indicator": "A.1", "name": "Tên", "cell": "E14"}
    missing = [
        Problem(Kind.EVIDENCE_MISSING, "a.xlsx", "Phiếu đánh giá", f"M{row}", facts=facts) for row in (14, 15)
    ]
    negative = Problem(
        Kind.NEGATIVE_NUMBER, "c.xlsx", "Phiếu", "E9", facts={**facts, "found": "-5", "field": "Tử số"}
    )
    error = Problem(Kind.ERROR_CELL, "c.xlsx", "Phiếu", "F9", facts={**facts, "found": "#DIV/0!"})
    return {
        "sources": [
            Source(first, "xã/phiếu một.xlsx", "a" * 64, at),
            Source(second, "b.xlsx", "b" * 64, None),
            Source(third, "Không có tệp", "c" * 64, at),
        ],
        "absent": pd.DataFrame(
            {"name": ["Xã Vắng", "Xã Chậm"], "district_name": ["Huyện 3", "Huyện 9"], "zone": "mountain"},
            index=pd.Index(["99999", "00001"]),
        ),
        "refused": [
            Reading("b.csv", "0" * 64, (), (Problem(Kind.CSV_FILE, "b.csv"),)),
            Reading(
                "c.xlsx",
                "1" * 64,
                (),
                (
                    negative,
                    error,
                ),
            ),
            Reading("c.xlsx", "2" * 64, (), (negative, *missing)),
        ],
        "warnings": missing,
        "units": [first, second],
        "answers": answers_of_every_rule().assign(evidence="Công văn 12/CV", explanation="Đã giải trình"),
    }


def results_of(scores: Scores, given: dict[str, Any], lang: Lang = "vi", **more: Any) -> dict[str, Any]:
    """`results.json` of what `everything` gives."""
    files = {source.unit: (source.file, source.sha256) for source in given["sources"]}
    cohort = list(given["absent"].index)
    return results(scores, files, cohort, given["refused"], given["warnings"], lang, **more)


def opened(content: bytes) -> openpyxl.Workbook:
    """The export, read back."""
    return openpyxl.load_workbook(BytesIO(content))


def rows_of(sheet: Worksheet, table: str) -> list[dict[str, Any]]:
    """The rows of a table by its headers."""
    header, *rows = sheet[sheet.tables[table].ref]
    titles = [cell.value for cell in header]
    return [dict(zip(titles, (cell.value for cell in row), strict=True)) for row in rows]


def cells_of(sheet: Worksheet, table: str) -> list[dict[str, Any]]:
    """The same rows with the cells themselves."""
    header, *rows = sheet[sheet.tables[table].ref]
    return [dict(zip([cell.value for cell in header], row, strict=True)) for row in rows]


def none_for_nan(values: Sequence[Any]) -> list[Any]:
    """Numbers as a workbook gives them back."""
    return [None if value != value else value for value in values]
