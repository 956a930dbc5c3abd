"""The page about the archive: its tables are those of the code, and its other blocks run as well as its questions."""

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from docs.archive_tables import MARK, PAGE, page

TEXT = PAGE.read_text(encoding="utf-8")


def test_the_page_describes_the_tables_as_the_code_has_them() -> None:
    assert MARK in TEXT
    assert page() == TEXT, "run `python -m docs.archive_tables`"


def test_its_way_into_pandas_and_excel_runs(
    kho: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kho").symlink_to(kho)
    monkeypatch.chdir(tmp_path)
    [block] = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    names: dict[str, Any] = {}
    exec(block, names)
    medians = names["medians"].set_index(["province", "year"])["score"]
    assert medians["99", 2023] == 80
    assert ("38", 2025) in medians.index and medians["38", 2025] == 100
    rows = list(openpyxl.load_workbook("trung-vi.xlsx").active.values)
    assert rows[0] == ("province", "year", "score") and len(rows) == 1 + len(medians)
