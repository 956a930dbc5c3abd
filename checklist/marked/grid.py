"""The rows and cells of a sheet's part with their numbers, for those that change some of them.

Rows and cells may stand without an address; they then follow the one before, as the reader takes them.
"""

from collections.abc import Callable
from typing import NamedTuple

from openpyxl.utils import column_index_from_string

from checklist.marked.markup import Element, Met, walk
from checklist.reading.xml import Attributes

Place = tuple[int, int]
"""Row and column, both from 1."""


class GridRow(NamedTuple):
    """One row with its cells by column. Of what is wanted inside cells, each cell has its own as children."""

    number: int
    element: Element
    cells: dict[int, Element]


def walk_rows(
    part: bytes,
    on_row: Callable[[GridRow], object],
    on_other: Met = lambda element, depth: None,
    also: frozenset[str] = frozenset(),
    cares: Callable[[int], bool] = lambda number: True,
) -> None:
    """Tell `on_row` of every row that it `cares` for, and `on_other` of the elements `also` wanted outside of rows.

    Sheets may have a million rows without anything in them. Raises what `walk` raises, and ValueError for a cell or a
    row with an address that is none.
    """
    walker = _RowWalker(on_row, on_other, cares)
    walk(part, walker.met, also | {"sheetData", "row", "c"}, walker.chosen)


class _RowWalker:
    """Puts cells into rows and what is inside cells into cells, in the order in which elements end."""

    def __init__(
        self, on_row: Callable[[GridRow], object], on_other: Met, cares: Callable[[int], bool]
    ) -> None:
        self._on_row, self._on_other, self._cares = on_row, on_other, cares
        self._row = 0
        self._cells: list[Element] = []
        self._inside: list[Element] = []
        self._cared, self._data_ended = True, False

    def chosen(self, name: str, attributes: Attributes) -> bool:
        if name == "row" and not self._data_ended:
            self._row = int(attributes.get("r", self._row + 1))
            self._cared = self._cares(self._row)
        return self._cared

    def met(self, element: Element, depth: int) -> None:
        if element.name == "c" and depth == 3:
            element.children, self._inside = self._inside, []
            self._cells.append(element)
        elif element.name == "row" and depth == 2:
            self._on_row(GridRow(self._row, element, _by_column(self._cells)))
            self._cells = []
        elif self._data_ended or depth <= 2:
            if element.name == "sheetData":
                self._cared = self._data_ended = True
            self._on_other(element, depth)
        else:
            self._inside.append(element)


def _by_column(cells: list[Element]) -> dict[int, Element]:
    numbered: dict[int, Element] = {}
    column = 0
    for cell in cells:
        address = cell.attributes.get("r")
        column = column_index_from_string(address.rstrip("0123456789")) if address else column + 1
        numbered.setdefault(column, cell)
    return numbered
