"""Every problem of a row, a cell or a mark: provoked by a small table, told at its cell."""

import pytest

from checklist.cells import MAX_TEXT
from tests.checklist.workbooks import EDITION, filled, read, told
from wording.problems import Kind

NUM, DEN, VAL, ASIDE, EVID, WHY = "B6", "C6", "D6", "E6", "F6", "G6"
"""The cells of the first row under the headers of `workbooks.HEADERS`."""


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| A.1 | 9o | 10 |", {("NOT_A_NUMBER", NUM)}),
        ("| A.1 | TRUE | 10 |", {("NOT_A_NUMBER", NUM)}),
        ("| A.1 | 100% | 10 |", {("NOT_A_NUMBER", NUM)}),
        ("| A.1 | '1.525 | 5000 |", {("AMBIGUOUS_NUMBER", NUM)}),
        ("| A.1 | '1,525 | 5000 |", {("AMBIGUOUS_NUMBER", NUM)}),
        ("| A.1 | -5 | 10 |", {("NEGATIVE_NUMBER", NUM)}),
        ("| A.1 | '−5 | 10 |", {("NEGATIVE_NUMBER", NUM)}),
        ("| A.1 | 5.5 | 10 |", {("NOT_A_WHOLE_NUMBER", NUM)}),
        ("| A.1 | 5 | 2000000000000 |", {("NUMBER_TOO_LARGE", DEN)}),
        ("| A.1 | 11 | 10 |", {("NUMERATOR_ABOVE_DENOMINATOR", NUM)}),
        ("| A.1 | 0 | 0 |", {("ZERO_DENOMINATOR", DEN)}),
        ("| A.1 | | 10 |", {("NUMERATOR_MISSING", NUM)}),
        ("| A.1 | 5 | |", {("DENOMINATOR_MISSING", DEN)}),
        ("| A.1 | 2022-12-05 | 10 |", {("DATE_IN_A_NUMBER", NUM)}),
        ("| A.1 | #DIV/0! | 10 |", {("ERROR_CELL", NUM)}),
        ("| A.1 | =1/0 -> #DIV/0! | 10 |", {("ERROR_CELL", NUM)}),
        ("| A.1 | =2+3 | 10 |", {("FORMULA_NOT_CALCULATED", NUM)}),
        ("| A.1 | =2+3 -> 5 | 10 |", {("RESULT_OF_A_FORMULA", NUM)}),
        ("| A.1 | '5 | 10 |", {("NUMBER_READ_FROM_TEXT", NUM)}),
        ("| A.1 | 1 525 644 | 2000000 |", {("NUMBER_READ_FROM_TEXT", NUM)}),
        ("| A.1 | | | 97.93 |", {("SHARE_ABOVE_ONE", VAL)}),
        ("| A.1 | | | 0.9793 |", {("BARE_PERCENT", VAL)}),
        ("| A.1 | | | 97,93% |", {("NUMBER_READ_FROM_TEXT", VAL), ("BARE_PERCENT", VAL)}),
        ("| A.1 | 1 | 2 | 0.6 |", {("VALUE_DISAGREES", VAL)}),
        ("| A.1 | 1 | 3 | 0.3333 |", set()),
        ("| A.3 | 3 | | |", {("FIGURE_IN_THE_WRONG_COLUMN", NUM)}),
        ("| A.3 | - | – | 3 |", set()),
        ("| A.3 | | | 2.5 |", {("NOT_A_WHOLE_NUMBER", VAL)}),
        ("| A.4 | | | 2.5 |", set()),
        ("| A.4 | | | 80% |", {("NOT_A_NUMBER", VAL)}),
        ("| A.5 | | | chưa |", {("NOT_YES_OR_NO", VAL)}),
        ("| A.5 | | | x |", {("ANSWER_READ_AS", VAL)}),
        ("| A.6 | | | Trường |", {("NOT_AN_OPTION", VAL)}),
        ("| A.6 | | | 1 |", {("NOT_AN_OPTION", VAL)}),
        ("| A.7 | | | 2 |", {("FIGURE_IN_THE_WRONG_COLUMN", VAL)}),
        ("| A.7.a | | | Có | x |", {("NOT_APPLICABLE_ON_A_PART", ASIDE)}),
        ("| A.2 | | | | ? | | |", {("MARK_UNKNOWN", ASIDE)}),
        ("| A.2 | | | | x | | |", {("NOT_APPLICABLE_WITHOUT_REASON", WHY)}),
        ("| A.2 | 1 | 2 | | x | | Không có hộ |", {("NOT_APPLICABLE_WITH_FIGURES", ASIDE)}),
        ("| A.2 | | | | x | | Không có hộ |", set()),
        ("| A.1 | | | | x | | Không có hộ |", {("NOT_APPLICABLE_NOT_ALLOWED", ASIDE)}),
        (f"| A.1 | 1 | 2 | | | {'d' * (MAX_TEXT + 1)} |", {("TEXT_TOO_LONG", EVID)}),
        ("| B.1 | 1 | 2 |", {("INDICATOR_UNKNOWN", "A6")}),
        ("| A.11 | | | |", {("INDICATOR_UNKNOWN", "A6"), ("NOTHING_FILLED_IN", "")}),
        ("| A.1 | 1 | 2 |\n| a.1 | 1 | 2 |", {("INDICATOR_TWICE", "A7")}),
        ("| | 1 | 2 |", {("CODE_MISSING", "A6"), ("NOTHING_FILLED_IN", "")}),
        ("| A.1 | | | |", {("NOTHING_FILLED_IN", "")}),
    ],
)
def test_a_problem_is_told_at_its_cell(row: str, expected: set[tuple[str, str]]) -> None:
    given = told(read(filled(row)))
    if any(Kind[code].severity.value == "error" for code, _ in expected):
        given -= {("NOTHING_FILLED_IN", "")} - expected
    assert given == expected


def test_an_error_refuses_the_file_and_a_warning_does_not() -> None:
    refused, taken = read(filled("| A.1 | 9o | 10 |")), read(filled("| A.1 | '5 | 10 |"))
    assert (refused.accepted, refused.filled) == (False, ())
    assert taken.accepted and taken.content and taken.filled[0].answers["numerator"].tolist() == [5]


def test_all_problems_of_a_file_are_told_at_once_in_the_order_of_the_rows() -> None:
    rows = """
        | A.6 | | | Trường |
        | A.5 | | | chưa |
        | A.1 | 9o | 0 |
        | A.3 | | | 2.5 |"""
    codes = [p.code for p in read(filled(rows)).errors]
    assert codes == ["NOT_AN_OPTION", "NOT_YES_OR_NO", "NOT_A_NUMBER", "NOT_A_WHOLE_NUMBER"]


def test_every_message_can_be_said_in_both_languages() -> None:
    rows = "| A.1 | 9o | 10 | | ? |\n| A.2 | 0 | 0 |\n| A.6 | | | Trường |\n| A.7 | 5 | | 2 | x |"
    for problem in read(filled(rows)).problems:
        for lang in ("vi", "en"):
            assert "{" not in problem.message(lang) + problem.remedy(lang)


def test_a_message_says_where_what_the_rule_and_what_to_do() -> None:
    [problem] = read(filled("| A.1 | 9o | 10 |")).errors
    assert problem.line_for_people("vi") == (
        "phieu.xlsx · Phiếu đánh giá!B6 · NOT_A_NUMBER · “9o” không phải là số. Tử số của A.1 (Tên A.1) phải là "
        "số nguyên từ 0 trở lên. Sửa ô B6 rồi nộp lại."
    )


def test_a_share_above_one_brings_the_percentage_that_was_meant() -> None:
    [problem] = read(filled("| A.1 | | | 97.93 |")).errors
    assert "“97,93%”" in problem.message("vi")


def test_a_close_option_and_a_close_code_are_suggested() -> None:
    option, code = read(filled("| A.6 | | | Trường |\n| A.1O | 1 | 2 |")).errors
    assert "“Trưởng”" in option.message("vi") and "“A.1”" in code.message("vi")


@pytest.mark.parametrize(("slot", "says"), [("A.1", "xóa cả hai ô B6, C6"), ("A.2", "gõ x ở ô E6")])
def test_a_zero_denominator_says_what_to_do_by_whether_it_may_be_not_applicable(slot: str, says: str) -> None:
    [problem] = read(filled(f"| {slot} | 0 | 0 |")).errors
    assert says in problem.remedy("vi")


def test_a_missing_row_is_a_warning_and_counts_as_missing() -> None:
    reading = read(filled("| A.3 | | | 3 |"))
    missing = [p for p in reading.problems if p.code == "INDICATOR_ROW_MISSING"]
    assert reading.accepted and len(missing) == len(EDITION.slots) - 1
    assert reading.filled[0].answers["slot"].tolist() == ["A.3"]


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ("| A.1 | 1 | 2 |", {"F6"}),
        ("| A.1 | 1 | 2 | | | QĐ 12 |", set()),
        ("| A.1 | | | |", set()),
        ("| A.2 | 1 | 2 |", set()),
        ("| A.7 |\n| A.7.a | | | Có |\n| A.7.b | | | Có |", {"F6"}),
        ("| A.7 |\n| A.7.a | | | Có | | QĐ 12 |\n| A.7.b | | | Có |", set()),
        ("| A.7 | | | | x | | Không có |", set()),
    ],
)
def test_evidence_is_missed_once_an_indicator_where_it_is_asked_for(rows: str, cells: set[str]) -> None:
    reading = read(filled(rows))
    assert reading.accepted
    assert {p.cell for p in reading.problems if p.code == "EVIDENCE_MISSING"} == cells


def test_a_mark_on_an_indicator_refuses_figures_of_its_parts() -> None:
    reading = read(filled("| A.7 | | | | x | | Không có |\n| A.7.a | | | Có |"))
    assert told(reading) == {("NOT_APPLICABLE_WITH_FIGURES", "E6")}


@pytest.mark.parametrize(
    "value",
    ['=IF(C6>0,B6/C6,"")', '=IF(C6>0,B6/C6,"") -> ""', "=B6/C6 -> #DIV/0!", "=IFERROR(K99/L99,0)", "=B6+C6"],
)
def test_the_formula_of_a_blank_ratio_is_no_answer(value: str) -> None:
    assert told(read(filled(f"| A.1 | | | {value} |"))) == {("NOTHING_FILLED_IN", "")}


@pytest.mark.parametrize("value", ["=1/2", "=B6/C6 -> 0.9", "=B6/C6 -> #DIV/0!"])
def test_the_formula_of_a_ratio_with_counts_is_not_looked_at(value: str) -> None:
    reading = read(filled(f"| A.1 | 1 | 2 | {value} |"))
    assert told(reading) == set()
    assert reading.filled[0].answers["value"].isna().all()


def test_a_formula_typed_for_a_share_is_taken_with_its_result_or_refused_without() -> None:
    assert told(read(filled("| A.1 | | | =97/100 -> 0.97 |"))) == {
        ("RESULT_OF_A_FORMULA", "D6"),
        ("BARE_PERCENT", "D6"),
    }
    assert ("FORMULA_NOT_CALCULATED", "D6") in told(read(filled("| A.1 | | | =97/100 |")))
