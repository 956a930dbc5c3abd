"""A wide form says what the ordinary checklists of its communes say: the same answers, also through LibreOffice."""

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest

from checklist.layout import Column
from checklist.reader import read_checklist
from checklist.readings import Reading
from checklist.template import Template
from checklist.wide import wide_form
from checklist.wide.layout import FIGURES_SHEET, Summary
from checklist.wide.plan import FIRST_ROW, WidePlan
from criteria import Edition, load_edition
from scoring import Answers, Scores, score
from tests.checklist.libreoffice import recalculated
from tests.checklist.random_answers import checklists
from tests.checklist.workbooks import EDITION
from tests.editions import frame_of
from units import load_units

REFERENCE = load_edition("tham-chieu-2022")
UNITS = load_units("2022")
CODES = [code for zone in ("mountain", "lowland") for code in UNITS.index[UNITS["zone"] == zone][:5]]
"""Communes of two zones and two districts."""
PLAN = WidePlan(REFERENCE, UNITS.loc[CODES])


def random_answers(edition: Edition, seed: int) -> pd.DataFrame:
    """Answers of all communes, with evidence on every row and a reason for every mark; the first has none at all."""
    said = {
        code: answers
        for zone, codes in (("mountain", CODES[:5]), ("lowland", CODES[5:]))
        for code, answers in zip(codes, checklists(edition, zone, 5, seed), strict=True)
    }
    frame = frame_of(said).dropna(subset=["numerator", "value", "choice"], how="all")
    frame = pd.concat([frame, (marks := frame_of(said))[marks["not_applicable"]]])
    reasons = np.where(frame["not_applicable"], "Không có", "")
    return frame.assign(explanation=reasons, evidence="QĐ 12").reset_index(drop=True)


def ordinary(edition: Edition, answers: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    templates = {zone: Template(edition, zone) for zone in ("lowland", "mountain")}
    for code in CODES:
        unit, own = UNITS.loc[code], answers[answers["unit"] == code]
        content = templates[unit["zone"]].for_unit(code, unit["name"], unit["district_name"], "2022", own)
        [filled] = read_checklist(content, "phieu.xlsx", edition=edition, era="2022").filled
        if len(filled.answers):
            yield code, filled.answers


def read_wide(content: bytes, edition: Edition) -> Reading:
    reading = read_checklist(content, "phieu.xlsx", edition=edition, era="2022")
    assert reading.errors == []
    return reading


@pytest.mark.parametrize(("edition", "seed"), [(REFERENCE, 5), (EDITION, 6)])
def test_the_prefilled_form_reads_as_the_prefilled_checklists_do(edition: Edition, seed: int) -> None:
    answers = random_answers(edition, seed)
    reading = read_wide(wide_form(edition, UNITS, CODES, "2022", "Kỳ 2022", answers), edition)
    read, expected = {one.unit: one.answers for one in reading.filled}, dict(ordinary(edition, answers))
    assert read.keys() == expected.keys() != set(CODES)
    for code, frame in expected.items():
        pd.testing.assert_frame_equal(read[code], frame, check_exact=True)
    assert {one.round_name for one in reading.filled} == {"Kỳ 2022"}


def test_a_blank_form_takes_no_commune() -> None:
    reading = read_wide(wide_form(EDITION, UNITS, CODES, "2022"), EDITION)
    assert [p.code for p in reading.problems] == ["UNITS_LEFT_BLANK", "NOTHING_FILLED_IN"]
    assert not reading.filled


@pytest.fixture(scope="module")
def recalculated_form(tmp_path_factory: pytest.TempPathFactory) -> tuple[pd.DataFrame, Path, Path]:
    """Random answers, their form as LibreOffice saved it with every formula calculated, and one of wrong figures."""
    folder, answers = tmp_path_factory.mktemp("wide"), random_answers(REFERENCE, 8)
    path = folder / "w.xlsx"
    path.write_bytes(wide_form(REFERENCE, UNITS, CODES, "2022", answers=answers))
    wrong = folder / "wrong.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(wide_form(REFERENCE, UNITS, CODES, "2022")))
    for (row, slot, column), figure in WRONG.items():
        book[FIGURES_SHEET][f"{PLAN.letters[slot, column]}{row}"].value = figure
    book.save(wrong)
    return (answers, *recalculated([path, wrong], folder / "out"))


WRONG = {
    (FIRST_ROW, "XHS.01", Column.NUMERATOR): 5,
    (FIRST_ROW, "XHS.01", Column.DENOMINATOR): 4,
    (FIRST_ROW, "HTS.02", Column.VALUE): "Có",
    (FIRST_ROW + 1, "KTS.01", Column.NOT_APPLICABLE): "x",
    (FIRST_ROW + 1, "KTS.01", Column.VALUE): 0.5,
    (FIRST_ROW + 1, "CQS.11", Column.VALUE): "hai",
    (FIRST_ROW + 2, "KTS.02", Column.NOT_APPLICABLE): "x",
}
"""A numerator above its denominator, a mark beside a figure, a text for a number; and a mark as it should be."""


def test_figures_that_cannot_be_understood_are_counted_and_earn_nothing(
    recalculated_form: tuple[pd.DataFrame, Path, Path],
) -> None:
    sheet = openpyxl.load_workbook(recalculated_form[2], data_only=True)[FIGURES_SHEET]
    shown = [
        [
            sheet[f"{PLAN.leads[one]}{row}"].value
            for one in (Summary.ANSWERED, Summary.TO_CHECK, Summary.PASSED)
        ]
        for row in PLAN.rows[:4]
    ]
    assert shown == [["1/37", 1, 1], ["0/37", 2, 0], ["0/36", 0, 0], ["0/37", 0, None]]


def test_answers_come_back_through_libreoffice(recalculated_form: tuple[pd.DataFrame, Path, Path]) -> None:
    answers, path, _ = recalculated_form
    for one in read_wide(path.read_bytes(), REFERENCE).filled:
        given = answers[answers["unit"] == one.unit]
        for ours, theirs in zip(dense(one.answers), dense(given), strict=True):
            np.testing.assert_allclose(ours, theirs, rtol=1e-14)  # LibreOffice keeps 15 digits


def dense(frame: pd.DataFrame) -> list[np.ndarray]:
    made = Answers.of(REFERENCE, frame)
    return [made.numerator, made.denominator, made.value, made.not_applicable, made.has_evidence]


def test_the_live_cells_show_what_the_engine_computes_in_both_zones(
    recalculated_form: tuple[pd.DataFrame, Path, Path],
) -> None:
    answers, path, _ = recalculated_form
    scores = score(REFERENCE, Answers.of(REFERENCE, answers, pd.Index(CODES)), UNITS)
    sheet = openpyxl.load_workbook(path, data_only=True)[FIGURES_SHEET]
    for row, code in zip(PLAN.rows, CODES, strict=True):
        shown = {one: sheet[f"{PLAN.leads[one]}{row}"].value for one in Summary}
        assert shown == pytest.approx(expected_summary(scores, code), abs=1e-9), code
        for indicator in REFERENCE.indicators:
            outcome = sheet[f"{PLAN.letters[indicator.id, Column.OUTCOME]}{row}"].value
            points = sheet[f"{PLAN.letters[indicator.id, Column.POINTS]}{row}"].value
            assert outcome == scores.outcome_of(code, indicator).look.word.vi, (code, indicator.id)
            earned = scores.points.at[code, indicator.id]
            assert points in (None, "") if np.isnan(earned) else points == pytest.approx(earned, abs=1e-9)


def expected_summary(scores: Scores, code: str) -> dict[Summary, object]:
    unit = scores.units.loc[code]
    answered = unit["applicable"] - unit["missing"]
    untouched = unit["missing"] == len(REFERENCE.indicators)
    outcome = {
        Summary.PASSED: unit["passed"],
        Summary.FAILED: unit["failed"],
        Summary.SCORE: unit["score"],
        Summary.VERDICT: REFERENCE.verdict_by_id[unit["verdict"]].name.vi,
    }
    return {
        Summary.ANSWERED: f"{answered}/{unit['applicable']}",
        Summary.TO_CHECK: 0,
        **(dict.fromkeys(outcome) if untouched else outcome),
    }
