"""Pens: one ready-styled cell for each look, filled again for every value.

A workbook has a hundred thousand cells and some thirty looks. Styling each cell takes most of the time of writing;
styling each look once takes none.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from checklist.looks import (
    COUNT_FORMAT,
    HEADING_TINT,
    INK,
    LINE,
    POINTS_FORMAT,
    SHARE_FORMAT,
    TEXT_FORMAT,
    fill,
    font,
)
from checklist.plain_text import write_text

Value = str | int | float | datetime | None

_RULED = Border(bottom=Side(style="thin", color=LINE))


@dataclass(frozen=True)
class CellLook:
    """How cells look. `outside` marks text that we did not write: it is made harmless."""

    number_format: str = "General"
    align: Literal["left", "center", "right"] = "left"
    size: float = 10
    bold: bool = False
    colour: str = INK
    tint: str = ""
    wrap: bool = False
    ruled: bool = True
    outside: bool = False

    @property
    def indent(self) -> int:
        """Text in a table keeps off the number on its left."""
        return int(self.ruled and self.align == "left")


TEXT = CellLook(outside=True)
LONG_TEXT = CellLook(outside=True, wrap=True)
WORD = CellLook()
MIDDLE = CellLook(align="center")
CODE = CellLook(TEXT_FORMAT, align="center", outside=True)
COUNT = CellLook(COUNT_FORMAT, align="right")
SHARE = CellLook(SHARE_FORMAT, align="right")
POINTS = CellLook(POINTS_FORMAT, align="right")
STRONG_POINTS = CellLook(POINTS_FORMAT, align="right", bold=True)
LONG_WORD = CellLook(wrap=True)
HEADING = CellLook(align="center", bold=True, tint=HEADING_TINT, wrap=True, outside=True)


class Pens:
    """The ready-styled cells of one sheet."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._cells: dict[CellLook, Cell] = {}

    def write(self, value: Value, look: CellLook) -> Cell:
        """Return the look's cell with this value in it; it is good until the same look is written again.

        Floats are written with every digit they have: openpyxl alone would keep 16 of up to 17.
        """
        cell = self._cells.get(look) or self._styled(look)
        if isinstance(value, float):
            cell.value = repr(value)
            cell.data_type = "n"
        elif isinstance(value, str) and value and look.outside:
            write_text(cell, value)
        else:
            cell.value = None if value == "" else value
        return cell

    def _styled(self, look: CellLook) -> Cell:
        cell: Cell = WriteOnlyCell(self._sheet)
        cell.font = font(look.size, bold=look.bold, colour=look.colour)
        cell.alignment = Alignment(
            horizontal=look.align, vertical="center", wrap_text=look.wrap, indent=look.indent
        )
        cell.number_format = look.number_format
        if look.tint:
            cell.fill = fill(look.tint)
        if look.ruled:
            cell.border = _RULED
        self._cells[look] = cell
        return cell
