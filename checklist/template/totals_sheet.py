"""The sheet `Tổng hợp`: what the checklist comes to, live."""

from dataclasses import dataclass

from openpyxl.formatting.rule import DataBarRule, Rule
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from checklist.layout import CHECKLIST_SHEET, TOTALS_SHEET, Head
from checklist.looks import (
    ACCENT,
    BAR,
    CENTRED,
    COUNT_FORMAT,
    GRID,
    HEADING_TINT,
    INDENTED,
    INK,
    PAPER,
    POINTS_FORMAT,
    QUIET,
    RIGHT,
    SHARE_FORMAT,
    WRAPPED,
    fill,
    font,
    height_for,
    when_shown,
    when_warned,
)
from checklist.plain_text import write_content, write_text
from checklist.template import totals_formulas as formulas
from checklist.template.page import protect, set_up_page
from checklist.template.plan import HEAD_CELL, Plan
from criteria import Edition
from criteria.inputs import xl_text
from criteria.verdicts import SUBSETS, choose_xl, grade_xl
from scoring import look_of_tone
from wording.numbers import number

WIDTHS = {"A": 44, "B": 13, "C": 13, "D": 13, "E": 12, "F": 12, "G": 12, "H": 17}
HEADERS = (
    "Nhóm",
    "Điểm",
    "Điểm tối đa áp dụng",
    "Tỷ lệ điểm",
    "Áp dụng",
    "Đạt",
    "Chưa đạt",
    "Chưa có số liệu",
)
_FORMATS = dict(zip("BCDEFGH", [POINTS_FORMAT] * 2 + [SHARE_FORMAT] + [COUNT_FORMAT] * 4, strict=True))
_SUBSET_LABELS = {
    "applicable": "Cộng các chỉ tiêu áp dụng",
    "mandatory": "   trong đó chỉ tiêu bắt buộc",
    "optional": "   trong đó chỉ tiêu không bắt buộc",
}
_RESULTS_ROW = 4


@dataclass(frozen=True)
class Results:
    """Where the results stand on the sheet; each has a defined name of its own too."""

    verdict: str
    grade: str
    score: str
    completeness: str
    to_check: str
    unexplained: str
    without_evidence: str


RESULTS = Results(*(f"$B${_RESULTS_ROW + i}" for i in range(7)))
RESULT_NAMES = {
    "KetLuan": RESULTS.verdict,
    "XepLoai": RESULTS.grade,
    "TongDiem": RESULTS.score,
    "MucDoDayDu": RESULTS.completeness,
    "SoDongKiemTraLai": RESULTS.to_check,
}
_TABLE_ROW = _RESULTS_ROW + 9


def write_totals(book: Workbook, plan: Plan) -> None:
    """Make the sheet and the defined names that it reads."""
    sheet = book.create_sheet(TOTALS_SHEET)
    edition = plan.edition
    for column, name in formulas.COLUMN_NAMES.items():
        _define(book, name, CHECKLIST_SHEET, plan.column(column))
    for name, address in RESULT_NAMES.items():
        _define(book, name, TOTALS_SHEET, address)
    for letter, width in WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    _write_title(sheet, edition)
    cells, next_row = _write_table(sheet, edition)
    _write_results(sheet, edition, cells)
    last = _write_rules(sheet, edition, next_row + 1)
    set_up_page(sheet, f"A1:H{last}", footer=edition.id)
    sheet.page_setup.fitToHeight = 1
    protect(sheet)


def status_formula(edition: Edition) -> str:
    """The live line above the checklist's table."""
    row = _total_row(edition)
    said = (
        f'"Đã có số liệu "&({_there(f"E{row}")}-{_there(f"H{row}")})&"/"&{_there(f"E{row}")}&" chỉ tiêu · Đạt "'
        f'&{_there(f"F{row}")}&" · Chưa đạt "&{_there(f"G{row}")}'
        f'&IF(SoDongKiemTraLai>0," · Kiểm tra lại "&SoDongKiemTraLai,"")'
        f'&IF(ISNUMBER(TongDiem)," · Điểm tạm tính "&ROUND(TongDiem,2)&"/{number(edition.scale, "vi")}","")'
        '&" · "&KetLuan'
    )
    return f"={said}"


def _there(address: str) -> str:
    return f"'{TOTALS_SHEET}'!{address}"


def _define(book: Workbook, name: str, sheet: str, address: str) -> None:
    book.defined_names[name] = DefinedName(name, attr_text=f"'{sheet}'!{address}")


def _total_row(edition: Edition) -> int:
    return _TABLE_ROW + 1 + len(edition.groups)


def _write_title(sheet: Worksheet, edition: Edition) -> None:
    unit, district, era = (
        f"'{CHECKLIST_SHEET}'!{HEAD_CELL[field]}" for field in (Head.UNIT_NAME, Head.DISTRICT, Head.ERA)
    )
    sheet["A1"].value, sheet["A1"].font = "Tổng hợp kết quả tự đánh giá", font(15, bold=True, colour=ACCENT)
    sheet["A2"].value = f'={unit}&IF(LEN({district})>0,", "&{district},"")&" · "&{era}'
    sheet["A2"].font = font(11, bold=True)
    write_text(sheet["A3"], edition.title.vi)
    sheet["A3"].font = font(italic=True, colour=QUIET)
    sheet.row_dimensions[1].height = 26


def _write_results(sheet: Worksheet, edition: Edition, cells: dict[str, str]) -> None:
    row = _total_row(edition)
    complete = f"{cells['missing.applicable']}=0"
    lines = [
        ("Kết luận", f"={choose_xl(edition.verdicts, cells)}", "General"),
        ("Xếp loại", f"={grade_xl(edition.grades, RESULTS.score, complete)}", "General"),
        (f"Điểm (thang {number(edition.scale, 'vi')})", _score_formula(edition), POINTS_FORMAT),
        ("Mức độ đầy đủ số liệu", formulas.completeness(row), SHARE_FORMAT),
        ("Số chỉ tiêu phải kiểm tra lại", formulas.ROWS_TO_CHECK, COUNT_FORMAT),
        ("Không áp dụng nhưng chưa có giải trình", formulas.UNEXPLAINED, COUNT_FORMAT),
        ("Có số liệu nhưng chưa ghi tài liệu kiểm chứng", formulas.WITHOUT_EVIDENCE, COUNT_FORMAT),
    ]
    for i, (label, formula, number_format) in enumerate(lines):
        at = _RESULTS_ROW + i
        sheet.merge_cells(f"B{at}:D{at}")
        for letter in "ABCD":
            sheet[f"{letter}{at}"].border = GRID
        sheet[f"A{at}"].value, sheet[f"A{at}"].font = label, font()
        value = sheet[f"B{at}"]
        value.value, value.number_format = formula, number_format
        value.font, value.alignment = font(12 if i < 3 else 10, bold=True), CENTRED
        sheet[f"A{at}"].alignment = INDENTED
        sheet.row_dimensions[at].height = 22 if i < 3 else 18
    for verdict in edition.verdicts:
        look = look_of_tone(verdict.tone, verdict.name)
        rule = Rule(
            type="expression", formula=[f"{RESULTS.verdict}={xl_text(verdict.name.vi)}"], dxf=when_shown(look)
        )
        sheet.conditional_formatting.add(RESULTS.verdict.replace("$", ""), rule)
    warned = f"B{_RESULTS_ROW + 4}:B{_RESULTS_ROW + 6}"
    first = f"B{_RESULTS_ROW + 4}"
    sheet.conditional_formatting.add(
        warned, Rule(type="expression", formula=[f"{first}>0"], dxf=when_warned())
    )


def _score_formula(edition: Edition) -> str:
    row = _total_row(edition)
    bonus_row = row + len(SUBSETS)
    return formulas.score(f"B{row}", f"C{row}", edition.scale, f"B{bonus_row}", f"B{bonus_row + 1}")


def _write_table(sheet: Worksheet, edition: Edition) -> tuple[dict[str, str], int]:
    """Write the totals; return the cells by the keys of `Totals`, and the next free row."""
    for letter, header in zip(WIDTHS, HEADERS, strict=True):
        _cell(sheet, letter, _TABLE_ROW, tint=ACCENT)
        sheet[f"{letter}{_TABLE_ROW}"].value = header
    sheet.row_dimensions[_TABLE_ROW].height = 32
    cells: dict[str, str] = {}
    row = _TABLE_ROW + 1
    for group in edition.groups:
        which = formulas.NAMED.in_group(group.id)
        _row(sheet, row, group.name.vi, formulas.sums(which, row) | formulas.counts(which, row))
        cells[f"share.{group.id}"] = f"$D${row}"
        row += 1
    bars = DataBarRule("num", 0, "num", 1, color=BAR)
    sheet.conditional_formatting.add(f"D{_TABLE_ROW + 1}:D{row - 1}", bars)
    for subset in SUBSETS:
        which = formulas.NAMED.in_subset(subset)
        made = formulas.counts(which, row) | formulas.sums(which, row)
        _row(sheet, row, _SUBSET_LABELS[subset], made, tint=HEADING_TINT if subset == "applicable" else PAPER)
        for key, letter in (("count", "E"), ("passed", "F"), ("missing", "H")):
            cells[f"{key}.{subset}"] = f"${letter}${row}"
        row += 1
    _row(sheet, row, "Điểm thưởng (ngoài thang điểm)", {"B": f"={formulas.NAMED.bonus(edition.bonus_cap)}"})
    _row(sheet, row + 1, "Điểm trừ (ngoài thang điểm)", {"B": f"={formulas.NAMED.penalty()}"})
    if all(i.counts == "base" for i in edition.indicators):
        sheet.row_dimensions[row].hidden = sheet.row_dimensions[row + 1].hidden = True
    return cells | {"score": RESULTS.score}, row + 2


def _row(sheet: Worksheet, row: int, label: str, made: dict[str, str], tint: str = PAPER) -> None:
    _cell(sheet, "A", row, tint=tint)
    write_text(sheet[f"A{row}"], label)
    for letter, number_format in _FORMATS.items():
        _cell(sheet, letter, row, tint=tint)
        sheet[f"{letter}{row}"].value, sheet[f"{letter}{row}"].number_format = made.get(letter), number_format
    sheet.row_dimensions[row].height = 20


def _cell(sheet: Worksheet, letter: str, row: int, *, tint: str) -> None:
    cell = sheet[f"{letter}{row}"]
    cell.border, cell.fill = GRID, fill(tint)
    strong = tint != PAPER
    cell.font = font(bold=strong, colour=PAPER if tint == ACCENT else INK)
    cell.alignment = CENTRED if tint == ACCENT else INDENTED if letter == "A" else RIGHT


def _write_rules(sheet: Worksheet, edition: Edition, row: int) -> int:
    """Say how verdict and grade are found; return the last row."""
    lines = [("Kết luận: trường hợp đầu tiên phù hợp", "")]
    lines += [(f"   {verdict.name.vi}", verdict.say("vi")) for verdict in edition.verdicts]
    if edition.grades:
        lines += [("Xếp loại (chỉ khi đủ số liệu)", "")]
        lines += [(f"   {g.name.vi}", f"từ {number(g.from_score, 'vi')} điểm") for g in edition.grades]
    width = sum(WIDTHS.values()) - WIDTHS["A"]
    for i, (label, said) in enumerate(lines, start=row):
        sheet.merge_cells(f"B{i}:H{i}")
        write_text(sheet[f"A{i}"], label)
        write_content(sheet[f"B{i}"], said)
        sheet[f"A{i}"].font = font(bold=not said, colour=QUIET)
        sheet[f"B{i}"].font, sheet[f"B{i}"].alignment = font(colour=QUIET), WRAPPED
        sheet[f"A{i}"].alignment = INDENTED
        sheet.row_dimensions[i].height = height_for([(said, width)], least=16)
    return row + len(lines) - 1
