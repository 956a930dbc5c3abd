"""The sheet of figures: head block, headers, one row a commune, and what its cells take and show."""

from openpyxl.styles import Alignment, Protection
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from checklist.layout import Column, Head
from checklist.looks import (
    CENTRED,
    DATE_FORMAT,
    GRID,
    INDENTED,
    INPUT_TINT,
    ONE_LINE,
    PAPER,
    POINTS_FORMAT,
    QUIET,
    RIGHT,
    TEXT_FORMAT,
    WRAPPED,
    fill,
    font,
)
from checklist.plain_text import write_text
from checklist.template.checklist_sheet import number_format_of
from checklist.template.page import protect
from checklist.template.plan import SlotRow
from checklist.template.validations import figure_validations, text_validations
from checklist.wide.colours import add_colours
from checklist.wide.headers import write_headers, write_lead_headers
from checklist.wide.layout import ROW_HEIGHT, Lead, Summary
from checklist.wide.live import write_hidden_headers, write_live_row
from checklist.wide.page import set_up_page
from checklist.wide.plan import FIRST_ROW, HEAD_ROW, Field, WidePlan
from checklist.wide.rows import repeat_looks, write_communes

LEGEND = (
    "Chỉ điền ô nền xanh nhạt. Để trống là chưa có số liệu, không phải 0.",
    "Chọn một ô để xem cách đếm. Tài liệu kiểm chứng ghi ở trang tính bên cạnh.",
    "Dòng chữ nhỏ trên số liệu là khóa của cột: giữ nguyên. Đơn vị để trống cả dòng thì chưa tính là đã nộp.",
)
_SUMMARY_FORMATS = {Summary.SCORE: POINTS_FORMAT, Summary.TO_CHECK: "0;;"}
"""Nothing to check shows nothing."""
_UNLOCKED = Protection(locked=False)


def write_figures(sheet: Worksheet, plan: WidePlan, head: dict[Head, str]) -> None:
    """Write everything of the sheet but the title and the answers."""
    _write_head(sheet, plan, head)
    write_lead_headers(sheet, plan.leads)
    write_headers(sheet, plan, plan.figures)
    write_hidden_headers(sheet, plan)
    write_communes(sheet, plan, plan.leads)
    _set_looks(sheet, plan)
    for row, zone in zip(plan.rows, plan.communes["zone"], strict=True):
        write_live_row(sheet, plan, row, zone)
    _add_validations(sheet, plan)
    add_colours(sheet, plan)
    sheet.freeze_panes = (
        f"{get_column_letter(column_index_from_string(plan.leads[Lead.NAME]) + 1)}{FIRST_ROW}"
    )
    sheet.sheet_view.zoomScale = 80
    # The rows of communes have no height of their own, so that they grow with an explanation.
    sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = ROW_HEIGHT, True
    set_up_page(sheet, plan.edition.id, plan.figures, plan.leads)
    protect(sheet)


def _set_looks(sheet: Worksheet, plan: WidePlan) -> None:
    """The looks of the summary and of the figures."""
    summary = {one: letter for one, letter in plan.leads.items() if isinstance(one, Summary)}
    for one, number_format in _SUMMARY_FORMATS.items():
        sheet[f"{summary[one]}{FIRST_ROW}"].number_format = number_format
    sheet[f"{summary[Summary.SCORE]}{FIRST_ROW}"].alignment = RIGHT
    sheet[f"{summary[Summary.VERDICT]}{FIRST_ROW}"].font = font(bold=True)
    for field in plan.figures:
        cell = sheet[f"{field.letter}{FIRST_ROW}"]
        filled = field.column is not Column.OUTCOME
        cell.font, cell.border, cell.fill = font(), GRID, fill(INPUT_TINT if filled else PAPER)
        cell.number_format = number_format_of(SlotRow(FIRST_ROW, field.slot, None), field.column)
        cell.alignment = _alignment(field, cell.number_format)
        if filled:
            cell.protection = _UNLOCKED
    repeat_looks(sheet, plan, [*summary.values(), *(field.letter for field in plan.figures)])


def _alignment(field: Field, number_format: str) -> Alignment:
    if field.column is Column.EXPLANATION:
        return WRAPPED
    texts = field.column in (Column.NOT_APPLICABLE, Column.OUTCOME)
    return CENTRED if texts or number_format == TEXT_FORMAT else RIGHT


def _write_head(sheet: Worksheet, plan: WidePlan, head: dict[Head, str]) -> None:
    """District, era and round on the left, who filled it in and when on the right, hints above the figures."""
    left, right = plan.leads[Lead.NAME], plan.leads[Summary.FAILED]
    for i, field in enumerate((Head.DISTRICT, Head.ERA, Head.ROUND)):
        if field in head:
            _write_field(sheet, field, f"{left}{HEAD_ROW + i}", head[field])
    last = plan.leads[Summary.VERDICT]
    for i, field in enumerate((Head.FILLED_BY, Head.FILLED_ON)):
        at = f"{right}{HEAD_ROW + i}"
        _write_field(sheet, field, at, "")
        sheet[at].fill, sheet[at].protection = fill(INPUT_TINT), _UNLOCKED
        sheet.merge_cells(f"{at}:{last}{HEAD_ROW + i}")
    for i, hint in enumerate(LEGEND):
        cell = sheet[f"{plan.figures[0].letter}{HEAD_ROW + i}"]
        cell.value, cell.font, cell.alignment = hint, font(9, colour=QUIET), INDENTED
        sheet.row_dimensions[HEAD_ROW + i].height = 16


def _write_field(sheet: Worksheet, field: Head, at: str, said: str) -> None:
    cell = sheet[at]
    label = cell.offset(column=-1)
    label.value, label.font, label.alignment = field.value.label, font(colour=QUIET), RIGHT
    if said:
        write_text(cell, said)
    cell.font, cell.alignment = font(bold=True), INDENTED if not said else ONE_LINE
    cell.number_format = DATE_FORMAT if field is Head.FILLED_ON else TEXT_FORMAT


def _add_validations(sheet: Worksheet, plan: WidePlan) -> None:
    """One rule a column, written for the first commune; Excel moves its addresses down with the rows."""
    first = plan.cells_of(FIRST_ROW)
    explained = text_validations()[Column.EXPLANATION]
    for field in plan.figures:
        if field.column is Column.EXPLANATION:
            explained.add(plan.down(field.letter))
            continue
        validation = figure_validations(first[field.slot.id]).get(field.column)
        if validation is not None:
            validation.add(plan.down(field.letter))
            sheet.add_data_validation(validation)
    if explained.sqref:
        sheet.add_data_validation(explained)
