"""The sheet of evidence: the same communes in the same rows, one column an indicator; filled only where needed."""

from openpyxl.styles import Protection
from openpyxl.worksheet.worksheet import Worksheet

from checklist.looks import GRID, INPUT_TINT, TEXT_FORMAT, WRAPPED, fill, font
from checklist.template.page import protect
from checklist.template.validations import text_validations
from checklist.wide.headers import write_headers, write_lead_headers
from checklist.wide.layout import EVIDENCE_SHEET, ROW_HEIGHT
from checklist.wide.page import set_up_page
from checklist.wide.plan import FIRST_ROW, GROUP_ROW, HEAD_ROW, WidePlan
from checklist.wide.rows import repeat_looks, write_communes

HINT = (
    "Ghi số hiệu, tên văn bản, ngày; hoặc nguồn kết xuất. Thiếu thì vẫn nhận phiếu nhưng có nhắc. "
    "Một nguồn dùng cho nhiều đơn vị: ghi một lần rồi kéo xuống."
)


def write_evidence(sheet: Worksheet, plan: WidePlan) -> None:
    """Write everything of the sheet but the title and the answers."""
    sheet.title = EVIDENCE_SHEET
    write_lead_headers(sheet, plan.evidence_leads)
    write_headers(sheet, plan, plan.evidence)
    for row in range(HEAD_ROW, GROUP_ROW):  # where the first sheet has its head block
        sheet.row_dimensions[row].height = 3
    write_communes(sheet, plan, plan.evidence_leads)
    for field in plan.evidence:
        cell = sheet[f"{field.letter}{FIRST_ROW}"]
        cell.font, cell.border, cell.fill = font(), GRID, fill(INPUT_TINT)
        cell.alignment, cell.number_format = WRAPPED, TEXT_FORMAT
        cell.protection = Protection(locked=False)
    repeat_looks(sheet, plan, [field.letter for field in plan.evidence])
    for column, validation in text_validations().items():
        for field in plan.evidence:
            if field.column is column:
                validation.add(plan.down(field.letter))
        if validation.sqref:
            sheet.add_data_validation(validation)
    sheet.freeze_panes = f"{plan.evidence[0].letter}{FIRST_ROW}"
    sheet.sheet_view.zoomScale = 80
    sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = ROW_HEIGHT, True
    set_up_page(sheet, plan.edition.id, plan.evidence, plan.evidence_leads)
    protect(sheet)
