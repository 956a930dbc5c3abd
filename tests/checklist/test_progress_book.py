"""The workbook of monthly progress has the numbers of the page, and says whose words they are."""

from datetime import date

import pytest

from analysis.progress import Month, moved, pace
from analysis.progress.periods import Period
from analysis.progress.reporting import reporting
from analysis.progress.standing import Standing
from checklist.progress_book import (
    DISTRICT_TABLE,
    DISTRICTS,
    MOVED,
    MOVED_TABLE,
    SILENT,
    SILENT_TABLE,
    UNIT_TABLE,
    UNITS,
    write_progress,
)
from tests.checklist.exported import opened, request, rows_of
from tests.editions import edition_of, indicator, rate, units_of

JULY = Month(2022, 7)
EDITION = edition_of(indicator("A.1"), indicator("A.2"), scale=200)
PLACES = {"a": "D1 lowland", "b": "D2 lowland", "c": "D2 lowland"}


@pytest.fixture(scope="module")
def standing() -> Standing:
    known = {unit: PLACES[unit] for unit in "ab"}
    before = rate(EDITION, {"a": {"A.1": "9/10", "A.2": "1/10"}, "b": {"A.1": "1/10"}}, known)
    after = rate(EDITION, {"a": {"A.1": "9/10", "A.2": "9/10"}, "b": {"A.1": "1/10"}}, known)
    period = Period(JULY, (JULY,))
    told = reporting("abc", period, 25, {("a", JULY): date(2022, 7, 20)}, date(2022, 7, 27))
    kept = pace(before, after, JULY, JULY, date(2022, 12, 31), reported="a")
    return Standing(period, units_of(PLACES), told, kept, moved(EDITION, before, after))


@pytest.fixture(scope="module")
def book(standing: Standing):
    return opened(write_progress(standing, request(standing.moved.after), "31/12/2022"))


def test_every_unit_stands_there_and_what_is_not_known_is_empty(book, standing: Standing) -> None:
    rows = {row["Mã đơn vị"]: row for row in rows_of(book[UNITS.vi], UNIT_TABLE)}
    assert list(rows) == list("abc")
    assert [rows[code]["Đã báo cáo"] for code in rows] == ["Có", "Không", "Không"]
    assert rows["a"]["Điểm"] == standing.units.at["a", "score"] and rows["a"]["Mới đạt"] == "A.2"
    assert rows["a"]["Kết luận nay"] == "Hoàn thành" and rows["b"]["Quá hạn (ngày)"] == 2
    assert rows["a"]["Chậm nhịp"] == 0 and rows["b"]["Chậm nhịp"] is None
    empty = ("Điểm", "Tăng giảm", "Chỉ tiêu đạt", "Áp dụng", "Theo nhịp cần đạt", "Chậm nhịp", "Kết luận nay")
    assert [rows["c"][name] for name in empty] == [None] * len(empty)


def test_districts_and_what_moved_are_those_of_the_page(book, standing: Standing) -> None:
    found = standing.by("district_name")
    rows = rows_of(book[DISTRICTS.vi], DISTRICT_TABLE)
    assert [row["Đã báo cáo"] for row in rows] == found["reported"].tolist()
    assert [row["Tỷ lệ đạt"] for row in rows] == found["share"].tolist()
    (cell,) = rows_of(book[MOVED.vi], MOVED_TABLE)
    assert [cell[name] for name in ("Mã đơn vị", "Mã chỉ tiêu", "Trước", "Nay")] == [
        "a",
        "A.2",
        "Chưa đạt",
        "Đạt",
    ]


def test_who_has_not_reported_stands_with_the_day_and_the_days_over(book) -> None:
    rows = rows_of(book[SILENT.vi], SILENT_TABLE)
    assert [(row["Mã đơn vị"], row["Tháng còn thiếu"], row["Quá hạn (ngày)"]) for row in rows] == [
        ("b", "7/2022", 2),
        ("c", "7/2022", 2),
    ]


def test_it_says_that_these_are_the_communes_own_words_and_what_is_invented(standing: Standing) -> None:
    made = opened(write_progress(standing, request(standing.moved.after, demonstration=True), "31/12/2022"))
    for name in (UNITS, DISTRICTS, MOVED):
        said = "\n".join(str(row[0].value) for row in made[name.vi].iter_rows(max_row=9, max_col=1))
        assert "chưa thẩm định" in said and "DỮ LIỆU MINH HỌA" in said
