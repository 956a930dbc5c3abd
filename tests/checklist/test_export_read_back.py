"""The results can be read back from a ranked export and are those of results.json, to the last digit."""

from collections.abc import Callable
from functools import cache
from io import BytesIO

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.ranking import RankingError, Source, read_results
from checklist.ranking.last_digits import last_digits, with_last_digits
from checklist.reader import read_checklist
from checklist.results import results, to_json
from criteria import load_edition
from demonstration import EDITION, plausible_answers
from scoring import Answers, score
from tests.checklist.exported import everything, export, opened, results_of, scores_of_every_rule
from tests.editions import edition_of, indicator, rate
from units import demonstration, load_units
from wording.problems import Kind

SCORES = scores_of_every_rule()
GIVEN = everything(SCORES)
FEW = scores_of_every_rule(5)
Change = Callable[[openpyxl.Workbook], object]


@cache
def content() -> bytes:
    """The export that the tests change."""
    return export(FEW, **everything(FEW) | {"units": []})


def changed(change: Change) -> bytes:
    """The export after somebody changed it."""
    book, stream = opened(content()), BytesIO()
    change(book)
    book.save(stream)
    return stream.getvalue()


def kinds_of(content: bytes) -> list[tuple[Kind, str, str]]:
    """Why it cannot be read back."""
    with pytest.raises(RankingError) as caught:
        read_results(content, "kết quả.xlsx")
    assert all(problem.file == "kết quả.xlsx" for problem in caught.value.problems)
    return [(problem.kind, problem.sheet, problem.cell) for problem in caught.value.problems]


def cell_under(book: openpyxl.Workbook, sheet: str, title: str, row: int = 1) -> openpyxl.cell.Cell:
    """A cell of the first table of a sheet, by its header."""
    table = next(iter(book[sheet].tables.values()))
    rows = book[sheet][table.ref]
    return rows[row][[cell.value for cell in rows[0]].index(title)]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_read_is_results_json_to_the_last_letter(lang: str) -> None:
    exported = export(SCORES, **GIVEN, lang=lang, era="2025")
    assert to_json(read_results(exported)) == to_json(results_of(SCORES, GIVEN, lang, era="2025"))


def test_the_demonstrations_94_are_read_back() -> None:
    units, edition = load_units("2022").loc[list(demonstration().codes)], load_edition(EDITION)
    scores = score(edition, Answers.of(edition, plausible_answers(edition, units), units.index), units)
    assert to_json(read_results(export(scores, demonstration=True))) == to_json(
        results(scores, {}, None, [], [])
    )


def test_nothing_to_tell_is_read_back_as_nothing() -> None:
    scores = rate(edition_of(indicator(more="not_applicable: Không có")), {"a": {"A.1": "x"}, "b": {}})
    assert to_json(read_results(export(scores))) == to_json(results(scores, {}, None, [], []))


def test_verdicts_and_grades_of_one_name_are_told_apart() -> None:
    tail = """
verdicts:
  - {id: all, name: Đạt chuẩn, tone: good, when: [{type: share_passed, at_least: 100%}]}
  - {id: rest, name: Đạt chuẩn, tone: bad}
grades:
  - {id: high, name: {vi: Cao, en: Good}, from_score: 50}
  - {id: low, name: {vi: Thấp, en: Good}, from_score: 0}
"""
    scores = rate(edition_of(indicator(), tail=tail), {"a": {"A.1": "9/10"}, "b": {"A.1": "1/10"}})
    for lang in ("vi", "en"):
        assert read_results(export(scores, lang=lang)) == results(scores, {}, None, [], [])


def test_ids_that_look_like_our_headers_confuse_nobody() -> None:
    edition = edition_of(indicator("Code", points=50), indicator("code", points=50))
    scores = rate(edition, {"a": {"Code": "1/3", "code": "2/3"}})
    sources = [Source("a", "_x0041_.xlsx", "d" * 64)]
    read = read_results(export(scores, sources, lang="en"))
    assert read == results(scores, {"a": ("_x0041_.xlsx", "d" * 64)}, None, [], [], "en")


def test_a_row_that_a_person_sorted_away_is_found() -> None:
    def sort(book: openpyxl.Workbook) -> None:
        rows = book["Chi tiết"][book["Chi tiết"].tables["ChiTiet"].ref][1:]
        for first, second in zip(rows[0], rows[-1], strict=True):
            first.value, second.value = second.value, first.value

    assert read_results(changed(sort)) == read_results(content())


def test_a_number_that_a_person_changed_is_read_as_changed() -> None:
    def mend(book: openpyxl.Workbook) -> None:
        cell_under(book, "Xếp hạng", "Tổng điểm").value = 12.5

    assert read_results(changed(mend))["units"][0]["score"] == 12.5


def _text_for_a_number(book: openpyxl.Workbook) -> None:
    cell_under(book, "Xếp hạng", "Điểm").value = "nhiều"
    cell_under(book, "Xếp hạng", "Đạt").value = 1.5
    cell_under(book, "Xếp hạng", "Vùng").value = "Ven biển"
    cell_under(book, "Xếp hạng", "Kết luận").value = "Rất tốt"


def test_cells_that_no_longer_fit_are_told_all_at_once() -> None:
    told = kinds_of(changed(_text_for_a_number))
    assert {(kind, sheet) for kind, sheet, _ in told} == {(Kind.RANKING_CELL_CHANGED, "Xếp hạng")}
    assert len(told) == len({cell for _, _, cell in told}) == 4


@pytest.mark.parametrize("sheet", ["Xếp hạng", "Theo nhóm", "Chi tiết", "Phương pháp", "Nguồn", "_xaso"])
def test_an_export_that_lost_a_sheet_is_named(sheet: str) -> None:
    assert kinds_of(changed(lambda book: book.remove(book[sheet]))) == [(Kind.NOT_A_RANKING, "", "")]


def test_an_export_that_lost_a_row_is_named() -> None:
    def drop(book: openpyxl.Workbook) -> None:
        table = book["Theo nhóm"].tables["TheoNhom"]
        last = int("".join(c for c in table.ref.partition(":")[2] if c.isdigit()))
        book["Theo nhóm"].delete_rows(last)

    assert kinds_of(changed(drop)) == [(Kind.RANKING_CELL_CHANGED, "Theo nhóm", "")]


def test_other_files_are_refused_with_a_reason() -> None:
    empty = BytesIO()
    openpyxl.Workbook().save(empty)
    assert kinds_of(empty.getvalue()) == [(Kind.NOT_A_RANKING, "", "")]
    assert kinds_of(b"") == [(Kind.EMPTY_FILE, "", "")]
    assert kinds_of(content()[: len(content()) // 2]) == [(Kind.DAMAGED_WORKBOOK, "", "")]


def test_a_number_beyond_all_bounds_is_no_number() -> None:
    def burst(book: openpyxl.Workbook) -> None:
        cell = cell_under(book, "Xếp hạng", "Điểm")
        cell.value, cell.data_type = "1e999", "n"

    assert kinds_of(changed(burst))[0][0] is Kind.RANKING_CELL_CHANGED


@given(st.floats(1e-12, 1e12), st.sampled_from([-1, 0, 1]))
def test_the_last_digits_bring_back_what_a_program_with_fifteen_digits_drops(value: float, off: int) -> None:
    (kept,) = last_digits(np.array([value]))
    digit = 10 ** (np.floor(np.log10(value)) - 14)
    dropped = float(f"{float(f'{value:.15g}') + (0 if np.isnan(kept) else off * digit * 0.05):.15g}")
    assert with_last_digits(dropped, None if np.isnan(kept) else kept) == value


@given(st.floats(0.001, 1000), st.integers(0, 2**32 - 1))
def test_another_number_is_never_moved_beyond_its_fifteenth_digit(value: float, kept: int) -> None:
    assert with_last_digits(value, kept) == pytest.approx(value, rel=2e-14, abs=0)


def test_numbers_that_no_program_shortens_keep_nothing_apart() -> None:
    assert np.isnan(last_digits(np.array([0.0, 0.5, 12.345, 1000.0, np.nan]))).all()


def test_an_export_among_the_checklists_is_passed_over_and_refuses_nothing() -> None:
    reading = read_checklist(content(), "ranking.xlsx", era="2022")
    assert reading.accepted and not reading.filled
    assert [problem.kind for problem in reading.problems] == [Kind.RANKING_PASSED_OVER]
