"""Checklists for tests, each written as a small Markdown table."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date

import openpyxl
from openpyxl.packaging.custom import StringProperty
from openpyxl.worksheet.worksheet import Worksheet

from checklist.layout import CHECKLIST_SHEET, META_SHEET, Meta
from checklist.reader import read_checklist
from checklist.readings import Reading
from criteria import Edition
from tests.editions import BOOLEAN, COUNT, NUMBER, OPTION, PARTS, RATIO, edition_of, indicator

ASIDE = "not_applicable: {vi: Nơi không có hộ nào, en: Units without households}"
EVIDENCE = "evidence: {vi: Văn bản, en: A document}"
BOTH_PARTS = "{type: parts, parts: [{id: a, name: Mục a, share: 1/2}, {id: b, name: Mục b, share: 1/2}]}"

EDITION: Edition = edition_of(
    indicator("A.1", input=RATIO, points=10, more=EVIDENCE),
    indicator("A.2", input=RATIO, points=10, more=ASIDE),
    indicator("A.3", input=COUNT, points=10, level="2"),
    indicator("A.4", input=NUMBER, points=10, level="2"),
    indicator("A.5", "boolean", BOOLEAN, points=10, level="Có"),
    indicator("A.6", "options", OPTION, points=10, level="1/2"),
    indicator("A.7", BOTH_PARTS, PARTS, points=10, level="1/2", more=f"{ASIDE}, {EVIDENCE}"),
    scale=70,
)
"""One indicator of each kind of input; A.2 and A.7 may be not applicable, A.1 and A.7 ask for evidence."""

UNIT = {"Đơn vị": "Phường Đông Thọ", "Mã đơn vị": "14758", "Huyện": "Thành phố Thanh Hóa"}
FACTS = {Meta.EDITION: EDITION.id, Meta.ERA: "2022"}
HEADERS = "| Mã | Tử số | Mẫu số | Giá trị | Không áp dụng | Tài liệu kiểm chứng | Giải trình |"
HEADER_ROW = 5
"""Where `filled` puts the header: under the head block and a blank row."""

_RESULT = re.compile(r"(=.*?)\s*->\s*(.*)")


def table(rows: str, headers: str = HEADERS) -> str:
    """A Markdown table with the usual headers."""
    return f"{headers}\n{rows}"


def filled(
    rows: str,
    head: Mapping[str, str] | None = None,
    facts: Mapping[Meta, str] = FACTS,
    sheet: str = CHECKLIST_SHEET,
    headers: str = HEADERS,
    change: Callable[[openpyxl.Workbook], object] | None = None,
) -> bytes:
    """One checklist as an .xlsx: head block, header in row 5, then the rows of the Markdown table.

    A cell is a number where it looks like one, `'5` is the text 5, `2022-12-05` a date, `TRUE` a boolean, `=A1/B1` a
    formula without a stored result and `=A1/B1 -> 0.5` one with it. `change` may alter the workbook before it is
    saved.
    """
    book = openpyxl.Workbook()
    book.remove(book.active)
    results = add_sheet(book, sheet, table(rows, headers), UNIT if head is None else head)
    keep_facts(book, facts)
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return with_results(out.getvalue(), results)


def add_sheet(book: openpyxl.Workbook, name: str, text: str, head: Mapping[str, str]) -> dict[str, str]:
    """Add one checklist sheet; return the results of its formulas by address."""
    sheet = book.create_sheet(name)
    for number, (label, said) in enumerate(head.items(), start=1):
        sheet.cell(number, 1, label)
        sheet.cell(number, 2, said)
    return write_table(sheet, HEADER_ROW, text)


def write_table(sheet: Worksheet, first: int, text: str) -> dict[str, str]:
    """Write a Markdown table from row `first` on; return the results of its formulas by address."""
    results = {}
    for number, line in enumerate(filter(None, map(str.strip, text.strip().splitlines())), start=first):
        for column, said in enumerate(line.strip("|").split("|"), start=1):
            said = said.strip()
            if result := _RESULT.fullmatch(said):
                said, results[sheet.cell(number, column).coordinate] = result[1], result[2]
            if said:
                sheet.cell(number, column).value = _content(said)
    return results


def keep_facts(book: openpyxl.Workbook, facts: Mapping[Meta, str]) -> None:
    """Put the template's facts into the custom document properties."""
    for fact, said in facts.items():
        book.custom_doc_props.append(StringProperty(name=fact.value, value=said))


def hide_facts(book: openpyxl.Workbook, facts: Mapping[Meta, str] = FACTS) -> None:
    """Put the template's facts into the hidden sheet."""
    sheet = book.create_sheet(META_SHEET)
    sheet.sheet_state = "hidden"
    for fact, said in facts.items():
        sheet.append([fact.value, said])


def with_results(content: bytes, results: Mapping[str, str]) -> bytes:
    """Store results of formulas in the first sheet, as a spreadsheet program does; openpyxl cannot."""

    def store(part: str) -> str:
        for address, said in results.items():
            kind = "e" if said.startswith("#") else "n" if re.fullmatch(r"[-0-9.]+", said) else "str"
            value = said.strip('"')
            cell = re.compile(rf'<c r="{address}"([^>]*)><f>(.*?)</f><v ?/?>(</v>)?</c>')
            part, count = cell.subn(rf'<c r="{address}" t="{kind}"><f>\2</f><v>{value}</v></c>', part)
            assert count == 1, address
        return part

    return rewritten(content, {"xl/worksheets/sheet1.xml": store}) if results else content


def rewritten(content: bytes, changes: Mapping[str, Callable[[str], str]]) -> bytes:
    """Change the text of some members of a zip."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            part = before.read(name)
            if name in changes:
                part = changes[name](part.decode()).encode()
            after.writestr(name, part)
    return out.getvalue()


def read(content: bytes, file: str = "phieu.xlsx", **given: object) -> Reading:
    """Read by the tests' edition, the units of 2022."""
    return read_checklist(content, file, **({"edition": EDITION, "era": "2022"} | given))  # type: ignore[arg-type]


def told(reading: Reading, *without: str) -> set[tuple[str, str]]:
    """The problems as (code, cell), without those of rows that the test does not write, and those named."""
    passed_over = {"INDICATOR_ROW_MISSING", "EVIDENCE_MISSING", *without}
    return {(problem.code, problem.cell) for problem in reading.problems if problem.code not in passed_over}


def _content(said: str) -> object:
    if said.startswith("'"):
        return said[1:]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", said):
        return date.fromisoformat(said)
    if said in ("TRUE", "FALSE"):
        return said == "TRUE"
    if re.fullmatch(r"-?\d+", said):
        return int(said)
    return float(said) if re.fullmatch(r"-?\d+\.\d+(e\d+)?|-?\d+e\d+", said) else said
