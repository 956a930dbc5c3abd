"""Which unit a checklist is of: told by its head block, never guessed."""

import openpyxl
import pytest

from checklist.layout import Meta
from tests.checklist.workbooks import FACTS, UNIT, add_sheet, filled, read, table, told

ROW = "| A.1 | 1 | 2 | | | QĐ | |"


@pytest.mark.parametrize(
    "head",
    [
        UNIT,
        {"Mã đơn vị": "14758"},
        {"Mã ĐVHC": 14758},
        {"Đơn vị": "P. Đông Thọ", "Huyện": "TP Thanh Hoá"},
        {"Đơn vị: Phường Đông Thọ": "", "Huyện: TP. Thanh Hóa": ""},
        {"ĐƠN VỊ:": "14758 - Phường Đông Thọ"},
        {"Tên đơn vị": "Phường Đông Thọ, thành phố Thanh Hóa, tỉnh Thanh Hóa"},
    ],
)
def test_the_head_block_tells_the_unit_in_many_ways(head: dict[str, str]) -> None:
    reading = read(filled(ROW, head))
    assert told(reading) == set() and reading.filled[0].unit == "14758"


def test_values_stand_in_the_next_cell_that_is_not_empty() -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.cell(1, 2).value, sheet.cell(1, 5).value = None, "Phường Đông Thọ"
        sheet.cell(3, 2).value, sheet.cell(3, 4).value = None, "Mã đơn vị"  # a label is no value
        sheet.cell(2, 1).value = sheet.cell(2, 2).value = None

    assert read(filled(ROW, change=change)).filled[0].unit == "14758"


@pytest.mark.parametrize(
    ("head", "code", "cell", "says"),
    [
        ({}, "UNIT_MISSING", "", ""),
        ({"Đơn vị": ""}, "UNIT_MISSING", "B1", ""),
        (
            {"Đơn vị": "Phường Đông Thoo"},
            "UNIT_UNKNOWN",
            "B1",
            "Phường Đông Thọ (Thành phố Thanh Hóa, mã 14758)",
        ),
        ({"Đơn vị": "zzzz"}, "UNIT_UNKNOWN", "B1", "zzzz"),
        ({"Mã đơn vị": "99999"}, "UNIT_UNKNOWN", "B1", "99999"),
        ({"Đơn vị": "Quang Trung"}, "UNIT_AMBIGUOUS", "B1", "Thị xã Bỉm Sơn"),
        ({"Đơn vị": "Phường Đông Thọ", "Huyện": "Nga Sơn"}, "UNIT_UNKNOWN", "B1", "Đông Thọ, Nga Sơn"),
        ({**UNIT, "Đơn vị": "Phường Hàm Rồng"}, "UNIT_CODE_AND_NAME_DIFFER", "B2", "Phường Đông Thọ"),
    ],
)
def test_a_unit_that_is_not_certain_is_told_with_what_is_close(
    head: dict[str, str], code: str, cell: str, says: str
) -> None:
    reading = read(filled(ROW, head, FACTS if head else {}))
    [problem] = reading.errors
    assert (problem.code, problem.cell) == (code, cell) and says in problem.message("vi")


def test_the_files_own_fact_is_taken_only_where_the_head_says_nothing() -> None:
    facts = {**FACTS, Meta.UNIT: "14755"}
    assert read(filled(ROW, {}, facts)).filled[0].unit == "14755"
    assert read(filled(ROW, UNIT, facts)).filled[0].unit == "14758"


def _two(first: dict[str, str], second: dict[str, str], facts: dict[Meta, str] = FACTS) -> bytes:
    def change(book: openpyxl.Workbook) -> None:
        add_sheet(book, "Hàm Rồng", table("| A.1 | 3 | 4 | | | QĐ | |"), second)

    return filled(ROW, first, facts, sheet="Đông Thọ", change=change)


def test_several_units_stand_one_a_sheet() -> None:
    reading = read(_two(UNIT, {"Đơn vị": "Phường Hàm Rồng"}))
    assert [(f.unit, f.sheet, f.answers["numerator"].tolist()) for f in reading.filled] == [
        ("14758", "Đông Thọ", [1]),
        ("14755", "Hàm Rồng", [3]),
    ]


def test_of_several_sheets_none_takes_the_files_own_fact() -> None:
    reading = read(_two(UNIT, {}, {**FACTS, Meta.UNIT: "14755"}))
    assert [(p.code, p.sheet) for p in reading.errors] == [("UNIT_MISSING", "Hàm Rồng")]


def test_one_unit_on_two_sheets_is_refused() -> None:
    reading = read(_two(UNIT, UNIT))
    assert [(p.code, p.sheet) for p in reading.errors] == [("UNIT_TWICE", "Hàm Rồng")]
    assert not reading.filled
