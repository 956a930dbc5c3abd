"""A cohort as a file: the list of assigned units in .csv, .txt or .xlsx, by code, or by name and district."""

import csv
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from checklist.cells import cleaned, spoken
from checklist.layout import Head
from checklist.reading.findings import address
from checklist.reading.sheets import Sheet
from checklist.reading.tables import label_of
from checklist.reading.units import refusal_of, unit_label
from checklist.reading.workbook import Workbook
from checklist.upload import inspect
from checklist.upload_kinds import PLAIN_TEXT
from units import Matcher, folded
from wording.problems import Fact, Kind, Problem

_DELIMITERS = ("\t", ";", ",", "|")
_HEADER_ROWS = 20
"""Rows among which the header is looked for; a list may go without one."""
_MORE_HEADERS = {
    "mã": Head.UNIT_CODE,
    "code": Head.UNIT_CODE,
    "tên": Head.UNIT_NAME,
    "tên xã": Head.UNIT_NAME,
    "xã": Head.UNIT_NAME,
    "name": Head.UNIT_NAME,
    "tên huyện": Head.DISTRICT,
    "district_name": Head.DISTRICT,
}
_RUNNING_NUMBER = re.compile(r"[0-9]{1,3}\.?")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Row:
    """One row of the list: its texts by column, and where it stands."""

    number: int
    texts: dict[int, str]
    sheet: str | None = None

    def problem(self, kind: Kind, file: str, facts: dict[str, Fact], column: int | None = None) -> Problem:
        if self.sheet is None:
            return Problem(kind, file, line=self.number, facts=facts)
        return Problem(kind, file, self.sheet, address(self.number, column or min(self.texts)), facts=facts)


def read_cohort(content: bytes, file: str, units: Matcher) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the codes that the list names, in code order, each once, and every problem of the list.

    A column of codes, or columns of names and districts, under headers in any order; without headers each line is
    taken as it would be said ("Xã Quang Trung, huyện Ngọc Lặc"). A unit that is not certain is a problem with
    suggestions and is left out.
    """
    try:
        rows, problems = _rows(content, file)
    except Exception:  # as in the reader: no damaged file may become a traceback
        _log.info("could not read the list %s", file, exc_info=True)
        return (), [Problem(Kind.DAMAGED_WORKBOOK, file)]
    if problems:
        return (), problems
    fields, body = _after_header(rows)
    first: dict[str, _Row] = {}
    for row in body:
        code, problem = _unit(row, fields, file, units)
        if problem is not None:
            problems.append(problem)
        elif code in first:
            place = str(first[code].number)
            facts: dict[str, Fact] = {"unit": unit_label(units, code), "first": place}
            problems.append(row.problem(Kind.COHORT_UNIT_TWICE, file, facts))
        elif code:
            first[code] = row
    if not first and not problems:
        problems.append(Problem(Kind.COHORT_EMPTY, file))
    return tuple(sorted(first)), problems


def _rows(content: bytes, file: str) -> tuple[list[_Row], list[Problem]]:
    refusals = inspect(content, file)
    if not refusals:
        return list(_workbook_rows(content)), []
    why = refusals[0]
    readable = why.kind is Kind.CSV_FILE or why.facts.get("found") == PLAIN_TEXT
    text = _decoded(content) if readable else None
    return ([], refusals) if text is None else (list(_text_rows(text)), [])


def _workbook_rows(content: bytes) -> Iterator[_Row]:
    """The rows of the first sheet that can be seen and holds something."""
    book = Workbook(content)
    sheets = (book.sheet(name) for name in book.names if name not in book.hidden)
    sheet = next((sheet for sheet in sheets if sheet.rows), Sheet(""))
    for number in sorted(sheet.rows):
        texts = {column: cleaned(spoken(cell.content)) for column, cell in sheet.rows[number].items()}
        if any(texts.values()):
            yield _Row(number, texts, sheet.name)


def _text_rows(text: str) -> Iterator[_Row]:
    delimiter = max(_DELIMITERS, key=text.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    for cells in reader:
        texts = {i: cleaned(cell) for i, cell in enumerate(cells, start=1)}
        if any(texts.values()):
            yield _Row(reader.line_num, texts)


def _decoded(content: bytes) -> str | None:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1258"):
        try:
            return content.decode(encoding)
        except UnicodeError:
            continue
    return None


def _after_header(rows: list[_Row]) -> tuple[dict[Head, int], list[_Row]]:
    """Which column holds what, and the rows under the header; no columns where the list has no header."""
    for i, row in enumerate(rows[:_HEADER_ROWS]):
        fields: dict[Head, int] = {}
        for column, text in row.texts.items():
            field = label_of(text) or _MORE_HEADERS.get(folded(text))
            if field is not None:
                fields.setdefault(field, column)
        if Head.UNIT_CODE in fields or Head.UNIT_NAME in fields:
            return fields, rows[i + 1 :]
    return {}, rows


def _unit(row: _Row, fields: dict[Head, int], file: str, units: Matcher) -> tuple[str, Problem | None]:
    """The unit that a row names, "" for a row without one; or why it cannot be told."""
    if fields:
        code, name, district = (
            row.texts.get(fields.get(field, 0), "")
            for field in (Head.UNIT_CODE, Head.UNIT_NAME, Head.DISTRICT)
        )
        if not code and not name:
            return "", None
        match = units.match(code=code, name=name, district=district)
        said = ", ".join(filter(None, (name, district)))
        column = fields.get(Head.UNIT_NAME if name else Head.UNIT_CODE)
    else:
        said = ", ".join(text for text in row.texts.values() if text and not _RUNNING_NUMBER.fullmatch(text))
        if not said:
            return "", None
        match, code, column = units.match(said), said, None
    refusal = refusal_of(match, units, said, code)
    if refusal is not None:
        return "", row.problem(refusal[0], file, refusal[1], column)
    return match.code or "", None
