"""What officials and their programs really do to an edition's workbook, and what must come out all the same."""

import io
from pathlib import Path
from unicodedata import normalize

import openpyxl
import pytest

from checklist.edition_book import read_edition, write_edition
from criteria import load_edition, read_catalogue
from tests.checklist.edition_books import EDITION, Book, edited
from tests.checklist.libreoffice import recalculated

BLANKED = (
    "Kiểu số liệu",
    "Câu hỏi",
    "Câu hỏi (tiếng Anh)",
    "Cách tính",
    "Chiều",
    "Ngưỡng đồng bằng",
    "Ngưỡng miền núi",
)
EVERY_RULE = Path(__file__).with_name("every_rule.yaml")


def move_columns(book: Book) -> None:
    sheet = book.book["Chỉ tiêu"]
    for row in sheet.iter_rows(min_row=4):
        cells = [cell.value for cell in row]
        for cell, value in zip(row, reversed(cells), strict=True):
            cell.value = value


def add_notes(book: Book) -> None:
    book.book.create_sheet("Việc cần làm").append(["Hỏi Sở"])
    for row in book.book["Chỉ tiêu"].iter_rows(min_row=4):
        book.book["Chỉ tiêu"].cell(row[0].row, 60).value = (
            "Đã đối chiếu" if row[0].row > 4 else "Theo dõi riêng"
        )


def add_spaces(book: Book) -> None:
    for sheet in book.book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = normalize("NFD", f" {cell.value}\u00a0 ")


def move_down(book: Book) -> None:
    for sheet in book.book:
        sheet.insert_rows(5, 2)
        sheet.insert_rows(1)
        sheet.sheet_state = "hidden"


def drop_english(book: Book) -> None:
    sheet = book.book["Xếp loại"]
    sheet.delete_cols(next(c.column for c in sheet[4] if str(c.value).endswith("(tiếng Anh)")))


def rename(book: Book) -> None:
    book.book["Bậc điểm"].title = "Các bậc (bản 2)"
    book.book["Chỉ tiêu"].title = "CHỈ TIÊU"
    book.book.move_sheet("Kết luận", -6)


@pytest.mark.parametrize("change", [move_columns, add_notes, add_spaces, move_down, drop_english, rename])
def test_what_means_the_same_is_read_the_same(change):
    book = Book()
    change(book)
    book.book["Hướng dẫn"].sheet_state = "visible"
    assert book.read() == EDITION


@pytest.mark.parametrize(
    ("header", "key", "content", "found"),
    [
        ("Ngưỡng đồng bằng", "A.1", "97,93%", lambda i: i.threshold.lowland == 0.9793),
        ("Ngưỡng đồng bằng", "A.1", "0,6", lambda i: i.threshold.lowland == 0.6),
        ("Ngưỡng đồng bằng", "A.1", "4 / 5", lambda i: i.threshold.lowland == 0.8),
        ("Ngưỡng đồng bằng", "A.1", "９０％", lambda i: i.threshold.lowland == 0.9),
        ("Ngưỡng đồng bằng", "A.4", "có", lambda i: i.threshold.lowland == 1),
        ("Ngưỡng đồng bằng", "A.4", True, lambda i: i.threshold.lowland == 1),
        ("Ngưỡng đồng bằng", "A.3", "1 500", lambda i: i.threshold.lowland == 1500),
        ("Bắt buộc", "A.1", "CÓ", lambda i: i.mandatory),
        ("Bắt buộc", "A.1", "khong", lambda i: not i.mandatory),
        ("Loại điểm", "A.1", None, lambda i: i.counts == "base"),
        ("Chiều", "A.1", "thap hon la tot", lambda i: i.rule.direction == "lower"),
        ("Cách tính", "A.1", "proportional", lambda i: i.rule.type == "proportional"),
        (
            "Mức độ nguồn của ngưỡng",
            "A.1",
            "THEO QUYẾT ĐỊNH",
            lambda i: i.threshold.source.provenance == "official",
        ),
        ("Cách đếm", "A.1", 2022, lambda i: i.help.vi == "2022"),
    ],
)
def test_a_figure_or_word_is_understood_as_people_write_it(header, key, content, found):
    edition = edited(("Chỉ tiêu", header, key, content)).read()
    assert found(edition.indicator_by_id[key])


def test_a_blank_among_the_parts_words_means_a_plain_question():
    edition = edited(*(("Thành phần", header, "A.6", None) for header in BLANKED)).read()
    assert edition == EDITION


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+84", "-x", '=HYPERLINK("http://x","y")'])
def test_a_text_that_looks_like_a_formula_stays_a_text_both_ways(text):
    edition = edited(("Chỉ tiêu", "Tên chỉ tiêu", "A.1", "chỗ này")).read()
    name = edition.indicators[0].name.model_copy(update={"vi": text})
    changed = edition.model_copy(
        update={
            "indicators": (edition.indicators[0].model_copy(update={"name": name}), *edition.indicators[1:])
        }
    )
    content = write_edition(changed)
    assert not [
        c for s in openpyxl.load_workbook(io.BytesIO(content)) for r in s for c in r if c.data_type == "f"
    ]
    assert read_edition(content, "x.xlsx") == changed


def test_what_libreoffice_saves_again_is_the_same_edition(tmp_path):
    every_rule = read_catalogue(EVERY_RULE.read_text(encoding="utf-8"), "x")
    editions = {"a.xlsx": load_edition("tham-chieu-2022"), "b.xlsx": every_rule}
    for name, edition in editions.items():
        (tmp_path / name).write_bytes(write_edition(edition))
    for path in recalculated([tmp_path / name for name in editions], tmp_path / "saved"):
        assert read_edition(path.read_bytes(), path.name) == editions[path.name]


def test_a_change_of_one_cell_changes_that_and_nothing_else():
    edition = edited(("Chỉ tiêu", "Ngưỡng miền núi", "A.1", "45%")).read()
    first = EDITION.indicators[0]
    changed = first.model_copy(update={"threshold": first.threshold.model_copy(update={"mountain": 0.45})})
    assert edition == EDITION.model_copy(update={"indicators": (changed, *EDITION.indicators[1:])})
