"""Writing one arranged sheet into a workbook in openpyxl's write-only mode, from the top down."""

from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from checklist.plain_text import harmless
from checklist.ranking.arrangement import Row, Sheet, head_of, places_of, rows_of
from checklist.ranking.pens import Pens
from checklist.ranking.printing import set_up_print
from checklist.ranking.request import Request
from checklist.ranking.tables import Place, Table


@dataclass(frozen=True)
class Written:
    """A sheet with its rows written, open for conditional formats and charts, and where its tables stand."""

    excel: Worksheet
    places: dict[str, Place]


def write_sheet(book: Workbook, request: Request, sheet: Sheet) -> Written:
    """Add a sheet to the book."""
    excel: Worksheet = book.create_sheet(sheet.name)
    head = head_of(request, sheet)
    places = places_of(sheet, head)
    tables = [table for beside in sheet.tables for table in beside]
    top = next((table for table in tables if table.name == sheet.repeated), tables[0])
    header = places[top.name].header_row
    above = len(top.columns[0].above)
    _set_widths(excel, tables)
    excel.sheet_view.showGridLines = False
    if sheet.frozen_columns is not None:
        excel.freeze_panes = f"{get_column_letter(sheet.frozen_columns + 1)}{header + 1}"
    set_up_print(excel, request, sheet, (header - above, header))
    pens = Pens(excel)
    for number, row in enumerate(rows_of(sheet, head), start=1):
        if row.height:
            excel.row_dimensions[number].height = row.height
        _append(excel, pens, row)
    for table in tables:
        excel.tables.add(_excel_table(table, places[table.name], sheet.filters))
    return Written(excel, places)


def _append(excel: Worksheet, pens: Pens, row: Row) -> None:
    # A generator, so that each cell is written before its pen is filled again; the stubs want its concrete type.
    cells = (None if cell is None else pens.write(*cell) for cell in row.cells)
    excel.append(cells)  # type: ignore[arg-type]


def _set_widths(excel: Worksheet, tables: list[Table]) -> None:
    widths: dict[str, float] = {}
    for table in tables:
        for position, column in enumerate(table.columns):
            letter = get_column_letter(table.at_column + position)
            widths[letter] = max(widths.get(letter, 0), column.width)
    for letter, width in widths.items():
        excel.column_dimensions[letter].width = width


def _excel_table(table: Table, place: Place, filters: bool) -> ExcelTable:
    last = place.letter(len(table.columns) - 1)
    reference = f"{place.letter(0)}{place.header_row}:{last}{place.last_row}"
    return ExcelTable(
        name=table.name,
        displayName=table.name,
        ref=reference,
        autoFilter=AutoFilter(ref=reference) if filters else None,
        tableColumns=[TableColumn(id=i, name=harmless(h)) for i, h in enumerate(table.headers, start=1)],
        tableStyleInfo=TableStyleInfo(name="TableStyleLight1", showRowStripes=False),
    )
