"""Which row of the table answers which indicator: by its Mã, and what is told of rows that answer none."""

import re

from checklist.cells import is_blank, number, spoken, yes_no
from checklist.layout import Column
from checklist.reading.findings import Findings
from checklist.reading.numbers import plain
from checklist.reading.tables import Line, Table, header_of
from criteria import Edition
from units import folded
from wording.nearness import near
from wording.problems import Kind

FIGURE_COLUMNS = (Column.NUMERATOR, Column.DENOMINATOR, Column.VALUE)
FILLED_COLUMNS = (*FIGURE_COLUMNS, Column.NOT_APPLICABLE, Column.EVIDENCE, Column.EXPLANATION)

_CODE_LIKE = re.compile(r"(?=.*[0-9])\S{2,12}")
_COLUMN_NUMBER = re.compile(r"\(?([0-9]{1,2}|[A-Za-z])\)?(=.*)?")
_DASHES = frozenset("-–—")


def rows_by_slot(table: Table, edition: Edition, findings: Findings) -> dict[str, Line]:
    """Return the row of each slot that the table has; tell of doubled and unknown ones.

    Headings of groups, blank rows, notes, repeated headers and the row that numbers the columns are no
    answers and are passed over, as long as no figure stands in them.
    """
    slots = {code_key(slot.id): slot.id for slot in edition.slots}
    named = [said for group in edition.groups for said in (group.id, group.name.vi, group.name.say("en"))]
    headings = {code_key(said) for said in named}
    rows: dict[str, Line] = {}
    for line in table.lines():
        code = line.cell(Column.CODE)
        said = plain(spoken(code.content))
        slot = slots.get(code_key(said))
        if slot is None:
            _tell_of_stranger(line, said, code_key(said) in headings, edition, findings)
        elif slot in rows:
            first = rows[slot].address(Column.CODE)
            findings.tell(Kind.INDICATOR_TWICE, line.address(Column.CODE), indicator=slot, first=first)
        else:
            rows[slot] = line
    return rows


def code_key(code: str) -> str:
    """A Mã as it is compared: blind to case, spaces, width and look-alike letters."""
    return folded(plain(code)).replace(" ", "")


def is_figure(line: Line, column: Column) -> bool:
    """True where a person typed something there; a lone dash says that there is nothing."""
    cell = line.cell(column)
    typed = cell.formula is None and not is_blank(cell)
    return typed and plain(spoken(cell.content)) not in _DASHES


def _tell_of_stranger(line: Line, said: str, heading: bool, edition: Edition, findings: Findings) -> None:
    if header_of(line.cell(Column.CODE).content) is Column.CODE or _numbers_the_columns(line):
        return
    place = line.address(Column.CODE)
    if not said:
        if any(_is_answer(line, column) for column in FIGURE_COLUMNS):
            findings.tell(Kind.CODE_MISSING, place)
        return
    figures = any(is_figure(line, column) for column in FILLED_COLUMNS)
    if figures or (not heading and _CODE_LIKE.fullmatch(said)):
        suggestion = near(said, [slot.id for slot in edition.slots])
        findings.tell(Kind.INDICATOR_UNKNOWN, place, found=said[:80], near=suggestion)


def _is_answer(line: Line, column: Column) -> bool:
    """True for a number or a Có or Không: in a row without Mã, other texts are signatures and notes."""
    if not is_figure(line, column):
        return False
    cell = line.cell(column)
    return number(cell, share=True).value is not None or yes_no(cell).value is not None


def _numbers_the_columns(line: Line) -> bool:
    """True for the row under a header that says 1, 2, 3 or (1), (2), (3)=(1)/(2)."""
    if line.number > line.table.header_row + 2:
        return False
    said = [plain(spoken(cell.content)).replace(" ", "") for cell in line.row.values() if not is_blank(cell)]
    return len(said) >= 5 and all(_COLUMN_NUMBER.fullmatch(one) for one in said)
