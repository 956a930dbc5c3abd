"""Lists of assigned units as workbooks, what is wrong with one as a workbook, and a list taken over from another era."""

import io

import openpyxl
import pytest

from checklist.cohort_copy import copy_cohort
from checklist.cohort_file import read_cohort
from checklist.cohort_list import write_cohort
from checklist.list_book import HEADER_ROW
from checklist.problem_book import write_problems
from units import ERAS, Matcher, load_units
from wording.problems import Kind, Problem

NOW_PART_OF_ANOTHER, RENAMED_OR_SAME, SPLIT = "14755", "14845", "15016"


def rows_of(content: bytes) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return list(sheet.iter_rows(min_row=HEADER_ROW, values_only=True))


@pytest.mark.parametrize("era", ERAS)
def test_the_example_list_comes_back_as_all_units_of_the_era(era: str) -> None:
    units = load_units(era)
    assert read_cohort(write_cohort(units), "mau.xlsx", Matcher(units)) == (tuple(units.index), [])


def test_a_row_that_a_clerk_deletes_is_not_assigned() -> None:
    units = load_units("2022")
    book = openpyxl.load_workbook(io.BytesIO(write_cohort(units)))
    book.active.delete_rows(HEADER_ROW + 3, len(units))
    out = io.BytesIO()
    book.save(out)
    assert read_cohort(out.getvalue(), "mau.xlsx", Matcher(units)) == (("14755", "14758"), [])


def test_an_era_without_districts_has_no_column_for_them() -> None:
    assert rows_of(write_cohort(load_units("2022")))[0] == ("Mã đơn vị", "Đơn vị", "Huyện")
    assert rows_of(write_cohort(load_units("2025")))[0] == ("Mã đơn vị", "Đơn vị")


def test_every_problem_of_a_list_is_a_row_with_its_place_and_its_remedy() -> None:
    units = Matcher(load_units("2022"))
    _, problems = read_cohort("Mã\n99999\n14755\n14755\n".encode(), "ds.csv", units)
    header, *rows = rows_of(write_problems(problems, "ds.csv", "vi"))
    assert header == ("Mức", "Ở đâu", "Vấn đề", "Cách sửa", "Mã lỗi")
    assert [(row[0], row[1], row[4]) for row in rows] == [
        ("✕ Lỗi", "dòng 2", "UNIT_UNKNOWN"),
        ("! Lưu ý", "dòng 4", "COHORT_UNIT_TWICE"),
    ]
    assert [(row[2], row[3]) for row in rows] == [(p.message("vi"), p.remedy("vi")) for p in problems]


def test_no_text_of_a_problem_becomes_a_formula() -> None:
    problem = Problem(Kind.UNIT_UNKNOWN, "=1.csv", line=1, facts={"found": "x", "near": ""})
    book = openpyxl.load_workbook(io.BytesIO(write_problems([problem], "=1+1", "vi")))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_list_of_the_same_era_is_taken_over_as_it_is() -> None:
    assert copy_cohort(("14758", "14755"), "2022", "2022", Matcher(load_units("2022"))) == (
        ("14755", "14758"),
        [],
    )


def test_only_units_that_stayed_one_are_taken_over_to_another_era() -> None:
    asked = (NOW_PART_OF_ANOTHER, RENAMED_OR_SAME, SPLIT)
    codes, problems = copy_cohort(asked, "2022", "2025", Matcher(load_units("2025")))
    assert codes == (RENAMED_OR_SAME,)
    assert [problem.kind for problem in problems] == [Kind.COHORT_UNIT_CHANGED] * 2
    assert "nay thuộc Phường Hàm Rồng (mã 14758)" in problems[0].message("vi")


def test_a_list_does_not_go_back_to_an_earlier_era() -> None:
    codes, problems = copy_cohort(("14758", "14797"), "2025", "2022", Matcher(load_units("2022")))
    assert (codes, [problem.kind for problem in problems]) == ((), [Kind.ERA_DIFFERS])
