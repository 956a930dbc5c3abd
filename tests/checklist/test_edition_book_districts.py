"""Editions for districts as workbooks; workbooks from before there were any are read as they always were."""

import io

import openpyxl

from checklist.edition_book import read_edition, write_edition
from checklist.edition_book.places import HEADER_ROW
from criteria import load_any, read_catalogue
from criteria.measures import Measure
from tests.checklist.edition_books import EDITION, Book, edited
from tests.district_editions import TEXT
from wording.problems import Kind

DISTRICT = "tham-chieu-huyen-2022"
RATES, COMPUTED = "Cấp được đánh giá", "Tính từ kết quả của xã"


def test_every_measure_comes_back_from_a_workbook() -> None:
    for edition in (read_catalogue(TEXT, "huyen.yaml"), load_any(DISTRICT)):
        assert read_edition(write_edition(edition), "x.xlsx") == edition


def test_measures_are_chosen_by_their_names() -> None:
    book = Book(DISTRICT)
    assert book.at("Chỉ tiêu", COMPUTED, "HTH.01").value == Measure.COMPLETED.words.name.vi
    changed = edited(("Chỉ tiêu", COMPUTED, "HTH.01", "đã nộp phiếu"), edition_id=DISTRICT).read()
    assert changed.indicator_by_id["HTH.01"].computed is Measure.SUBMITTED


def test_the_guide_explains_every_measure() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write_edition(EDITION)))["Hướng dẫn"]
    said = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {measure.words.name.vi for measure in Measure} <= said


def test_a_workbook_from_before_lacks_nothing() -> None:
    book = Book()
    sheet = book.book["Chỉ tiêu"]
    sheet.delete_cols(next(cell.column for cell in sheet[HEADER_ROW] if cell.value == COMPUTED))
    book.book["Bộ tiêu chí"].delete_rows(book.line(RATES).row)
    assert book.read() == EDITION


def test_a_renamed_header_of_a_later_column_is_told_and_not_passed_over() -> None:
    book = Book(DISTRICT)
    book.book["Chỉ tiêu"].cell(
        HEADER_ROW, book.at("Chỉ tiêu", COMPUTED, "HTH.01").column
    ).value = f"{COMPUTED} nào"
    assert Kind.EDITION_COLUMN_MISSING in {problem.kind for problem in book.problems()}


def test_a_district_edition_that_lost_its_measures_is_refused_in_the_rows() -> None:
    problems = edited(("Chỉ tiêu", COMPUTED, "HTH.01", None), edition_id=DISTRICT).problems()
    assert [(p.kind, p.sheet) for p in problems] == [(Kind.CATALOGUE_NOT_COMPUTED, "Chỉ tiêu")]
    book = Book(DISTRICT)
    book.line(RATES).value = None  # blank: communes
    assert {problem.kind for problem in book.problems()} == {Kind.CATALOGUE_COMPUTED_NOT_HERE}


def test_a_kind_of_figure_that_does_not_take_the_measure_is_told_by_its_cell() -> None:
    problems = edited(("Chỉ tiêu", COMPUTED, "HTH.01", "Điểm trung vị"), edition_id=DISTRICT).problems()
    assert [(p.kind, p.sheet) for p in problems] == [(Kind.CATALOGUE_COMPUTED_INPUT, "Chỉ tiêu")]
    assert "“Số đo”" in problems[0].message("vi")
