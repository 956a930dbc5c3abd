"""What is wrong in an edition's workbook is told by sheet, cell and remedy; all at once; nothing is dropped."""

import pytest

from checklist.edition_book import read_edition, write_edition
from criteria import EditionError
from tests.checklist.edition_books import EDITION, Book, edited
from tests.checklist.workbooks import rewritten
from wording import Kind

INDICATORS = "Chỉ tiêu"
BAD_CELLS = {
    "a word that is no number": (("Chỉ tiêu", "Điểm tối đa", "A.1", "9o"), Kind.CATALOGUE_BAD_VALUE, "“9o”"),
    "a number below the least": (
        ("Chỉ tiêu", "Điểm tối đa", "A.1", -1),
        Kind.CATALOGUE_BAD_VALUE,
        "từ 0 trở lên",
    ),
    "a number that may be two": (
        ("Chỉ tiêu", "Ngưỡng đồng bằng", "A.3", "1.234"),
        Kind.AMBIGUOUS_NUMBER,
        "1234 hoặc 1,234",
    ),
    "a rule that there is not": (
        ("Chỉ tiêu", "Cách tính", "A.1", "Đạt ngưởng"),
        Kind.CATALOGUE_BAD_VALUE,
        "Có phải ý bạn là “Đạt ngưỡng”?",
    ),
    "a provenance that there is not": (
        ("Chỉ tiêu", "Mức độ nguồn của ngưỡng", "A.1", "Đề suất"),
        Kind.CATALOGUE_BAD_VALUE,
        "Có phải ý bạn là “Đề xuất”?",
    ),
    "neither yes nor no": (("Chỉ tiêu", "Bắt buộc", "A.1", "tùy"), Kind.CATALOGUE_BAD_VALUE, "Có hoặc Không"),
    "a group that there is not": (
        ("Chỉ tiêu", "Nhóm", "A.1", "B"),
        Kind.CATALOGUE_UNKNOWN_REFERENCE,
        "A.1 · Nhóm",
    ),
    "a name that is missing": (
        ("Chỉ tiêu", "Tên chỉ tiêu", "A.1", None),
        Kind.EDITION_CELL_BLANK,
        "A.1 · Tên chỉ tiêu",
    ),
    "a row without its Mã": (("Chỉ tiêu", "Mã", "A.1", None), Kind.EDITION_CELL_BLANK, "Còn thiếu: Mã."),
    "a Mã with marks": (("Chỉ tiêu", "Mã", "A.1", "Ă.1"), Kind.CATALOGUE_BAD_VALUE, "chữ không dấu"),
    "a Mã that stands twice": (("Chỉ tiêu", "Mã", "A.4", "A.3"), Kind.CATALOGUE_DUPLICATE_ID, "Chỉ tiêu!A7"),
    "a kind of figure that is missing": (
        ("Chỉ tiêu", "Kiểu số liệu", "A.1", None),
        Kind.EDITION_CELL_BLANK,
        "A.1 · Kiểu số liệu",
    ),
    "half a threshold": (
        ("Chỉ tiêu", "Ngưỡng miền núi", "A.1", None),
        Kind.EDITION_CELL_BLANK,
        "Ngưỡng miền núi",
    ),
    "a column that the kind of figure does not use": (
        ("Chỉ tiêu", "Câu hỏi", "A.1", "Bao nhiêu"),
        Kind.EDITION_CELL_NOT_USED,
        "“Câu hỏi”",
    ),
    "a column that the rule does not use": (
        ("Chỉ tiêu", "Số điểm mỗi mục", "A.1", 2),
        Kind.EDITION_CELL_NOT_USED,
        "“Số điểm mỗi mục”",
    ),
    "60 for 60%": (("Chỉ tiêu", "Ngưỡng đồng bằng", "A.1", 60), Kind.CATALOGUE_INCONSISTENT, "6.000%"),
    "a direction that the rule does not have": (
        ("Chỉ tiêu", "Chiều", "A.5", "Thấp hơn là tốt"),
        Kind.CATALOGUE_BAD_VALUE,
        "một trong: Cao hơn là tốt",
    ),
    "a direction that composite rules do not have": (
        ("Chỉ tiêu", "Chiều", "A.6", "Thấp hơn là tốt"),
        Kind.CATALOGUE_BAD_VALUE,
        "A.6 · Chiều",
    ),
    "a band's level that is no number": (
        ("Bậc điểm", "Từ mức", "A.2", "cao"),
        Kind.CATALOGUE_BAD_VALUE,
        "A.2 · Từ mức",
    ),
    "a band of an unknown indicator": (
        ("Bậc điểm", "Mã chỉ tiêu", "A.2", "A.9"),
        Kind.CATALOGUE_UNKNOWN_REFERENCE,
        "“A.9”",
    ),
    "a band without its indicator": (
        ("Bậc điểm", "Mã chỉ tiêu", "A.2", None),
        Kind.EDITION_CELL_BLANK,
        "Bậc điểm · Mã chỉ tiêu",
    ),
    "a band of a rule without bands": (
        ("Bậc điểm", "Mã chỉ tiêu", "A.2", "A.1"),
        Kind.EDITION_CELL_NOT_USED,
        "Bậc điểm",
    ),
    "an option's share above one": (
        ("Lựa chọn", "Tỷ lệ điểm", "A.5", 2),
        Kind.CATALOGUE_BAD_VALUE,
        "không quá 1",
    ),
    "a rule that parts do not have": (
        ("Thành phần", "Cách tính", "A.6", "Theo số lượng"),
        Kind.CATALOGUE_BAD_VALUE,
        "“Theo số lượng”",
    ),
    "a condition that there is not": (
        ("Điều kiện", "Điều kiện", "completed", "Tỷ lệ đạt chỉ tiêu"),
        Kind.CATALOGUE_BAD_VALUE,
        "Tỷ lệ chỉ tiêu đạt",
    ),
    "a condition of an unknown verdict": (
        ("Điều kiện", "Mã kết luận", "completed", "complete"),
        Kind.CATALOGUE_UNKNOWN_REFERENCE,
        "“completed”",
    ),
    "a tone that is missing": (
        ("Kết luận", "Sắc thái", "completed", None),
        Kind.EDITION_CELL_BLANK,
        "Sắc thái",
    ),
}


@pytest.mark.parametrize("name", BAD_CELLS)
def test_a_bad_cell_is_told_where_it_stands(name):
    (sheet, header, key, content), kind, said = BAD_CELLS[name]
    book = Book()
    cell = book.at(sheet, header, key)
    cell.value = content
    problem = next(p for p in book.problems() if p.kind is kind)
    assert (problem.sheet, problem.cell) == (sheet, cell.coordinate)
    assert said in problem.message("vi")


def test_too_few_things_of_a_list_are_counted():
    book = edited(("Thành phần", "Mã chỉ tiêu", "A.6", None), ("Thành phần", "Mã thành phần", "A.6", None))
    said = [p.message("vi") for p in book.problems() if p.kind is Kind.CATALOGUE_BAD_VALUE]
    assert said == ["Giá trị “1 mục” không hợp lệ ở A.6 · Thành phần: ít nhất 2 mục."]


def test_an_english_text_alone_points_to_the_vietnamese_one_that_is_missing():
    book = edited(("Chỉ tiêu", "Cách đếm (tiếng Anh)", "A.1", "Count"))
    problem = book.the_problem()
    assert problem.kind is Kind.EDITION_CELL_BLANK
    assert problem.cell == book.at("Chỉ tiêu", "Cách đếm", "A.1").coordinate


def test_a_part_that_stands_twice_is_told_where_it_stands_again():
    problem = edited(("Thành phần", "Mã thành phần", "A.6", "b")).the_problem()
    assert (problem.kind, problem.cell, problem.facts["found"]) == (
        Kind.CATALOGUE_DUPLICATE_ID,
        "B6",
        "A.6.b",
    )


def test_all_problems_are_told_at_once_each_in_its_cell():
    book = edited(
        ("Chỉ tiêu", "Điểm tối đa", "A.1", "9o"),
        ("Chỉ tiêu", "Ngưỡng đồng bằng", "A.3", "1.234"),
        ("Bậc điểm", "Mã chỉ tiêu", "A.2", "A.9"),
        ("Lựa chọn", "Tỷ lệ điểm", "A.5", "nhiều"),
        ("Kết luận", "Sắc thái", "completed", "Xanh"),
    )
    book.line("Thang điểm").value = "một nghìn"
    assert {(p.sheet, p.kind) for p in book.problems()} == {
        ("Chỉ tiêu", Kind.CATALOGUE_BAD_VALUE),
        ("Chỉ tiêu", Kind.AMBIGUOUS_NUMBER),
        ("Bậc điểm", Kind.CATALOGUE_UNKNOWN_REFERENCE),
        ("Lựa chọn", Kind.CATALOGUE_BAD_VALUE),
        ("Kết luận", Kind.CATALOGUE_BAD_VALUE),
        ("Bộ tiêu chí", Kind.CATALOGUE_BAD_VALUE),
    }


def test_missing_bands_point_to_the_first_free_row_of_their_sheet():
    problem = edited(("Chỉ tiêu", "Cách tính", "A.1", "Theo bậc")).the_problem()
    assert (problem.kind, problem.sheet, problem.cell) == (Kind.EDITION_CELL_BLANK, "Bậc điểm", "A7")
    assert "Còn thiếu: A.1 · Bậc điểm." in problem.message("vi")


@pytest.mark.parametrize("content", ["2022-02-01", "=1/0"])
def test_a_date_or_a_formula_that_is_no_figure_is_told(content):
    import datetime

    given = datetime.date(2022, 2, 1) if content[0] == "2" else content
    book = edited(("Chỉ tiêu", "Ngưỡng đồng bằng", "A.5", given))
    book.at("Chỉ tiêu", "Ngưỡng đồng bằng", "A.5").number_format = (
        "dd/mm/yyyy" if content[0] == "2" else "General"
    )
    kind = Kind.DATE_IN_A_NUMBER if content[0] == "2" else Kind.FORMULA_NOT_CALCULATED
    assert kind in {p.kind for p in book.problems()}


@pytest.mark.parametrize(
    ("status", "kind"), [(None, Kind.EDITION_CELL_BLANK), ("Khug", Kind.CATALOGUE_BAD_VALUE)]
)
def test_a_status_is_never_guessed(status, kind):
    book = Book()
    book.line("Trạng thái").value = status
    problem = book.the_problem()
    assert (problem.kind, problem.sheet, problem.cell) == (kind, "Bộ tiêu chí", "B5")


def test_a_skeleton_called_complete_is_told_what_it_lacks_cell_by_cell():
    book = Book("qd-1829-2023")
    book.line("Trạng thái").value = "Đầy đủ"
    problems = book.problems()
    assert {p.kind for p in problems} == {Kind.EDITION_CELL_BLANK}
    lacking = {(p.sheet, p.cell) for p in problems}
    assert ("Chỉ tiêu", book.at(INDICATORS, "Tên chỉ tiêu", "CQS.01").coordinate) in lacking
    assert ("Chỉ tiêu", book.at(INDICATORS, "Cách tính", "XHS.01").coordinate) in lacking
    assert ("Kết luận", "A5") in lacking


def test_what_a_skeleton_cannot_hold_is_told():
    book = edited(("Chỉ tiêu", "Cách đếm", "CQS.01", "Đếm hồ sơ"), edition_id="qd-1829-2023")
    assert book.the_problem().kind is Kind.EDITION_CELL_NOT_USED


@pytest.mark.parametrize(
    ("change", "kind", "said"),
    [
        (lambda b: b.remove(b["Bậc điểm"]), Kind.EDITION_SHEET_MISSING, "“Bậc điểm”"),
        (
            lambda b: b["Chỉ tiêu"].__setitem__("C4", "Tên chi tiêu thành phần"),
            Kind.EDITION_COLUMN_MISSING,
            "“Tên chỉ tiêu”. Ô C4 ghi “Tên chi tiêu thành phần”.",
        ),
        (lambda b: b["Nhóm"].__setitem__("B4", None), Kind.EDITION_COLUMN_MISSING, "“Tên nhóm”"),
        (lambda b: b["Nhóm"].__setitem__("E4", "Mã nhóm"), Kind.HEADER_TWICE, "A4"),
        (
            lambda b: b["Bộ tiêu chí"].__setitem__("A6", "Mã của bộ"),
            Kind.EDITION_COLUMN_MISSING,
            "“Mã bộ tiêu chí”",
        ),
    ],
)
def test_a_sheet_or_header_that_cannot_be_found_is_told(change, kind, said):
    book = Book()
    change(book.book)
    with pytest.raises(EditionError) as refused:
        book.read()
    (problem,) = refused.value.problems
    assert problem.kind is kind and said in problem.message("vi")


def test_an_edition_that_contradicts_itself_is_told_in_its_cell():
    problem = edited(("Chỉ tiêu", "Điểm tối đa", "A.1", 30)).the_problem()
    assert problem.kind is Kind.CATALOGUE_INCONSISTENT
    assert (problem.sheet, problem.cell) == ("Bộ tiêu chí", Book().line("Thang điểm").coordinate)


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2", b"PK\x03\x04rubbish"])
def test_what_is_no_workbook_is_refused_at_the_gate(content):
    with pytest.raises(EditionError) as refused:
        read_edition(content, "bo.xlsx")
    assert refused.value.problems[0].file == "bo.xlsx"


def test_a_damaged_sheet_is_a_problem_and_no_traceback():
    broken = rewritten(
        write_edition(EDITION), {"xl/worksheets/sheet4.xml": lambda part: part[: len(part) // 2]}
    )
    with pytest.raises(EditionError) as refused:
        read_edition(broken, "bo.xlsx")
    assert [p.kind for p in refused.value.problems] == [Kind.DAMAGED_WORKBOOK]
