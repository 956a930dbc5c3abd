"""What real files look like: every case of the corpus gives what it must, no more and no less."""

from pathlib import Path

import pytest

from checklist.reader import read_checklist
from tests.checklist.corpus import figures, packages, programs, rows_and_columns, sheets, strangers, texts
from tests.checklist.corpus.cases import CASES, Case, said_by, told_by
from tests.checklist.libreoffice import recalculated
from tests.checklist.workbooks import EDITION, read
from wording.problems import Problem

MODULES = (figures, packages, programs, rows_and_columns, sheets, strangers, texts)
BY_NAME = {case.name: case for case in CASES}
SAVED_AGAIN = (
    "untouched_file",
    "excel",
    "google_sheets_without_the_hidden_sheet",
    "openpyxl_copy",
    "pandas_copy",
    "renamed_with_quotes_and_a_face",
    "a_second_commune_beside_it",
    "hidden_filtered_and_grouped_rows",
    "columns_moved_and_added",
    "evidence_merged_over_rows",
    "spaces_of_every_width",
    "counts_with_separators",
    "dates_that_excel_made",
    "what_is_no_number",
    "truths_and_errors_for_numbers",
    "ticks_and_truths",
)
"""Cases that LibreOffice opens and saves: what is read and told must stay the same."""


def check(case: Case, content: bytes) -> None:
    """The file is read or told as the case says, every problem in both languages."""
    reading = read(content, era=None)
    assert told_by(reading) == sorted(case.told)
    assert (said_by(reading.filled[0].answers) if reading.filled else {}) == case.answers
    for problem in reading.problems:
        assert all(0 < len(problem.line_for_people(lang)) < 700 for lang in ("vi", "en"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_real_file_is_read_or_told_and_never_guessed(case: Case) -> None:
    check(case, case.content())


def test_no_case_stands_twice() -> None:
    assert len(BY_NAME) == len(CASES)


def test_saving_again_in_libreoffice_changes_nothing_that_is_read_or_told(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.xlsx" for name in SAVED_AGAIN]
    for path in paths:
        path.write_bytes(BY_NAME[path.stem].content())
    for path in recalculated(paths, tmp_path / "saved"):
        check(BY_NAME[path.stem], path.read_bytes())


def test_two_communes_of_one_workbook_are_both_read() -> None:
    reading = read(BY_NAME["a_second_commune_beside_it"].content())
    assert [(one.unit, one.sheet) for one in reading.filled] == [
        ("14758", "Phiếu đánh giá"),
        ("14755", "Hàm Rồng"),
    ]


def test_without_properties_and_hidden_sheet_the_edition_is_asked_for() -> None:
    content = BY_NAME["google_sheets_without_the_hidden_sheet"].content()
    assert [p.code for p in read_checklist(content, "phieu.xlsx").errors] == ["EDITION_MISSING"]
    assert read_checklist(content, "phieu.xlsx", edition=EDITION).accepted


def problem(name: str, code: str) -> Problem:
    """A problem that a case tells."""
    return next(p for p in read(BY_NAME[name].content()).problems if p.code == code)


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("a_bare_share_as_text", "NUMBER_READ_FROM_TEXT", "“97,93 %”, được đọc là 97,93%"),
        ("a_share_typed_without_percent", "SHARE_ABOVE_ONE", "“97,93%”"),
        ("a_share_that_disagrees", "VALUE_DISAGREES", "ghi tỷ lệ 79%, nhưng tử số chia mẫu số được 97%"),
        ("numbers_out_of_reason", "NUMBER_TOO_LARGE", "1e+308"),
        ("one_separator_before_three_digits", "AMBIGUOUS_NUMBER", "1525 hoặc 1,525"),
        ("figures_to_the_right_of_the_table", "FIGURE_NOT_READ", "ô T10, T12"),
        ("figures_merged_over_rows", "MERGED_FIGURES", "Các ô G12:G13"),
        ("copied_and_hidden", "HIDDEN_SHEET_NOT_READ", "“Phiếu đánh giá (2)”"),
        ("texts_in_old_fonts", "TEXT_IN_OLD_FONT", "“QuyÕt ®Þnh sè 12”"),
        ("open_document", "NOT_A_WORKBOOK", "OpenDocument"),
    ],
)
def test_the_message_says_what_a_person_sees(name: str, code: str, says: str) -> None:
    assert says in problem(name, code).message("vi")


def test_a_date_in_a_count_cell_names_what_excel_does() -> None:
    told = problem("dates_that_excel_made", "DATE_IN_A_NUMBER")
    assert "03/05/2022" in told.message("vi") and "3/5" in told.remedy("vi")
