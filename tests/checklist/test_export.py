"""The ranked export keeps the contract's layout, and its numbers are the scores' own, to the last digit."""

from datetime import UTC, datetime

import pytest
from openpyxl import Workbook

from checklist.ranking import Source
from criteria.inputs import RatioInput
from scoring import Outcome, gap_amounts, gap_of
from tests.checklist.exported import (
    KEYS,
    SHEETS,
    TITLE,
    cells_of,
    export,
    none_for_nan,
    opened,
    rows_of,
    scores_of_every_rule,
)
from tests.editions import edition_of, indicator, rate

SCORES = scores_of_every_rule()
IDS = [one.id for one in SCORES.edition.indicators]


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(export(SCORES))


def test_the_sheets_are_those_of_the_contract_in_both_languages(book: Workbook) -> None:
    assert book.sheetnames == SHEETS
    assert opened(export(SCORES, lang="en")).sheetnames == SHEETS


def test_the_ranking_has_one_row_a_unit_in_rank_order(book: Workbook) -> None:
    rows, units = rows_of(book["Xếp hạng"], "XepHang"), SCORES.units
    assert [row["Mã đơn vị"] for row in rows] == list(units.index)
    columns = {
        "Hạng": "rank",
        "Đơn vị": "name",
        "Loại": "kind",
        "Tổng điểm": "score",
        "Điểm": "points",
        "Điểm tối đa áp dụng": "applicable_max",
        "Điểm thưởng, trừ": "bonus",
        "Độ đầy đủ": "completeness",
        "Đạt": "passed",
        "Áp dụng": "applicable",
        "Chưa đạt": "failed",
        "Chưa có số liệu": "missing",
        "Hạng trong huyện": "rank_in_district",
        "Hạng trong vùng": "rank_in_zone",
    }
    for title, column in columns.items():
        assert [row[title] for row in rows] == none_for_nan(units[column].tolist()), title
    edition = SCORES.edition
    grades = {grade.id: grade.name.vi for grade in edition.grades}
    assert [row["Kết luận"] for row in rows] == [edition.verdict_by_id[v].name.vi for v in units["verdict"]]
    assert [row["Xếp loại"] for row in rows] == [grades.get(g) for g in units["grade"]]
    assert [row["Trong danh sách"] == "Có" for row in rows] == units["in_cohort"].tolist()
    zones = {"lowland": "Đồng bằng", "mountain": "Miền núi"}
    assert [row["Vùng"] for row in rows] == [zones[z] for z in units["zone"]]


def test_groups_have_points_maximum_share_and_counts(book: Workbook) -> None:
    rows = rows_of(book["Theo nhóm"], "TheoNhom")
    for group in SCORES.edition.groups:
        of = SCORES.groups[group.id]
        words = {"điểm": "points", "tối đa": "applicable_max", "đạt": "passed", "áp dụng": "applicable"}
        for word, column in words.items():
            assert [row[f"{group.id} {word}"] for row in rows] == of[column].tolist()
        shares = (of["points"] / of["applicable_max"]).tolist()
        assert [row[f"{group.id} tỷ lệ"] for row in rows] == none_for_nan(shares)


def test_the_detail_has_every_value_outcome_and_points(book: Workbook) -> None:
    rows = rows_of(book["Chi tiết"], "ChiTiet")
    for one in IDS:
        outcomes = [Outcome(o) for o in SCORES.outcome[one]]
        values = SCORES.value[one].tolist()
        expected = [v if v == v else o.look.mark for v, o in zip(values, outcomes, strict=True)]
        assert [row[one] for row in rows] == expected
        assert [row[f"{one} kết quả"] for row in rows] == [o.look.word.vi for o in outcomes]
        assert [row[f"{one} điểm"] for row in rows] == none_for_nan(SCORES.points[one].tolist())


def test_every_outcome_in_the_detail_reads_without_colour(book: Workbook) -> None:
    for row, unit in zip(cells_of(book["Chi tiết"], "ChiTiet"), SCORES.units.index, strict=True):
        for one in SCORES.edition.indicators:
            mark = SCORES.outcome_of(unit, one).look.mark
            cell = row[one.id]
            assert cell.value == mark or f'"{mark} ' in cell.number_format


def test_each_failed_indicator_has_a_row_with_its_gap_in_number_and_words(book: Workbook) -> None:
    rows, amounts = rows_of(book["Chưa đạt"], "ChuaDat"), gap_amounts(SCORES)
    failed = [
        (unit, one)
        for unit in SCORES.units.index
        for one in SCORES.edition.indicators
        if SCORES.outcome_of(unit, one) is Outcome.FAILED
    ]
    assert [(row["Mã đơn vị"], row["Mã chỉ tiêu"]) for row in rows] == [(u, i.id) for u, i in failed]
    for row, (unit, one) in zip(rows, failed, strict=True):
        gap = gap_of(SCORES, unit, one, amounts.at[unit, one.id])
        assert gap is not None and one.threshold is not None
        assert row["Giá trị"] == SCORES.value.at[unit, one.id]
        assert row["Ngưỡng đạt"] == one.threshold.at(SCORES.units.at[unit, "zone"])
        assert row["Điểm"] == SCORES.points.at[unit, one.id]
        assert [row["Còn cách ngưỡng"]] == none_for_nan([amounts.at[unit, one.id]])
        assert row["Để đạt"] == gap.text.vi


def test_missing_is_told_apart_from_failed(book: Workbook) -> None:
    rows = rows_of(book["Chưa đạt"], "ChuaCoSoLieu")
    told = {(row["Mã đơn vị"], row["Mã chỉ tiêu"]) for row in rows}
    missing = (SCORES.outcome == Outcome.MISSING).stack()
    assert told == set(missing[missing].index)
    assert "Giá trị" not in rows[0]
    assert {row["Kết quả"] for row in rows} == {"Chưa có số liệu"}


def test_a_gap_is_counted_in_things_or_in_percentage_points() -> None:
    scores = rate(edition_of(indicator()), {"a": {"A.1": "50/100"}, "b": {"A.1": 0.5}})
    rows = cells_of(opened(export(scores))["Chưa đạt"], "ChuaDat")
    told = [
        (r["Còn cách ngưỡng"].value, r["Còn cách ngưỡng"].number_format, r["Đơn vị tính"].value) for r in rows
    ]
    assert told == [(10, "#,##0", "hộ"), (pytest.approx(0.1), "0.00%", "điểm phần trăm")]


def test_a_failed_share_never_looks_like_its_threshold() -> None:
    scores = rate(edition_of(indicator()), {"a": {"A.1": "59996/100000"}, "b": {"A.1": "1/2"}})
    near, far = (row["A.1"] for row in cells_of(opened(export(scores))["Chi tiết"], "ChiTiet"))
    assert near.number_format == '"✕ "0.000%'
    assert far.number_format == '"✕ "0.00%'


def test_numbers_keep_all_seventeen_digits() -> None:
    scores = rate(edition_of(indicator(level="50%")), {"a": {"A.1": 0.1 + 0.2}})
    assert rows_of(opened(export(scores))["Chi tiết"], "ChiTiet")[0]["A.1"] == 0.30000000000000004


def test_nothing_failed_still_makes_tables_that_excel_opens() -> None:
    sheet = opened(export(rate(edition_of(indicator()), {"a": {"A.1": "9/10"}})))["Chưa đạt"]
    for name in ("ChuaDat", "ChuaCoSoLieu"):
        assert [set(row.values()) for row in rows_of(sheet, name)] == [{None}]


def test_the_method_tells_every_rule_threshold_and_source(book: Workbook) -> None:
    rows = rows_of(book["Phương pháp"], "PhuongPhap")
    assert [row["Mã"] for row in rows] == IDS
    for row, one in zip(rows, SCORES.edition.indicators, strict=True):
        assert row["Điểm tối đa"] == one.points
        assert (row["Bắt buộc"] == "Có") == one.mandatory
        assert row["Cách tính"]
        if one.threshold is None:
            continue
        assert row["Nguồn của ngưỡng"].endswith(one.threshold.source.text.vi)
        if isinstance(one.input, RatioInput):
            assert row["Ngưỡng đồng bằng"] == one.threshold.lowland
            assert row["Ngưỡng miền núi"] == one.threshold.mountain
    verdicts = rows_of(book["Phương pháp"], "DieuKienKetLuan")
    assert [row["Điều kiện"] for row in verdicts] == [v.say("vi") for v in SCORES.edition.verdicts]


def test_the_sources_tell_file_fingerprint_and_vietnamese_time() -> None:
    first, second = SCORES.units.index[:2]
    at = datetime(2022, 12, 20, 20, 30, tzinfo=UTC)
    sources = [Source(first, "phieu.xlsx", "a" * 64, at), Source(second, "b.xlsx", "b" * 64)]
    rows = rows_of(opened(export(SCORES, sources))["Nguồn"], "Nguon")
    assert (rows[0]["Tệp"], rows[0]["SHA-256"]) == ("phieu.xlsx", "a" * 64)
    assert rows[0]["Thời điểm tiếp nhận"] == datetime(2022, 12, 21, 3, 30)
    assert rows[1]["Thời điểm tiếp nhận"] is None
    assert {row["Tệp"] for row in rows[2:]} == {"Không có tệp"}


@pytest.mark.parametrize("sources", [[Source("nobody", "a", "b")], [Source("10001", "a", "b")] * 2])
def test_a_source_that_fits_no_unit_or_a_second_one_is_refused(sources: list[Source]) -> None:
    with pytest.raises(ValueError, match="every source must be of one unit"):
        export(SCORES, sources)


def test_demonstration_data_say_so_on_every_sheet_and_in_print(book: Workbook) -> None:
    marked = opened(export(SCORES, demonstration=True, units=[SCORES.units.index[0]]))
    for sheet in marked:
        if sheet.title == KEYS:
            continue
        assert sheet["A2"].value.startswith("DỮ LIỆU MINH HỌA")
        assert sheet.oddHeader.center.text == "DỮ LIỆU MINH HỌA"
    assert "minh họa" in rows_of(marked["Nguồn"], "Nguon")[0]["Tệp"]
    for sheet in book:
        assert "MINH HỌA" not in f"{sheet['A2'].value}{sheet.oddHeader.center.text}"


def test_the_english_export_speaks_english() -> None:
    book = opened(export(SCORES, lang="en", demonstration=True))
    assert "Score" in rows_of(book["Xếp hạng"], "XepHang")[0]
    assert book["Nguồn"]["A2"].value.startswith("DEMONSTRATION DATA")
    assert book["Phương pháp"]["A1"].value == f"{TITLE} · Method"
