"""The sheet `Hướng dẫn`: how to fill in, then for each indicator what counts, the evidence, and its sources."""

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from checklist.layout import GUIDE_SHEET, NEEDS_CHECKING
from checklist.looks import ACCENT, CENTRED, GRID, PAPER, QUIET, WRAPPED, fill, font, height_for
from checklist.plain_text import write_content, write_text
from checklist.template.page import protect, set_up_page
from checklist.template.plan import Plan
from checklist.template.row_texts import bar_text, source_text
from criteria import Indicator
from criteria.levels import Zone

COLUMNS = {
    "Mã": 9.0,
    "Chỉ tiêu": 36.0,
    "Cách đếm": 56.0,
    "Tài liệu kiểm chứng": 30.0,
    "Ngưỡng đạt và nguồn": 34.0,
    "Khi nào không áp dụng": 26.0,
}
_STEPS = (
    "Xem lại tên, mã đơn vị và huyện ở đầu phiếu; ghi người điền và ngày điền.",
    "Chỉ điền vào ô nền xanh nhạt. Các ô khác được khóa để khỏi sửa nhầm (không có mật khẩu).",
    "Chỉ tiêu tỷ lệ: điền Tử số và Mẫu số; Giá trị, Kết quả và Điểm tự tính.",
    "Chỉ khi không có số đếm mới gõ thẳng tỷ lệ vào ô Giá trị, ví dụ 97,93%; hệ thống nhận và nhắc bổ sung.",
    "Số lượng: gõ số nguyên vào ô Giá trị. Có/Không và lựa chọn: chọn trong danh sách của ô Giá trị.",
    "Không có thì gõ số 0. Để trống nghĩa là chưa có số liệu: không phải 0, cũng không phải chưa đạt.",
    "Chỗ nào cho phép Không áp dụng: chọn x, để trống số liệu và ghi lý do ở cột Giải trình.",
    f"Kết quả “{NEEDS_CHECKING}”: số liệu chưa hiểu được (chữ ở chỗ của số, số âm, tử số lớn hơn mẫu số, mới điền một nửa).",
    "Ghi tài liệu kiểm chứng: số hiệu, tên văn bản, ngày; thiếu thì vẫn nhận phiếu nhưng có nhắc.",
    "Giữ nguyên cột Mã, lưu dạng .xlsx rồi nộp. Xem trang Tổng hợp để biết kết luận tạm tính.",
)


def write_guide(sheet: Worksheet, plan: Plan, zone: Zone) -> None:
    """Write the whole sheet."""
    sheet.title = GUIDE_SHEET
    letters = "ABCDEF"
    for letter, width in zip(letters, COLUMNS.values(), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet["A1"].value, sheet["A1"].font = "Hướng dẫn điền phiếu", font(15, bold=True, colour=ACCENT)
    sheet.row_dimensions[1].height = 26
    for i, step in enumerate(_STEPS, start=1):
        sheet[f"A{i + 1}"].value, sheet[f"B{i + 1}"].value = i, step
        sheet[f"A{i + 1}"].alignment = Alignment(horizontal="center")
        sheet[f"A{i + 1}"].font, sheet[f"B{i + 1}"].font = font(bold=True, colour=ACCENT), font()
        sheet.row_dimensions[i + 1].height = 17
    row = len(_STEPS) + 3
    for letter, header in zip(letters, COLUMNS, strict=True):
        cell = sheet[f"{letter}{row}"]
        cell.value, cell.font, cell.fill = header, font(bold=True, colour=PAPER), fill(ACCENT)
        cell.alignment, cell.border = CENTRED, GRID
    header_row = row
    for line in plan.slot_rows:
        if line.slot.part is None:
            row += 1
            _write_indicator(sheet, row, line.slot.indicator, zone)
    row += 1
    if plan.edition.source.text.vi:
        write_text(sheet[f"A{row}"], f"Nguồn của bộ tiêu chí: {plan.edition.source.text.vi}")
    sheet[f"A{row}"].font = font(italic=True, colour=QUIET)
    set_up_page(sheet, f"A1:F{row}", repeated=header_row, footer=plan.edition.id)
    protect(sheet)


def _write_indicator(sheet: Worksheet, row: int, indicator: Indicator, zone: Zone) -> None:
    said = (
        indicator.id,
        indicator.name.vi,
        indicator.help.vi,
        indicator.evidence.vi,
        _threshold(indicator, zone),
        indicator.not_applicable.vi if indicator.not_applicable else "Áp dụng cho mọi đơn vị",
    )
    for letter, text in zip("ABCDEF", said, strict=True):
        cell = sheet[f"{letter}{row}"]
        write_content(cell, text)
        cell.font, cell.alignment, cell.border = font(), WRAPPED, GRID
    sheet.row_dimensions[row].height = height_for(zip(said, COLUMNS.values(), strict=True))


def _threshold(indicator: Indicator, zone: Zone) -> str:
    if indicator.threshold is None:
        return "Không tính điểm"
    bar = bar_text(indicator, indicator.threshold.at(zone))
    return f"{bar[0].upper()}{bar[1:]}\n{source_text(indicator.threshold)}"
