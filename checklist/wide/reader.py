"""Reads the wide form: the rules for an answer are those of the ordinary checklist, over the cells of a row."""

from collections.abc import Mapping
from dataclasses import dataclass

from checklist.cells import cleaned, said_number, spoken
from checklist.layout import Column, Head
from checklist.reading.answers import Answer, read_answers
from checklist.reading.findings import Findings, address
from checklist.reading.merged import read_merged_cells
from checklist.reading.rows import code_key
from checklist.reading.sheets import MAX_ROWS, NOTHING, Cell
from checklist.wide.columns import is_halved, tell_of_columns
from checklist.wide.communes import CommuneRow, rows_by_unit
from checklist.wide.tables import WideTable
from criteria import Edition
from units import Matcher
from wording.problems import Kind


@dataclass(frozen=True)
class WideCells:
    """The cells of one slot in the rows of one commune; what `reading.tables.AnswerCells` asks for."""

    code: str
    rows: tuple[CommuneRow, ...]

    def cell(self, column: Column) -> Cell:
        """The cell of a column; an empty one where there is no such column."""
        row = self._row(column)
        return row.row.get(row.table.columns[self.code, column], NOTHING) if row else NOTHING

    def address(self, column: Column) -> str:
        """Where a problem is told: the cell, or that of the commune where there is no such column."""
        row = self._row(column)
        return address(row.number, row.table.columns[self.code, column]) if row else self.rows[0].place

    def sheet(self, column: Column) -> str:
        """On which sheet that is."""
        return (self._row(column) or self.rows[0]).table.sheet.name

    def has(self, column: Column) -> bool:
        """True where there is such a column."""
        return self._row(column) is not None

    def _row(self, column: Column) -> CommuneRow | None:
        return next((row for row in self.rows if (self.code, column) in row.table.columns), None)


@dataclass(frozen=True)
class WideFilled:
    """What the form says of one commune."""

    unit: str
    sheet: str
    filled_by: str
    answers: list[Answer]


def read_wide(
    tables: list[WideTable], edition: Edition, units: Matcher, before: Mapping[str, str], findings: Findings
) -> list[WideFilled]:
    """Read every commune that the form tells something of, in the order of its rows.

    `before` tells where in the workbook a commune has a checklist of its own. A commune without any figure or
    mark is not read as an empty checklist: such communes are named in one warning.
    """
    tables = _within_bounds(tables, findings)
    rows = rows_by_unit(tables, units, before, findings)
    for table in tables:
        own = {row.number: row.row for each in rows.values() for row in each if row.table is table}
        by_place = dict.fromkeys(table.units.values(), Column.CODE)
        by_place |= {place: column for (_, column), place in table.columns.items()}
        headers = range(table.key_row, table.key_row + 1)
        read_merged_cells(table.sheet, own, by_place, headers, findings.of_sheet(table.sheet.name))
    tell_of_columns(tables, rows, edition, findings)
    filled, blank = [], []
    for unit, own_rows in rows.items():
        told = len(findings.problems)
        answers = read_answers(edition, _cells(edition, own_rows), findings)
        # Evidence that stayed behind when a row was cleared is no reason to replace what was submitted before.
        answered = any(answer.figures.given or answer.not_applicable for answer in answers)
        if answered or len(findings.problems) > told:
            filled.append(WideFilled(unit, own_rows[0].table.sheet.name, _filled_by(own_rows), answers))
        else:
            blank.append(f"{units.units.at[unit, 'name']!s} ({unit})")
    if blank:
        findings.tell(Kind.UNITS_LEFT_BLANK, count=len(blank), found=", ".join(blank))
        if not filled:
            findings.tell(Kind.NOTHING_FILLED_IN)
    return filled


def _cells(edition: Edition, rows: list[CommuneRow]) -> dict[str, WideCells]:
    """The cells of every slot that has a column of its own."""
    known = {key for row in rows for key in row.table.columns}
    codes = {code for code, _ in known}
    return {
        slot.id: WideCells(code, tuple(rows))
        for slot in edition.slots
        if (code := code_key(slot.id)) in codes and not is_halved(slot, known)
    }


def _within_bounds(tables: list[WideTable], findings: Findings) -> list[WideTable]:
    for table in tables:
        if table.sheet.overfull:
            findings.of_sheet(table.sheet.name).tell(Kind.TOO_MANY_ROWS, limit=said_number(MAX_ROWS))
    return [table for table in tables if not table.sheet.overfull]


def _filled_by(rows: list[CommuneRow]) -> str:
    """Who filled it in, as the head of one of the commune's sheets tells."""
    heads = (row.table.head for row in rows)
    said = (cleaned(spoken(head[Head.FILLED_BY].content)) for head in heads if Head.FILLED_BY in head)
    return next(filter(None, said), "")
