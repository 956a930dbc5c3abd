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

from checklist.ranking import Source, write_ranking
from criteria import Edition, read_catalogue
from scoring import Answers, Scores, score
from tests.checklist.random_answers import checklists
from tests.editions import frame_of

SHEETS = ["Xếp hạng", "Theo nhóm", "Chi tiết", "Chưa đạt", "Phương pháp", "Nguồn"]
MADE_AT = datetime(2022, 12, 26, 9, 0, tzinfo=UTC)
TITLE = "Kết quả thử"


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
    said = dict(zip(codes, checklists(edition, "lowland", count, seed=7), strict=True))
    cohort = pd.Index([code for i, code in enumerate(codes) if i % 3])
    return score(edition, Answers.of(edition, frame_of(said), pd.Index(codes)), units, cohort)


def export(scores: Scores, sources: Sequence[Source] = (), **given: Any) -> bytes:
    """The export with usual words around it."""
    words: dict[str, Any] = {"title": TITLE, "cohort_name": "Danh sách thử", "made_at": MADE_AT}
    return write_ranking(scores, sources, **(words | given))


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
