"""What the template writes, the reader reads: the same answers come back, also through LibreOffice."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from checklist.reader import read_checklist
from checklist.template import Template, Templates
from criteria import load_edition
from scoring import ANSWER_COLUMNS, Answers
from tests.checklist.libreoffice import recalculated
from tests.checklist.random_answers import checklists
from tests.editions import frame_of
from units import load_units

REFERENCE = load_edition("tham-chieu-2022")
UNITS = load_units("2022")
CODE = "14758"
COUNT = 6


def _frames() -> list[pd.DataFrame]:
    said = checklists(REFERENCE, "lowland", COUNT, seed=7)
    frames = [frame_of({CODE: answers}) for answers in said]
    return [
        f.assign(explanation=np.where(f["not_applicable"], "Không có", ""), evidence="QĐ 12") for f in frames
    ]


def _made(answers: pd.DataFrame) -> bytes:
    unit = UNITS.loc[CODE]
    template = Template(REFERENCE, unit["zone"])
    return template.for_unit(CODE, unit["name"], unit["district_name"], "2022", answers, "Lê Thị B")


def _dense(answers: pd.DataFrame) -> list[np.ndarray]:
    dense = Answers.of(REFERENCE, answers, pd.Index([CODE]))
    return [dense.numerator, dense.denominator, dense.value, dense.not_applicable]


def _check(content: bytes, answers: pd.DataFrame) -> None:
    reading = read_checklist(content, "phieu.xlsx")
    assert reading.errors == []
    [filled] = reading.filled
    assert (filled.unit, filled.era, filled.edition_id) == (CODE, "2022", REFERENCE.id)
    assert (filled.filled_by, list(filled.answers)) == ("Lê Thị B", list(ANSWER_COLUMNS))
    for ours, theirs in zip(_dense(filled.answers), _dense(answers), strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-14)  # LibreOffice keeps 15 digits


@pytest.mark.parametrize("answers", _frames(), ids=range(COUNT))
def test_answers_come_back_as_they_were_written(answers: pd.DataFrame) -> None:
    _check(_made(answers), answers)


def test_answers_come_back_through_libreoffice(tmp_path: Path) -> None:
    frames = _frames()
    paths = [tmp_path / f"{i}.xlsx" for i in range(len(frames))]
    for path, frame in zip(paths, frames, strict=True):
        path.write_bytes(_made(frame))
    for path, frame in zip(recalculated(paths, tmp_path / "out"), frames, strict=True):
        _check(path.read_bytes(), frame)


def test_a_blank_checklist_is_accepted_and_says_nothing() -> None:
    reading = read_checklist(Templates(REFERENCE, UNITS, "2022").for_unit(CODE), "phieu.xlsx")
    assert [p.code for p in reading.problems] == ["NOTHING_FILLED_IN"]
    assert len(reading.filled[0].answers) == 0
