"""The demonstration: invented answers that are equal for equal seeds, and that engine, reader and store take."""

from datetime import date
from itertools import groupby
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.progress import Month
from checklist.reader import read_checklist
from checklist.template import Template
from criteria import Edition, edition_ids, load_any, load_edition, read_catalogue
from criteria.inputs import CountInput, RatioInput
from demonstration import EDITION, ERA, HARD, ROUND_NAME, fill_demonstration, plausible_answers
from demonstration_progress import MONTHS_BEFORE
from scoring import ANSWER_COLUMNS, Answers, Outcome, Scores, score
from store import (
    Status,
    current_answers,
    current_submissions,
    list_rounds,
    local_access,
    open_database,
    progress,
)
from tests.checklist.exported import every_rule
from units import demonstration_cohort, load_units

COHORT = list(demonstration_cohort())
UNITS = load_units(ERA)
TODAY = date(2022, 11, 21)


def _complete_editions() -> list[Edition]:
    shipped = [load_any(i) for i in edition_ids()]
    answered = (one for one in shipped if isinstance(one, Edition) and one.rates == "commune")
    return [*answered, every_rule()]


EDITIONS = pytest.mark.parametrize("edition", _complete_editions(), ids=lambda edition: edition.id)


def _answers(edition: Edition, seed: int = 2022) -> pd.DataFrame:
    return plausible_answers(edition, UNITS.loc[COHORT], seed)


def _rated(edition: Edition, answers: pd.DataFrame) -> Scores:
    return score(edition, Answers.of(edition, answers, pd.Index(COHORT)), UNITS)


@EDITIONS
def test_the_same_seed_gives_the_same_answers(edition: Edition) -> None:
    pd.testing.assert_frame_equal(_answers(edition, 5), _answers(edition, 5))


@EDITIONS
def test_another_seed_gives_other_answers(edition: Edition) -> None:
    assert not _answers(edition, 5).equals(_answers(edition, 6))


@EDITIONS
@pytest.mark.parametrize("seed", range(5))
def test_every_edition_gets_answers_that_the_engine_takes(edition: Edition, seed: int) -> None:
    answers = _answers(edition, seed)
    assert list(answers) == list(ANSWER_COLUMNS)
    assert not answers.duplicated(["unit", "slot"]).any()
    for slot, given in answers.groupby("slot"):
        asked = edition.slot_by_id[str(slot)].input
        if isinstance(asked, RatioInput):
            figures = given[~given["not_applicable"]]
            assert (figures["denominator"] > 0).all()
            assert figures["numerator"].between(0, figures["denominator"]).all()
        whole = given[["numerator", "denominator"]].to_numpy()
        if isinstance(asked, CountInput):
            whole = given[["value"]].to_numpy()
            assert not (whole < 0).any()
        assert np.array_equal(whole, np.floor(whole), equal_nan=True)
    scores = _rated(edition, answers)
    assert scores.units["score"].notna().all()
    outcomes = scores.outcome.to_numpy()
    assert {Outcome.PASSED, Outcome.FAILED, Outcome.MISSING} <= set(outcomes.ravel().tolist())


@EDITIONS
def test_not_applicable_is_marked_only_where_it_may_be_and_with_a_reason(edition: Edition) -> None:
    marked = _answers(edition).query("not_applicable")
    assert len(marked)
    assert all(edition.indicator_by_id[i].not_applicable for i in marked["slot"])
    assert (marked["explanation"] != "").all()


@EDITIONS
def test_a_prefilled_checklist_is_read_back_to_the_same_answers(edition: Edition) -> None:
    answers = _answers(edition)
    templates = {zone: Template(edition, zone) for zone in ("lowland", "mountain")}
    for code in COHORT[::9]:
        unit, given = UNITS.loc[code], answers[answers["unit"] == code]
        content = templates[unit["zone"]].for_unit(code, unit["name"], unit["district_name"], ERA, given)
        reading = read_checklist(content, "phieu.xlsx", edition=edition, era=ERA)
        assert reading.errors == []
        [filled] = reading.filled
        assert filled.unit == code
        read, written = (Answers.of(edition, frame) for frame in (filled.answers, given))
        for name in ("numerator", "denominator", "value", "not_applicable", "has_evidence"):
            ours, theirs = getattr(read, name).astype(float), getattr(written, name).astype(float)
            np.testing.assert_allclose(ours, theirs, rtol=1e-14, err_msg=f"{code} {name}")


def test_the_demonstration_has_a_shape() -> None:
    """Every verdict occurs, most units complete, and the indicators that are hard are missed most."""
    edition = load_edition(EDITION)
    scores = _rated(edition, _answers(edition))
    counts = scores.units["verdict"].value_counts()
    assert set(counts.index) == {verdict.id for verdict in edition.verdicts}
    assert counts.idxmax() == "completed"
    failed = (scores.outcome == Outcome.FAILED).sum()
    assert failed[list(HARD)].mean() > 1.5 * failed.drop(list(HARD)).mean()


def test_units_that_divide_by_the_same_thing_give_the_same_denominator() -> None:
    edition = load_edition(EDITION)
    answers = _answers(edition)
    ratios = [s for s in edition.slots if isinstance(s.input, RatioInput)]
    meaning = lambda slot: slot.input.denominator.vi  # noqa: E731
    shared = [list(same) for _, same in groupby(sorted(ratios, key=meaning), key=meaning)]
    assert any(len(same) > 1 for same in shared)
    for same in shared:
        figures = answers[answers["slot"].isin([s.id for s in same])].dropna(subset="denominator")
        assert (figures.groupby("unit")["denominator"].nunique() == 1).all()


def test_the_round_has_94_units_and_says_that_it_is_a_demonstration(tmp_path: Path) -> None:
    access, heard = local_access(open_database(f"sqlite:///{tmp_path / 'xaso.db'}")), []
    made = fill_demonstration(access, seed=3, today=TODAY, told=heard.append)
    [kept] = list_rounds(access)
    assert kept == made
    assert (kept.name, kept.era, kept.edition_id) == (ROUND_NAME, ERA, EDITION)
    assert kept.demonstration
    assert "minh họa" in kept.name
    assert (kept.status, len(kept.cohort), list(kept.cohort)) == (Status.OPEN, 94, COHORT)
    assert kept.opens_on == TODAY < kept.deadline
    assert read_catalogue(kept.edition_text, "kept.yaml") == load_edition(EDITION)
    assert {s.accepted_at.date() for s in current_submissions(access, kept.id)} == {TODAY}
    assert heard == sorted(heard) and heard[-1] == 1.0
    access.db.close()


def test_the_months_before_lead_up_to_its_answers_and_some_units_are_late_silent_or_behind(
    tmp_path: Path,
) -> None:
    access = local_access(open_database(f"sqlite:///{tmp_path / 'xaso.db'}"))
    told = progress(access, fill_demonstration(access, seed=3, today=TODAY).id)
    months = [month for month in told.months if month <= Month.of(TODAY)]
    assert len(months) == MONTHS_BEFORE + 1
    assert all(one.at.date() <= TODAY for one in told.reports.values())
    over = [month for month in months if (TODAY - told.plan.due(month)).days > 6]
    for month in over:
        assert 75 <= len(told.reported(month)) < 94
        assert any(told.days_late(code, month) for code in told.reported(month))
    passed = [told.by_month[month].units["passed"].mean() for month in over]
    assert passed == sorted(passed) and passed[0] < passed[-1]
    assert 0 < told.pace(over[-1])["behind"].sum() < 47
    access.db.close()


def test_the_round_keeps_the_answers_as_they_were_invented_and_a_few_are_late(tmp_path: Path) -> None:
    access = local_access(open_database(f"sqlite:///{tmp_path / 'xaso.db'}"))
    made = fill_demonstration(access, seed=3, today=TODAY)
    submitted = {s.unit_code for s in current_submissions(access, made.id)}
    assert submitted < set(COHORT)
    assert 85 <= len(submitted) < 94
    edition = load_edition(EDITION)
    invented, kept = _answers(edition, 3), current_answers(access, made.id)
    codes = pd.Index(sorted(submitted))
    for name in ("numerator", "denominator", "value", "not_applicable", "has_evidence"):
        ours, theirs = (getattr(Answers.of(edition, frame, codes), name) for frame in (kept, invented))
        np.testing.assert_array_equal(ours, theirs, name)
    access.db.close()
