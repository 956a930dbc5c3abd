"""How a sheet is arranged: its head, and its tables under or beside one another, as rows of cells and places."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, islice, repeat

from checklist.looks import ACCENT, INPUT_TINT, QUIET, WARNING
from checklist.ranking.pens import HEADING, CellLook, Value
from checklist.ranking.request import Request
from checklist.ranking.tables import Place, Table

Cell = tuple[Value, CellLook] | None

TITLE = CellLook(size=14, bold=True, ruled=False, outside=True)
BANNER = CellLook(size=12, bold=True, colour=WARNING, ruled=False)
SUBTITLE = CellLook(colour=QUIET, ruled=False, outside=True)
CAPTION = CellLook(size=11, bold=True, colour=ACCENT, ruled=False, outside=True)
BAND = CellLook(size=9, bold=True, tint=INPUT_TINT, outside=True)
ABOVE = CellLook(align="center", size=8, wrap=True, tint=INPUT_TINT, outside=True)

HEADER_HEIGHT, ABOVE_HEIGHT = 32.0, 18.0


@dataclass(frozen=True)
class Sheet:
    """What goes on a sheet. `notes` are lines under the head; `tables` are rows of tables beside one another.

    The header of the first row of tables stays in view with `frozen_columns` columns (None freezes nothing). In print
    the header of the table `repeated` (by default the first) stands on every page; the sheet is `pages_wide` pages
    wide, `pages_tall` long (0 for as many as it takes) and has `footer` (the cohort's name where it is "") at the
    foot. Sheets to be read rather than worked with have no `filters`.
    """

    name: str
    subject: str
    tables: tuple[tuple[Table, ...], ...]
    notes: tuple[str, ...] = ()
    frozen_columns: int | None = 0
    pages_wide: int = 1
    pages_tall: int = 0
    repeated: str = ""
    filters: bool = True
    footer: str = ""


@dataclass(frozen=True)
class Row:
    """A row from column A on; without a height Excel finds its own."""

    cells: Iterable[Cell]
    height: float | None = None


def head_of(request: Request, sheet: Sheet) -> list[Row]:
    """The lines over the tables: title, banner of demonstration data, cohort and edition, notice, notes."""
    lines: list[Cell] = [(f"{request.title} · {sheet.subject}", TITLE)]
    if request.banner:
        lines.append((request.banner, BANNER))
    notice = request.say(request.scores.edition.notice)
    lines.extend((line, SUBTITLE) for line in (request.subtitle, notice, *sheet.notes) if line)
    return [Row([line]) for line in lines]


def rows_of(sheet: Sheet, head: Sequence[Row]) -> Iterator[Row]:
    """Every row of the sheet, from the first down."""
    yield from head
    for beside in sheet.tables:
        yield Row([])
        if any(table.caption for table in beside):
            yield Row(_spread(beside, [[(table.caption, CAPTION)] for table in beside]))
        for line in range(_lines_above(beside)):
            height = max((t.heights_above[line] for t in beside if t.heights_above), default=ABOVE_HEIGHT)
            yield Row(_spread(beside, [_line_above(table, line) for table in beside]), height)
        yield Row(_spread(beside, [[(h, HEADING) for h in t.headers] for t in beside]), HEADER_HEIGHT)
        heights = next((table.row_heights for table in beside if table.row_heights), repeat(None))
        yield from (Row(cells, height) for cells, height in zip(_data(beside), heights, strict=False))


def places_of(sheet: Sheet, head: Sequence[Row]) -> dict[str, Place]:
    """Where each table stands, by its name."""
    places, row = {}, len(head)
    for beside in sheet.tables:
        row += 1 + any(table.caption for table in beside) + _lines_above(beside) + 1
        for table in beside:
            places[table.name] = Place(row + 1, row + table.rows, table.at_column)
        row += max(table.rows for table in beside)
    return places


def _lines_above(beside: tuple[Table, ...]) -> int:
    return max(len(table.columns[0].above) for table in beside)


def _line_above(table: Table, line: int) -> list[Cell]:
    """The cells of one line; what neighbours share is said once and runs on over them, without merged cells."""
    said = [column.above[line] if column.above else "" for column in table.columns]
    cells: list[Cell] = []
    for text, run in groupby(said):
        shared = len(list(run))
        look = BAND if shared > 1 else ABOVE
        cells.extend([(text, look), *[("", look)] * (shared - 1)] if text else [None] * shared)
    return cells


def _spread(beside: tuple[Table, ...], cells: list[list[Cell]]) -> list[Cell]:
    """Put the cells of tables beside one another at their columns."""
    row: list[Cell] = []
    for table, own in zip(beside, cells, strict=True):
        row.extend([None] * (table.at_column - 1 - len(row)))
        row.extend(own)
    return row


def _data(beside: tuple[Table, ...]) -> Iterator[tuple[Cell, ...]]:
    columns: list[Iterator[Cell]] = []
    for table in beside:
        columns.extend(repeat(None) for _ in range(table.at_column - 1 - len(columns)))
        columns.extend(chain(column.cells(), repeat(None)) for column in table.columns)
    return islice(zip(*columns, strict=False), max(table.rows for table in beside))
