"""A smaller seeded part of the fuzzing, and that its judge notices a reader that lies."""

import math
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest

from checklist.readings import Reading
from tests.checklist.workbooks import read
from tests.fuzz.cases import Subject, case_of
from tests.fuzz.limits import MAX_MB, MAX_SECONDS
from tests.fuzz.mutations import OF_BYTES, OF_CELLS, OF_PARTS
from tests.fuzz.oracle import disagreements
from tests.fuzz.originals import Original, checklists, edition_books, rankings
from tests.fuzz.run import faults_of, report, some_trials
from tests.fuzz.subjects import EDITION
from tests.fuzz.trial import Trial

SEED, COUNT = 2023, 150
"""Chosen so that these few cases meet every original and every mutation."""
Lie = Callable[[pd.DataFrame], pd.DataFrame]


@pytest.fixture(scope="module")
def done() -> list[Trial]:
    return some_trials(SEED, range(COUNT))


def test_no_mutated_file_makes_a_reader_raise_hang_swell_or_lie(done: list[Trial]) -> None:
    assert [f"case {trial.number}: {fault}" for trial in done for fault in trial.faults] == []
    assert all(trial.seconds < MAX_SECONDS and trial.mb < MAX_MB for trial in done)


def test_the_smaller_part_meets_every_original_reader_and_mutation(done: list[Trial]) -> None:
    made_by = " ".join(trial.made_by for trial in done)
    names = [one.name for one in (*checklists(), *edition_books(), *rankings())]
    mutations = [mutation.__name__ for mutation in (*OF_BYTES, *OF_PARTS, *OF_CELLS)]
    assert [name for name in (*names, *mutations) if name not in made_by] == []
    assert {trial.subject for trial in done} == {subject.value for subject in Subject}


def test_two_thirds_of_the_files_are_read_to_their_cells(done: list[Trial]) -> None:
    assert sum(trial.reached for trial in done) >= COUNT * 2 / 3
    assert sum(trial.accepted for trial in done) >= COUNT / 6


def test_a_run_is_repeated_by_its_seed(done: list[Trial]) -> None:
    again = some_trials(SEED, range(10, 20))
    assert [replace(trial, seconds=0, mb=0) for trial in again] == [
        replace(trial, seconds=0, mb=0) for trial in done[10:20]
    ]
    assert case_of(SEED, 3) == case_of(SEED, 3) and case_of(SEED, 3).content != case_of(SEED + 1, 3).content


def test_the_report_names_every_fault_with_its_case(done: list[Trial]) -> None:
    wrong = replace(done[0], faults=("a lie",))
    assert list(faults_of(wrong)) == [f"FAULT case 0 ({wrong.made_by}): a lie"]
    assert "1 cases with a fault" in report([wrong, *done[1:]])


@pytest.mark.parametrize("original", checklists(), ids=lambda one: one.name)
def test_an_untouched_file_is_accepted_and_the_judge_agrees(original: Original) -> None:
    reading = read(original.content)
    assert reading.accepted and disagreements(reading, original.content, EDITION) == []


def _with(column: str, row: int, said: object) -> Lie:
    def lie(answers: pd.DataFrame) -> pd.DataFrame:
        answers = answers.copy()
        answers.loc[row, column] = said
        return answers

    return lie


LIES: dict[str, Lie] = {
    "changed figure": _with("numerator", 0, 966.0),
    "lost figure": _with("denominator", 0, math.nan),
    "lost count": _with("value", 2, math.nan),
    "turned answer": _with("value", 4, 0.0),
    "lost answer": _with("value", 4, math.nan),
    "other choice": _with("choice", 5, "a"),
    "lost choice": _with("choice", 5, None),
    "dropped mark": _with("not_applicable", 1, False),
    "invented mark": _with("not_applicable", 2, True),
    "lost evidence": _with("evidence", 0, ""),
    "changed explanation": _with("explanation", 1, "Xã có một hộ"),
    "lost row": lambda answers: answers.drop(index=6),
    "lost evidence alone": lambda answers: answers[answers["slot"] != "A.7"],
    "invented row": lambda answers: pd.concat([answers, answers.iloc[[0]].assign(slot="A.9")]),
}


def _lying(reading: Reading, lie: Lie) -> Reading:
    first, *others = reading.filled
    return replace(reading, filled=(replace(first, answers=lie(first.answers)), *others))


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
@pytest.mark.parametrize("name", ["plain", "merged", "several units"])
def test_the_judge_notices_a_reader_that_lies(name: str, lie: Lie) -> None:
    content = next(one.content for one in checklists() if one.name == name)
    assert disagreements(_lying(read(content), lie), content, EDITION)


WIDE_LIES: dict[str, Lie] = {
    "changed figure": _with("numerator", 0, 8.0),
    "lost figure": _with("denominator", 0, math.nan),
    "lost answer": _with("value", 3, math.nan),
    "lost evidence": _with("evidence", 0, ""),
    "invented mark": _with("not_applicable", 1, True),
    "lost row": lambda answers: answers.drop(index=2),
}


@pytest.mark.parametrize("lie", WIDE_LIES.values(), ids=WIDE_LIES)
def test_the_judge_notices_a_lie_about_a_row_of_the_wide_form(lie: Lie) -> None:
    content = next(one.content for one in checklists() if one.name == "wide")
    assert disagreements(_lying(read(content), lie), content, EDITION)
