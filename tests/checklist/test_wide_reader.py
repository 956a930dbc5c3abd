"""The reader of the wide form: one row a commune, the same rules as for an ordinary checklist."""

import openpyxl
import pytest

from checklist.layout import CHECKLIST_SHEET, Meta
from checklist.readings import Reading
from checklist.wide.layout import EVIDENCE_SHEET, FIGURES_SHEET
from tests.checklist.wide_books import EVIDENCE_KEYS, HEAD, KEY_ROW, KEYS, told_wide, wide
from tests.checklist.workbooks import EDITION, FACTS, UNIT, add_sheet, hide_facts, read, table

TWO = "| 1 | 14755 | Phường Hàm Rồng | 1 | 2 | | 3 |\n| 2 | 14758 | Phường Đông Thọ | 3 | 4 | | 0 |"
SAID = {"14755": [("A.1", 1, 2, -1), ("A.3", -1, -1, 3)], "14758": [("A.1", 3, 4, -1), ("A.3", -1, -1, 0)]}


def said(reading: Reading) -> dict[str, list[tuple[str, float, float, float]]]:
    assert reading.errors == []
    return {
        one.unit: [
            tuple(row)
            for row in one.answers[["slot", "numerator", "denominator", "value"]]
            .fillna(-1)
            .itertuples(index=False)
        ]
        for one in reading.filled
    }


def test_each_row_is_a_checklist_of_its_commune() -> None:
    reading = read(wide(TWO))
    assert said(reading) == SAID and told_wide(reading) == set()
    assert {(one.sheet, one.filled_by, one.edition_id, one.era) for one in reading.filled} == {
        (FIGURES_SHEET, "Lê Thị B", EDITION.id, "2022")
    }


def test_a_form_without_properties_is_known_by_its_keys_and_its_hidden_sheet() -> None:
    assert said(read(wide(TWO, facts={}, change=hide_facts), edition=EDITION, era=None)) == SAID
    assert said(read(wide(TWO, facts={}, head={**HEAD, "Thời kỳ": "2022"}), era=None)) == SAID


@pytest.mark.parametrize(
    "keys",
    [
        KEYS.upper(),
        KEYS.replace(" · ", "•"),
        KEYS.replace("A.1 · Tử số", "a.1·Numerator"),
        KEYS.replace("Mã đơn vị", "Mã xã").replace("Tên đơn vị", "Xã, phường, thị trấn"),
    ],
)
def test_keys_are_known_in_any_writing(keys: str) -> None:
    assert said(read(wide(TWO, keys))) == SAID


def test_columns_may_be_moved_and_added() -> None:
    keys = "| A.3 · Giá trị | Dân số | A.1 · Mẫu số | Tên đơn vị | A.1 · Tử số | Mã đơn vị | Ghi chú |"
    rows = "| 3 | 9000 | 2 | Phường Hàm Rồng | 1 | 14755 | 7 |\n| 0 | 8000 | 4 | Phường Đông Thọ | 3 | 14758 | 8 |"
    reading = read(wide(rows, keys))
    assert said(reading) == SAID and told_wide(reading) == set()


def test_sheets_may_be_renamed_and_rows_and_columns_inserted_and_hidden() -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.title = "Sheet1 (2)"
        sheet.insert_rows(KEY_ROW + 2, 3)
        sheet.insert_rows(KEY_ROW, 2)
        sheet.insert_cols(1, 2)
        sheet.column_dimensions["G"].hidden = sheet.row_dimensions[KEY_ROW + 3].hidden = True
        sheet.merge_cells("C1:E1")

    assert said(read(wide(TWO, change=change))) == SAID


def test_a_commune_is_known_by_its_name_and_the_district_of_the_head() -> None:
    rows = "| 1 | | Hàm Rồng | 1 | 2 | | 3 |\n| 2 | | P. Đông Thọ | 3 | 4 | | 0 |"
    assert said(read(wide(rows))) == SAID


def test_a_district_of_its_own_column_goes_before_the_head() -> None:
    keys = "| Mã đơn vị | Tên đơn vị | Huyện | A.3 · Giá trị |"
    rows = "| | Xã Quang Trung | Huyện Ngọc Lặc | 3 |\n| | Quang Trung | TX Bỉm Sơn | 4 |"
    assert set(said(read(wide(rows, keys)))) == {"15085", "14824"}


def test_what_is_no_commune_is_passed_over_unless_it_holds_figures() -> None:
    rows = f"""
        | (1) | (2) | (3) | (4) | (5) | (6) | (7) |
        | I | | Các phường trung tâm | | | | |
        {TWO}
        {KEYS}
        | | | Tổng cộng | =SUM(D5:D6) | =SUM(E5:E6) | | |
        | | | | | | | Ngày 5 tháng 12 |"""
    reading = read(wide(rows))
    assert said(reading) == SAID and told_wide(reading) == set()


def test_figures_of_an_uncertain_commune_are_a_problem_at_its_cell() -> None:
    rows = """
        | 1 | 99999 | | 1 | 2 | | |
        | 2 | | Xã Không Có | 1 | 2 | | |
        | 3 | 14758 | Phường Hàm Rồng | 1 | 2 | | |
        | 4 | | | 1 | 2 | | |"""
    assert told_wide(read(wide(rows))) == {
        ("UNIT_UNKNOWN", "C5"),
        ("UNIT_UNKNOWN", "C6"),
        ("UNIT_CODE_AND_NAME_DIFFER", "C7"),
        ("ROW_WITHOUT_UNIT", "C8"),
    }


def test_a_name_of_several_communes_is_never_guessed() -> None:
    reading = read(wide("| 1 | | Quang Trung | 1 | 2 |", head={}))
    assert told_wide(reading) == {("UNIT_AMBIGUOUS", "C5")} and not reading.filled


def test_a_commune_twice_is_told_at_the_second_row() -> None:
    rows = f"{TWO}\n| 3 | 14755 | | 9 | 9 |"
    reading = read(wide(rows))
    [problem] = reading.errors
    assert (problem.code, problem.cell) == ("UNIT_TWICE", "C7")
    assert f"{FIGURES_SHEET}!C5" in problem.message("vi")


def test_a_second_row_without_figures_changes_nothing() -> None:
    assert said(read(wide(f"| 3 | 14755 | | | |\n{TWO}"))) == SAID


def test_communes_without_figures_are_named_and_not_taken() -> None:
    reading = read(wide(f"{TWO}\n| 3 | 14761 | Phường Nam Ngạn | | | =E7/D7 | |"))
    assert said(reading) == SAID
    [problem] = [p for p in reading.warnings if p.code == "UNITS_LEFT_BLANK"]
    assert "Phường Nam Ngạn (14761)" in problem.message("vi")


def test_evidence_that_stayed_in_a_cleared_row_replaces_no_submission() -> None:
    keys = "| Mã đơn vị | A.1 · Tử số | A.1 · Mẫu số | A.1 · Tài liệu kiểm chứng |"
    reading = read(wide("| 14755 | 1 | 2 | Công văn 1 |\n| 14758 | | | Công văn 2 |", keys))
    assert [one.unit for one in reading.filled] == ["14755"]
    assert "14758" in next(p for p in reading.warnings if p.code == "UNITS_LEFT_BLANK").message("vi")


def test_a_wholly_blank_form_takes_nothing_and_says_so() -> None:
    reading = read(wide("| 1 | 14755 | Phường Hàm Rồng |"))
    assert not reading.filled
    assert told_wide(reading) == {("UNITS_LEFT_BLANK", ""), ("NOTHING_FILLED_IN", "")}


def test_evidence_stands_on_a_sheet_of_its_own_and_problems_there_too() -> None:
    long = "a" * 2001
    evidence = f"{EVIDENCE_KEYS}\n| 14758 | | QĐ 12 |\n| 14755 | | {long} |"
    reading = read(wide(TWO, sheets={EVIDENCE_SHEET: evidence}))
    assert [(p.code, p.sheet, p.cell) for p in reading.errors] == [("TEXT_TOO_LONG", EVIDENCE_SHEET, "C6")]
    reading = read(wide(TWO, sheets={EVIDENCE_SHEET: evidence.replace(long, "")}))
    by_unit = {one.unit: one.answers["evidence"].tolist() for one in reading.filled}
    assert by_unit == {"14755": ["", ""], "14758": ["QĐ 12", ""]}
    missing = [p for p in reading.warnings if p.code == "EVIDENCE_MISSING"]
    assert [(p.sheet, p.cell) for p in missing] == [(EVIDENCE_SHEET, "C6")]


def test_cells_are_checked_as_in_the_ordinary_checklist() -> None:
    keys = (
        "| Mã đơn vị | A.1 · Tử số | A.1 · Mẫu số | A.1 · Giá trị | A.2 · Tử số | A.2 · Mẫu số | A.2 · Không áp dụng "
        "| A.2 · Giải trình | A.3 · Giá trị | A.5 · Giá trị | A.6 · Giá trị | A.7 · Không áp dụng | A.7.b · Giá trị |"
    )
    rows = """
        | 14755 | 5 | 4 | | 1 | 0 | | | 2.5 | Có thể | Ai đó | | |
        | 14758 | 1 | | | | | x | | '9o | TRUE | Trưởng | | |
        | 14761 | | | 0.5 | 1 | 2 | x | vì | -1 | | | x | Có |
        | 14764 | 1,234 | 5 | 3 | | | có lẽ | | 2022-12-05 | | =X1 | | |"""
    assert told_wide(read(wide(rows, keys)), "RESULT_OF_A_FORMULA") == {
        ("NUMERATOR_ABOVE_DENOMINATOR", "B5"),
        ("ZERO_DENOMINATOR", "F5"),
        ("NOT_A_WHOLE_NUMBER", "I5"),
        ("NOT_YES_OR_NO", "J5"),
        ("NOT_AN_OPTION", "K5"),
        ("DENOMINATOR_MISSING", "C6"),
        ("NOT_APPLICABLE_WITHOUT_REASON", "H6"),
        ("NOT_A_NUMBER", "I6"),
        ("ANSWER_READ_AS", "J6"),
        ("BARE_PERCENT", "D7"),
        ("NOT_APPLICABLE_WITH_FIGURES", "G7"),
        ("NEGATIVE_NUMBER", "I7"),
        ("NOT_APPLICABLE_WITHOUT_REASON", "A7"),
        ("NOT_APPLICABLE_WITH_FIGURES", "L7"),
        ("AMBIGUOUS_NUMBER", "B8"),
        ("MARK_UNKNOWN", "G8"),
        ("DATE_IN_A_NUMBER", "I8"),
        ("FORMULA_NOT_CALCULATED", "K8"),
    }


def test_an_unknown_indicator_is_told_once_at_its_key_where_it_holds_figures() -> None:
    keys = "| Mã đơn vị | A.3 · Giá trị | A.9 · Giá trị | B.1 · Giá trị |"
    reading = read(wide("| 14755 | 1 | 5 | |\n| 14758 | 1 | 6 | |", keys))
    assert told_wide(reading) == {("INDICATOR_UNKNOWN", "C4")} and len(reading.errors) == 1


def test_missing_columns_are_told_once_an_indicator() -> None:
    reading = read(wide(TWO))
    missing = {p.facts["indicator"]: p.facts["columns"] for p in reading.warnings if "columns" in p.facts}
    assert missing == {
        "A.1": "A.1 · Tài liệu kiểm chứng",
        "A.4": "A.4 · Giá trị",
        "A.6": "A.6 · Giá trị",
        "A.7": "A.7 · Không áp dụng; A.7 · Tài liệu kiểm chứng; A.7 · Giải trình; A.7.b · Giá trị",
    }
    assert not [p for p in reading.warnings if p.code == "EVIDENCE_MISSING"]


def test_a_count_without_a_column_for_the_other_is_an_error_at_its_key() -> None:
    reading = read(wide("| 14755 | 1 |\n| 14758 | 1 |", "| Mã đơn vị | A.1 · Tử số | A.3 · Giá trị |"))
    assert told_wide(reading, "UNITS_LEFT_BLANK", "NOTHING_FILLED_IN") == {("HEADER_MISSING", "B4")}
    assert reading.errors[0].facts["field"] == "A.1 · Mẫu số"


def test_a_key_twice_and_no_header_of_the_communes_are_errors() -> None:
    keys = "| Mã đơn vị | A.3 · Giá trị | A.3 · Giá trị |"
    assert told_wide(read(wide("| 14755 | 1 | 2 |", keys))) == {("HEADER_TWICE", "C4")}
    keys = "| Nơi | A.3 · Giá trị | A.4 · Giá trị |"
    assert told_wide(read(wide("| 14755 | 1 | 2 |", keys))) == {
        ("HEADER_MISSING", "A4"),
        ("ROW_WITHOUT_UNIT", "A5"),
    }


def test_figures_under_an_erased_key_are_told() -> None:
    reading = read(wide(TWO, KEYS.replace("A.3 · Giá trị", "")))
    assert told_wide(reading) == {("FIGURE_NOT_READ", "G5")}


def test_a_text_merged_over_communes_belongs_to_each_and_a_merged_figure_to_none() -> None:
    evidence = f"{EVIDENCE_KEYS}\n| 14755 | | QĐ 12 |\n| 14758 | | |"

    def merge(book: openpyxl.Workbook) -> None:
        book[EVIDENCE_SHEET].merge_cells("C5:C6")

    reading = read(wide(TWO, sheets={EVIDENCE_SHEET: evidence}, change=merge))
    assert [one.answers["evidence"][0] for one in reading.filled] == ["QĐ 12", "QĐ 12"]
    reading = read(wide(TWO, change=lambda book: book[FIGURES_SHEET].merge_cells("G5:G6")))
    assert ("MERGED_FIGURES", "G5") in told_wide(reading)


def test_a_workbook_may_hold_wide_sheets_and_ordinary_ones() -> None:
    def add(book: openpyxl.Workbook) -> None:
        add_sheet(
            book, CHECKLIST_SHEET, table("| A.3 | | | 5 | | | |"), {**UNIT, "Mã đơn vị": code, "Đơn vị": ""}
        )

    code = "14761"
    reading = read(wide(TWO, change=add))
    assert said(reading) == {**SAID, "14761": [("A.3", -1, -1, 5)]}
    code = "14758"
    reading = read(wide(TWO, change=add))
    assert [(p.code, p.sheet, p.cell) for p in reading.errors] == [("UNIT_TWICE", FIGURES_SHEET, "C6")]


def test_two_wide_sheets_of_different_communes_are_both_read() -> None:
    first, second = TWO.splitlines()
    reading = read(wide(first, sheets={"Huyện khác": f"{KEYS}\n{second}"}))
    assert said(reading) == SAID
    assert [one.sheet for one in reading.filled] == [FIGURES_SHEET, "Huyện khác"]


def test_a_hidden_copy_is_not_a_second_form() -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book["bản cũ"].sheet_state = "hidden"

    assert said(read(wide(TWO, sheets={"bản cũ": f"{KEYS}\n| 1 | 14755 | | 9 | 9 |"}, change=hide))) == SAID


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({**FACTS, Meta.EDITION: "tham-chieu-2022"}, "EDITION_DIFFERS"),
        ({**FACTS, Meta.ERA: "2025"}, "ERA_DIFFERS"),
    ],
)
def test_a_form_of_another_edition_or_era_is_refused_as_a_checklist_is(
    facts: dict[Meta, str], code: str
) -> None:
    reading = read(wide(TWO, facts=facts))
    assert code in [p.code for p in reading.errors] and not reading.filled
