"""A sheet of one unit: its verdict, groups and every indicator, in the ranked export or alone."""

from typing import Any

import pytest
from openpyxl import Workbook

from checklist.ranking import RankingError, write_unit
from criteria.inputs import OptionInput
from scoring import Outcome, explain, explain_verdict, gap_amounts
from tests.checklist.exported import (
    MADE_AT,
    TITLE,
    WORKING,
    everything,
    export,
    none_for_nan,
    opened,
    rows_of,
    scores_of_every_rule,
)
from wording.problems import Kind

SCORES = scores_of_every_rule()
GIVEN = everything(SCORES)
FIRST, SECOND = GIVEN["units"]
ALONE: dict[str, Any] = {"title": TITLE, "cohort_name": "Danh sách thử", "made_at": MADE_AT}


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(export(SCORES, **GIVEN))


def test_chosen_units_follow_the_front_page_and_others_have_no_sheet(book: Workbook) -> None:
    names = [f"{SCORES.units.at[code, 'name']} ({code})" for code in (FIRST, SECOND)]
    assert book.sheetnames[:9] == ["Tóm tắt", *names, *WORKING]


def test_it_tells_verdict_rank_and_totals(book: Workbook) -> None:
    (row,) = rows_of(book.worksheets[1], "KetQuaDonVi1")
    unit = SCORES.units.loc[FIRST]
    assert row["Kết luận"] == SCORES.edition.verdict_by_id[unit["verdict"]].name.vi
    for title, column in {"Hạng": "rank", "Tổng điểm": "score", "Điểm": "points", "Đạt": "passed"}.items():
        assert [row[title]] == none_for_nan([unit[column]])
    lines = [cell.value for cell in book.worksheets[1]["A"][:6]]
    assert explain_verdict(SCORES, FIRST, "vi") in lines
    assert any("Tệp nguồn: xã/phiếu một.xlsx" in str(line) and "a" * 64 in str(line) for line in lines)


def test_every_indicator_has_its_number_its_reason_and_its_evidence(book: Workbook) -> None:
    rows = rows_of(book.worksheets[1], "ChiTieuDonVi1")
    amounts = gap_amounts(SCORES)
    assert [row["Mã"] for row in rows] == [one.id for one in SCORES.edition.indicators]
    for row, one in zip(rows, SCORES.edition.indicators, strict=True):
        outcome = SCORES.outcome_of(FIRST, one)
        assert row["Kết quả"] == outcome.look.word.vi
        assert [row["Điểm"]] == none_for_nan([SCORES.points.at[FIRST, one.id]])
        assert [row["Còn cách ngưỡng"]] == none_for_nan([amounts.at[FIRST, one.id]])
        assert row["Vì sao, và cần gì để đạt"] == explain(SCORES, FIRST, one, "vi")
        value = SCORES.value_of(FIRST, one)
        if outcome is Outcome.NOT_APPLICABLE or value != value:
            assert row["Giá trị"] is None
        elif not isinstance(one.input, OptionInput):
            assert row["Giá trị"] == value
        given = GIVEN["answers"].query("unit == @FIRST and slot == @one.id")
        assert row["Tài liệu kiểm chứng"] == ("Công văn 12/CV" if len(given) else None)


def test_groups_stand_beside_the_mean_of_the_cohort(book: Workbook) -> None:
    for row in rows_of(book.worksheets[1], "NhomDonVi1"):
        of = SCORES.groups.loc[FIRST, row["Mã"]]
        assert (row["Điểm"], row["Tối đa"]) == (of["points"], of["applicable_max"])
        assert [row["Phần điểm"]] == [of["points"] / of["applicable_max"] if of["applicable_max"] else None]


def test_the_sheet_alone_says_the_same(book: Workbook) -> None:
    source = GIVEN["sources"][0]
    (alone,) = opened(write_unit(SCORES, FIRST, source, answers=GIVEN["answers"], **ALONE))
    within = book[alone.title]
    assert [[c.value for c in row] for row in alone.iter_rows()] == [
        [c.value for c in row] for row in within.iter_rows()
    ]


def test_it_prints_on_a4_with_the_header_of_the_indicators_on_every_page(book: Workbook) -> None:
    sheet = book.worksheets[1]
    header = sheet.tables["ChiTieuDonVi1"].ref.partition(":")[0].removeprefix("A")
    assert sheet.print_title_rows == f"${header}:${header}"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1)


def test_a_unit_without_results_has_no_sheet() -> None:
    with pytest.raises(RankingError) as caught:
        export(SCORES, units=[FIRST, "nobody", "99999"])
    assert [(p.kind, p.facts["found"]) for p in caught.value.problems] == [
        (Kind.UNIT_NOT_SCORED, "nobody"),
        (Kind.UNIT_NOT_SCORED, "99999"),
    ]
    with pytest.raises(RankingError, match="UNIT_NOT_SCORED"):
        write_unit(SCORES, "nobody", **ALONE)
