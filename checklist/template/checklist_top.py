"""The top of the sheet `Phiếu đánh giá`: title, notice, head block, and the live line above the table."""

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Protection
from openpyxl.worksheet.worksheet import Worksheet

from checklist.layout import Column, Head
from checklist.looks import (
    ACCENT,
    DATE_FORMAT,
    INDENTED,
    INPUT_TINT,
    ONE_LINE,
    QUIET,
    RIGHT,
    TEXT_FORMAT,
    fill,
    font,
    height_for,
)
from checklist.plain_text import write_content, write_text
from checklist.template.plan import (
    FIRST_LETTER,
    HEAD_CELL,
    HEAD_ROW,
    HEADER_ROW,
    LAST_LETTER,
    LETTER,
    NOTICE_ROW,
    STATUS_ROW,
    TITLE_ROW,
    VISIBLE,
)
from criteria import Edition

_LEGEND = "Chỉ điền ô nền xanh nhạt. Để trống là chưa có số liệu, không phải 0."


def write_top(sheet: Worksheet, edition: Edition) -> None:
    """Write title, notice and the labels of the head block."""
    title = sheet[f"{FIRST_LETTER}{TITLE_ROW}"]
    write_text(title, f"Phiếu đánh giá · {edition.title.vi}")
    title.font, title.alignment = font(15, bold=True, colour=ACCENT), ONE_LINE
    sheet.row_dimensions[TITLE_ROW].height = 26
    notice = sheet[f"{FIRST_LETTER}{NOTICE_ROW}"]
    source = f"Nguồn: {edition.source.text.vi}" if edition.source.text.vi else ""
    write_content(notice, edition.notice.vi or source)
    notice.font, notice.alignment = (
        font(italic=True, colour=QUIET),
        Alignment(wrap_text=True, vertical="center"),
    )
    sheet.merge_cells(f"{FIRST_LETTER}{NOTICE_ROW}:{LAST_LETTER}{NOTICE_ROW}")
    width = sum(column.value.width for column in VISIBLE)
    sheet.row_dimensions[NOTICE_ROW].height = height_for([(str(notice.value or ""), width)])
    for field, address in HEAD_CELL.items():
        _write_head_field(sheet, field, sheet[address])
    for row in range(HEAD_ROW, HEADER_ROW):
        sheet.row_dimensions[row].height = 18
    legend = sheet[f"{LAST_LETTER}{STATUS_ROW}"]
    legend.value, legend.font, legend.alignment = _LEGEND, font(9, colour=QUIET), RIGHT


def write_status(sheet: Worksheet, formula: str) -> None:
    """Write the live line above the table that says how far the checklist is filled."""
    cell = sheet[f"{LETTER[Column.NAME]}{STATUS_ROW}"]
    cell.value = formula
    cell.font, cell.alignment = font(bold=True, colour=ACCENT), ONE_LINE


def _write_head_field(sheet: Worksheet, field: Head, cell: Cell) -> None:
    label = cell.offset(column=-1)
    label.value, label.font, label.alignment = field.value.label, font(colour=QUIET), RIGHT
    if cell.column_letter == LETTER[Column.NUMERATOR]:
        sheet.merge_cells(f"{cell.coordinate}:{LETTER[Column.THRESHOLD]}{cell.row}")
    cell.font, cell.alignment = font(bold=True), INDENTED
    cell.number_format = DATE_FORMAT if field is Head.FILLED_ON else TEXT_FORMAT
    if field not in (Head.ERA, Head.ROUND):
        cell.fill, cell.protection = fill(INPUT_TINT), Protection(locked=False)
