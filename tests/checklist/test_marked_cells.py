"""Every problem cell of a marked copy is coloured and carries a note with the problem and its remedy."""

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.worksheet.table import Table

from checklist.looks import ERROR_MARK, WARNING_MARK
from tests.checklist.marked_copies import (
    CHECKLIST_PART,
    REFUSED,
    fill_of,
    is_tinted,
    marked,
    opened,
    packed,
    parts,
)
from tests.checklist.workbooks import filled, read
from tests.wording.test_problem_catalogue import any_facts
from wording.problems import Kind, Problem, Severity

SHEET = "Phiếu đánh giá"
ROWS = "| A.1 | 9o | 10 | | | QĐ 1 | |"
ERROR = Problem(Kind.NOT_A_NUMBER, sheet=SHEET, cell="B6", facts=any_facts(Kind.NOT_A_NUMBER))
WARNING = Problem(Kind.ANSWER_READ_AS, sheet=SHEET, cell="B6", facts=any_facts(Kind.ANSWER_READ_AS))


def at(cell: str, kind: Kind = Kind.NOT_A_NUMBER) -> Problem:
    return Problem(kind, sheet=SHEET, cell=cell, facts=any_facts(kind))


def test_each_cell_has_the_tint_of_its_problem_and_the_others_have_none():
    problems = read(REFUSED).problems
    book = opened(marked(REFUSED))
    told = {p.cell: p.severity for p in reversed(problems) if p.cell}
    for cell, severity in told.items():
        assert is_tinted(fill_of(book, cell), ERROR_MARK if severity is Severity.ERROR else WARNING_MARK), (
            cell
        )
    coloured = {c.coordinate for row in book[SHEET].iter_rows() for c in row if c.fill.fill_type}
    assert coloured == set(told) and {"B6", "B7"} <= coloured


def test_an_error_outdoes_a_warning_in_the_same_cell():
    book = opened(marked(REFUSED, [WARNING, ERROR]))
    assert is_tinted(fill_of(book, "B6"), ERROR_MARK)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_problems_of_a_cell_stand_together_in_its_note(lang):
    note = opened(marked(REFUSED, [WARNING, ERROR], lang=lang))[SHEET]["B6"].comment
    assert note.author == "Xã Số"
    said = [text for p in (ERROR, WARNING) for text in (p.message(lang), p.remedy(lang))]
    places = [note.text.index(text) for text in said]
    assert places == sorted(places)


def test_a_problem_of_any_kind_is_noted_in_its_cell():
    problems = [at(f"J{row}", kind) for row, kind in enumerate(Kind, start=1)]
    sheet = opened(marked(REFUSED, problems))[SHEET]
    unsaid = [p.code for p in problems if p.message("vi") not in sheet[p.cell].comment.text]
    assert unsaid == []


def test_a_problem_without_a_cell_marks_none():
    of_sheet = Problem(Kind.TOO_MANY_ROWS, sheet=SHEET, facts={"limit": "1"})
    book = opened(marked(REFUSED, [of_sheet, Problem(Kind.DAMAGED_ARCHIVE)]))
    assert not any(c.fill.fill_type or c.comment for row in book[SHEET].iter_rows() for c in row)


@pytest.mark.parametrize("cell", ["A1", "D6", "H6", "A4", "Z6", "C99", "AA200"])
def test_a_cell_or_row_that_the_file_lacks_is_made_in_its_place(cell):
    copy = marked(REFUSED, [at(cell)])
    assert is_tinted(fill_of(opened(copy), cell), ERROR_MARK)
    sheet = opened(copy)[SHEET]
    assert sheet[cell].comment
    assert sheet.dimensions == opened(REFUSED)[SHEET].dimensions or cell not in ("A1", "D6")
    assert read(copy).problems == read(REFUSED).problems, "rows and cells stand in order"


def test_made_cells_look_as_their_row_or_column_says():
    def change(book):
        book[SHEET].column_dimensions["J"].font = Font(italic=True)
        book[SHEET].row_dimensions[28].font = Font(bold=True)

    content = filled(ROWS, change=change)
    sheet = opened(marked(content, [at("J6"), at("J28")]))[SHEET]
    assert sheet["J6"].font.italic and sheet["J28"].font.bold


def test_only_the_fill_of_a_cell_changes():
    def change(book):
        cell = book[SHEET]["B6"]
        cell.number_format, cell.font, cell.alignment = (
            "0.0%",
            Font(name="Arial", size=13),
            Alignment("right"),
        )
        cell.protection = Protection(locked=False)
        book[SHEET].protection.sheet = True

    content = filled(ROWS, change=change)
    before, after = (opened(each)[SHEET] for each in (content, marked(content, [ERROR])))
    for look in ("number_format", "font", "border", "alignment", "protection"):
        assert repr(getattr(before["B6"], look)) == repr(getattr(after["B6"], look)), look
    assert after.protection.sheet and after["B6"].comment


def test_a_note_that_stands_there_is_kept_and_ours_stands_below():
    def change(book):
        book[SHEET]["B6"].comment = Comment("Chị Lan hỏi lại", "Lan")
        book[SHEET]["C6"].comment = Comment("Ghi chú khác", "Lan")

    sheet = opened(marked(filled(ROWS, change=change), [ERROR]))[SHEET]
    assert sheet["B6"].comment.text.startswith("Chị Lan hỏi lại\n\n")
    assert ERROR.message("vi") in sheet["B6"].comment.text
    assert (sheet["B6"].comment.author, sheet["C6"].comment.text) == ("Lan", "Ghi chú khác")


def test_new_notes_join_the_drawing_of_the_old_ones():
    content = filled(ROWS, change=lambda book: setattr(book[SHEET]["C6"], "comment", Comment("Cũ", "Lan")))
    before, after = parts(content), parts(marked(content, [ERROR]))
    [drawing] = [name for name in before if name.endswith(".vml")]
    assert [name for name in after if name.endswith(".vml")] == [drawing]
    assert after[drawing].startswith(before[drawing][: before[drawing].rindex(b"</")])
    shapes = [part.split(b'"')[1] for part in after[drawing].split(b"shape id=")[1:]]
    assert after[drawing].count(b"Note") == 2 and len(set(shapes)) == len(shapes)


def test_a_conversation_is_left_alone():
    content = filled(
        ROWS, change=lambda book: setattr(book[SHEET]["B6"], "comment", Comment("Trao đổi", "tc={1}"))
    )
    sheet = opened(marked(content, [ERROR]))[SHEET]
    assert sheet["B6"].comment.text == "Trao đổi"
    assert is_tinted(fill_of(sheet.parent, "B6"), ERROR_MARK)


def test_notes_that_two_sheets_share_do_not_get_ours_on_both():
    def change(book):
        book[SHEET]["C6"].comment = Comment("Chung", "Lan")
        book.create_sheet("Khác")["C6"].comment = Comment("Riêng", "Lan")

    members = parts(filled(ROWS, change=change))
    one, other = (f"xl/worksheets/_rels/sheet{i}.xml.rels" for i in (1, 2))
    members[other] = members[one]
    book = opened(marked(packed(members), [ERROR]))
    assert book["Khác"]["B6"].comment is None and book["Khác"]["C6"].comment.text == "Chung"
    assert book[SHEET]["B6"].comment and book[SHEET]["C6"].comment.text == "Chung"


def test_notes_stand_in_the_part_where_the_standard_wants_their_drawing():
    def change(book):
        book[SHEET].add_table(Table(displayName="Bang", ref="A5:G6"))
        book[SHEET].oddFooter.center.text = "Trang &P"

    sheet = parts(marked(filled(ROWS, change=change), [ERROR]))[CHECKLIST_PART]
    places = [sheet.index(tag) for tag in (b"<headerFooter", b"<legacyDrawing", b"<tableParts")]
    assert places == sorted(places)


def test_a_note_keeps_what_was_typed_as_it_was_typed():
    hostile = Problem(
        Kind.NOT_A_NUMBER,
        sheet=SHEET,
        cell="B6",
        facts=any_facts(Kind.NOT_A_NUMBER) | {"found": "<b>&_x0007_\x07"},
    )
    copy = marked(REFUSED, [hostile])
    assert "“<b>&_x005F_x0007_ ”" in opened(copy)[SHEET]["B6"].comment.text
