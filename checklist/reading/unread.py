"""Figures that a person typed where none is read: told, so that nothing is lost in silence."""

from collections import defaultdict
from collections.abc import Mapping

from checklist.cells import is_blank
from checklist.layout import FIGURE_COLUMNS, NEEDED_TO_READ, Column
from checklist.reading.findings import Findings, address
from checklist.reading.merged import bounds
from checklist.reading.rows import is_answer
from checklist.reading.sheets import Cell
from checklist.reading.tables import HEADERS_OF_A_DAMAGED_TABLE, Line, Table, header_of
from wording.problems import Kind

_LONGEST_CODE_HEADER = 15
_NAMED = 10
"""Cells that one message names."""
_FIGURES = (*FIGURE_COLUMNS, Column.NOT_APPLICABLE)


def tell_of_unread(table: Table, rows: Mapping[str, Line], findings: Findings) -> None:
    """Tell of a second table on the sheet, and of figures in the rows of indicators that stand in no column of ours.

    A column with a heading of the user's own may hold what it likes; “Kết quả” holds words and never a figure.
    """
    if second := _second_table(table):
        findings.tell(Kind.SECOND_TABLE, second)
        return
    ours, free = set(table.columns.values()), _headed_by_the_user(table)
    outcome = table.columns.get(Column.OUTCOME)
    stray: dict[int, list[str]] = defaultdict(list)
    for line in rows.values():
        for place, cell in line.row.items():
            asked_for = place != outcome and (place in ours or place in free)
            if not asked_for and is_answer(cell):
                stray[place].append(address(line.number, place))
    for cells in stray.values():
        more = ["…"] if len(cells) > _NAMED else []
        findings.tell(Kind.FIGURE_NOT_READ, cells[0], cells=", ".join([*cells[:_NAMED], *more]))


def _second_table(table: Table) -> str:
    """Where another header of ours stands, in other columns than the table's; "" where there is none."""
    for line in table.lines():
        if any(_may_head_codes(cell) for cell in line.row.values()):
            headers = {p: header_of(c.content) for p, c in line.row.items()}
            moved = [p for p, c in headers.items() if c in NEEDED_TO_READ and table.columns.get(c) != p]
            if len(moved) >= HEADERS_OF_A_DAMAGED_TABLE:
                return address(line.number, min(moved))
    return ""


def _may_head_codes(cell: Cell) -> bool:
    said = cell.content
    return isinstance(said, str) and len(said) <= _LONGEST_CODE_HEADER and header_of(said) is Column.CODE


def _headed_by_the_user(table: Table) -> set[int]:
    """Columns under a heading that names none of the figures we ask for, merged headings included."""
    headed: dict[int, bool] = {}
    widest = max(map(max, filter(None, table.sheet.rows.values())), default=0)
    for number in range(table.first_row, table.header_row + 1):
        for place, cell in table.sheet.rows.get(number, {}).items():
            if not is_blank(cell):
                headed[place] = headed.get(place, True) and header_of(cell.content) not in _FIGURES
    for left, top, right, bottom in map(bounds, table.sheet.merged):
        if table.first_row <= bottom and top <= table.header_row and left in headed:
            headed |= dict.fromkeys(range(left, min(right, widest) + 1), headed[left])
    return {place for place, free in headed.items() if free}
