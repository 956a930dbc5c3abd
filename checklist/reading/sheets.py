"""The cells of a sheet: results and formulas in one pass, only what is not empty, within bounds.

openpyxl gives either the formulas or the results in a pass, and builds a tree of every empty formatted cell,
of which a file may hold a million.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import IO, NamedTuple

from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import from_ISO8601

from checklist.reading.package import STRICT, TRANSITIONAL
from checklist.reading.xml import CHUNK, Attributes, safe_parser

MAX_ROWS = 5_000
MAX_CELLS = 200_000
"""Rows (and merged ranges), and cells that hold something; a sheet with more is no checklist."""

_ROW, _CELL, _VALUE, _FORMULA, _TEXT, _PHONETIC, _STRING, _MERGE = range(1, 9)
_ELEMENTS = {
    f"{namespace} {name}": element
    for namespace in (TRANSITIONAL, STRICT)
    for element, name in enumerate(("row", "c", "v", "f", "t", "rPh", "si", "mergeCell"), start=1)
}
_YES, _NO = ("1", "true"), ("0", "false")
_TYPED_TRUTHS = {"TRUE()": True, "FALSE()": False}
"""How LibreOffice saves a TRUE or FALSE that was typed: as a formula with the result 1 or 0."""
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


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


def read_strings(stream: IO[bytes]) -> list[str]:
    """Read the table of texts that the cells of all sheets refer to."""
    walker = _StringWalker()
    parser = safe_parser(walker.start)
    parser.EndElementHandler, parser.CharacterDataHandler = walker.end, walker.take
    while chunk := stream.read(CHUNK):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return walker.strings


def unescaped(text: str) -> str:
    """Read Excel's way of writing characters that XML cannot hold: `_x000D_` is a carriage return."""
    return _ESCAPE.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text


class _StringWalker:
    """Collects the runs of text of each string, without those that only say how it is pronounced."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._runs: list[str] = []
        self._within = self._phonetic = False

    def start(self, name: str, attributes: Attributes) -> None:
        element = _ELEMENTS.get(name)
        if element == _TEXT:
            self._within = not self._phonetic
        elif element == _STRING:
            self._runs = []
        elif element == _PHONETIC:
            self._phonetic = True

    def take(self, text: str) -> None:
        if self._within:
            self._runs.append(text)

    def end(self, name: str) -> None:
        element = _ELEMENTS.get(name)
        if element == _TEXT:
            self._within = False
        elif element == _STRING:
            self.strings.append(unescaped("".join(self._runs)))
        elif element == _PHONETIC:
            self._phonetic = False


class _SheetWalker:
    """Collects the cells that hold something."""

    def __init__(self, sheet: Sheet, strings: list[str], as_shown: AsShown) -> None:
        self.sheet = sheet
        self._strings, self._as_shown = strings, as_shown
        self._row = self._column = self._cells = 0
        self._within = self._phonetic = False
        self._attributes: Attributes = {}
        self._reference: str | None = None
        self._text: list[str] = []
        self._value: str | None = None
        self._formula: str | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        element = _ELEMENTS.get(name)
        if element == _CELL:
            reference = attributes.get("r")
            if reference is None:
                self._column = self._column_here() + 1
            self._reference = reference
            self._attributes, self._value, self._formula, self._within = attributes, None, None, True
        elif element == _ROW:
            self._row, self._column, self._reference = int(attributes.get("r", self._row + 1)), 0, None
        elif element == _PHONETIC:
            self._phonetic = True
        elif element == _MERGE:
            self.sheet.merged.append(attributes.get("ref", ""))
            self.sheet.overfull |= len(self.sheet.merged) > MAX_ROWS
        else:
            self._text = []

    def take(self, text: str) -> None:
        self._text.append(text)

    def end(self, name: str) -> None:
        element = _ELEMENTS.get(name)
        if element == _CELL:
            self._within = False
            if self._value is not None or self._formula is not None:
                self._keep()
        elif not self._within:
            return
        elif element == _VALUE:
            self._value = "".join(self._text)
        elif element == _TEXT:
            if not self._phonetic:
                self._value = (self._value or "") + "".join(self._text)
        elif element == _FORMULA:
            self._formula = "".join(self._text)
        elif element == _PHONETIC:
            self._phonetic = False

    def _column_here(self) -> int:
        """The column of the cell at hand; worked out only where it is asked for, for most cells are empty."""
        if self._reference is None:
            return self._column
        place = _REFERENCE.fullmatch(self._reference)
        if place is None or int(place[2]) != self._row:
            raise ValueError(f"the cell {self._reference} stands in row {self._row}")
        return column_index_from_string(place[1])

    def _keep(self) -> None:
        content = self._content()
        if self._formula in _TYPED_TRUTHS:
            content, self._formula = _TYPED_TRUTHS[self._formula], None
        if content is None and self._formula is None:
            return
        row, column = self.sheet.rows.setdefault(self._row, {}), self._column_here()
        if column in row:
            raise ValueError(f"two cells at row {self._row}, column {column}")
        row[column] = Cell(content, self._formula)
        self._cells += 1
        self.sheet.overfull = self._cells > MAX_CELLS or len(self.sheet.rows) > MAX_ROWS

    def _content(self) -> Content | None:
        """What the cell shows, by its type; None where no result is stored."""
        text, kind = self._value, self._attributes.get("t", "n")
        if kind in ("str", "inlineStr"):
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
