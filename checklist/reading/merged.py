"""Merged cells: a text merged over several rows belongs to each of them; a figure belongs to one, and which is not guessed."""

from collections.abc import Mapping
from itertools import product

from openpyxl.utils import range_boundaries

from checklist.cells import is_blank
from checklist.layout import FIGURE_COLUMNS, Column
from checklist.reading.findings import Findings, address
from checklist.reading.rows import is_typed
from checklist.reading.sheets import NOTHING, Row, Sheet
from checklist.reading.tables import Line, Table
from wording.problems import Kind

_TEXT_COLUMNS = (Column.EVIDENCE, Column.EXPLANATION)
_ONE_ANSWER = (*FIGURE_COLUMNS, Column.NOT_APPLICABLE)


def read_merged(table: Table, rows: Mapping[str, Line], findings: Findings) -> None:
    """Give each row the text that is merged over it; tell of merged figures, and of what lies under a merge unseen."""
    lines = {line.number: line.row for line in rows.values()}
    columns = (*_ONE_ANSWER, *_TEXT_COLUMNS, Column.CODE)
    by_place = {table.columns[c]: c for c in columns if c in table.columns}
    headers = range(table.first_row, table.header_row + 1)
    read_merged_cells(table.sheet, lines, by_place, headers, findings)


def read_merged_cells(
    sheet: Sheet,
    lines: Mapping[int, Row],
    by_place: Mapping[int, Column],
    headers: range,
    findings: Findings,
) -> None:
    """The same for rows of answers by number, for columns by place, and for the rows of the headers."""
    for merged in sheet.merged:
        left, top, right, bottom = bounds(merged)
        answered = [number for number in lines if top <= number <= bottom]
        headed = [number for number in headers if top <= number <= bottom]
        columns = [place for place in by_place if left <= place <= right]
        shown = sheet.rows.get(top, {}).get(left, NOTHING)
        covered = [place for place in product([*headed, *answered], columns) if place != (top, left)]
        unseen = any(is_typed(sheet.rows.get(row, {}).get(column, NOTHING)) for row, column in covered)
        of_several = len(answered) > 1 and not is_blank(shown)
        own_formula = by_place.get(left) is Column.VALUE and not is_typed(shown)
        if unseen or (of_several and by_place.get(left) in _ONE_ANSWER and not own_formula):
            findings.tell(Kind.MERGED_FIGURES, address(top, left), range=merged)
        elif of_several and by_place.get(left) in _TEXT_COLUMNS and top not in headers:
            for number in answered:
                lines[number][left] = shown


def bounds(merged: str) -> tuple[int, int, int, int]:
    """First column, first row, last column, last row. Raises ValueError for what is no range."""
    left, top, right, bottom = range_boundaries(merged)
    if left is None or top is None or right is None or bottom is None:
        raise ValueError(f"{merged} is no range of cells")
    return left, top, right, bottom
