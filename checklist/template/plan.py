"""The plan of the checklist's table: which row holds what. Everything that writes into the table goes by it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from openpyxl.utils import get_column_letter

from checklist.layout import Column, Head
from criteria import Edition, Group, Slot

TITLE_ROW, NOTICE_ROW, HEAD_ROW, STATUS_ROW, HEADER_ROW = 1, 2, 3, 7, 8

HEAD_ON_THE_LEFT = (Head.UNIT_NAME, Head.UNIT_CODE, Head.ERA, Head.ROUND)
HEAD_ON_THE_RIGHT = (Head.DISTRICT, Head.FILLED_BY, Head.FILLED_ON)
"""Those that may be blank stand on the right, so that nothing stands behind a blank one on its row."""

LETTER = {column: get_column_letter(i) for i, column in enumerate(Column, start=1)}
VISIBLE = tuple(column for column in Column if not column.value.hidden)
FIRST_LETTER, LAST_LETTER = LETTER[VISIBLE[0]], LETTER[VISIBLE[-1]]


def _head_cells() -> dict[Head, str]:
    left = {field: f"{LETTER[Column.NAME]}{HEAD_ROW + i}" for i, field in enumerate(HEAD_ON_THE_LEFT)}
    right = {field: f"{LETTER[Column.NUMERATOR]}{HEAD_ROW + i}" for i, field in enumerate(HEAD_ON_THE_RIGHT)}
    return left | right


HEAD_CELL = _head_cells()
"""Where each line of the head block is filled in; its label stands in the cell on the left."""


@dataclass(frozen=True)
class HeadingRow:
    """The row above a group's indicators."""

    row: int
    group: Group
    number: int


class SlotCells(Protocol):
    """The cells of one slot: a row of the checklist's table, or some cells of a row of the wide form."""

    @property
    def slot(self) -> Slot:
        """The slot."""
        ...

    def cell(self, column: Column) -> str:
        """The address of one of its cells; of a column that is not there, an empty text as Excel writes it."""
        ...

    def part_cells(self, column: Column) -> list[str]:
        """The addresses of the same cell of each of its parts, one beside the other."""
        ...


@dataclass(frozen=True)
class SlotRow:
    """The row of an indicator (`number` from 1 on) or of a part (`number` None).

    `part_rows` are the rows of an indicator's parts, right below its own.
    """

    row: int
    slot: Slot
    number: int | None
    part_rows: tuple[int, ...] = ()

    def cell(self, column: Column) -> str:
        """The address of one of its cells, such as `E14`."""
        return f"{LETTER[column]}{self.row}"

    def part_cells(self, column: Column) -> list[str]:
        """The addresses of one column in the rows of its parts."""
        return [f"{LETTER[column]}{row}" for row in self.part_rows]


@dataclass(frozen=True)
class Plan:
    """The rows of the table, from the one under the header row down, group by group."""

    edition: Edition
    rows: tuple[HeadingRow | SlotRow, ...]

    @property
    def first(self) -> int:
        """The first row under the header."""
        return self.rows[0].row

    @property
    def last(self) -> int:
        """The last row of the table."""
        return self.rows[-1].row

    @cached_property
    def slot_rows(self) -> tuple[SlotRow, ...]:
        """The rows with a Mã."""
        return tuple(line for line in self.rows if isinstance(line, SlotRow))

    @cached_property
    def row_of(self) -> dict[str, SlotRow]:
        """The rows by Mã."""
        return {line.slot.id: line for line in self.slot_rows}

    def column(self, column: Column) -> str:
        """The absolute range of one column over the whole table, without the sheet: `$J$9:$J$60`."""
        return f"${LETTER[column]}${self.first}:${LETTER[column]}${self.last}"


def plan_of(edition: Edition) -> Plan:
    """Lay the table out."""
    rows: list[HeadingRow | SlotRow] = []
    row, number = HEADER_ROW + 1, 0
    for position, group in enumerate(edition.groups, start=1):
        rows.append(HeadingRow(row, group, position))
        row += 1
        for indicator in edition.of_group(group.id):
            number += 1
            parts = tuple(range(row + 1, row + 1 + len(indicator.parts)))
            rows.append(SlotRow(row, edition.slot_by_id[indicator.id], number, parts))
            for part_row, part in zip(parts, indicator.parts, strict=True):
                rows.append(SlotRow(part_row, edition.slot_by_id[indicator.part_slot(part)], None))
            row += 1 + len(parts)
    return Plan(edition, tuple(rows))
