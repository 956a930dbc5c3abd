"""The workbook of what is commonly missed has the numbers of the page, and says what is a demonstration."""

import pytest

from analysis.missed import missed, tally
from checklist.missed_book import (
    DISTRICT_TABLE,
    DISTRICTS,
    INDICATOR_TABLE,
    INDICATORS,
    NEAR_TABLE,
    NEARLY,
    ZONE_SHEET,
    write_missed,
)
from tests.checklist.exported import opened, request, rows_of, scores_of_every_rule
from tests.editions import edition_of, indicator, rate


@pytest.fixture(scope="module")
def book():
    return opened(write_missed(request(scores_of_every_rule())))


def test_every_indicator_has_the_counts_of_the_page(book):
    found = missed(scores_of_every_rule())
    rows = rows_of(book[INDICATORS.vi], INDICATOR_TABLE)
    assert [row["Mã"] for row in rows] == list(found.index)
    columns = {
        "Chưa đạt": "failed",
        "Đạt": "passed",
        "Chưa có số liệu": "missing",
        "Không áp dụng": "not_applicable",
        "Sát ngưỡng": "near",
    }
    for title, name in columns.items():
        assert [row[title] for row in rows] == found[name].tolist()
    shares = [None if share != share else share for share in found["share"].tolist()]
    assert [row["Tỷ lệ chưa đạt"] for row in rows] == shares


def test_shares_by_district_are_those_of_the_cohort(book):
    scores = scores_of_every_rule()
    cohort = scores.only(scores.units.index[scores.units["in_cohort"]])
    counts = tally(cohort, cohort.units["district_code"])
    rows = rows_of(book[DISTRICTS.vi], DISTRICT_TABLE)
    assert sum(row["Số đơn vị"] for row in rows) == len(cohort.units)
    first = sorted(counts.units.index)[0]
    for id in missed(scores).index:
        share = counts.share.loc[first, id]
        assert rows[0][id] == (None if share != share else share)


def test_near_misses_come_with_their_unit_and_what_is_needed():
    scores = rate(edition_of(indicator()), {"a": {"A.1": "59/100"}, "b": {"A.1": "10/100"}})
    book = opened(write_missed(request(scores)))
    (row,) = rows_of(book[NEARLY.vi], NEAR_TABLE)
    assert (row["Mã đơn vị"], row["Giá trị"], row["Ngưỡng đạt"]) == ("a", 0.59, 0.6)
    assert row["Để đạt"] == "thiếu 1 hộ"


def test_a_demonstration_says_so_on_every_sheet_and_without_districts_there_is_no_such_sheet():
    units = {"a": "D1 lowland"}
    scores = rate(edition_of(indicator()), {"a": {"A.1": "59/100"}}, units)
    book = opened(write_missed(request(scores, demonstration=True)))
    for name in (INDICATORS, DISTRICTS, ZONE_SHEET, NEARLY):
        assert "DỮ LIỆU MINH HỌA" in str(book[name.vi]["A2"].value)
    scores.units["district_code"] = ""
    assert DISTRICTS.vi not in opened(write_missed(request(scores))).sheetnames
