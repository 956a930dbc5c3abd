"""What a person does not see answers nothing, and figures that stand in rows of headings are never passed over."""

import pytest

from tests.checklist.wide_books import KEYS, told_wide, wide
from tests.checklist.workbooks import HEADERS, filled, read, rewritten, told

ROWS = "| A.1 | 1 | 2 | | | QĐ 1 | |\n| A.3 | | | 5 | | QĐ 2 | |\n| A.5 | | | Có | | QĐ 3 | |"
WIDE_ROWS = "| 1 | 14758 | Phường Đông Thọ | 9 | 10 | | 3 |\n| 2 | 14755 | Phường Hàm Rồng | 1 | 2 | | 0 |"
SHEET = "xl/worksheets/sheet1.xml"


def merged(content: bytes, place: str) -> bytes:
    """The same with cells merged and what lies under them kept, as openpyxl would not."""
    merge = f'</sheetData><mergeCells><mergeCell ref="{place}"/></mergeCells>'
    return rewritten(content, {SHEET: lambda part: part.replace("</sheetData>", merge)})


@pytest.mark.parametrize("place", ["A6:A7", "A5:A6", "B5:C5", "B4:B5"])
def test_a_code_or_a_header_under_a_merge_is_not_read_unseen(place: str) -> None:
    assert ("MERGED_FIGURES", place.partition(":")[0]) in told(read(merged(filled(ROWS), place)))


def test_a_merge_over_empty_cells_of_codes_and_headers_changes_nothing() -> None:
    rows = f"| | | | | | | |\n{ROWS}"
    assert told(read(merged(filled(rows), "A6:G6"))) == set()
    assert told(read(merged(filled(ROWS), "A4:G4"))) == set()


def test_a_header_merged_over_rows_is_no_evidence_of_theirs() -> None:
    rows = ROWS.replace("QĐ 1", "").replace("QĐ 2", "")
    reading = read(merged(filled(rows), "F5:F7"))
    assert reading.accepted and set(reading.filled[0].answers["evidence"]) == {"", "QĐ 3"}


@pytest.mark.parametrize("place", ["B5:B6", "C5:C6", "D4:E4"])
def test_a_commune_or_a_key_under_a_merge_is_not_read_unseen(place: str) -> None:
    assert ("MERGED_FIGURES", place.partition(":")[0]) in told_wide(read(merged(wide(WIDE_ROWS), place)))


def test_a_repeated_header_is_passed_over_and_one_with_figures_is_not() -> None:
    assert told(read(filled(f"{ROWS}\n{HEADERS}"))) == set()
    assert told(read(filled(f"{ROWS}\n| Mã | | | 7 | | | |"))) == {("INDICATOR_UNKNOWN", "A9")}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (KEYS, set()),
        ("| 3 | Mã đơn vị | Tên đơn vị | 4 | 5 |", {("UNIT_UNKNOWN", "C7")}),
        ("| 3 | 14761 | Thời kỳ | 4 | 5 |", {("UNIT_CODE_AND_NAME_DIFFER", "C7")}),
        ("| 3 | | Đơn vị | 4 | 5 |", {("UNIT_UNKNOWN", "C7")}),
    ],
)
def test_a_row_of_labels_with_figures_is_not_passed_over_in_the_wide_form(
    row: str, expected: set[tuple[str, str]]
) -> None:
    assert told_wide(read(wide(f"{WIDE_ROWS}\n{row}"))) == expected


@pytest.mark.parametrize("said", ["_x0000_", "_x0001_ _x001F_", "\u200b"])
def test_a_cell_with_nothing_but_control_characters_is_empty(said: str) -> None:
    reading = read(filled(ROWS.replace("| A.5 | | | Có |", f"| A.5 | {said} | | Có |")))
    assert told(reading) == set() and reading.accepted


def test_a_truth_that_was_typed_has_its_own_result() -> None:
    typed = read(filled("| A.5 | | | =TRUE() -> 1 | | QĐ | |"))
    assert typed.filled[0].answers["value"].tolist() == [1.0]
    assert told(typed) == {("ANSWER_READ_AS", "D6")}
    assert told(read(filled("| A.5 | | | =TRUE() | | QĐ | |"))) == {("FORMULA_NOT_CALCULATED", "D6")}
    assert ("RESULT_OF_A_FORMULA", "D6") in told(read(filled("| A.5 | | | =TRUE() -> 0 | | QĐ | |")))
