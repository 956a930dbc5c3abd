"""What a marked copy does not mark stays as it was, byte for byte."""

import re
from datetime import date
from functools import cache

import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName

from checklist.reader import read_checklist
from checklist.template import Template
from criteria import load_edition
from demonstration import plausible_answers
from tests.checklist.marked_copies import (
    CHECKLIST_PART,
    REFUSED,
    changed,
    marked,
    opened,
    packed,
    parts,
    saved,
)
from tests.checklist.workbooks import filled, read
from units import load_units

REFERENCE = load_edition("tham-chieu-2022")
UNITS = load_units("2022")
CODE = "14758"
_SPLICED = re.compile(rb' s="\d+"|<legacyDrawing [^>]*>')
_TYPES = re.compile(rb"<(?:Default|Override) [^>]*>")


def without_splices(part: bytes) -> bytes:
    return _SPLICED.sub(b"", part)


@cache
def reference() -> bytes:
    """A checklist of the shipped edition with ten parts above their wholes."""
    unit, answers = UNITS.loc[CODE], plausible_answers(REFERENCE, UNITS.loc[[CODE]])
    wrong = answers.index[answers["denominator"] > 0][:10]
    answers.loc[wrong, "numerator"] = answers["denominator"] + 1
    return Template(REFERENCE, unit["zone"]).for_unit(
        CODE, unit["name"], unit["district_name"], "2022", answers
    )


def rich() -> bytes:
    """A checklist with what people add: a sheet with a chart, a picture, formats, names, lists, notes."""

    def change(book):
        sheet = book["Phiếu đánh giá"]
        sheet.conditional_formatting.add(
            "B6:B9", CellIsRule("greaterThan", ["5"], fill=PatternFill(bgColor="FF0000"))
        )
        sheet.print_area, sheet.freeze_panes, sheet["J1"] = "A1:G9", "B6", date(2022, 12, 5)
        sheet.column_dimensions["A"].width = 33.5
        book.defined_names["Rieng"] = DefinedName("Rieng", attr_text="'Phiếu đánh giá'!$A$1")
        extra = book.create_sheet("Biểu đồ")
        for row in ((1, 2), (3, 4), ("=A1+A2", "=SUM(B1:B2)")):
            extra.append(row)
        chart = BarChart()
        chart.add_data(Reference(extra, min_col=1, max_col=2, min_row=1, max_row=2))
        extra.add_chart(chart, "D2")

    members = parts(filled("| A.1 | 9o | 10 | | | QĐ 1 | |\n| A.3 | | | 3 | | | |", change=change))
    members["xl/media/image1.png"] = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
    members["xl/printerSettings/printerSettings1.bin"] = bytes(range(255, -1, -1))
    return packed(members)


@pytest.fixture(scope="module", params=[reference, rich], ids=["reference", "rich"])
def before_and_after(request) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The parts of a checklist and of its marked copy."""
    content = request.param()
    problems = (read_checklist(content, "p.xlsx") if request.param is reference else read(content)).problems
    return parts(content), parts(marked(content, problems))


def test_parts_that_need_no_mark_are_copied_byte_for_byte(before_and_after):
    before, after = before_and_after
    package = {"[Content_Types].xml", "xl/_rels/workbook.xml.rels"}
    assert list(after)[: len(before)] == list(before)
    touched = {name for name in before if before[name] != after[name]}
    assert touched == package | {CHECKLIST_PART, "xl/workbook.xml", "xl/styles.xml"}


def test_nothing_around_the_splices_changes(before_and_after):
    before, after = before_and_after
    assert without_splices(after[CHECKLIST_PART]) == without_splices(before[CHECKLIST_PART])
    styles = re.split(rb' count="\d+"|</fonts>|</fills>|</borders>|</cellXfs>', before["xl/styles.xml"])
    assert _stand_in_turn(styles, after["xl/styles.xml"])
    book = re.split(rb' activeTab="\d+"|</sheets>|</definedNames>|(?=<calcPr)', before["xl/workbook.xml"])
    assert _stand_in_turn(book, after["xl/workbook.xml"])
    kinds = [set(_TYPES.findall(each["[Content_Types].xml"])) for each in (before, after)]
    assert kinds[0] < kinds[1]


def _stand_in_turn(pieces: list[bytes], whole: bytes) -> bool:
    """True where every piece stands in the whole, one behind the other."""
    at = 0
    for piece in pieces:
        found = whole.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def test_the_sheet_that_was_shown_is_no_longer_selected_beside_ours():
    shown = changed(REFUSED, sheet1=("<sheetView ", '<sheetView tabSelected="1" '))
    assert b'tabSelected="0"' in parts(marked(shown))[CHECKLIST_PART]
    assert [sheet.title for sheet in opened(marked(shown)) if sheet.sheet_view.tabSelected] == ["Lỗi cần sửa"]


def test_live_formulas_stay_live():
    content = reference()
    before, after = (
        opened(each) for each in (content, marked(content, read_checklist(content, "p").problems))
    )
    for sheet in before:
        cells = [(c.coordinate, c.value) for row in sheet.iter_rows() for c in row if c.value is not None]
        assert [(place, after[sheet.title][place].value) for place, _ in cells] == cells


def test_a_marked_copy_that_was_mended_is_accepted_with_the_same_answers():
    content = reference()
    problems = read_checklist(content, "p").problems
    mended, copy = opened(content), opened(marked(content, problems))
    for book in (mended, copy):
        for problem in (p for p in problems if p.code == "NUMERATOR_ABOVE_DENOMINATOR"):
            book["Phiếu đánh giá"][problem.cell].value = 1
    ours, theirs = (read_checklist(saved(book), "p.xlsx") for book in (copy, mended))
    assert ours.accepted and theirs.accepted
    assert ours.filled[0].answers.equals(theirs.filled[0].answers)
    assert [(p.code, p.cell) for p in ours.problems] == [(p.code, p.cell) for p in theirs.problems]
