"""How our workbooks look: fonts, fills, borders, number formats and the colours of outcomes, for every writer.

Colours are RGB without `#`, as openpyxl takes them. Outcomes and verdicts take theirs from `scoring.Look`.
"""

import math
import textwrap
from collections.abc import Iterable

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from scoring import Look

FONT_NAME = "Arial"
"""Has every Vietnamese letter, on every computer."""

ACCENT, INK, QUIET, WARNING = "1D4ED8", "1F2937", "64748B", "B91C1C"
PAPER, LINE = "FFFFFF", "D5DBE5"
INPUT_TINT, LOCKED_TINT, HEADING_TINT, WARNING_TINT = "EEF5FF", "F1F5F9", "DCE7FD", "FEE2E2"
ERROR_MARK, WARNING_MARK = "FECACA", "FDE68A"
"""Cells of a returned checklist: those that refuse it, and those that only warn."""

BAR = "BFD3F7"
"""The bar behind a share; dark text stays readable on it."""

COUNT_FORMAT = "#,##0"
SHARE_FORMAT = "0.00%"
POINTS_FORMAT = "#,##0.00"
DATE_FORMAT = "dd/mm/yyyy"
TEXT_FORMAT = "@"

_MARKS = "✓✕○–·◐"
"""Each mark is a number format with an id of its own: Excel takes one id for one format."""

_SIDE = Side(style="thin", color=LINE)
GRID = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)

WRAPPED = Alignment(wrap_text=True, vertical="center", horizontal="left", indent=1)
CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")
RIGHT = Alignment(vertical="center", horizontal="right")
ONE_LINE = Alignment(vertical="center")
INDENTED = Alignment(vertical="center", horizontal="left", indent=1)

_INDENTED = 2
"""Characters of a column's width that its indent and its margins take."""

LINE_HEIGHT = 13.5
"""Points that one line of 10-point text with Vietnamese marks takes."""


def font(size: float = 10, *, bold: bool = False, italic: bool = False, colour: str = INK) -> Font:
    """Return our font."""
    return Font(name=FONT_NAME, size=size, bold=bold, italic=italic, color=colour)


def fill(colour: str) -> PatternFill:
    """Return a solid fill."""
    return PatternFill("solid", start_color=colour, end_color=colour)


def as_rgb(look: Look) -> str:
    """The colour of an outcome or a verdict, as openpyxl takes it."""
    return look.colour.removeprefix("#")


def as_ink(look: Look) -> str:
    """Its colour for letters, dark enough to be read."""
    return look.ink.removeprefix("#")


def when_shown(look: Look) -> DifferentialStyle:
    """The conditional look of an outcome or a verdict: its colour, and its mark in front of the word.

    The mark is part of the number format, so the cell's text stays the word alone.
    """
    marked = NumberFormat(numFmtId=200 + _MARKS.find(look.mark), formatCode=f'"{look.mark} "@')
    return DifferentialStyle(font=Font(color=as_ink(look), bold=True), numFmt=marked)


def when_warned() -> DifferentialStyle:
    """The conditional look of a cell that needs attention."""
    return DifferentialStyle(font=Font(color=WARNING, bold=True), fill=fill_when(WARNING_TINT))


def lines_of(text: str, width: float) -> int:
    """Estimate how many lines a text takes in a column `width` characters wide; openpyxl does not measure."""
    columns = max(1, math.floor(width) - _INDENTED)
    return sum(max(1, len(textwrap.wrap(line, columns))) for line in text.split("\n")) if text else 1


def height_for(texts_and_widths: Iterable[tuple[str, float]], least: float = 18) -> float:
    """The height in points of a row whose wrapped cells hold these texts; Excel allows 409 at most."""
    lines = max((lines_of(text, width) for text, width in texts_and_widths), default=1)
    return min(409.0, max(least, lines * LINE_HEIGHT + 4))


def fill_when(colour: str) -> PatternFill:
    """Return the fill of a conditional format, where Excel reads the background colour, LibreOffice either."""
    return PatternFill(fill_type="solid", start_color=colour, end_color=colour, bgColor=colour)
