"""A skeleton is completed in Excel alone: exported, filled in, read back as an edition that can be scored.

Whatever is filled in here is a test value, not the text of the decision; every source says so.
"""

import io

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from checklist.edition_book import read_edition, write_edition
from checklist.edition_book.places import FIRST_ROW, HEADER_ROW
from criteria import Edition, Provenance, load_any

SKELETON = load_any("qd-1829-2023")
TEST_VALUE = "Giá trị thử, không phải nội dung quyết định"
POINTS, FIRST_POINTS = 27, 28
"""36 × 27 + 28 = 1,000 points."""


def completed_skeleton() -> Edition:
    """`qd-1829-2023`, completed with test values through its workbook."""
    book = openpyxl.load_workbook(io.BytesIO(write_edition(SKELETON)))
    fill_in(book)
    out = io.BytesIO()
    book.save(out)
    edition = read_edition(out.getvalue(), "qd-1829-2023.xlsx")
    assert isinstance(edition, Edition)
    return edition


def fill_in(book: Workbook) -> None:
    """Fill every blank that a complete edition needs; what is known already stays as it is."""
    for row in book["Bộ tiêu chí"].iter_rows(min_row=FIRST_ROW):
        said = {"Trạng thái": "Đầy đủ", "Thang điểm": 1000}.get(row[0].value)
        if said is not None:
            row[1].value = said
    sheet = book["Chỉ tiêu"]
    at = {cell.value: cell.column for cell in sheet[HEADER_ROW]}
    for number in range(FIRST_ROW, sheet.max_row + 1):
        name = sheet.cell(number, at["Mã"]).value
        if name:
            for header, said in _row(name, first=number == FIRST_ROW).items():
                cell = sheet.cell(number, at[header])
                if cell.value is None:
                    cell.value = said
    for row in (
        ("thieu", "Chưa đủ số liệu", "Thiếu số liệu"),
        ("dat", "Hoàn thành", "Đạt"),
        ("chua", "Chưa hoàn thành", "Chưa đạt"),
    ):
        _append(book, "Kết luận", row)
    _append(book, "Điều kiện", ("thieu", "Còn chỉ tiêu chưa có số liệu"))
    _append(book, "Điều kiện", ("dat", "Tỷ lệ chỉ tiêu đạt", "Mọi chỉ tiêu áp dụng", None, "100%"))
    _append(book, "Xếp loại", ("tot", "Tốt", 800))
    _append(book, "Xếp loại", ("kha", "Khá", 0))


def _row(name: str, *, first: bool) -> dict[str, object]:
    return {
        "Tên chỉ tiêu": f"Chỉ tiêu thử {name}",
        "Kiểu số liệu": "Tỷ lệ",
        "Tử số": "Số hồ sơ thử đạt",
        "Mẫu số": "Tổng số hồ sơ thử",
        "Đơn vị tính": "hồ sơ",
        "Cách tính": "Đạt ngưỡng",
        "Điểm tối đa": FIRST_POINTS if first else POINTS,
        "Loại điểm": "Điểm nền",
        "Bắt buộc": "Không",
        "Ngưỡng đồng bằng": "70%",
        "Ngưỡng miền núi": "50%",
        "Mức độ nguồn của ngưỡng": "Đề xuất",
        "Trích dẫn nguồn của ngưỡng": TEST_VALUE,
    }


def _append(book: Workbook, sheet: str, said: tuple[object, ...]) -> None:
    table = book[sheet]
    row = next(r for r in range(FIRST_ROW, table.max_row + 1) if table.cell(r, 1).value is None)
    for column, value in enumerate(said, start=1):
        table.cell(row, column).value = value


@pytest.fixture(scope="module")
def edition() -> Edition:
    return completed_skeleton()


def test_a_skeleton_completed_in_excel_is_a_complete_edition_of_37_indicators(edition):
    assert (edition.id, edition.status, edition.scale) == ("qd-1829-2023", "complete", 1000)
    assert [len(edition.of_group(group.id)) for group in edition.groups] == [11, 6, 12, 8]
    assert [i.id for i in edition.indicators] == [i.id for i in SKELETON.indicators]


@pytest.mark.parametrize(("name", "level"), [("XHS.01", 0.6), ("XHS.02", 0.3), ("XHS.03", 0.95)])
def test_what_was_known_keeps_its_level_and_its_source(edition, name, level):
    known = next(i for i in SKELETON.indicators if i.id == name)
    now = edition.indicator_by_id[name]
    assert now.threshold == known.threshold and now.threshold.lowland == level
    assert now.threshold.source.provenance is Provenance.REPORTED
    assert (now.name, now.input, now.source, now.note) == (known.name, known.input, known.source, known.note)


def test_what_was_filled_in_is_told_apart_from_what_was_known(edition):
    filled = [i for i in edition.indicators if i.threshold.source.provenance is Provenance.PROPOSED]
    assert len(filled) == 34 and {i.threshold.source.text.vi for i in filled} == {TEST_VALUE}


def test_the_facts_known_of_the_decision_stay_with_the_edition(edition):
    assert edition.facts == SKELETON.facts and edition.notice == SKELETON.notice
