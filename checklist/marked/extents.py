"""How wide the columns and how high the rows of a sheet are, to place a note beside its cell."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from checklist.marked.grid import Place

_PIXELS_A_LETTER, _COLUMN_EDGE = 7, 5
_PIXELS_A_POINT = 96 / 72
_COLUMN, _ROW = 64, 20
"""Pixels of a column and a row of which nothing is said."""
_INSET = 12
_MOST = 200
"""Columns or rows that a note can stretch over, hidden ones included."""


@dataclass
class Extents:
    """Pixels of columns (first, last, pixels) and of rows, where the sheet tells them."""

    columns: list[tuple[int, int, int]] = field(default_factory=list)
    rows: dict[int, int] = field(default_factory=dict)

    def say_columns(self, first: int, last: int, letters: float, hidden: bool) -> None:
        """Note the width of some columns, in letters as the format gives it."""
        pixels = int(letters * _PIXELS_A_LETTER) + _COLUMN_EDGE
        self.columns.append((first, last, 0 if hidden else pixels))

    def say_row(self, number: int, points: float, hidden: bool) -> None:
        """Note the height of a row."""
        self.rows[number] = 0 if hidden else int(points * _PIXELS_A_POINT)

    def anchor(self, place: Place, width: int, height: int) -> str:
        """Where a note of that size (pixels) stands: right of its cell, in the words of the format."""
        row, column = place
        right, right_rest = _end(self._widths(column + 1), column + 1, width + _INSET)
        bottom, bottom_rest = _end(self._heights(row), row, height)
        edges = (column, _INSET, row - 1, 0, right - 1, right_rest, bottom - 1, bottom_rest)
        return ", ".join(map(str, edges))

    def _widths(self, first: int) -> Iterator[int]:
        for number in range(first, first + _MOST):
            told = (pixels for low, high, pixels in self.columns if low <= number <= high)
            yield next(told, _COLUMN)

    def _heights(self, first: int) -> Iterator[int]:
        return (self.rows.get(number, _ROW) for number in range(first, first + _MOST))


def _end(sizes: Iterator[int], first: int, length: int) -> tuple[int, int]:
    """The column or row in which a length ends, and how far into it."""
    for number, size in enumerate(sizes, start=first):
        if length < size:
            return number, length
        length -= size
    return first + _MOST, 0
