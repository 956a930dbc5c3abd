"""The sheet `Lỗi cần sửa`: every problem, errors first, each with a link to its cell and what to do."""

import pytest

from checklist.marked import marked_name
from checklist.reading.tables import find_table
from checklist.reading.workbook import Workbook
from tests.checklist.marked_copies import LIST, REFUSED, marked, opened
from tests.checklist.workbooks import filled, read
from tests.wording.test_problem_catalogue import any_facts
from wording.problems import Kind, Problem, Severity

HEADER_ROW = 4


def lines(content: bytes, sheet: str = LIST) -> list[tuple[object, ...]]:
    rows = opened(content)[sheet].iter_rows(min_row=HEADER_ROW + 1, max_col=7, values_only=True)
    return list(rows)


@pytest.mark.parametrize(
    ("lang", "sheet", "level"), [("vi", LIST, "✕ Lỗi"), ("en", "Problems to mend", "✕ Error")]
)
def test_every_problem_is_told_errors_first_in_the_order_of_reading(lang, sheet, level):
    problems = read(REFUSED).problems
    ordered = sorted(problems, key=lambda p: p.severity is Severity.WARNING)
    said = [(i, p.cell or None, p.message(lang), p.remedy(lang), p.code) for i, p in enumerate(ordered, 1)]
    told = lines(marked(REFUSED, lang=lang), sheet)
    assert [(number, *rest) for number, _, _, *rest in told] == said
    assert [words[1] == level for words in told] == [p.severity is Severity.ERROR for p in ordered]


def test_the_address_of_a_cell_is_a_link_to_it():
    def change(book):
        book["Phiếu đánh giá"].title = "Phiếu 'A' & B"

    problem = Problem(Kind.NOT_A_NUMBER, "", "Phiếu 'A' & B", "B6", facts=any_facts(Kind.NOT_A_NUMBER))
    sheet = opened(marked(filled("| A.1 | 9o | 10 | | | | |", change=change), [problem]))[LIST]
    link = sheet["D5"].hyperlink
    assert (sheet["D5"].value, link.location, link.target) == ("B6", "'Phiếu ''A'' & B'!B6", None)


def test_a_problem_of_the_whole_file_is_listed_without_a_link():
    sheet = opened(marked(REFUSED, [Problem(Kind.EDITION_MISSING)]))[LIST]
    assert (sheet["C5"].value, sheet["D5"].value, sheet["D5"].hyperlink) == ("Cả tệp", None, None)


def test_it_is_what_one_sees_on_opening_and_can_be_filtered_and_printed():
    book = opened(marked(REFUSED))
    sheet = book[LIST]
    assert (book.active.title, book.sheetnames[-1]) == (LIST, LIST)
    last = HEADER_ROW + len(read(REFUSED).problems)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A5", f"A4:G{last}")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
        "landscape",
        9,
        0,
    )
    assert (sheet.print_title_rows, sheet.print_area) == ("$4:$4", f"'{LIST}'!$A$1:$G${last}")
    assert {cell.font.name for row in sheet.iter_rows(max_col=7) for cell in row if cell.value} == {"Arial"}
    assert all(cell.alignment.wrap_text for cell in sheet[5][:7])


def test_the_reader_passes_it_over():
    copy = marked(REFUSED)
    assert find_table(Workbook(copy).sheet(LIST)) is None
    assert read(copy).problems == read(REFUSED).problems


@pytest.mark.parametrize("taken", ["Lỗi cần sửa", "LỖI CẦN SỬA"])
def test_a_sheet_of_theirs_with_that_name_stays(taken):
    content = filled(
        "| A.1 | 9o | 10 | | | | |", change=lambda book: book.create_sheet(taken).append(["của tôi"])
    )
    book = opened(marked(marked(content)))
    assert book.sheetnames[-2:] == [taken, f"{LIST} 2"]
    assert book[taken]["A1"].value == "của tôi"


def test_a_list_of_nothing_is_still_a_workbook():
    assert lines(marked(REFUSED, [])) == []


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("phieu-14758.xlsx", "phieu-14758 - can sua.xlsx"),
        ("phieu-14758 - can sua.xlsx", "phieu-14758 - can sua.xlsx"),
        ("Phiếu xã Hoà Bình.XLSX", "Phiếu xã Hoà Bình - can sua.xlsx"),
        ("gop.zip/Huyện A/phieu.xlsx", "phieu - can sua.xlsx"),
        ("..\\..\\a:b*.xlsx", "a_b_ - can sua.xlsx"),
        ("mau.xltx", "mau - can sua.xltx"),
        ("phieu.xlsm", "phieu - can sua.xlsx"),
        ("", "tep - can sua.xlsx"),
        ("..", "tep - can sua.xlsx"),
    ],
)
def test_the_copy_is_named_after_the_file(file, name):
    assert marked_name(file) == name


def test_a_long_name_is_cut_to_what_file_systems_take():
    assert len(marked_name("ế" * 300 + ".xlsx").encode()) < 255
