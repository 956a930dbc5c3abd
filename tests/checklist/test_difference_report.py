"""The report "Chênh lệch" as a workbook: what was changed, by how much, and why, read back cell by cell."""

from datetime import UTC, datetime

import pytest

from checklist.difference_report import (
    BY_INDICATOR,
    BY_UNIT,
    CHANGE_TABLE,
    CHANGES,
    INDICATOR_TABLE,
    UNIT_TABLE,
    Change,
    write_differences,
)
from criteria import read_catalogue
from scoring import differences
from tests.checklist.exported import opened, request, rows_of
from tests.desk import EDITION, FULL
from tests.editions import frame_of, rate

SAID = {"a": FULL, "b": FULL | {"A.2": None}, "c": FULL}
APPRAISED = {"a": FULL | {"A.1": "5/10", "B.1": None}, "b": FULL | {"A.2": 4.0}, "c": FULL}
AT = datetime(2022, 12, 20, 20, 30, tzinfo=UTC)
REASON = "=HYPERLINK(1)"


def change(unit, slot, reason="Đối chiếu", evidence="Biên bản 05"):
    def answer(of):
        return frame_of({unit: {slot: of[unit][slot]}}).to_dict("records")[0]

    said = None if SAID[unit][slot] is None else answer(SAID)
    return Change(unit, slot, said, answer(APPRAISED), reason, evidence, AT, "lan@thu.vn")


CHANGED = [change("a", "A.1", REASON), change("b", "A.2"), change("a", "B.1")]


@pytest.fixture(scope="module")
def found():
    edition = read_catalogue(EDITION, "thu.yaml")
    pairs = [(one.unit, one.slot) for one in CHANGED]
    return differences(rate(edition, SAID), rate(edition, APPRAISED), pairs)


def written(found, changes=CHANGED, **given):
    asked = {"cohort_name": "Danh sách 3 đơn vị"} | given
    return opened(write_differences(found, changes, request(found.appraised, **asked)))


@pytest.fixture(scope="module")
def book(found):
    return written(found)


def test_every_unit_has_both_ratings_and_the_numbers_of_the_scores(book, found):
    rows = rows_of(book[BY_UNIT.vi], UNIT_TABLE)
    assert [row["Mã đơn vị"] for row in rows] == list(found.units.index)
    columns = {
        "Điểm tự chấm": "score_self",
        "Điểm thẩm định": "score_appraised",
        "Chênh lệch": "difference",
        "Hạng tự chấm": "rank_self",
        "Hạng thẩm định": "rank_appraised",
        "Chỉ tiêu thay đổi": "changed",
    }
    for title, name in columns.items():
        assert [row[title] for row in rows] == found.units[name].tolist()
    by_unit = {row["Mã đơn vị"]: row for row in rows}
    assert (by_unit["a"]["Kết luận tự chấm"], by_unit["a"]["Kết luận thẩm định"]) == (
        "Hoàn thành",
        "Chưa đủ số liệu",
    )
    assert [by_unit[unit]["Đổi kết luận"] for unit in "abc"] == ["Có", "Có", "Không"]


def test_every_indicator_tells_how_often_and_which_way(book, found):
    rows = {row["Mã"]: row for row in rows_of(book[BY_INDICATOR.vi], INDICATOR_TABLE)}
    assert list(rows) == [indicator.id for indicator in found.edition.indicators]
    names = ("Đơn vị thay đổi", "Tăng điểm", "Giảm điểm", "Giữ điểm", "Không so được")
    assert [rows["A.1"][name] for name in names] == [1, 0, 1, 0, 0]
    assert [rows["A.2"][name] for name in names] == [1, 0, 0, 0, 1]
    assert rows["A.1"]["Chênh lệch điểm bình quân"] == -100
    assert rows["A.3"]["Chênh lệch điểm bình quân"] is None


def test_every_change_tells_both_figures_why_on_what_and_who(book):
    rows = {(row["Mã đơn vị"], row["Mã chỉ tiêu"]): row for row in rows_of(book[CHANGES.vi], CHANGE_TABLE)}
    assert list(rows) == [("b", "A.2"), ("a", "A.1"), ("a", "B.1")]
    first = rows["a", "A.1"]
    assert (first["Tự chấm"], first["Thẩm định"]) == ("6/10 hộ (60%)", "5/10 hộ (50%)")
    assert (first["Kết quả tự chấm"], first["Kết quả thẩm định"]) == ("Đạt", "Chưa đạt")
    assert (first["Điểm tự chấm"], first["Điểm thẩm định"], first["Chênh lệch"]) == (100, 0, -100)
    assert (first["Tài liệu"], first["Người thẩm định"]) == ("Biên bản 05", "lan@thu.vn")
    assert first["Lúc"] == datetime(2022, 12, 21, 3, 30)


def test_no_figure_is_told_in_words_and_is_not_zero(book):
    rows = {row["Mã chỉ tiêu"]: row for row in rows_of(book[CHANGES.vi], CHANGE_TABLE)}
    assert (rows["A.2"]["Tự chấm"], rows["A.2"]["Thẩm định"]) == ("Chưa có số liệu", "4 cuộc họp")
    assert rows["B.1"]["Thẩm định"] == "Không chấp nhận số liệu"
    assert (rows["A.2"]["Điểm tự chấm"], rows["A.2"]["Chênh lệch"]) == (None, None)


def test_a_reason_that_looks_like_a_formula_stays_text(book):
    sheet = book[CHANGES.vi]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == REASON]
    assert [(cell.data_type, cell.quotePrefix) for cell in cells] == [("s", True)]


def test_tables_have_filters_frozen_headers_and_print_on_a4_landscape(book):
    for name, table in ((BY_UNIT, UNIT_TABLE), (BY_INDICATOR, INDICATOR_TABLE), (CHANGES, CHANGE_TABLE)):
        sheet = book[name.vi]
        assert sheet.tables[table].autoFilter.ref == sheet.tables[table].ref
        assert sheet.freeze_panes.startswith("C")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_demonstration_says_so_on_every_sheet(found):
    for sheet in written(found, demonstration=True):
        assert "DỮ LIỆU MINH HỌA" in str(sheet["A2"].value)
        assert sheet.oddHeader.center.text == "DỮ LIỆU MINH HỌA"


def test_without_changes_the_report_says_that_nothing_differs():
    scores = rate(read_catalogue(EDITION, "thu.yaml"), SAID)
    book = written(differences(scores, scores, []), [])
    assert all(row["Chênh lệch"] == 0 for row in rows_of(book[BY_UNIT.vi], UNIT_TABLE))
    assert rows_of(book[CHANGES.vi], CHANGE_TABLE)[0]["Lý do"] is None
    assert "0 trong 3 đơn vị" in str(book[BY_UNIT.vi]["A3"].value)


def test_an_era_without_districts_has_no_column_of_them():
    edition = read_catalogue(EDITION, "thu.yaml")
    scores = rate(edition, SAID, dict.fromkeys(SAID, " lowland"))
    header = list(rows_of(written(differences(scores, scores, []), [])[BY_UNIT.vi], UNIT_TABLE)[0])
    assert "Huyện" not in header
