"""The workbook "Độ vững thứ hạng", read back cell by cell."""

import pytest

from analysis.firmness.firmness import firmness
from checklist.firmness_book import (
    INDICATOR_TABLE,
    INDICATORS,
    INTERVAL_TABLE,
    INTERVALS,
    NEIGHBOUR_TABLE,
    NEIGHBOURS,
    write_firmness,
)
from tests.checklist.exported import opened, request, rows_of, scores_of_every_rule


@pytest.fixture(scope="module")
def found():
    return firmness(scores_of_every_rule(), draws=200)


def written(found, **given):
    return opened(write_firmness(found, request(scores_of_every_rule(), **given)))


@pytest.fixture(scope="module")
def book(found):
    return written(found)


def test_every_unit_of_the_cohort_has_the_interval_of_its_rank(book, found):
    rows = rows_of(book[INTERVALS.vi], INTERVAL_TABLE)
    assert [row["Mã đơn vị"] for row in rows] == list(found.units.index)
    columns = {
        "Hạng": "rank",
        "Từ": "low",
        "Đến": "high",
        "Ở giữa (trung vị)": "median",
        "Cao nhất": "best",
        "Thấp nhất": "worst",
        "Bỏ một chỉ tiêu: cao nhất": "out_best",
        "Bỏ một chỉ tiêu: thấp nhất": "out_worst",
    }
    for title, name in columns.items():
        assert [row[title] for row in rows] == found.units[name].tolist()
    assert [row["Chỉ tiêu làm đổi hạng nhiều nhất"] or "" for row in rows] == found.units["mover"].tolist()
    for row in rows:
        moved = (
            found.units.at[row["Mã đơn vị"], "moved_to"] if row["Chỉ tiêu làm đổi hạng nhiều nhất"] else None
        )
        assert row["Hạng khi bỏ chỉ tiêu đó"] == moved
        assert row["Số đơn vị không phân biệt được"] == len(found.alike(row["Mã đơn vị"]))


def test_indicators_stand_from_the_one_that_moves_most(book, found):
    rows = rows_of(book[INDICATORS.vi], INDICATOR_TABLE)
    assert [row["Mã"] for row in rows] == list(found.indicators.index)
    columns = {
        "Số đơn vị đổi hạng": "moved",
        "Đổi bình quân (bậc)": "mean",
        "Đổi nhiều nhất (bậc)": "furthest",
    }
    for title, name in columns.items():
        assert [row[title] for row in rows] == found.indicators[name].tolist()


def test_neighbours_in_rank_tell_how_often_which_is_ahead(book, found):
    rows = rows_of(book[NEIGHBOURS.vi], NEIGHBOUR_TABLE)
    assert [row["Trên đứng trước"] for row in rows] == found.neighbours["ahead"].tolist()
    assert [row["Dưới đứng trước"] for row in rows] == found.neighbours["behind"].tolist()
    assert all(
        abs(row["Trên đứng trước"] + row["Đồng hạng"] + row["Dưới đứng trước"] - 1) < 1e-9 for row in rows
    )
    assert [row["Phân biệt được"] == "Có" for row in rows] == found.neighbours["apart"].tolist()


def test_the_head_tells_how_it_was_done_and_that_it_is_a_demonstration(found):
    sheet = written(found, demonstration=True)[INTERVALS.vi]
    said = " ".join(str(row[0]) for row in sheet.iter_rows(max_row=8, values_only=True) if row[0])
    assert "DỮ LIỆU MINH HỌA" in said
    assert "±25%, 200 lần (mầm số 2022); 90% số lần" in said


def test_in_english_every_header_is_english(found):
    book = written(found, lang="en")
    assert [row["Rank"] for row in rows_of(book[INTERVALS.vi], INTERVAL_TABLE)] == found.units[
        "rank"
    ].tolist()
    assert {row["Told apart"] for row in rows_of(book[NEIGHBOURS.vi], NEIGHBOUR_TABLE)} <= {"Yes", "No"}
