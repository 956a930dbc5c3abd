"""What real files do to a checklist's layout, and what must come out all the same."""

import io
import unicodedata

import openpyxl
import pytest
from openpyxl.xml.constants import SHEET_MAIN_NS

from checklist.layout import CHECKLIST_SHEET, META_SHEET, Meta
from checklist.reading import sheets
from checklist.readings import Reading
from tests.checklist.workbooks import (
    FACTS,
    HEADER_ROW,
    HEADERS,
    UNIT,
    add_sheet,
    filled,
    hide_facts,
    read,
    table,
    told,
)

ROWS = "| A.1 | 1 | 2 | | | QĐ 12 | |\n| A.3 | | | 3 | | | Ba cuộc |"


def numbers(reading: Reading) -> list[tuple[str, float, float, float]]:
    [one] = reading.filled
    frame = one.answers[["slot", "numerator", "denominator", "value"]].fillna(-1)
    return [tuple(row) for row in frame.itertuples(index=False)]


EXPECTED = [("A.1", 1, 2, -1), ("A.3", -1, -1, 3)]


def test_the_plain_checklist_is_read() -> None:
    [one] = read(filled(ROWS, {**UNIT, "Người điền": "Lê Thị B"})).filled
    assert (one.unit, one.edition_id, one.era, one.sheet) == ("14758", "thu", "2022", CHECKLIST_SHEET)
    assert one.filled_by == "Lê Thị B"
    assert one.answers["evidence"].tolist() == ["QĐ 12", ""]
    assert one.answers["explanation"].tolist() == ["", "Ba cuộc"]


@pytest.mark.parametrize(
    "headers",
    [
        HEADERS.upper(),
        unicodedata.normalize("NFD", HEADERS),
        HEADERS.replace("Mẫu số", "Mẫu  số\u00a0").replace("Giá trị", "Giá trị:"),
        HEADERS.replace("Tử số", "Tử số (người)").replace("Giá trị", "Kết quả thực hiện"),
        HEADERS.replace("Tài liệu kiểm chứng", "Minh chứng").replace("Giải trình", "Ghi chú"),
        "| Ma | Tu so | Mau so | Gia tri | Khong ap dung | Tai lieu kiem chung | Giai trinh |",
        "| Code | Numerator | Denominator | Value | Not applicable | Evidence | Explanation |",
    ],
)
def test_headers_are_known_in_any_writing(headers: str) -> None:
    reading = read(filled(ROWS, headers=headers))
    assert told(reading) == set() and numbers(reading) == EXPECTED


def test_headers_may_break_over_lines() -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.worksheets[0].cell(HEADER_ROW, 5).value = "Không\náp dụng\r\n(x)"

    assert numbers(read(filled(ROWS, change=change))) == EXPECTED


def test_columns_may_be_moved_and_added() -> None:
    headers = "| Ghi chú | STT | Giá trị | Cột mới | Mẫu số | Tử số | Mã | Giải trình | Không áp dụng | Minh chứng |"
    rows = "| nháp | 1 | | 77 | 2 | 1 | A.1 | vì sao | | QĐ |\n| | 2 | 3 | 88 | | | A.3 | | | |"
    reading = read(filled(rows, headers=headers))
    assert told(reading) == set() and numbers(reading) == EXPECTED
    assert reading.filled[0].answers["explanation"].tolist() == ["vì sao", ""]


def test_rows_and_columns_may_be_inserted_anywhere() -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.insert_rows(HEADER_ROW + 2, 30)
        sheet.insert_rows(HEADER_ROW, 3)
        sheet.insert_cols(1, 2)

    assert numbers(read(filled(ROWS, change=change))) == EXPECTED


def test_headings_notes_signatures_and_column_numbers_are_no_answers() -> None:
    rows = f"""
        | (1) | (2) | (3) | (4)=(2)/(3) | 5 | 6 | 7 |
        | A | | | | | | |
        | Nhóm A | | | | | | |
        {ROWS}
        {HEADERS}
        | Ghi chú: số liệu đến 30/11 | | | | | | |
        | | | | | | Ngày 5 tháng 12 năm 2022 | |
        | | | | CHỦ TỊCH | | | |
        | Tổng cộng | =SUM(B6:B9) | =SUM(C6:C9) | | | | |"""
    reading = read(filled(rows))
    assert told(reading) == set() and numbers(reading) == EXPECTED


def test_a_heading_with_a_figure_is_not_passed_over() -> None:
    assert told(read(filled("| A | 1 | 2 | | | | |"))) == {
        ("INDICATOR_UNKNOWN", "A6"),
        ("NOTHING_FILLED_IN", ""),
    }


@pytest.mark.parametrize("code", [" a.1 ", "A. 1", "\u0410.1", "Ａ．１", "A.1\u200b"])
def test_codes_are_known_in_any_writing(code: str) -> None:
    assert numbers(read(filled(f"| {code} | 1 | 2 |")))[0] == EXPECTED[0]


def test_a_renamed_sheet_among_others_is_found() -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.create_sheet("Sổ tay", 0).append(["Mã", "Nội dung"])
        book.create_sheet("Trống", 1)

    [one] = read(filled(ROWS, sheet="Sheet1 (2)", change=change)).filled
    assert one.sheet == "Sheet1 (2)"


def test_a_header_over_two_rows_is_read() -> None:
    upper = "| Mã | Số liệu | | | Không áp dụng | Minh chứng | Giải trình |"
    lower = "| | Tử số | Mẫu số | Giá trị | | | |"
    assert numbers(read(filled(f"{lower}\n{ROWS}", headers=upper))) == EXPECTED


def test_a_hidden_copy_of_the_table_is_not_a_second_checklist() -> None:
    def change(book: openpyxl.Workbook) -> None:
        add_sheet(book, "bản cũ", table("| A.1 | 9 | 9 |"), UNIT)
        book["bản cũ"].sheet_state = "hidden"

    assert numbers(read(filled(ROWS, change=change))) == EXPECTED


def test_hidden_rows_columns_and_filters_hide_nothing_from_the_reader() -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.row_dimensions[HEADER_ROW + 2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        sheet.auto_filter.ref = "A5:G7"
        sheet.protection.sheet = True
        sheet.print_area = "A1:C6"

    assert numbers(read(filled(ROWS, change=change))) == EXPECTED


def test_nfd_and_nfc_files_give_the_same_answers() -> None:
    rows = "| A.5 | | | Có | | Quyết định số 12 | |\n| A.6 | | | Trưởng | | | Lý do |"
    spelt = {
        form: read(
            filled(
                unicodedata.normalize(form, rows),
                {label: unicodedata.normalize(form, said) for label, said in UNIT.items()},
                headers=unicodedata.normalize(form, HEADERS),
            )
        )
        for form in ("NFC", "NFD")
    }
    assert spelt["NFC"].filled[0].answers.equals(spelt["NFD"].filled[0].answers)
    assert told(spelt["NFC"]) == told(spelt["NFD"]) == set()
    assert spelt["NFC"].filled[0].answers["choice"].tolist() == [None, "a"]


def test_a_missing_header_is_told_with_what_else_is_wrong() -> None:
    headers = HEADERS.replace("Giá trị", "").replace("Không áp dụng", "")
    reading = read(filled("| A.1 | 9o | 2 |", headers=headers))
    said = [(p.code, p.facts.get("field")) for p in reading.errors if p.code == "HEADER_MISSING"]
    assert {str(field) for _, field in said} == {"Giá trị", "Không áp dụng"}
    assert ("NOT_A_NUMBER", "B6") in told(reading)


def test_a_doubled_header_is_told_and_its_alias_is_an_extra_column() -> None:
    doubled = read(filled("| A.1 | 1 | 2 |", headers=HEADERS + " Tử số |"))
    assert ("HEADER_TWICE", "H5") in told(doubled)
    assert told(read(filled(ROWS, headers=HEADERS + " Ghi chú |"))) == set()


def test_a_workbook_without_the_table_names_its_sheets() -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.remove(book.worksheets[0])
        book.create_sheet("Báo cáo").append(["Mã", "Tên"])
        book.create_sheet("Bìa")

    [problem] = read(filled(ROWS, change=change)).errors
    assert problem.code == "NO_CHECKLIST_SHEET" and "Báo cáo, Bìa" in problem.message("vi")


def test_a_copy_of_our_sheet_that_lost_its_header_is_not_passed_over() -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book.copy_worksheet(book.worksheets[0])
        sheet.title = f"{CHECKLIST_SHEET} (2)"
        sheet.delete_rows(HEADER_ROW)

    reading = read(filled(ROWS, change=change))
    assert {(p.code, p.sheet) for p in reading.errors} == {("HEADER_MISSING", f"{CHECKLIST_SHEET} (2)")}


@pytest.mark.parametrize(
    ("cell", "count", "overfull"),
    [
        ('<c r="A{n}" s="0"/>', 200_000, False),
        ('<c r="J{n}"><v>1</v></c>', sheets.MAX_ROWS - 2, False),
        ('<c r="J{n}"><v>1</v></c>', sheets.MAX_ROWS + 1, True),
    ],
    ids=["empty", "at the limit", "above it"],
)
def test_empty_formatted_rows_are_passed_over_and_too_many_full_ones_end_the_reading(
    cell: str, count: int, overfull: bool
) -> None:
    rows = "".join(f'<row r="{n}">{cell.format(n=n)}</row>' for n in range(1, count + 1))
    part = f'<worksheet xmlns="{SHEET_MAIN_NS}"><sheetData>{rows}</sheetData></worksheet>'
    sheet = sheets.read_sheet("Sheet1", io.BytesIO(part.encode()), [], lambda value, _: value)
    assert sheet.overfull == overfull
    assert len(sheet.rows) == (0 if "v" not in cell else min(count, sheets.MAX_ROWS + 1))


def test_too_many_rows_are_told() -> None:
    def change(book: openpyxl.Workbook) -> None:
        for number in range(sheets.MAX_ROWS + 1):
            book.worksheets[0].cell(20 + number, 10, number)

    reading = read(filled(ROWS, change=change))
    assert [p.code for p in reading.errors] == ["TOO_MANY_ROWS"]


def test_facts_may_stand_in_the_hidden_sheet_alone() -> None:
    reading = read(filled(ROWS, facts={}, change=hide_facts), era=None)
    assert numbers(reading) == EXPECTED


@pytest.mark.parametrize(
    ("facts", "asked", "codes"),
    [
        ({}, {}, set()),
        (FACTS, {}, set()),
        ({Meta.EDITION: "khac", Meta.ERA: "2022"}, {}, {"EDITION_DIFFERS"}),
        ({Meta.EDITION: "thu", Meta.ERA: "2025"}, {}, {"ERA_DIFFERS"}),
        ({Meta.ERA: "2022"}, {"edition": None}, {"EDITION_MISSING"}),
        ({Meta.EDITION: "tham-chieu-2021", Meta.ERA: "2022"}, {"edition": None}, {"EDITION_UNKNOWN"}),
        ({Meta.EDITION: "qd-1829-2023", Meta.ERA: "2022"}, {"edition": None}, {"EDITION_IS_SKELETON"}),
        ({Meta.EDITION: "thu"}, {"era": None}, {"ERA_MISSING"}),
        ({Meta.EDITION: "thu", Meta.ERA: "1999"}, {"era": None}, {"ERA_UNKNOWN"}),
    ],
)
def test_edition_and_era_must_agree_with_what_is_asked(
    facts: dict[Meta, str], asked: dict[str, object], codes: set[str]
) -> None:
    reading = read(filled(ROWS, facts=facts), **asked)
    assert {p.code for p in reading.errors} == codes
    assert reading.accepted == (not codes)


def test_the_era_may_be_told_by_the_head_block() -> None:
    reading = read(filled(ROWS, {**UNIT, "Thời kỳ": "2022"}, facts={Meta.EDITION: "thu"}), era=None)
    assert reading.filled[0].era == "2022"


def test_the_hidden_sheet_is_no_checklist() -> None:
    assert META_SHEET not in {f.sheet for f in read(filled(ROWS, change=hide_facts)).filled}
