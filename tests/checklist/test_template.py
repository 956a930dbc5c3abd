"""The blank checklist keeps the contract that other programs rely on, and helps the person who fills it."""

import io
import re

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from checklist.layout import CHECKLIST_SHEET, GUIDE_SHEET, META_SHEET, TOTALS_SHEET, Column
from checklist.template import Template, Templates, file_name
from checklist.template.plan import HEADER_ROW, LETTER, plan_of
from criteria import Edition, load_edition
from criteria.inputs import BooleanInput, CountInput, OptionInput, PartsInput, RatioInput
from units import load_units

HEADERS = [
    *("STT", "Mã", "Chỉ tiêu", "Cách tính", "Tử số", "Mẫu số", "Giá trị", "Không áp dụng", "Ngưỡng đạt"),
    *("Kết quả", "Điểm tối đa", "Điểm", "Tài liệu kiểm chứng", "Giải trình"),
]
UNIT = ("14755", "Phường Hàm Rồng", "Thành phố Thanh Hóa", "2022")


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition("tham-chieu-2022")


@pytest.fixture(scope="module")
def book(edition: Edition) -> Workbook:
    return opened(Template(edition, "lowland", "Kỳ 2022").for_unit(*UNIT))


@pytest.fixture(scope="module")
def sheet(book: Workbook) -> Worksheet:
    return book[CHECKLIST_SHEET]


def cell_of(sheet: Worksheet, edition: Edition, code: str, column: Column) -> openpyxl.cell.Cell:
    return sheet[f"{LETTER[column]}{plan_of(edition).row_of[code].row}"]


def test_the_file_is_named_after_the_code() -> None:
    assert file_name("14755") == "phieu-14755.xlsx"


def test_the_sheets_stand_in_order_and_the_technical_one_is_hidden(book: Workbook) -> None:
    assert book.sheetnames == [CHECKLIST_SHEET, TOTALS_SHEET, GUIDE_SHEET, META_SHEET]
    assert [book[name].sheet_state for name in book.sheetnames] == ["visible"] * 3 + ["hidden"]


def test_the_headers_are_those_of_the_contract_and_the_rest_is_hidden(sheet: Worksheet) -> None:
    headers = [cell.value for cell in sheet[HEADER_ROW]]
    assert headers[: len(HEADERS)] == HEADERS
    hidden = [sheet.column_dimensions[cell.column_letter].hidden for cell in sheet[HEADER_ROW]]
    assert hidden == [False] * len(HEADERS) + [True] * (len(headers) - len(HEADERS))


def test_every_slot_has_one_row_and_headings_have_no_code(sheet: Worksheet, edition: Edition) -> None:
    codes = [sheet.cell(row, 2).value for row in range(HEADER_ROW + 1, sheet.max_row + 1)]
    assert [code for code in codes if code] == [slot.id for slot in edition.slots]
    assert codes.count(None) == len(edition.groups)


def test_the_head_tells_the_unit_and_leaves_the_rest_to_be_filled(sheet: Worksheet) -> None:
    beside = {sheet.cell(r, c).value: sheet.cell(r, c + 1).value for r in range(3, 7) for c in (2, 4)}
    assert beside == {
        "Đơn vị": "Phường Hàm Rồng",
        "Mã đơn vị": "14755",
        "Thời kỳ": "2022",
        "Kỳ đánh giá": "Kỳ 2022",
        "Huyện": "Thành phố Thanh Hóa",
        "Người điền": None,
        "Ngày điền": None,
        None: None,
    }


def test_the_identity_is_kept_twice(book: Workbook) -> None:
    expected = {
        "xaso_edition": "tham-chieu-2022",
        "xaso_era": "2022",
        "xaso_unit": "14755",
        "xaso_template": "1",
        "xaso_round": "Kỳ 2022",
    }
    assert {p.name: p.value for p in book.custom_doc_props.props} == expected
    assert dict(book[META_SHEET].iter_rows(values_only=True)) == expected


def test_the_notice_of_the_edition_stands_on_top(sheet: Worksheet, edition: Edition) -> None:
    assert sheet["A2"].value == edition.notice.vi


def test_the_texts_say_what_to_fill_in_and_how_well_the_threshold_is_known(
    sheet: Worksheet, edition: Edition
) -> None:
    method = cell_of(sheet, edition, "XHS.01", Column.METHOD).value
    assert "Tử số: Số hộ thanh toán không dùng tiền mặt" in method
    assert "từ 60% trở lên" in method
    assert cell_of(sheet, edition, "XHS.01", Column.THRESHOLD).value == "≥ 60%\n(theo báo chí hoặc biểu mẫu)"
    assert cell_of(sheet, edition, "CQS.11", Column.THRESHOLD).value == "≥ 2 cuộc họp\n(đề xuất)"
    assert cell_of(sheet, edition, "CQS.11", Column.METHOD).value.startswith("Số cuộc họp\n")
    assert cell_of(sheet, edition, "CQS.03", Column.THRESHOLD).value == "100%\n(đề xuất)"
    assert cell_of(sheet, edition, "XHS.01", Column.NAME).value.endswith("(bắt buộc)")
    assert not cell_of(sheet, edition, "CQS.04", Column.NAME).value.endswith("(bắt buộc)")


def test_the_zone_chooses_the_threshold(edition: Edition) -> None:
    mountain = opened(Template(edition, "mountain").for_unit(*UNIT))[CHECKLIST_SHEET]
    assert cell_of(mountain, edition, "CQS.07", Column.THRESHOLD).value.startswith("≥ 60%")


def test_only_what_a_person_fills_is_unlocked(sheet: Worksheet, edition: Edition) -> None:
    assert sheet.protection.sheet
    assert not sheet.protection.password
    for slot in edition.slots:
        unlocked = {c for c in Column if not cell_of(sheet, edition, slot.id, c).protection.locked}
        expected = set() if slot.part else {Column.EVIDENCE, Column.EXPLANATION}
        if isinstance(slot.input, RatioInput):
            expected |= {Column.NUMERATOR, Column.DENOMINATOR}
        if not isinstance(slot.input, PartsInput):
            expected |= {Column.VALUE}
        if slot.part is None and slot.indicator.not_applicable:
            expected |= {Column.NOT_APPLICABLE}
        assert unlocked == expected, slot.id
    head = {c.coordinate for row in sheet["A1:N7"] for c in row if not c.protection.locked}
    assert {"C3", "C4", "E3", "E4", "E5"} <= head
    assert head.isdisjoint({"C5", "C6", "A1", "A2"})


def test_every_cell_to_fill_has_a_prompt_and_figures_have_limits(sheet: Worksheet, edition: Edition) -> None:
    by_cell = {str(r): v for v in sheet.data_validations.dataValidation for r in v.sqref.ranges}
    for line in plan_of(edition).slot_rows:
        asked = line.slot.input
        if isinstance(asked, RatioInput):
            top, bottom = by_cell[line.cell(Column.NUMERATOR)], by_cell[line.cell(Column.DENOMINATOR)]
            assert (top.type, top.formula1, bottom.type) == ("whole", "0", "whole")
            assert line.cell(Column.DENOMINATOR) in top.formula2
            assert line.cell(Column.NUMERATOR) in bottom.formula1
        elif isinstance(asked, CountInput):
            assert by_cell[line.cell(Column.VALUE)].type == "whole"
        elif isinstance(asked, BooleanInput):
            assert by_cell[line.cell(Column.VALUE)].formula1 == '"Có,Không"'
        elif isinstance(asked, OptionInput):
            labels = ",".join(option.label.vi for option in asked.options)
            assert by_cell[line.cell(Column.VALUE)].formula1 == f'"{labels}"'
        if line.slot.part is None and line.slot.indicator.not_applicable:
            assert by_cell[line.cell(Column.NOT_APPLICABLE)].formula1 == '"x"'
    for validation in by_cell.values():
        assert validation.prompt and len(validation.prompt) <= 255 and len(validation.promptTitle) <= 32
        assert validation.type in (None, "none") or (validation.error and len(validation.error) <= 225)


def test_formats_fit_the_figures(sheet: Worksheet, edition: Edition) -> None:
    assert cell_of(sheet, edition, "XHS.01", Column.VALUE).number_format == "0.00%"
    assert cell_of(sheet, edition, "XHS.01", Column.NUMERATOR).number_format == "#,##0"
    assert cell_of(sheet, edition, "CQS.11", Column.VALUE).number_format == "#,##0"
    assert cell_of(sheet, edition, "CQS.11", Column.POINTS).number_format == "#,##0.00"


def test_the_table_is_frozen_and_printed_on_a4_landscape(book: Workbook, sheet: Worksheet) -> None:
    assert sheet.freeze_panes == f"D{HEADER_ROW + 1}"
    assert sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"
    for name in (CHECKLIST_SHEET, TOTALS_SHEET, GUIDE_SHEET):
        page = book[name]
        assert (page.page_setup.orientation, int(page.page_setup.paperSize)) == ("landscape", 9)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.page_setup.fitToWidth == 1
        assert "&P" in page.oddFooter.right.text


def test_the_guide_tells_of_every_indicator(book: Workbook, edition: Edition) -> None:
    rows = {row[0]: row for row in book[GUIDE_SHEET].iter_rows(values_only=True)}
    for indicator in edition.indicators:
        _, name, counting, evidence, threshold, _ = rows[indicator.id]
        assert (name, counting, evidence) == (indicator.name.vi, indicator.help.vi, indicator.evidence.vi)
        assert re.search("đề xuất|theo báo chí|theo quyết định", threshold)


def test_one_unit_is_served_by_its_row_in_the_list_of_units(edition: Edition) -> None:
    made = opened(Templates(edition, load_units("2022"), "2022").for_unit("14755"))
    assert made[CHECKLIST_SHEET]["C3"].value == "Phường Hàm Rồng"
