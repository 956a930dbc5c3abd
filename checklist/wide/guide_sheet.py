"""The sheet `Hướng dẫn` of the wide form: how to fill it in, then each indicator with its thresholds in both zones."""

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from checklist.layout import GUIDE_SHEET, NEEDS_CHECKING
from checklist.looks import ACCENT, CENTRED, GRID, PAPER, WRAPPED, fill, font, height_for
from checklist.plain_text import write_content
from checklist.template.page import protect, set_up_page
from checklist.template.plan import SlotRow, plan_of
from checklist.template.row_texts import method_text, name_text, source_text, threshold_text
from checklist.wide.layout import EVIDENCE_SHEET, FIGURES_SHEET, Summary
from criteria import Edition
from criteria.words import ZONES

COLUMNS = {
    "Mã": 10.0,
    "Chỉ tiêu": 36.0,
    "Cách điền và tính điểm": 60.0,
    "Ngưỡng đồng bằng": 16.0,
    "Ngưỡng miền núi": 16.0,
    "Nguồn của ngưỡng": 30.0,
    "Khi nào không áp dụng": 28.0,
    "Tài liệu kiểm chứng": 32.0,
}
_STEPS = (
    f"Mỗi đơn vị một dòng ở trang {FIGURES_SHEET}; ghi người điền và ngày điền ở đầu trang.",
    "Chỉ điền vào ô nền xanh nhạt. Các ô khác được khóa để khỏi sửa nhầm (không có mật khẩu).",
    "Chỉ tiêu tỷ lệ: điền Tử số và Mẫu số; cột Tỷ lệ tự tính và hiện ✓ đạt, ✕ chưa đạt theo vùng của đơn vị.",
    "Chỉ khi không có số đếm mới gõ thẳng tỷ lệ vào cột Tỷ lệ, ví dụ 97,93%; hệ thống nhận và nhắc bổ sung.",
    "Không có thì gõ số 0. Để trống nghĩa là chưa có số liệu: không phải 0, cũng không phải chưa đạt.",
    "Chỗ nào cho phép Không áp dụng: chọn x, để trống số liệu và ghi lý do ở cột Giải trình bên cạnh.",
    f"Cột {Summary.TO_CHECK.value.title}: số chỉ tiêu có số liệu chưa hiểu được; ô “{NEEDS_CHECKING}” hiện nền đỏ nhạt.",
    f"Tài liệu kiểm chứng ghi ở trang {EVIDENCE_SHEET}, đúng dòng của đơn vị.",
    "Đơn vị nào để trống cả dòng thì được bỏ qua, không tính là đã nộp; có thể nộp bổ sung sau.",
    "Giữ nguyên dòng khóa của cột (chữ nhỏ trên số liệu) và cột Mã đơn vị, lưu dạng .xlsx rồi nộp.",
)


def write_guide(sheet: Worksheet, edition: Edition) -> None:
    """Write the whole sheet."""
    sheet.title = GUIDE_SHEET
    letters = "ABCDEFGH"
    for letter, width in zip(letters, COLUMNS.values(), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet["A1"].value, sheet["A1"].font = "Hướng dẫn điền phiếu tổng hợp", font(15, bold=True, colour=ACCENT)
    sheet.row_dimensions[1].height = 26
    for row, step in enumerate(_STEPS, start=2):
        number, said = sheet[f"A{row}"], sheet[f"B{row}"]
        number.value, number.font = row - 1, font(bold=True, colour=ACCENT)
        number.alignment = Alignment(horizontal="center")
        said.value, said.font = step, font()
        sheet.row_dimensions[row].height = 17
    header = row = len(_STEPS) + 3
    for letter, title in zip(letters, COLUMNS, strict=True):
        cell = sheet[f"{letter}{header}"]
        cell.value, cell.font, cell.fill = title, font(bold=True, colour=PAPER), fill(ACCENT)
        cell.alignment, cell.border = CENTRED, GRID
    sheet.row_dimensions[header].height = 32
    for line in plan_of(edition).slot_rows:
        row += 1
        texts = _texts(line)
        for letter, text in zip(letters, texts, strict=True):
            cell = sheet[f"{letter}{row}"]
            write_content(cell, text)
            cell.font = font(bold=letter == "A")
            cell.alignment, cell.border = WRAPPED, GRID
        sheet.row_dimensions[row].height = height_for(zip(texts, COLUMNS.values(), strict=True))
    sheet.freeze_panes = f"C{header + 1}"
    set_up_page(sheet, f"A1:H{row}", repeated=header, footer=edition.id)
    protect(sheet)


def _texts(line: SlotRow) -> tuple[str, ...]:
    """What the table says of one slot; a part has only its name and its way of counting."""
    method, in_the_mountains = method_text(line, "lowland"), method_text(line, "mountain")
    if method != in_the_mountains:
        # Only the last line, the way of scoring, can differ by zone.
        method += f"\n{ZONES['mountain'].vi}: {in_the_mountains.splitlines()[-1]}"
    indicator = line.slot.indicator
    if line.slot.part is not None:
        return line.slot.id, name_text(line), method, "", "", "", "", ""
    bars = [threshold_text(line, zone).split("\n")[0] for zone in ("lowland", "mountain")]
    source = source_text(indicator.threshold) if indicator.threshold else ""
    aside = indicator.not_applicable.vi if indicator.not_applicable else ""
    return line.slot.id, name_text(line), method, *bars, source, aside, indicator.evidence.vi
