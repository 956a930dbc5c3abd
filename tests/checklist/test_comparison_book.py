"""The comparison as a workbook: cell by cell what the page shows, with its rows, order, folding, sides and references."""

from dataclasses import replace
from itertools import product
from math import isnan

import pytest

from analysis.comparison.references import Reference
from analysis.comparison.rows import Against, Side
from analysis.comparison.side_by_side import Order, View, compare
from checklist.comparison_book import (
    INDICATOR_TABLE,
    INDICATORS,
    LEFT_OUT,
    LEFT_OUT_TABLE,
    SUMMARY,
    SUMMARY_TABLE,
    write_comparison,
)
from criteria.inputs import OptionInput
from tests.analysis.two_editions import across
from tests.checklist.exported import MADE_AT, cells_of, none_for_nan, opened, rows_of, scores_of_every_rule
from tests.editions import edition_of, indicator, rate

VIEWS = [View(*of) for of in product(Against, Order, (False, True))]


def comparison(count=3):
    scores = scores_of_every_rule()
    districts = [code for code in dict.fromkeys(scores.units["district_code"]) if code][:2]
    sides = [Side(scores, str(unit), 1, "Kỳ thử") for unit in scores.units.index[: 2 * count : 2]]
    return compare(sides, [Reference(scores), *(Reference(scores, code) for code in districts)])


def written(found, view=View(), **given):  # noqa: B008  # a frozen view
    return opened(write_comparison(found, view, **({"title": "Kỳ thử", "made_at": MADE_AT} | given)))


def as_written(indicator_, value):
    if isnan(value):
        return None
    return indicator_.input.show(value, "vi") if isinstance(indicator_.input, OptionInput) else value


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_the_indicators_are_those_shown_cell_by_cell(view):
    found = comparison()
    rows = rows_of(written(found, view)[INDICATORS.vi], INDICATOR_TABLE)
    shown = found.shown(view)
    assert [row["Mã"] for row in rows] == [row.indicator.id for row in shown]
    for row, of in zip(rows, shown, strict=True):
        for n, (cell, less) in enumerate(zip(of.cells, of.differences(view.against), strict=True), start=1):
            assert row[f"Giá trị ({n})"] == as_written(cell.indicator, cell.value)
            assert row[f"Ngưỡng đạt ({n})"] == as_written(cell.indicator, cell.bar)
            assert row[f"Kết quả ({n})"] == cell.outcome.look.word.vi
            assert row[f"Điểm tối đa ({n})"] == cell.indicator.points
            assert [row[f"Điểm ({n})"], row.get(f"Chênh lệch ({n})")] == none_for_nan([cell.points, less])
        for name, middle in zip("ABC", of.middles, strict=True):
            assert row[f"Trung vị ({name})"] == as_written(of.indicator, middle.median)
            assert row[f"Tốt nhất ({name})"] == as_written(of.indicator, middle.best)


def test_the_first_unit_has_no_column_of_its_difference_from_itself():
    def header(against):
        return list(rows_of(written(comparison(), View(against))[INDICATORS.vi], INDICATOR_TABLE)[0])

    assert "Chênh lệch (1)" not in header(Against.FIRST)
    assert "Chênh lệch (1)" in header(Against.BEST)


def test_the_summary_has_a_row_for_each_unit_then_median_and_best():
    found = comparison()
    rows = rows_of(written(found)[SUMMARY.vi], SUMMARY_TABLE)
    assert [row["Đơn vị"] for row in rows][:5] == [
        *found.labels,
        "Cả danh sách: trung vị",
        "Cả danh sách: tốt nhất",
    ]
    units = found.sides[0].scores.units
    for row, side in zip(rows, found.sides, strict=False):
        of = units.loc[side.unit]
        assert [row["Hạng"], row["Đạt"], row["Áp dụng"], row["Đủ số liệu"]] == [
            *(of["rank"], of["passed"], of["applicable"], of["completeness"]),
        ]
        assert [row["Tổng điểm"]] == none_for_nan([of["score"]])
    assert rows[3]["Tổng điểm"] == found.score_middles[0].median
    for group in found.groups:
        name = group.group.name.vi
        shares = [*group.shares, *(n for m in group.middles for n in (m.median, m.best))]
        assert [row[f"{name}: phần điểm"] for row in rows] == none_for_nan(shares)
        assert [row[f"{name}: điểm"] for row in rows][:3] == list(group.points)


def test_what_is_taken_from_what_and_what_is_folded_is_said_on_the_sheet():
    found = comparison(2)
    sheet = written(found, View(Against.FIRST, Order.GAPS, fold=True))[INDICATORS.vi]
    head = " ".join(str(sheet.cell(row, 1).value) for row in range(1, 9))
    assert f"đơn vị đầu ({found.labels[0]})" in head
    assert f"Đã ẩn {found.equal} chỉ tiêu" in head
    plain = written(found)[INDICATORS.vi]
    assert "Đã ẩn" not in " ".join(str(plain.cell(row, 1).value) for row in range(1, 9))


def test_units_of_different_editions_export_the_overlap_and_name_the_rest():
    found = across()
    book = written(found)
    assert [row["Mã"] for row in rows_of(book[INDICATORS.vi], INDICATOR_TABLE)] == ["A.1", "A.2"]
    rest = rows_of(book[LEFT_OUT.vi], LEFT_OUT_TABLE)
    assert [(row["Mã"], row["Vì sao không so được"]) for row in rest] == [
        (one.indicator.id, one.why.vi) for one in found.left_out
    ]
    assert "chỉ so 2 chỉ tiêu" in " ".join(str(book[SUMMARY.vi].cell(row, 1).value) for row in range(1, 9))
    assert [row["Chênh lệch"] for row in rows_of(book[SUMMARY.vi], SUMMARY_TABLE)] == [None, None]


def test_where_everything_is_folded_away_there_is_only_the_summary():
    scores = rate(edition_of(indicator()), {"a": {"A.1": "7/10"}, "b": {"A.1": "8/10"}})
    found = compare([Side(scores, "a"), Side(scores, "b")])
    assert written(found, View(fold=True)).sheetnames == [SUMMARY.vi]


def test_a_demonstration_says_so_on_every_sheet():
    for sheet in written(comparison(), demonstration=True):
        assert "DỮ LIỆU MINH HỌA" in str(sheet["A2"].value)
        assert sheet.oddHeader.center.text == "DỮ LIỆU MINH HỌA"


def test_a_name_that_looks_like_a_formula_stays_text():
    scores = rate(edition_of(indicator()), {"=1+1": {"A.1": "7/10"}, "b": {"A.1": "8/10"}})
    found = compare([Side(scores, "=1+1", 1, "=2+2"), Side(replace(scores), "b", 2, "@x")])
    for sheet in written(found, title="=3+3"):
        cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
        assert all(cell.data_type == "s" for cell in cells)
    (first, *_) = cells_of(written(found)[SUMMARY.vi], SUMMARY_TABLE)
    assert (first["Đơn vị"].data_type, first["Đơn vị"].quotePrefix) == ("s", True)


def test_it_speaks_english():
    sheet = written(comparison(2), lang="en")[INDICATORS.vi]
    header = list(rows_of(sheet, INDICATOR_TABLE)[0])
    assert {"Value (1)", "Outcome (2)", "Difference (2)", "Median (A)"} <= set(header)
