"""Districts are rated on figures that are their communes' own, counted again here one commune at a time."""

from statistics import median

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.districts.measures import Communes
from analysis.districts.scorecard import Scorecard, scorecard
from criteria import load_any, load_edition, read_catalogue
from criteria.measures import Measure
from demonstration import EDITION, plausible_answers
from scoring import Answers, Outcome, Scores, group_shares, score
from tests.district_editions import COMMUNES, TEXT
from tests.editions import Said, frame_of, units_of
from units import demonstration_cohort, load_units

PLACES = {
    **{f"a{i}": "D1 lowland" for i in range(3)},
    **{f"b{i}": "D2 mountain" for i in range(3)},
    "c0": "D3 lowland",
    "d0": "D4 lowland",
}
UNITS = units_of(PLACES)
DISTRICTS = read_catalogue(TEXT, "huyen.yaml")
COHORT = ("a0", "a1", "a2", "b0", "b1", "c0")
"""Not assigned: b2, and d0 with all of its district."""
PASSES: dict[str, Said] = {"CQS.1": "9/10", "CQS.2": 1.0, "KTS.1": "9/10"}

RATIOS = st.sampled_from(["9/10", "6/10", "5/10", None])
ANSWERS = st.fixed_dictionaries(
    {"CQS.1": RATIOS, "CQS.2": st.sampled_from([1.0, 0.0, "x", None]), "KTS.1": RATIOS}
)


def rated(said: dict[str, dict[str, Said]], cohort: tuple[str, ...] = COHORT) -> tuple[Scores, Scorecard]:
    """The communes' scores, and the scorecard made of them."""
    answers = Answers.of(COMMUNES, frame_of(said), pd.Index(list(said)))
    communes = score(COMMUNES, answers, UNITS, pd.Index(cohort))
    return communes, scorecard(DISTRICTS, communes, cohort, UNITS)


def slot_of(measure: Measure) -> str:
    return next(i.id for i in DISTRICTS.indicators if i.computed is measure)


def value(card: Scorecard, district: str, measure: Measure) -> float:
    return float(card.scores.value.at[district, slot_of(measure)])


def by_hand(measure: Measure, communes: Scores, district: str) -> float:
    """The value of a measure of one district, commune by commune; NaN where there is none."""
    assigned = [unit for unit in COHORT if PLACES[unit].startswith(district)]
    there = [unit for unit in assigned if unit in communes.position]
    rows = {unit: communes.units.loc[unit] for unit in there}
    complete = [unit for unit in there if rows[unit]["missing"] == 0]
    good = sum(rows[unit]["verdict"] == "completed" for unit in there)
    near = sum(rows[unit]["verdict"] == "nearly" for unit in there)
    scored = [i for i in COMMUNES.indicators if i.in_base]
    kept = [i for i in scored if i.mandatory] if measure is Measure.MANDATORY else scored
    outcomes = [communes.outcome_of(unit, i) for unit in there for i in kept]
    passed, failed = outcomes.count(Outcome.PASSED), outcomes.count(Outcome.FAILED)
    shares = group_shares(communes)
    middle = lambda values: median(values) if values else np.nan  # noqa: E731
    totals = [rows[unit]["score"] * 10 for unit in complete]
    known = {
        Measure.SUBMITTED: len(there) / len(assigned),
        Measure.COMPLETED: good / len(assigned),
        Measure.NEARLY: (good + near) / len(assigned),
        Measure.LACKING: (len(assigned) - len(complete)) / len(assigned),
        Measure.PASSED: passed / (passed + failed) if passed + failed else np.nan,
        Measure.MANDATORY: passed / (passed + failed) if passed + failed else np.nan,
        Measure.EVIDENCE: 0.0 if passed + failed else np.nan,
        Measure.MEDIAN: middle(totals),
        Measure.LOWEST: min(totals, default=np.nan),
    }
    return known[measure] if measure in known else middle([shares.at[u, measure.group] for u in complete])


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(list(PLACES)), ANSWERS, min_size=1))
def test_every_measure_is_what_counting_commune_by_commune_gives(said: dict[str, dict[str, Said]]) -> None:
    communes, card = rated(said)
    taken = [m for m in Measure if m.group in ("", *COMMUNES.group_by_id)]
    for district in card.scores.units.index:
        for measure in taken:
            expected = by_hand(measure, communes, district)
            assert value(card, district, measure) == pytest.approx(expected, nan_ok=True), measure


def test_ratios_carry_their_counts() -> None:
    _, card = rated({"a0": PASSES, "a1": PASSES | {"KTS.1": "1/10"}})
    rows = card.answers.set_index(["unit", "slot"])
    row = rows.loc[("D1", slot_of(Measure.COMPLETED))]
    assert (row["numerator"], row["denominator"]) == (1, 3)
    row = rows.loc[("D1", slot_of(Measure.LACKING))]
    assert (row["numerator"], row["denominator"]) == (1, 3)  # a2 did not submit


def test_a_district_without_a_submission_has_no_figures_and_no_zero() -> None:
    _, card = rated({"a0": PASSES})
    assert list(card.scores.units.index) == ["D1"]
    assert set(card.answers["unit"]) == {"D1"}
    assert list(card.silent.index) == ["D2", "D3"]


def test_a_district_without_assigned_communes_stands_apart_even_when_others_submitted() -> None:
    _, card = rated({"a0": PASSES, "d0": PASSES})
    assert list(card.unassigned.index) == ["D4"]
    assert "D4" not in card.scores.position


def test_communes_outside_the_cohort_do_not_count() -> None:
    _, card = rated({"b0": PASSES, "b1": PASSES, "b2": {"CQS.1": "0/10", "CQS.2": 0.0, "KTS.1": "0/10"}})
    assert value(card, "D2", Measure.COMPLETED) == 1
    assert value(card, "D2", Measure.LOWEST) == 1000


def test_missing_data_are_neither_zero_nor_a_fail() -> None:
    _, card = rated({"a0": PASSES, "a1": PASSES | {"CQS.1": None}})
    assert value(card, "D1", Measure.PASSED) == 1  # five of the five that have data
    assert value(card, "D1", Measure.LOWEST) == 1000  # the incomplete commune has no score yet
    assert value(card, "D1", Measure.LACKING) == pytest.approx(2 / 3)


def test_without_a_complete_commune_scores_are_missing() -> None:
    _, card = rated({"a0": PASSES | {"CQS.1": None}})
    outcome = card.scores.outcome.at["D1", slot_of(Measure.MEDIAN)]
    assert outcome == Outcome.MISSING
    assert card.scores.units.at["D1", "verdict"] == "incomplete"


def test_a_group_that_the_communes_edition_lacks_does_not_apply() -> None:
    _, card = rated({"a0": PASSES})
    assert card.scores.outcome.at["D1", slot_of(Measure.SOCIETY)] == Outcome.NOT_APPLICABLE
    assert card.scores.outcome.at["D1", slot_of(Measure.ECONOMY)] == Outcome.PASSED
    rows = card.answers[card.answers["not_applicable"]]
    assert (rows["explanation"] == "Không có").all()


def test_scores_are_taken_on_a_scale_of_1000() -> None:
    communes, card = rated({"a0": PASSES | {"KTS.1": "1/10"}})
    assert communes.units.at["a0", "score"] == 80
    assert value(card, "D1", Measure.MEDIAN) == 800


def test_in_an_era_without_districts_nothing_is_rated() -> None:
    units = load_units("2025")
    code = units.index[0]
    communes = score(COMMUNES, Answers.of(COMMUNES, frame_of({code: PASSES})), units, pd.Index([code]))
    card = scorecard(DISTRICTS, communes, (code,), units)
    assert card.scores.units.empty and card.units.empty and card.silent.empty


def test_the_zone_of_a_district_is_that_of_most_of_its_communes() -> None:
    _, card = rated({"b0": PASSES})
    assert card.units["zone"].to_dict() == {
        "D1": "lowland",
        "D2": "mountain",
        "D3": "lowland",
        "D4": "lowland",
    }


@pytest.fixture(scope="module")
def demonstrated() -> tuple[Scores, Scorecard]:
    units, cohort, edition = load_units("2022"), demonstration_cohort(), load_edition(EDITION)
    answers = plausible_answers(edition, units.loc[list(cohort)], 2022)
    communes = score(edition, Answers.of(edition, answers), units, pd.Index(cohort))
    reference = load_any("tham-chieu-huyen-2022")
    return communes, scorecard(reference, communes, cohort, units)


def test_the_demonstration_rates_the_27_districts(demonstrated: tuple[Scores, Scorecard]) -> None:
    communes, card = demonstrated
    assert len(card.scores.units) == 27
    assert card.scores.units["rank"].is_monotonic_increasing
    assert card.counts["assigned"].sum() == 94
    completed = (communes.units["verdict"] == "completed").sum()
    assert card.counts["completed"].sum() == completed
    assert card.scores.units["verdict"].nunique() >= 3  # the thresholds tell districts apart
    assert len(set(card.scores.units["score"].round(2))) > 20


def test_the_counts_of_communes_are_those_of_their_verdicts(demonstrated: tuple[Scores, Scorecard]) -> None:
    communes, card = demonstrated
    of = Communes(card.communes.assigned, communes)
    by_verdict = pd.crosstab(communes.units["district_code"], communes.units["verdict"])
    assert (of.counts["completed"] == by_verdict["completed"]).all()
    assert (of.counts["nearly"] == by_verdict["completed"] + by_verdict["nearly"]).all()
    assert (of.counts["submitted"] == by_verdict.sum(axis=1)).all()
