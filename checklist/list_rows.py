"""Lists as files: the rows of a .csv, .txt or .xlsx, their header, and where a problem of theirs is told."""

import csv
import logging
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from typing import TypeVar

from checklist.cells import cleaned, spoken
from checklist.reading.findings import address
from checklist.reading.sheets import MAX_ROWS, Sheet
from checklist.reading.workbook import Workbook
from checklist.upload import inspect
from checklist.upload_kinds import PLAIN_TEXT
from wording.problems import Fact, Kind, Problem

_DELIMITERS = ("\t", ";", ",", "|")
_HEADER_ROWS = 20
"""Rows among which the header is looked for."""
_log = logging.getLogger(__name__)

Field = TypeVar("Field")
FieldOf = Callable[[str], Field | None]
"""Tells which field a text is the header of."""


@dataclass(frozen=True)
class ListRow:
    """One row of a list: its texts by column (from 1), and where it stands; a text file has no sheet."""

    number: int
    texts: dict[int, str]
    sheet: str | None = None

    def problem(self, kind: Kind, file: str, facts: dict[str, Fact], column: int | None = None) -> Problem:
        """A problem of this row, at a cell of a workbook or a line of a text; without a column at its first cell."""
        if self.sheet is None:
            return Problem(kind, file, line=self.number, facts=facts)
        return Problem(kind, file, self.sheet, self.cell(column or min(self.texts)), facts=facts)

    def cell(self, column: int) -> str:
        """The address of one of its cells."""
        return address(self.number, column)


def read_rows(content: bytes, file: str, field_of: FieldOf[Field]) -> tuple[list[ListRow], list[Problem]]:
    """The rows that hold something, or why there are none to be had; of a workbook those of its first such sheet."""
    refusals = inspect(content, file)
    try:
        if not refusals:
            return _workbook_rows(content, file)
        why = refusals[0]
        readable = why.kind is Kind.CSV_FILE or why.facts.get("found") == PLAIN_TEXT
        text = _decoded(content) if readable else None
        return ([], refusals) if text is None else (list(_text_rows(text, _delimiter(text, field_of))), [])
    except Exception:  # as in the reader: no damaged file may become a traceback
        _log.info("could not read the list %s", file, exc_info=True)
        return [], [Problem(Kind.DAMAGED_WORKBOOK, file)]


def find_header(
    rows: list[ListRow], field_of: FieldOf[Field], one_of: Collection[Field]
) -> tuple[dict[Field, int], int | None]:
    """Which column holds what, and the place of the header among the rows; None where no row has one of these."""
    for i, row in enumerate(rows[:_HEADER_ROWS]):
        fields = _fields(row, field_of)
        if any(field in fields for field in one_of):
            return fields, i
    return {}, None


def _fields(row: ListRow, field_of: FieldOf[Field]) -> dict[Field, int]:
    fields: dict[Field, int] = {}
    for column, text in row.texts.items():
        field = field_of(text)
        if field is not None:
            fields.setdefault(field, column)
    return fields


def _workbook_rows(content: bytes, file: str) -> tuple[list[ListRow], list[Problem]]:
    """The rows of the first sheet that can be seen and holds something."""
    book = Workbook(content)
    sheets = (book.sheet(name) for name in book.names if name not in book.hidden)
    sheet = next((sheet for sheet in sheets if sheet.rows), Sheet(""))
    if sheet.overfull:
        return [], [Problem(Kind.TOO_MANY_ROWS, file, sheet.name, facts={"limit": MAX_ROWS})]
    rows = (
        ListRow(number, {column: cleaned(spoken(cell.content)) for column, cell in cells.items()}, sheet.name)
        for number, cells in sorted(sheet.rows.items())
    )
    return [row for row in rows if any(row.texts.values())], []


def _text_rows(text: str, delimiter: str) -> Iterator[ListRow]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    for cells in reader:
        texts = {i: cleaned(cell) for i, cell in enumerate(cells, start=1)}
        if any(texts.values()):
            yield ListRow(reader.line_num, texts)


def _delimiter(text: str, field_of: FieldOf[Field]) -> str:
    """What parts the cells: that which makes the best header, and without a header the most frequent one."""

    def fitness(delimiter: str) -> tuple[int, int]:
        first = islice(_text_rows(text, delimiter), _HEADER_ROWS)
        return max((len(_fields(row, field_of)) for row in first), default=0), text.count(delimiter)

    return max(_DELIMITERS, key=fitness)


def _decoded(content: bytes) -> str | None:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1258"):
        try:
            return content.decode(encoding)
        except UnicodeError:
            continue
    return None
