"""Finding the sheets and columns of an edition's workbook, wherever they were moved to."""

from dataclasses import dataclass, field

from checklist.edition_book.columns import Layout
from checklist.edition_book.document import BookDocument
from checklist.edition_book.layout import EDITION, HEADER, TABLES
from checklist.reading.findings import address
from checklist.reading.numbers import plain
from checklist.reading.sheets import MAX_ROWS, NOTHING, Cell, Row, Sheet
from checklist.reading.workbook import Workbook
from criteria.document import Place
from units import folded, unaccented
from wording.language import Text
from wording.nearness import closest, near
from wording.problems import Kind

_ROWS_ABOVE = 60
"""Rows with something in them among which the header is looked for."""


@dataclass(frozen=True)
class Table:
    """A sheet whose header row was found, with the number of each known column."""

    sheet: Sheet
    header_row: int
    columns: dict[str, int] = field(default_factory=dict)

    def cell(self, row: int, header: str) -> Cell:
        """What stands under a header in a row; nothing where there is no such column."""
        return self.sheet.rows.get(row, {}).get(self.columns.get(header, 0), NOTHING)

    def place(self, row: int, header: str) -> Place:
        """Where that is; the first column stands for one that is not there."""
        return Place(sheet=self.sheet.name, cell=address(row, self.columns.get(header, 1)))


def header_key(text: object) -> str:
    """A header for comparing: without case, marks of width, colons and stars."""
    return folded(plain(text)).strip(" :*.") if isinstance(text, str) else ""


def find_tables(book: Workbook, document: BookDocument) -> dict[str, Table]:
    """Find every sheet of the layout; tells of sheets and columns without which something would be lost."""
    sheets = {name: book.sheet(name) for name in book.names}
    found: dict[str, Table] = {}
    for layout in (EDITION, *TABLES):
        name = _sheet_of(layout, sheets, {table.sheet.name for table in found.values()})
        if name is None:
            known = [n for n in sheets if n not in {t.sheet.name for t in found.values()}]
            document.tell(
                Kind.EDITION_SHEET_MISSING, Place(), field=layout.name, near=near(layout.name, known)
            )
            continue
        if sheets[name].overfull:
            document.tell(Kind.TOO_MANY_ROWS, Place(sheet=name), limit=MAX_ROWS)
            continue
        found[layout.name] = _table(sheets[name], headers_of(layout))
        _tell_of_headers(found[layout.name], layout, document)
    return found


def headers_of(layout: Layout) -> tuple[str, ...]:
    """The headers of a sheet; the sheet of the edition itself has labels below its own header."""
    return HEADER if layout is EDITION else layout.headers


def _sheet_of(layout: Layout, sheets: dict[str, Sheet], taken: set[str]) -> str | None:
    """The sheet with the layout's name, else one that has all its Vietnamese headers."""
    for name in sheets:
        if header_key(name) == header_key(layout.name):
            return name
    wanted = {h for h in headers_of(layout) if not _may_lack(layout, h)}
    others = {header_key(known.name) for known in (EDITION, *TABLES)}
    for name, sheet in sheets.items():
        free = name not in taken and header_key(name) not in others
        if free and wanted <= set(_table(sheet, headers_of(layout)).columns):
            return name
    return None


def _may_lack(layout: Layout, header: str) -> bool:
    return header in (HEADER[-1:] if layout is EDITION else layout.may_lack)


def _table(sheet: Sheet, headers: tuple[str, ...]) -> Table:
    """The sheet with the row that holds most of the headers."""
    known = {header_key(header): header for header in headers}
    known |= {unaccented(key): header for key, header in known.items() if unaccented(key) not in known}
    best = Table(sheet, min(sheet.rows, default=1))
    for number in sorted(sheet.rows)[:_ROWS_ABOVE]:
        columns: dict[str, int] = {}
        for at, cell in sorted(sheet.rows[number].items()):
            if header := known.get(header_key(cell.content)):
                columns.setdefault(header, at)
        if len(columns) > len(best.columns):
            best = Table(sheet, number, columns)
    return best


def _tell_of_headers(table: Table, layout: Layout, document: BookDocument) -> None:
    row: Row = table.sheet.rows.get(table.header_row, {})
    strangers: dict[str, int] = {}
    first: dict[str, int] = {}
    for at, cell in sorted(row.items()):
        key = header_key(cell.content)
        header = next((h for h in headers_of(layout) if header_key(h) == key), None)
        if header is None and key and at not in table.columns.values():
            strangers[str(cell.content)] = at
        elif header is not None and header in first:
            place = Place(sheet=table.sheet.name, cell=address(table.header_row, at))
            document.tell(
                Kind.HEADER_TWICE, place, field=header, first=address(table.header_row, first[header])
            )
        elif header is not None:
            first[header] = at
    for header in headers_of(layout):
        if header not in table.columns:
            _tell_of_missing(header, table, strangers, document, may_lack=_may_lack(layout, header))


def _tell_of_missing(
    header: str, table: Table, strangers: dict[str, int], document: BookDocument, *, may_lack: bool
) -> None:
    """A missing column is told; one that may be lacking only where another header may be its new name."""
    like = closest(header, strangers)
    if like is None and may_lack:
        return
    cell = address(table.header_row, strangers[like] if like else 1)
    hint = Text(vi="") if like is None else Text(vi=f" Ô {cell} ghi “{like}”.", en=f" {cell} says “{like}”.")
    document.tell(
        Kind.EDITION_COLUMN_MISSING, Place(sheet=table.sheet.name, cell=cell), field=header, near=hint
    )
