"""Wide forms for tests, each written as a small Markdown table under its row of keys."""

import io
from collections.abc import Callable, Mapping

import openpyxl

from checklist.layout import Meta
from checklist.readings import Reading
from checklist.wide.layout import FIGURES_SHEET
from tests.checklist.workbooks import FACTS, keep_facts, told, with_results, write_table

HEAD = {"Huyện": "Thành phố Thanh Hóa", "Người điền": "Lê Thị B"}
KEY_ROW = 4
"""Where the keys stand: under the head block and a blank row."""
KEYS = (
    "| STT | Mã đơn vị | Tên đơn vị | A.1 · Tử số | A.1 · Mẫu số | A.1 · Giá trị | A.3 · Giá trị | A.2 · Tử số "
    "| A.2 · Mẫu số | A.2 · Không áp dụng | A.2 · Giải trình | A.5 · Giá trị | A.7.a · Giá trị |"
)
EVIDENCE_KEYS = "| Mã đơn vị | Tên đơn vị | A.1 · Tài liệu kiểm chứng |"


def wide(
    rows: str,
    keys: str = KEYS,
    head: Mapping[str, str] = HEAD,
    facts: Mapping[Meta, str] = FACTS,
    sheets: Mapping[str, str] | None = None,
    change: Callable[[openpyxl.Workbook], object] | None = None,
) -> bytes:
    """A wide form as an .xlsx: the sheet of figures, then further `sheets`, each a Markdown table with its keys.

    Cells are written as in `workbooks.filled`.
    """
    book = openpyxl.Workbook()
    book.remove(book.active)
    results = _add(book, FIGURES_SHEET, f"{keys}\n{rows}", head)
    for name, text in (sheets or {}).items():
        _add(book, name, text, head)
    keep_facts(book, facts)
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return with_results(out.getvalue(), results)


def told_wide(reading: Reading, *without: str) -> set[tuple[str, str]]:
    """The problems as (code, cell), without those of columns that the test does not write."""
    return told(reading, "INDICATOR_COLUMNS_MISSING", *without)


def _add(book: openpyxl.Workbook, name: str, text: str, head: Mapping[str, str]) -> dict[str, str]:
    sheet = book.create_sheet(name)
    for number, (label, said) in enumerate(head.items(), start=1):
        sheet.cell(number, 1, label)
        sheet.cell(number, 2, said)
    return write_table(sheet, KEY_ROW, text)
