"""Which row of the table answers which indicator: by its Mã, and what is told of rows that answer none."""

import re

from checklist.cells import is_blank, mark, number, spoken, yes_no
from checklist.layout import FIGURE_COLUMNS, FILLED_COLUMNS, Column
from checklist.reading.findings import Findings
from checklist.reading.numbers import plain
from checklist.reading.sheets import Cell
from checklist.reading.tables import AnswerCells, Line, Table, header_of
from criteria import Edition
from units import folded
from wording.nearness import near
from wording.problems import Kind

_CODE_LIKE = re.compile(r"(?=.*[0-9])\S{2,12}")
_COLUMN_NUMBER = re.compile(r"\(?([0-9]{1,2}|[A-Za-z])\)?(=.*)?")
_DASHES = frozenset("-–—")
_OF_NUMBERS = re.compile(r"[-+*/^().,%0-9 ]+")
_OUT_OF_BOUNDS = (Kind.AMBIGUOUS_NUMBER, Kind.NEGATIVE_NUMBER, Kind.NUMBER_TOO_LARGE)


def rows_by_slot(table: Table, edition: Edition, findings: Findings) -> dict[str, Line]:
    """Return the row of each slot that the table has; tell of doubled and unknown ones.

    Headings of groups, blank rows, notes, repeated headers and the row that numbers the columns are no
    answers and are passed over, as long as no figure stands in them.
    """
    slots = {code_key(slot.id): slot.id for slot in edition.slots}
    named = [said for group in edition.groups for said in (group.id, group.name.vi, group.name.say("en"))]
    headings = {code_key(said) for said in named}
    names = {code_key(said) for slot in edition.slots for said in (slot.name.vi, slot.name.say("en"))}
    rows: dict[str, Line] = {}
    for line in table.lines():
        code = line.cell(Column.CODE)
        said = plain(spoken(code.content))
        slot = slots.get(code_key(said))
        if slot is None and line.number < table.first_row:
            continue
        if slot is None and not said:
            if _answers_something(line, names):
                findings.tell(Kind.CODE_MISSING, line.address(Column.CODE))
        elif slot is None:
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


def is_figure(line: AnswerCells, column: Column) -> bool:
    """True where a person typed something there."""
    return is_typed(line.cell(column))


def is_typed(cell: Cell) -> bool:
    """True for what a person typed, such as 5 or =2+3; a lone dash says that there is nothing."""
    typed = cell.formula is None or _OF_NUMBERS.fullmatch(cell.formula) is not None
    return typed and not is_blank(cell) and plain(spoken(cell.content)) not in _DASHES


def is_answer(cell: Cell) -> bool:
    """True for a typed number or a Có or Không, where other texts are signatures and notes."""
    if not is_typed(cell):
        return False
    said = number(cell, share=True)
    if said.value is not None or any(note.kind in _OUT_OF_BOUNDS for note in said.notes):
        return True
    return yes_no(cell).value is not None


def _tell_of_stranger(line: Line, said: str, heading: bool, edition: Edition, findings: Findings) -> None:
    header = header_of(line.cell(Column.CODE).content) is Column.CODE
    if numbers_the_columns(line) or (header and not any(is_answer(line.cell(c)) for c in FIGURE_COLUMNS)):
        return
    figures = any(is_figure(line, column) for column in FILLED_COLUMNS)
    if figures or (not heading and _CODE_LIKE.fullmatch(said)):
        suggestion = near(said, [slot.id for slot in edition.slots])
        place = line.address(Column.CODE)
        findings.tell(Kind.INDICATOR_UNKNOWN, place, found=said[:80], near=suggestion)


def _answers_something(line: Line, names: set[str]) -> bool:
    """True for a row without Mã that has figures, a mark, or the name of an indicator and anything filled in."""
    if any(is_answer(line.cell(column)) for column in FIGURE_COLUMNS):
        return True
    if mark(line.cell(Column.NOT_APPLICABLE)).value:
        return True
    named = code_key(spoken(line.cell(Column.NAME).content)) in names
    return named and any(is_figure(line, column) for column in FILLED_COLUMNS)


def numbers_the_columns(line: Line) -> bool:
    """True for the row under a header that says 1, 2, 3 or (1), (2), (3)=(1)/(2)."""
    if line.number > line.table.header_row + 2:
        return False
    said = [plain(spoken(cell.content)).replace(" ", "") for cell in line.row.values() if not is_blank(cell)]
    return len(said) >= 5 and all(_COLUMN_NUMBER.fullmatch(one) for one in said)
