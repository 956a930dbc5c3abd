"""The front page of the ranked export: the cohort's counts, what most miss, the groups, and a chart with its text."""

import re
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from defusedxml.ElementTree import fromstring
from openpyxl import Workbook

from criteria import load_edition
from demonstration import EDITION, plausible_answers
from scoring import Answers, Scores, group_shares, most_missed, score
from tests.checklist.exported import (
    WORKING,
    cells_of,
    export,
    none_for_nan,
    opened,
    rows_of,
    scores_of_every_rule,
)
from units import demonstration, load_units

UNITS = load_units("2022").loc[list(demonstration().codes)]
ABSENT = UNITS.iloc[[5, 40, 60]]
REFERENCE = load_edition(EDITION)


def _scores() -> Scores:
    submitted = UNITS.drop(ABSENT.index)
    answers = plausible_answers(REFERENCE, submitted)
    return score(REFERENCE, Answers.of(REFERENCE, answers, submitted.index), submitted, UNITS.index)


SCORES = _scores()
SMALL = scores_of_every_rule()


@cache
def content() -> bytes:
    """The export of the demonstration's cohort, three of whom submitted nothing."""
    return export(SCORES, absent=ABSENT)


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(content())


def test_it_is_the_first_sheet_and_those_of_the_contract_follow(book: Workbook) -> None:
    assert book.sheetnames[:7] == ["Tóm tắt", *WORKING]


def test_every_unit_of_the_cohort_is_counted_once_and_who_submitted_nothing_apart(book: Workbook) -> None:
    rows = rows_of(book["Tóm tắt"], "TomTatKetLuan")
    counts = SCORES.units["verdict"].value_counts()
    expected = {v.name.vi: int(counts.get(v.id, 0)) for v in REFERENCE.verdicts}
    assert {row["Kết luận"]: row["Số đơn vị"] for row in rows} == expected | {"Chưa nộp phiếu": 3}
    assert [row["Dấu"] for row in rows] == ["✓", "◐", "✕", "○", "□"]
    assert sum(row["Tỷ lệ"] for row in rows) == pytest.approx(1)
    assert rows[0]["Tỷ lệ"] == rows[0]["Số đơn vị"] / len(UNITS)
    assert "94 đơn vị" in book["Tóm tắt"]["A5"].value


def test_nobody_is_said_to_be_absent_where_nobody_told() -> None:
    rows = rows_of(opened(export(SMALL))["Tóm tắt"], "TomTatKetLuan")
    assert "Chưa nộp phiếu" not in {row["Kết luận"] for row in rows}


def test_what_most_miss_is_counted_of_those_that_submitted(book: Workbook) -> None:
    cells = cells_of(book["Tóm tắt"], "TomTatChuaDat")
    expected = most_missed(SCORES).head(10)
    assert [(row["Mã"].value, row["Chưa đạt"].value) for row in cells] == list(expected.items())
    assert {row["Chưa đạt"].number_format for row in cells} == {'#,##0"/91 xã"'}
    assert [row["Tỷ lệ"].value for row in cells] == [count / 91 for count in expected]


def test_groups_stand_from_the_strongest_to_the_weakest(book: Workbook) -> None:
    rows = rows_of(book["Tóm tắt"], "TomTatNhom")
    complete = group_shares(SCORES)[SCORES.units["missing"] == 0].mean().sort_values(ascending=False)
    assert [row["Mã"] for row in rows] == list(complete.index)
    assert [row["Phần điểm"] for row in rows] == none_for_nan(complete.tolist())
    for row in rows:
        of = SCORES.groups[row["Mã"]]
        assert row["Đạt mọi chỉ tiêu"] == (of["passed"] == of["applicable"]).sum()


def test_districts_are_counted_with_those_that_submitted_nothing(book: Workbook) -> None:
    rows = rows_of(book["Xếp hạng"], "KetLuan")
    assigned = UNITS["district_name"].value_counts()
    assert {row["Huyện"]: row["Số đơn vị"] for row in rows} == assigned.to_dict()
    absent = {row["Huyện"]: row["Chưa nộp phiếu"] for row in rows if row["Chưa nộp phiếu"]}
    assert absent == ABSENT["district_name"].value_counts().to_dict()
    shares = [row["Tỷ lệ hoàn thành"] for row in rows]
    assert shares == sorted(shares, reverse=True)
    assert all(row["Tỷ lệ hoàn thành"] == row["Hoàn thành"] / row["Số đơn vị"] for row in rows)


def test_a_district_where_nobody_submitted_is_in_the_chart() -> None:
    lonely = ABSENT.iloc[[0]].assign(district_name="Huyện Vắng")
    rows = rows_of(opened(export(SMALL, absent=lonely))["Xếp hạng"], "KetLuan")
    assert [r["Chưa nộp phiếu"] for r in rows if r["Huyện"] == "Huyện Vắng"] == [1]


def test_it_prints_on_one_page_of_a4(book: Workbook) -> None:
    sheet = book["Tóm tắt"]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.print_area


def test_the_chart_has_a_text_that_tells_its_main_numbers() -> None:
    with ZipFile(BytesIO(content())) as archive:
        drawings = [n for n in archive.namelist() if re.fullmatch(r"xl/drawings/drawing\d+\.xml", n)]
        frames = [
            of
            for name in drawings
            for of in fromstring(archive.read(name)).iter()
            if of.tag.endswith("}cNvPr")
        ]
        charts = [n for n in archive.namelist() if n.startswith("xl/charts/chart")]
    assert len(frames) == len(charts) == 1
    said = frames[0].get("descr")
    done = int((SCORES.units["verdict"] == "completed").sum())
    assert "Kết luận theo huyện" in said and "27 thanh" in said
    assert f"Hoàn thành {done};" in said and "Chưa nộp phiếu 3." in said


def test_an_export_of_nobody_has_a_front_page_too() -> None:
    nobody = UNITS.iloc[:0]
    answers = plausible_answers(REFERENCE, UNITS.iloc[:1]).iloc[:0]
    scores = score(REFERENCE, Answers.of(REFERENCE, answers, nobody.index), nobody, UNITS.index)
    rows = rows_of(opened(export(scores, absent=UNITS))["Tóm tắt"], "TomTatKetLuan")
    assert [row["Số đơn vị"] for row in rows] == [0, 0, 0, 0, 94]


def test_units_outside_the_cohort_are_named_and_not_counted() -> None:
    sheet, counted = opened(export(SMALL))["Tóm tắt"], SMALL.units["in_cohort"]
    assert sum(row["Số đơn vị"] for row in rows_of(sheet, "TomTatKetLuan")) == counted.sum()
    told = f"{(~counted).sum()} đơn vị ngoài danh sách"
    assert any(str(cell.value).startswith(told) for cell in sheet["A"])
