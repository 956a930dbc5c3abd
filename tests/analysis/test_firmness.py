"""How firm the ranks are: drawn weights, one indicator left out, and which units can be told apart."""

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.firmness.firmness import DRAWS, FEWER, MANY, SEED, SPREAD, SURE, Firmness, firmness
from analysis.firmness.other_weights import Weighted
from criteria import Edition, load_edition
from demonstration import EDITION, plausible_answers
from scoring import Answers, Outcome, Scores, score
from tests.checklist.exported import answers_of_every_rule, every_rule, scores_of_every_rule
from tests.editions import edition_of, indicator, rate
from units import load_units

ASIDE = "not_applicable: Nơi không có"
SMALL = edition_of(
    indicator("A.1", "proportional", points=50, level="100%", more=ASIDE),
    indicator("A.2", "proportional", points=30, level="100%"),
    indicator("A.3", "proportional", points=20, level="100%", more=ASIDE),
)
ANSWERS = st.one_of(st.none(), st.just("x"), st.integers(0, 4).map(lambda n: f"{n}/4"))


@st.composite
def ratings(draw) -> Scores:
    """Two to six units with ties, missing and not applicable answers."""
    many = draw(st.integers(2, 6))
    return rate(SMALL, {f"u{i}": {f"A.{j}": draw(ANSWERS) for j in (1, 2, 3)} for i in range(many)})


@pytest.fixture(scope="module")
def demonstrated() -> Scores:
    edition, units = load_edition(EDITION), load_units("2022").iloc[:94]
    return score(edition, Answers.of(edition, plausible_answers(edition, units), units.index), units)


@pytest.fixture(scope="module")
def found(demonstrated: Scores) -> Firmness:
    return firmness(demonstrated, draws=400)


@pytest.mark.parametrize("rated", ["demonstrated", "every_rule"])
def test_undisturbed_weights_give_the_ranks_of_the_scores(rated: str, demonstrated: Scores) -> None:
    scores = demonstrated if rated == "demonstrated" else scores_of_every_rule()
    weighted = Weighted.of(scores)
    ranks = weighted.ranks(np.ones((1, len(weighted.ids))))[0]
    assert ranks.tolist() == scores.units.loc[list(weighted.units), "rank"].tolist()


@given(ratings())
@settings(deadline=None, max_examples=30)
def test_whatever_the_answers_undisturbed_weights_give_the_ranks_of_the_scores(scores: Scores) -> None:
    assert Weighted.of(scores).ranks(np.ones((1, 3)))[0].tolist() == scores.units["rank"].tolist()


def test_leaving_one_out_ranks_as_the_edition_without_it() -> None:
    edition, scores = every_rule(), scores_of_every_rule()
    left = firmness(scores, draws=1).without
    answers = answers_of_every_rule()
    assert list(left) == [one.id for one in edition.indicators if one.in_base]
    for gone in left:
        others = tuple(one for one in edition.indicators if one.id != gone)
        fields = {name: getattr(edition, name) for name in Edition.model_fields}
        less = Edition(**(fields | {"indicators": others}))
        kept = answers[answers["slot"].isin([slot.id for slot in less.slots])]
        units = scores.units.sort_index()
        again = score(less, Answers.of(less, kept, units.index), units, units.index[units["in_cohort"]])
        assert left[gone].to_dict() == again.units.loc[left.index, "rank"].to_dict()


@given(ratings())
@settings(deadline=None, max_examples=25)
def test_each_draw_ranks_by_exact_arithmetic(scores: Scores) -> None:
    found = firmness(scores, draws=3)
    drawn = np.random.default_rng(SEED).uniform(1 - SPREAD, 1 + SPREAD, (3, 3))
    for number, weights in enumerate(drawn):
        keys = {code: _key(scores, str(code), weights) for code in scores.units.index}
        ranks = [1 + sum(other > keys[code] for other in keys.values()) for code in found.units.index]
        assert found.ranks[:, number].tolist() == ranks


def _key(scores: Scores, unit: str, weights: np.ndarray) -> tuple[bool, Fraction]:
    """What a unit is ranked by: complete ones first, then points of what applies, at nine decimals."""
    outcomes = [scores.outcome_of(unit, one) for one in SMALL.indicators]
    applies = [j for j in range(3) if outcomes[j] is not Outcome.NOT_APPLICABLE]
    most = sum(Fraction(weights[j]) * Fraction(SMALL.indicators[j].points) for j in applies)
    got = sum(
        Fraction(weights[j]) * round(1000 * scores.points.at[unit, f"A.{j + 1}"]) / 1000
        for j in applies
        if outcomes[j] is not Outcome.MISSING
    )
    total = round(got / most * 100, 9) if most else Fraction(-1)
    return Outcome.MISSING not in outcomes, total


def test_a_unit_that_lacks_data_comes_after_the_complete_ones_in_every_draw(
    found: Firmness, demonstrated: Scores
) -> None:
    complete = (demonstrated.units["missing"] == 0).to_numpy()
    assert 0 < complete.sum() < len(complete)
    assert found.ranks[complete].max(axis=0).max() < found.ranks[~complete].min(axis=0).min()


def test_leaving_out_what_a_unit_lacks_makes_it_complete() -> None:
    scores = rate(
        SMALL,
        {
            "full": {"A.1": "1/4", "A.2": "1/4", "A.3": "1/4"},
            "open": {"A.1": "4/4", "A.2": "4/4", "A.3": None},
        },
    )
    assert firmness(scores, draws=1).without.loc["open"].tolist() == [2, 2, 1]


def test_nine_draws_in_ten_lie_within_the_interval(found: Firmness) -> None:
    units = found.units
    low, high = (units[name].to_numpy()[:, None] for name in ("low", "high"))
    assert ((found.ranks >= low) & (found.ranks <= high)).mean(axis=1).min() >= 0.9
    assert ((found.ranks < low).mean(axis=1) < 0.05).all()
    assert ((found.ranks > high).mean(axis=1) <= 0.05).all()
    ordered = units[["best", "low", "median", "high", "worst"]].to_numpy()
    assert (np.diff(ordered, axis=1) >= 0).all()
    assert (found.ranks.min(axis=1) == units["best"]).all()
    assert (found.ranks.max(axis=1) == units["worst"]).all()


def test_the_mover_is_the_indicator_whose_absence_moves_the_unit_furthest(found: Firmness) -> None:
    shift = found.without.sub(found.units["rank"], axis=0).abs()
    for code, row in found.units.iterrows():
        assert shift.loc[code].max() == abs(row["moved_to"] - row["rank"])
        assert row["mover"] == (shift.loc[code].idxmax() if shift.loc[code].max() else "")
    assert (found.indicators["moved"] == (shift > 0).sum()[found.indicators.index]).all()
    assert found.indicators["mean"].is_monotonic_decreasing


def test_two_units_are_told_apart_where_one_is_ahead_in_nineteen_draws_of_twenty(found: Firmness) -> None:
    ranks, n = found.ranks, len(found.units)
    share = np.array([[(ranks[i] < ranks[j]).mean() for j in range(n)] for i in range(n)])
    told = (share >= SURE) | (share.T >= SURE)
    assert (found.apart == told).all()
    assert found.told_apart == told.sum() / (n * (n - 1))
    for i in (0, 60, n - 1):
        code = found.units.index[i]
        assert found.alike(code) == tuple(
            c for c, t in zip(found.units.index, told[i], strict=True) if not t and c != code
        )
    assert found.neighbours["apart"].tolist() == [bool(told[i, i + 1]) for i in range(n - 1)]
    assert found.neighbours["ahead"].tolist() == [share[i, i + 1] for i in range(n - 1)]


def test_units_with_equal_results_share_every_rank_and_cannot_be_told_apart() -> None:
    same = {"A.1": "3/4", "A.2": "1/4", "A.3": "2/4"}
    found = firmness(
        rate(SMALL, {"a": same, "b": same, "c": {"A.1": "1/4", "A.2": "0/4", "A.3": "0/4"}}), draws=50
    )
    assert found.units.loc[["a", "b"], ["low", "high"]].to_numpy().tolist() == [[1, 1], [1, 1]]
    assert (found.alike("a"), found.alike("c")) == (("b",), ())
    assert found.units["mover"].tolist() == ["", "", ""]


def test_only_units_of_the_cohort_are_ranked() -> None:
    scores = scores_of_every_rule()
    found = firmness(scores, draws=10)
    assert list(found.units.index) == list(scores.units.index[scores.units["in_cohort"]])
    assert found.ranks.max() <= len(found.units)


def test_equal_rounds_give_equal_draws_and_progress_is_told(demonstrated: Scores, found: Firmness) -> None:
    told: list[float] = []
    again = firmness(demonstrated, draws=400, told=told.append)
    assert (again.ranks == found.ranks).all()
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_many_units_are_drawn_less_often() -> None:
    edition = edition_of(indicator("A.1", points=60), indicator("A.2", points=40))
    codes = [f"{i:04d}" for i in range(MANY + 1)]
    for size, draws in ((3, DRAWS), (MANY + 1, FEWER)):
        said = {code: {"A.1": "3/5", "A.2": f"{i % 2}/1"} for i, code in enumerate(codes[:size])}
        assert firmness(rate(edition, said)).draws == draws


def test_without_units_there_is_nothing_to_rank() -> None:
    scores = rate(SMALL, {"a": {"A.1": "3/4"}}, cohort=pd.Index(["z"]))
    found = firmness(scores)
    assert found.units.empty
    assert np.isnan(found.told_apart)
    assert found.neighbours.empty
