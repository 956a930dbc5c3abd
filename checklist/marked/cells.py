"""One sheet whose problem cells are coloured, in one pass over its part."""

import re
from collections.abc import Collection, Mapping

from openpyxl.utils import coordinate_to_tuple

from checklist.marked.extents import Extents
from checklist.marked.grid import GridRow, Place, walk_rows
from checklist.marked.markup import Element, Splices, prefix_of, prefixed
from checklist.marked.package import OFFICE
from checklist.marked.tints import Tints
from checklist.reading.findings import address
from wording.problems import Severity

_EXTENT = re.compile(r"([A-Z]{1,3}[1-9][0-9]*)(?::([A-Z]{1,3}[1-9][0-9]*))?")
_REACH = 25
"""Rows that a note may cover."""
_IN_FRONT = """
    sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios
    autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations
    hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches
    ignoredErrors smartTags drawing
"""
_BEFORE_NOTES = frozenset(_IN_FRONT.split())
"""What stands in front of `legacyDrawing` in a sheet's part; the standard fixes the order."""


class SheetCells:
    """A sheet's part whose cells are coloured where there are `marks`; cells and rows that it lacks are made.

    Raises ValueError for a part that is no sheet, and what `walk_rows` raises.
    """

    def __init__(self, part: bytes, marks: Mapping[Place, Severity], tints: Tints) -> None:
        self._splices, self._tints = Splices(part), tints
        self._marks: dict[int, dict[int, Severity]] = {}
        for (row, column), severity in sorted(marks.items()):
            self._marks.setdefault(row, {})[column] = severity
        self._near = {row + i for row in self._marks for i in range(_REACH)}
        self._columns: list[Element] = []
        self._dimension: Element | None = None
        self.extents = Extents()
        self.drawing: Element | None = None
        self._drawing_place = 0
        self._prefix = ""
        also = _BEFORE_NOTES | {"col", "legacyDrawing", "worksheet"}
        walk_rows(part, self._row, self._other, also, self._cares)
        if not self._drawing_place:
            raise ValueError("no sheet")
        if self._dimension:
            self._widen(self._dimension, marks)

    def hang(self, drawing: str) -> None:
        """Name the relation of the drawing that holds the shapes of notes."""
        if self.drawing:
            self._splices.remove(self.drawing)
        said = f'<legacyDrawing xmlns:r="{OFFICE}" r:id="{drawing}"/>'
        self._splices.insert(self._drawing_place, prefixed(said, self._prefix))

    def done(self) -> bytes:
        """The part as it has become."""
        return self._splices.done()

    def _cares(self, number: int) -> bool:
        """True for rows to mark, the first one behind a row that is missing, and those that a note may cover."""
        return number in self._near or (bool(self._marks) and number > next(iter(self._marks)))

    def _row(self, row: GridRow) -> None:
        for number in [number for number in self._marks if number < row.number]:
            self._splices.insert(row.element.start, self._new_row(number, row.element))
        said = row.element.attributes
        if "ht" in said or "hidden" in said:
            self.extents.say_row(row.number, float(said.get("ht", 15)), _is_set(said.get("hidden")))
        marks = self._marks.pop(row.number, {})
        missing: list[int] = []
        for column, severity in marks.items():
            if cell := row.cells.get(column):
                own = int(cell.attributes.get("s", 0))
                self._splices.say(cell, s=self._tints.of(own, severity))
                continue
            missing.append(column)
            behind = next((cell for other, cell in row.cells.items() if other > column), None)
            xml = self._new_cell(row.number, column, severity, row.element)
            if behind:
                self._splices.insert(behind.start, prefixed(xml, prefix_of(self._splices.part, behind)))
            else:
                self._splices.append(row.element, xml)
        if missing:
            self._splices.say(row.element, spans=None)

    def _other(self, element: Element, depth: int) -> None:
        if element.name == "sheetData":
            for number in list(self._marks):
                self._splices.append(element, self._new_row(number, None))
        elif element.name == "col" and depth == 2:
            self._columns.append(element)
            said = element.attributes
            width, hidden = float(said.get("width", 9)), _is_set(said.get("hidden"))
            self.extents.say_columns(int(said["min"]), int(said["max"]), width, hidden)
        elif element.name == "dimension":
            self._dimension = element
        elif element.name == "legacyDrawing":
            self.drawing = element
        elif element.name == "worksheet":
            self._prefix = prefix_of(self._splices.part, element)
        if depth == 1 and element.name in _BEFORE_NOTES:
            self._drawing_place = element.end

    def _new_row(self, number: int, behind: Element | None) -> str:
        cells = [self._new_cell(number, *mark, None) for mark in self._marks.pop(number).items()]
        xml = f'<row r="{number}">{"".join(cells)}</row>'
        return prefixed(xml, prefix_of(self._splices.part, behind)) if behind else xml

    def _new_cell(self, row: int, column: int, severity: Severity, within: Element | None) -> str:
        """An empty cell that looks as the row or the column says."""
        own = 0
        if within and _is_set(within.attributes.get("customFormat")):
            own = int(within.attributes.get("s", 0))
        else:
            for each in self._columns:
                if int(each.attributes["min"]) <= column <= int(each.attributes["max"]):
                    own = int(each.attributes.get("style", 0))
        return f'<c r="{address(row, column)}" s="{self._tints.of(own, severity)}"/>'

    def _widen(self, dimension: Element, places: Collection[Place]) -> None:
        """Let the sheet's extent take in the cells that were made."""
        edges = _EXTENT.fullmatch(dimension.attributes.get("ref", ""))
        if edges is None:
            return
        corners = [coordinate_to_tuple(edges[1]), coordinate_to_tuple(edges[2] or edges[1])]
        rows, columns = zip(*corners, *places, strict=True)
        said = f"{address(min(rows), min(columns))}:{address(max(rows), max(columns))}"
        if said != edges[0]:
            self._splices.say(dimension, ref=said)


def _is_set(said: str | None) -> bool:
    return said in ("1", "true")
