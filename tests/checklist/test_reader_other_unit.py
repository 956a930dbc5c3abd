"""A neighbour's checklist, copied or uploaded by mistake, is warned of and taken all the same."""

import openpyxl
import pytest

from checklist.layout import Meta
from tests.checklist.workbooks import FACTS, UNIT, add_sheet, filled, read, table, told

ROW = "| A.1 | 1 | 2 | | | QĐ | |"
NEIGHBOUR = "14755"
MADE_FOR_NEIGHBOUR = {**FACTS, Meta.UNIT: NEIGHBOUR}
MADE_FOR_IT = {**FACTS, Meta.UNIT: "14758"}


def test_a_copy_of_a_neighbours_checklist_with_another_name_is_warned_of() -> None:
    reading = read(filled(ROW, facts=MADE_FOR_NEIGHBOUR))
    assert reading.accepted and told(reading) == {("UNIT_DIFFERS_FROM_MADE", "B1")}
    [warning] = [p for p in reading.warnings if p.code == "UNIT_DIFFERS_FROM_MADE"]
    assert warning.message("vi") == (
        "Phiếu này được làm cho Phường Hàm Rồng (Thành phố Thanh Hóa, mã 14755), "
        "nay ghi Phường Đông Thọ (Thành phố Thanh Hóa, mã 14758)."
    )


@pytest.mark.parametrize(
    ("head", "facts"),
    [
        (UNIT, FACTS),
        (UNIT, MADE_FOR_IT),
        (UNIT, {**FACTS, Meta.UNIT: "99999"}),
        ({}, MADE_FOR_NEIGHBOUR),
    ],
)
def test_a_checklist_that_agrees_with_itself_or_tells_no_unit_is_not_warned_of(
    head: dict[str, str], facts: dict[Meta, str]
) -> None:
    assert told(read(filled(ROW, head, facts))) == set()


def test_a_name_that_was_changed_without_the_code_is_refused_as_before() -> None:
    reading = read(filled(ROW, {**UNIT, "Mã đơn vị": NEIGHBOUR}, MADE_FOR_NEIGHBOUR))
    assert told(reading) == {("UNIT_CODE_AND_NAME_DIFFER", "B2")}


@pytest.mark.parametrize(
    "file",
    ["phieu-14755.xlsx", "Phieu-14755 (1).xlsx", "nộp/phieu-14755_da-dien.xlsx", r"D:\nop\phieu-14755.xlsx"],
)
def test_a_file_under_another_units_name_is_warned_of(file: str) -> None:
    reading = read(filled(ROW, facts=MADE_FOR_IT), file)
    assert reading.accepted and told(reading) == {("FILE_NAMED_FOR_ANOTHER_UNIT", "")}
    [warning] = [p for p in reading.warnings if p.code == "FILE_NAMED_FOR_ANOTHER_UNIT"]
    assert "Phường Hàm Rồng" in warning.message("vi")


@pytest.mark.parametrize(
    "file",
    [
        "phieu-14758.xlsx",
        "14755.xlsx",
        "phieu-99999.xlsx",
        "phieu-147551.xlsx",
        "phieu-14755/a.xlsx",
        "siêuphieu-14755.xlsx",
    ],
)
def test_any_other_file_name_says_nothing(file: str) -> None:
    assert told(read(filled(ROW), file)) == set()


def test_a_copy_still_under_the_neighbours_file_name_is_told_once() -> None:
    reading = read(filled(ROW, facts=MADE_FOR_NEIGHBOUR), "phieu-14755.xlsx")
    assert told(reading) == {("UNIT_DIFFERS_FROM_MADE", "B1")}


def test_a_workbook_of_several_units_is_not_warned_of() -> None:
    def change(book: openpyxl.Workbook) -> None:
        add_sheet(book, "Nam Ngạn", table(ROW), {"Đơn vị": "Phường Nam Ngạn"})

    reading = read(filled(ROW, facts=MADE_FOR_NEIGHBOUR, sheet="Đông Thọ", change=change), "phieu-14755.xlsx")
    assert len(reading.filled) == 2 and told(reading) == set()
