"""The cells of checklists in which a person writes plain text, where they hold a formula all the same."""

from openpyxl.utils import coordinate_to_tuple

from checklist.layout import Column
from checklist.marked.grid import Place
from checklist.reading.sheets import NOTHING, Sheet
from checklist.reading.tables import find_table, read_head
from checklist.reading.workbook import Workbook

_FREE = (Column.EVIDENCE, Column.EXPLANATION)


def formulas_in_free_texts(content: bytes) -> dict[str, frozenset[Place]]:
    """By sheet, the cells for evidence, explanations and the head block that hold a formula.

    Raises what zipfile, expat and openpyxl raise for a damaged file.
    """
    book = Workbook(content)
    return {name: frozenset(_formulas(book.sheet(name))) for name in book.names}


def _formulas(sheet: Sheet) -> list[Place]:
    table = find_table(sheet)
    if table is None:
        return []
    places = [
        (line.number, table.columns[column])
        for line in table.lines()
        for column in _FREE
        if column in table.columns
    ]
    places += [coordinate_to_tuple(value.cell) for value in read_head(table).values()]
    return [
        (row, column)
        for row, column in places
        if sheet.rows.get(row, {}).get(column, NOTHING).formula is not None
    ]
