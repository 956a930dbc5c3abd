"""The sheet `Hướng dẫn`: what to do step by step, the colours, how well a fact is known, and every rule."""

from collections.abc import Iterable

from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from checklist.edition_book import explanations, words
from checklist.edition_book.colours import ENGLISH_TINT, NEEDED_TINT
from checklist.edition_book.columns import Layout
from checklist.edition_book.layout import CONDITIONS, GUIDE, INDICATORS
from checklist.edition_book.places import AT_TOP
from checklist.edition_book.uses import uses
from checklist.edition_book.words import Vocabulary
from checklist.looks import ACCENT, GRID, HEADING_TINT, LOCKED_TINT, PAPER, QUIET, fill, font, height_for
from checklist.paper import lay_on_a4
from criteria import Edition, Skeleton
from criteria.document import Path
from criteria.measures import Measure

_WIDTHS = {"A": 30.0, "B": 72.0, "C": 58.0}

_STEPS = (
    ("Bộ tiêu chí", "Xem lại tên, nguồn, thang điểm. Trạng thái để “Khung” cho tới khi mọi trang đã đủ."),
    ("Nhóm", "Mỗi nhóm một dòng."),
    (
        "Chỉ tiêu",
        (
            "Mỗi chỉ tiêu một dòng. Chọn Kiểu số liệu và Cách tính trước: ô cần điền chuyển màu vàng, ô không dùng "
            "chuyển màu xám. Mỗi ngưỡng đạt ghi kèm mức độ nguồn và trích dẫn ngay bên cạnh."
        ),
    ),
    ("Bậc điểm · Lựa chọn · Thành phần", "Chỉ cho chỉ tiêu nào cần tới; ghi mã chỉ tiêu ở cột đầu."),
    (
        "Kết luận · Điều kiện",
        "Xét từ trên xuống. Kết luận cuối cùng không có điều kiện: nó nhận mọi trường hợp còn lại.",
    ),
    ("Xếp loại", "Theo tổng điểm, từ cao xuống thấp."),
    (
        "Điều đã biết",
        "Ghi lại những gì đã biết về quyết định khi chưa có toàn văn; giữ nguyên khi hoàn thiện.",
    ),
    (
        "Nộp lại",
        (
            "Chọn Trạng thái “Đầy đủ”, lưu dạng .xlsx rồi nhập vào hệ thống. Mọi lỗi được báo một lần, kèm trang, ô và "
            "cách sửa; sửa rồi nhập lại."
        ),
    ),
)
_MANNERS = (
    (
        "Mức",
        "60% · 97,93% · 4/5 · 2 · Có · Không. Không gõ 60 cho 60%. Số có thể hiểu hai cách (1.234) sẽ bị hỏi lại.",
    ),
    ("Ô trống", "Nghĩa là chưa biết. Không điền phỏng đoán: điều chưa có văn bản gốc thì để trống."),
    ("Mã", "Chữ không dấu, số, dấu chấm, gạch nối. Không đổi mã khi sửa tên chỉ tiêu."),
    (
        "Cột, dòng, trang thêm",
        "Có thể đổi thứ tự cột, thêm cột ghi chú, thêm trang; giữ nguyên tên các cột có sẵn.",
    ),
    (
        "Bản tiếng Anh",
        "Các cột tiếng Anh được gấp lại ở bên phải; bấm dấu + phía trên để mở. Không bắt buộc.",
    ),
)
_PROVENANCES = {
    "official": "Đã đọc trong chính quyết định hoặc phụ lục. Ghi điều, trang.",
    "reported": "Đọc trên báo chí, truyền hình hoặc trong biểu mẫu đang dùng; chưa đối chiếu với quyết định.",
    "proposed": "Chưa có căn cứ; do người soạn bộ tiêu chí đưa ra.",
}
_COLOURS = (
    (NEEDED_TINT, "Ô còn trống và cần điền. Với khung: chưa có văn bản gốc."),
    (PAPER, "Ô đã đủ, hoặc không bắt buộc."),
    (LOCKED_TINT, "Ô không dùng với kiểu số liệu hoặc cách tính của dòng: để trống."),
    (ENGLISH_TINT, "Bản tiếng Anh."),
)


def write_guide(sheet: Worksheet, edition: Edition | Skeleton) -> None:
    """Write the whole sheet."""
    sheet.title = GUIDE
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet["A1"].value, sheet["A1"].font = "Bộ tiêu chí trong Excel", font(15, bold=True, colour=ACCENT)
    sheet["A2"].value, sheet["A2"].font = f"Phiên bản {edition.id}", font(colour=QUIET)
    sheet.row_dimensions[1].height = 26
    row = _section(
        sheet, 4, "Các bước", ((f"{i}. {name}", said) for i, (name, said) in enumerate(_STEPS, start=1))
    )
    row = _section(
        sheet, row, "Màu của ô", (("", said) for _, said in _COLOURS), [fill(c) for c, _ in _COLOURS]
    )
    row = _section(sheet, row, "Cách ghi", _MANNERS)
    levels = ((words.PROVENANCE.word(code), said) for code, said in _PROVENANCES.items())
    row = _section(sheet, row, "Mức độ nguồn", levels)
    figures = _told(explanations.FIGURES, words.INPUTS, INDICATORS, ("input", "type"))
    row = _section(sheet, row, "Kiểu số liệu", figures)
    taken = ((measure.words.name.vi, _sentence(measure.words.says.vi)) for measure in Measure)
    row = _section(sheet, row, "Tính từ kết quả của xã (chỉ cho bộ tiêu chí cấp huyện)", taken)
    rules = _told(explanations.RULES, words.RULES, INDICATORS, ("rule", "type"))
    row = _section(sheet, row, "Cách tính", rules)
    conditions = _told(explanations.CONDITIONS, words.CONDITIONS, CONDITIONS, ("type",))
    _section(sheet, row, "Điều kiện của kết luận", conditions)
    lay_on_a4(sheet, top=0.5)


def _sentence(said: str) -> str:
    return f"{said[0].upper()}{said[1:]}."


def _told(
    said: dict[str, str], known: Vocabulary, layout: Layout, decider: Path
) -> Iterable[tuple[str, ...]]:
    """Word, explanation, and the columns that the word needs or may use."""
    for code, word in known.words.items():
        needs: list[str] = []
        may: list[str] = []
        for column, use in zip(layout.columns, uses(layout), strict=True):
            if use.decider is None or use.decider.path != decider or column.english or not use.allows(code):
                continue
            (needs if use.by[code] else may).append(column.title)
        columns = [f"Cần: {', '.join(needs)}." if needs else "", f"Có thể: {', '.join(may)}." if may else ""]
        yield word, said[code], " ".join(filter(None, columns))


def _section(
    sheet: Worksheet,
    row: int,
    title: str,
    lines: Iterable[tuple[str, ...]],
    fills: list[PatternFill] | None = None,
) -> int:
    """Write a heading and its lines; return where the next section begins."""
    for letter in _WIDTHS:
        sheet[f"{letter}{row}"].fill = fill(HEADING_TINT)
    sheet[f"A{row}"].value, sheet[f"A{row}"].font = title, font(11, bold=True, colour=ACCENT)
    sheet.row_dimensions[row].height = 22
    for position, line in enumerate(lines):
        row += 1
        for letter, said in zip(_WIDTHS, (*line, *[""] * (3 - len(line))), strict=True):
            cell = sheet[f"{letter}{row}"]
            cell.value, cell.font, cell.alignment = said or None, font(bold=letter == "A"), AT_TOP
        if fills:
            sheet[f"A{row}"].fill, sheet[f"A{row}"].border = fills[position], GRID
        sheet.row_dimensions[row].height = height_for(
            zip(line, list(_WIDTHS.values())[: len(line)], strict=True)
        )
    return row + 2
