"""A marked copy that was mended and comes again: the old marks are gone, whatever program saved it in between."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from checklist.looks import ERROR_MARK
from checklist.marked import marked_copy
from tests.checklist.libreoffice import recalculated
from tests.checklist.marked_copies import LIST, changed, fill_of, is_tinted, marked, opened, parts, saved
from tests.checklist.workbooks import filled, read
from tests.wording.test_problem_catalogue import any_facts
from wording.problems import Kind, Problem

SHEET = "Phiếu đánh giá"
CELLS = ("B6", "C6", "B7", "C7", "F8", "K20")


def _paint(book):
    sheet = book[SHEET]
    for cell, colour in {"B6": "EEF5FF", "C6": "EEF5FE", "B7": "EEF5FF", "F8": "FFFFFF"}.items():
        sheet[cell].fill = PatternFill("solid", start_color=colour)
    sheet["C6"].font = Font(name="Arial", bold=True)
    sheet["B7"].comment = Comment("Chị Lan hỏi lại", "Lan")
    sheet["D1"].comment = Comment("Để yên", "Lan")


CONTENT = filled(
    "| A.1 | 9o | 1o | | | QĐ 1 | |\n| A.2 | 5o | 4 | | | QĐ 2 | |\n| A.3 | | | 3 | | | |", change=_paint
)


def at(cell: str) -> Problem:
    return Problem(Kind.NOT_A_NUMBER, "", SHEET, cell, facts=any_facts(Kind.NOT_A_NUMBER))


MARKED = marked(CONTENT, [at(cell) for cell in CELLS])
COLOURS = {cell: fill_of(opened(CONTENT), cell) for cell in CELLS}


def check(again: bytes, *, problem: str = "C7", moved: dict[str, str] | None = None) -> None:
    """Only `problem` is marked; every other cell of the first marking looks and says what it did before."""
    book, moved = opened(again), moved or {}
    assert [name for name in book.sheetnames if name.startswith(LIST)] == [LIST]
    for cell, colour in COLOURS.items():
        place = moved.get(cell, cell)
        if place == problem:
            assert is_tinted(fill_of(book, place), ERROR_MARK) and book[SHEET][place].comment
        else:
            assert fill_of(book, place) == colour, place
    notes = {c.coordinate: c.comment.text for row in book[SHEET].iter_rows() for c in row if c.comment}
    assert set(notes) == {problem, moved.get("B7", "B7"), "D1"}
    assert (notes[moved.get("B7", "B7")], notes["D1"]) == ("Chị Lan hỏi lại", "Để yên")
    assert notes[problem].count("Xã Số (mục") == 1
    assert sum(name.startswith("xl/worksheets/sheet") for name in parts(again)) == len(book.sheetnames)


def test_straight_away():
    check(marked(MARKED, [at("C7")]))


def test_marking_again_and_again_adds_nothing_but_looks():
    once = marked(MARKED, [at("C7")])
    twice = marked(marked(once, [at("C7")]), [at("C7")])
    check(twice)
    assert set(parts(once)) == set(parts(twice))
    check(marked(marked(MARKED, [at("C7")], lang="en"), [at("C7")]))


def test_saved_by_openpyxl():
    check(marked(saved(opened(MARKED)), [at("C7")]))


def test_rows_inserted_above():
    book = opened(MARKED)
    sheet = book[SHEET]
    sheet.move_range("A7:K20", rows=2)
    moved = {"B7": "B9", "C7": "C9", "F8": "F10", "K20": "K22"}
    check(marked(saved(book), [at("C9")]), problem="C9", moved=moved)


def test_the_note_deleted_by_hand_and_the_list_sorted():
    book = opened(MARKED)
    book[SHEET]["B6"].comment = None
    book[LIST].delete_rows(6, 3)
    check(marked(saved(book), [at("C7")]))


def test_what_others_write_into_our_note_stays():
    book = opened(MARKED)
    note = book[SHEET]["B6"].comment
    note.text = f"Trên\n{note.text}\nDưới"
    text = opened(marked(saved(book), [at("C7")]))[SHEET]["B6"].comment.text
    assert text == "Trên\nDưới"


def test_a_mended_copy_is_read_as_the_mended_file():
    ours, theirs = opened(MARKED), opened(CONTENT)
    for book in (ours, theirs):
        for cell, number in {"B6": 9, "C6": 10, "B7": 4}.items():
            book[SHEET][cell].value = number
    one, other = read(saved(ours)), read(saved(theirs))
    assert one.accepted and other.accepted
    assert one.problems == other.problems
    assert one.filled[0].answers.equals(other.filled[0].answers)


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The file, its marked copy, and one with a formula, as LibreOffice saves them."""
    folder = tmp_path_factory.mktemp("again")
    live = filled(
        "| A.1 | 9o | 10 | | | QĐ 1 | |", change=lambda book: book[SHEET].__setitem__("J9", "=C6*2")
    )
    files = {"plain": CONTENT, "marked": MARKED, "live": marked(live)}
    paths = [folder / f"{name}.xlsx" for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    made = recalculated(paths, folder / "out")
    return {path.stem: Path(path).read_bytes() for path in made}


def test_saved_by_libreoffice(resaved):
    check(marked(resaved["marked"], [at("C7")]))


def test_a_file_of_libreoffice_is_marked(resaved):
    copy = marked(resaved["plain"], [at(cell) for cell in CELLS])
    assert all(is_tinted(fill_of(opened(copy), cell), ERROR_MARK) for cell in CELLS)
    check(marked(copy, [at("C7")]))


def test_libreoffice_opens_a_copy_and_calculates_its_formulas(resaved):
    sheet = load_workbook(BytesIO(resaved["live"]), data_only=True)[SHEET]
    assert (sheet["J9"].value, sheet["B6"].value) == (20, "9o")
    assert opened(resaved["live"])[SHEET]["J9"].value == "=C6*2"
    assert is_tinted(fill_of(opened(resaved["live"]), "B6"), ERROR_MARK)
    assert "9o" in opened(resaved["live"])[SHEET]["B6"].comment.text


def test_a_sheet_of_that_name_without_our_sign_takes_no_colours_away():
    other = changed(MARKED, sheet2=("xaso-marked-1", "cái khác"))
    book = opened(marked_copy(other, []) or b"")
    assert is_tinted(fill_of(book, "B6"), ERROR_MARK)
    assert book.sheetnames[-2:] == [LIST, f"{LIST} 2"]
