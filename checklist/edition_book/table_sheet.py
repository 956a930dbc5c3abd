"""A sheet with one row for each thing: title, hint, captions, headers, rows, and blank rows ready to be filled."""

from collections.abc import Mapping
from copy import copy
from itertools import groupby

from openpyxl.styles import Alignment, Border, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.worksheet import Worksheet

from checklist.edition_book.choices import add_choices
from checklist.edition_book.colours import (
    ENGLISH_HEADER,
    ENGLISH_TINT,
    NEEDED_HEADER,
    OPTIONAL_HEADER,
    colour_live,
    is_needed,
)
from checklist.edition_book.columns import Column, Holds, Layout
from checklist.edition_book.layout import INDICATORS, PARTS
from checklist.edition_book.places import (
    AT_TOP,
    BAND_ROW,
    FIRST_ROW,
    HEADER_ROW,
    HINT_ROW,
    TITLE_ROW,
    fold,
    letters,
)
from checklist.edition_book.rows import Row
from checklist.edition_book.uses import uses
from checklist.edition_book.written_cells import blank_format, write_value
from checklist.looks import ACCENT, CENTRED, GRID, HEADING_TINT, ONE_LINE, QUIET, fill, font, height_for
from checklist.paper import lay_on_a4

_OWNER = Column("", (), Holds.ID, 14.0)
_FROZEN = {INDICATORS.name: "D", PARTS.name: "D"}
"""The first column that moves; elsewhere the second."""
_FIGURE = Alignment(vertical="top", horizontal="right", indent=1)
_BLANK_HEIGHT = 20.0


def last_row_of(layout: Layout, rows: list[Row]) -> int:
    """The last row that is ready to be filled."""
    return FIRST_ROW + len(rows) + layout.spare - 1


def write_table(sheet: Worksheet, layout: Layout, rows: list[Row], last_rows: Mapping[str, int]) -> None:
    """Write the whole sheet."""
    last = last_rows[layout.name]
    _write_top(sheet, layout)
    _write_headers(sheet, layout)
    styles = _styles(sheet, layout)
    for number in range(FIRST_ROW, last + 1):
        row = rows[number - FIRST_ROW] if number - FIRST_ROW < len(rows) else None
        _write_row(sheet, layout, number, row, styles)
    add_choices(sheet, layout, last_rows)
    colour_live(sheet, layout, last)
    _set_widths(sheet, layout)
    end = list(letters(layout).values())[-1]
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{end}{last}"
    sheet.freeze_panes = f"{_FROZEN.get(layout.name, 'B')}{FIRST_ROW}"
    lay_on_a4(sheet, pages_wide=3 if layout is INDICATORS else 1, top=0.5)
    sheet.print_title_rows, sheet.print_title_cols = f"{HEADER_ROW}:{HEADER_ROW}", "A:A"


def _write_top(sheet: Worksheet, layout: Layout) -> None:
    title, hint = sheet.cell(TITLE_ROW, 1, layout.name), sheet.cell(HINT_ROW, 1, layout.hint)
    title.font, hint.font = font(15, bold=True, colour=ACCENT), font(colour=QUIET)
    sheet.row_dimensions[TITLE_ROW].height, sheet.row_dimensions[HINT_ROW].height = 26, 18
    for at, column in enumerate(layout.columns, start=1 + layout.shift):
        cell = sheet.cell(BAND_ROW, at)
        if column.band:
            cell.fill, cell.font, cell.alignment = (
                fill(HEADING_TINT),
                font(9, bold=True, colour=ACCENT),
                ONE_LINE,
            )
    start = 1 + layout.shift
    for band, columns in groupby(layout.columns, key=lambda column: column.band):
        if band:
            sheet.cell(BAND_ROW, start, band).border = Border(left=Side(style="thick", color=ACCENT))
        start += len(list(columns))
    sheet.row_dimensions[BAND_ROW].height = 18


def _write_headers(sheet: Worksheet, layout: Layout) -> None:
    needs = [True] * layout.shift + [is_needed(use) for use in uses(layout)]
    english = [False] * layout.shift + [column.english for column in layout.columns]
    for at, header in enumerate(layout.headers, start=1):
        cell = sheet.cell(HEADER_ROW, at, header)
        look = ENGLISH_HEADER if english[at - 1] else NEEDED_HEADER if needs[at - 1] else OPTIONAL_HEADER
        cell.fill, cell.font, cell.alignment, cell.border = *look, CENTRED, GRID
    sheet.row_dimensions[HEADER_ROW].height = 46


def _write_row(
    sheet: Worksheet, layout: Layout, number: int, row: Row | None, styles: list[StyleArray]
) -> None:
    cells = [sheet.cell(number, at) for at in range(1, len(styles) + 1)]
    for cell, style in zip(cells, styles, strict=True):
        # Many times quicker than to give each cell its looks anew.
        cell._style = copy(style)  # type: ignore[union-attr]
    height = _BLANK_HEIGHT
    if row is not None:
        if layout.owner:
            write_value(cells[0], _OWNER, row.owner, row.style)
        values = list(zip(cells[layout.shift :], layout.columns, row.values(layout), strict=True))
        for cell, column, value in values:
            write_value(cell, column, value, row.style)
        said = [(_shown(c, v), c.width) for _, c, v in values if isinstance(v, str) and not c.english]
        height = height_for(said, least=_BLANK_HEIGHT)
    sheet.row_dimensions[number].height = height


def _styles(sheet: Worksheet, layout: Layout) -> list[StyleArray]:
    """The looks of a blank cell of each column; the first row lends its cells to make them."""
    made = []
    columns = (_OWNER, *layout.columns) if layout.owner else layout.columns
    for at, column in enumerate(columns, start=1):
        cell = sheet.cell(FIRST_ROW, at)
        cell.font, cell.border = font(colour=QUIET) if column.english else font(), GRID
        cell.alignment = _FIGURE if column.holds in (Holds.NUMBER, Holds.LEVEL) else AT_TOP
        cell.number_format = blank_format(column)
        if column.english:
            cell.fill = fill(ENGLISH_TINT)
        made.append(copy(cell._style))  # type: ignore[union-attr]
    return made


def _shown(column: Column, value: str) -> str:
    return column.words.word(value) if column.words else value


def _set_widths(sheet: Worksheet, layout: Layout) -> None:
    """Vietnamese columns as wide as their texts; the English ones folded away behind one button."""
    at = letters(layout)
    if layout.owner:
        sheet.column_dimensions["A"].width = _OWNER.width
    for column in layout.columns:
        look = sheet.column_dimensions[at[column.title]]
        look.width = column.width
    fold(sheet, [at[column.title] for column in layout.columns if column.english])
