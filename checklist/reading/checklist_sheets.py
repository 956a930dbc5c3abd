"""Which sheets of a workbook are checklists, and what is told of those that only look like one."""

from collections.abc import Collection

from checklist.cells import said_number
from checklist.layout import CHECKLIST_SHEET, EXPORT_FORMAT, META_SHEET, NEEDED_TO_RECOGNISE, Column, Head
from checklist.reading.findings import Findings
from checklist.reading.sheets import MAX_ROWS
from checklist.reading.tables import Table, find_table, read_head
from checklist.reading.workbook import Workbook
from units import folded
from wording.problems import Kind


def checklist_tables(book: Workbook, findings: Findings, besides: Collection[str] = ()) -> list[Table]:
    """Find the checklists, at most one a sheet; hidden sheets count only where no other holds one.

    `besides` are the sheets that hold a wide form. Tells where there is none, of a hidden one that is passed over,
    and of a sheet that has our name and no table or too many rows.
    """
    shown = [name for name in book.names if name not in book.hidden and name not in besides]
    hidden = [name for name in book.names if name in book.hidden and name != META_SHEET]
    tables = _tables_in(book, shown, findings)
    if tables or besides:
        _tell_of_hidden(book, hidden, findings)
        return tables
    tables = _tables_in(book, hidden, findings)
    if not tables and not findings.problems and EXPORT_FORMAT in book.properties:
        findings.tell(Kind.RANKING_PASSED_OVER)
    elif not tables and not findings.problems:
        findings.tell(Kind.NO_CHECKLIST_SHEET, found=", ".join(shown))
    return tables


def _tables_in(book: Workbook, names: list[str], findings: Findings) -> list[Table]:
    tables, headless = [], []
    for name in names:
        sheet = book.sheet(name)
        table = find_table(sheet)
        if table is None and folded(name).startswith(folded(CHECKLIST_SHEET)) and sheet.rows:
            headless.append(name)
        elif table is not None and sheet.overfull:
            findings.of_sheet(name).tell(Kind.TOO_MANY_ROWS, limit=said_number(MAX_ROWS))
        elif table is not None:
            tables.append(table)
    if any(table.recognised for table in tables):
        tables = [table for table in tables if table.recognised or _is_meant(table)]
    for name in headless if tables else ():
        for column in NEEDED_TO_RECOGNISE:
            findings.of_sheet(name).tell(Kind.HEADER_MISSING, field=column.title)
    return tables


def _is_meant(table: Table) -> bool:
    """True where a damaged table is a checklist's, not a list of the user's own beside a whole one."""
    if folded(table.sheet.name).startswith(folded(CHECKLIST_SHEET)):
        return True
    if Column.NUMERATOR in table.columns or Column.DENOMINATOR in table.columns:
        return True
    return not read_head(table).keys().isdisjoint((Head.UNIT_NAME, Head.UNIT_CODE))


def _tell_of_hidden(book: Workbook, names: list[str], findings: Findings) -> None:
    for name in names:
        table = find_table(book.sheet(name))
        if table is not None and table.recognised:
            findings.of_sheet(name).tell(Kind.HIDDEN_SHEET_NOT_READ, sheet=name)
