"""The cells of a sheet: results and formulas in one pass, only what is not empty, within bounds.

openpyxl gives either the formulas or the results in a pass, and builds a tree of every empty formatted cell,
of which a file may hold a million.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import IO, NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import from_ISO8601

from checklist.reading.package import spreadsheet_elements
from checklist.reading.strings import RichText, unescaped
from checklist.reading.xml import CHUNK, Attributes, safe_parser

MAX_ROWS = 5_000
MAX_CELLS = 200_000
"""Rows (and merged ranges), and cells that hold something; a sheet with more is no checklist."""

_LAST_ROW = 1_048_576
_COLUMNS = {get_column_letter(number): number for number in range(1, 16_385)}

_ELEMENTS = spreadsheet_elements("row", "c", "v", "f", "t", "rPh", "is", "r", "mergeCell")
_LEAVES = frozenset({"v", "f", "t"})
_YES, _NO = ("1", "true"), ("0", "false")
_TYPED_TRUTHS = {"TRUE()": True, "FALSE()": False}
"""How LibreOffice saves a TRUE or FALSE that was typed: as a formula with the result 1 or 0."""
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")


class CellError(str):
    """An error value, such as `#DIV/0!`."""


Content = float | str | bool | datetime | date | time | timedelta | CellError


class Cell(NamedTuple):
    """What a cell shows, and the formula behind it (without `=`), None where it was typed.

    A formula without a stored result has the content None; one whose result is an empty text has "".
    """

    content: Content | None = None
    formula: str | None = None


NOTHING = Cell()
Row = dict[int, Cell]


@dataclass
class Sheet:
    """A sheet's cells by row and column, both from 1, and its merged ranges, such as `E10:E12`.

    `overfull` where the bounds stopped the reading.
    """

    name: str
    rows: dict[int, Row] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    overfull: bool = False


AsShown = Callable[[float, int], Content]
"""Makes what a cell shows from its number and the number of its style."""


def read_sheet(name: str, stream: IO[bytes], strings: list[str], as_shown: AsShown) -> Sheet:
    """Read a sheet's part. Raises ValueError, IndexError or ExpatError for a damaged one."""
    walker = _SheetWalker(Sheet(name), strings, as_shown)
    parser = safe_parser(walker.start)
    parser.EndElementHandler, parser.CharacterDataHandler = walker.end, walker.take
    while (chunk := stream.read(CHUNK)) and not walker.sheet.overfull:
        parser.Parse(chunk, False)
    if not walker.sheet.overfull:
        parser.Parse(b"", True)
    return walker.sheet


class _SheetWalker:
    """Collects the cells that hold something. What programs would read in two ways raises ValueError."""

    def __init__(self, sheet: Sheet, strings: list[str], as_shown: AsShown) -> None:
        self.sheet = sheet
        self._strings, self._as_shown = strings, as_shown
        self._met = bytearray(_LAST_ROW + 1)
        self._row = self._column = self._cells = 0
        self._row_said = ""
        self._columns: set[int] = set()
        self._in_row = self._in_cell = self._phonetic = False
        self._attributes: Attributes = {}
        self._leaf: list[str] | None = None
        self._value: str | None = None
        self._formula: str | None = None
        self._inline: RichText | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        if self._leaf is not None:
            raise ValueError("an element stands within a text")
        element = _ELEMENTS.get(name)
        if element == "c":
            self._start_cell(attributes)
        elif element == "row":
            self._start_row(attributes)
        elif element == "mergeCell":
            self.sheet.merged.append(attributes.get("ref", ""))
            self.sheet.overfull |= len(self.sheet.merged) > MAX_ROWS
        elif element is not None and self._in_cell:
            self._start_within_cell(element)

    def take(self, text: str) -> None:
        if self._leaf is not None:
            self._leaf.append(text)

    def end(self, name: str) -> None:
        element = _ELEMENTS.get(name)
        if element == "c":
            self._in_cell = False
            if self._value is not None or self._formula is not None or self._inline is not None:
                self._keep()
        elif element == "row":
            self._in_row = False
        elif element == "rPh":
            self._phonetic = False
        elif self._leaf is not None:
            said, self._leaf = "".join(self._leaf), None
            self._take_leaf(element, said)

    def _start_row(self, attributes: Attributes) -> None:
        self._row, self._column = int(attributes.get("r", self._row + 1)), 0
        if self._in_row or not 0 < self._row <= _LAST_ROW or self._met[self._row]:
            raise ValueError(f"row {self._row} stands twice, within another, or outside the sheet")
        self._met[self._row], self._row_said, self._in_row = 1, str(self._row), True
        self._columns.clear()

    def _start_cell(self, attributes: Attributes) -> None:
        """Find the column and see that no other cell stands there; the empty ones count, others show those."""
        if self._in_cell or not self._in_row:
            raise ValueError("a cell stands in no row or within another")
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            column = _COLUMNS.get(reference.removesuffix(self._row_said))
            if column is None:
                raise ValueError(f"the cell {reference} stands in row {self._row}")
            self._column = column
        if self._column in self._columns:
            raise ValueError(f"two cells at row {self._row}, column {self._column}")
        self._columns.add(self._column)
        self._attributes, self._in_cell, self._phonetic = attributes, True, False
        self._value = self._formula = self._inline = None

    def _start_within_cell(self, element: str) -> None:
        if element in _LEAVES:
            self._leaf = []
        elif element == "rPh":
            self._phonetic = True
        elif element == "is":
            if self._inline is not None:
                raise ValueError("a cell has two texts")
            self._inline = RichText()
        elif self._inline is not None:
            self._inline.begin_run()

    def _take_leaf(self, element: str | None, said: str) -> None:
        if element == "t":
            if self._inline is None:
                raise ValueError("a text stands outside its place")
            if not self._phonetic:
                self._inline.add(said)
        elif element == "v" and self._value is None:
            self._value = said
        elif element == "f" and self._formula is None:
            self._formula = said
        else:
            raise ValueError("a cell has two values or formulas")

    def _keep(self) -> None:
        content = self._content()
        if self._formula in _TYPED_TRUTHS and content == _TYPED_TRUTHS[self._formula]:
            content, self._formula = _TYPED_TRUTHS[self._formula], None
        if content is None and self._formula is None:
            return
        self.sheet.rows.setdefault(self._row, {})[self._column] = Cell(content, self._formula)
        self._cells += 1
        self.sheet.overfull = self._cells > MAX_CELLS or len(self.sheet.rows) > MAX_ROWS

    def _content(self) -> Content | None:
        """What the cell shows, by its type; None where no result is stored."""
        text, kind = self._value, self._attributes.get("t", "n")
        if (kind == "inlineStr" and text) or (kind != "inlineStr" and self._inline is not None):
            raise ValueError(f"a cell of the type {kind} has its content in the wrong place")
        if kind == "inlineStr":
            return None if self._inline is None else self._inline.said()
        if kind == "str":
            return None if text is None else unescaped(text)
        if not text:
            return None
        if kind == "s":
            return self._strings[_index(text)]
        if kind == "b":
            said = text.strip().lower()
            return said in _YES if said in _YES + _NO else text
        if kind == "e":
            return CellError(text)
        if kind == "d":
            return _moment(text)
        if not _NUMBER.fullmatch(text.strip()):
            return text
        return self._as_shown(float(text), int(self._attributes.get("s", 0)))


def _moment(text: str) -> Content:
    """A date in the strict form of the format; what is none stays the text it is."""
    try:
        return from_ISO8601(text) or text
    except ValueError:
        return text


def _index(text: str) -> int:
    if not text.strip().isdecimal():
        raise ValueError(f"no string has the number {text}")
    return int(text)
