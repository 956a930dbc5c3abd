"""`score`: the one function that turns answers into scores.

Points are kept as whole thousandths while they are added, so that sums are exact; rounding for display comes later
and once.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from criteria import Edition
from criteria.levels import Bools, Floats
from criteria.rules import RelativeRule
from criteria.verdicts import SUBSETS, choose, grade_indices
from scoring.answers import Answers
from scoring.outcomes import Outcome
from scoring.ranking import Ints, competition_ranks, rank_order
from scoring.scores import Scores
from scoring.values import values_of

THOUSANDTHS = 1000
UNIT_COLUMNS = ("name", "kind", "district_code", "district_name", "zone")


class _Cells:
    """The matrices that scoring fills, one column an indicator."""

    def __init__(self, n: int, k: int) -> None:
        self.value = np.full((n, k), np.nan, order="F")
        self.outcome = np.zeros((n, k), dtype=np.int8, order="F")
        self.thousandths = np.zeros((n, k), dtype=np.int64, order="F")

    def take(self, order: Ints) -> None:
        for name in ("value", "outcome", "thousandths"):
            setattr(self, name, getattr(self, name)[order])

    def points(self) -> Floats:
        scored = (self.outcome == Outcome.PASSED) | (self.outcome == Outcome.FAILED)
        return np.where(scored, self.thousandths / THOUSANDTHS, np.nan)


def score(
    edition: Edition,
    answers: Answers,
    units: pd.DataFrame,
    cohort: pd.Index | None = None,
    best: Mapping[str, float] | None = None,
) -> Scores:
    """Rate units by an edition.

    `units` has a row for each of `answers.units` (index code; columns `UNIT_COLUMNS`). `cohort` holds the codes that
    ranks and the best of relative rules refer to; by default all. `best` overrules the cohort's best values (used
    when only a part of the cohort is at hand). Raises KeyError where a unit has no row in `units`.
    """
    table = units.loc[answers.units, list(UNIT_COLUMNS)]
    mountain = (table["zone"] == "mountain").to_numpy()
    counted = np.ones(len(table), dtype=bool) if cohort is None else table.index.isin(cohort)
    bests: dict[str, float] = dict(best or {})
    cells = _score_cells(edition, answers, mountain, counted, bests)
    table, groups = _totals(edition, cells, table.assign(in_cohort=counted))
    complete = (table["missing"] == 0).to_numpy()
    order = rank_order(table["score"].to_numpy(), complete)
    table = _with_ranks(table, complete, counted).iloc[order]
    cells.take(order)
    ids, index = [i.id for i in edition.indicators], table.index
    return Scores(
        edition=edition,
        units=table,
        groups=groups.iloc[order],
        value=pd.DataFrame(cells.value, index, ids, copy=False),
        points=pd.DataFrame(cells.points(), index, ids, copy=False),
        outcome=pd.DataFrame(cells.outcome, index, ids, copy=False),
        answers=answers.take(order),
        best=bests,
    )


def _score_cells(
    edition: Edition, answers: Answers, mountain: Bools, counted: Bools, bests: dict[str, float]
) -> _Cells:
    cells, column = _Cells(len(answers.units), len(edition.indicators)), 0
    for j, indicator in enumerate(edition.indicators):
        rule = indicator.rule
        value = values_of(edition, indicator, column, answers, mountain).value
        marked = answers.not_applicable[:, column]
        column += 1 + len(indicator.parts)
        cells.value[:, j] = value
        bar = indicator.threshold.pick(mountain) if indicator.threshold else np.full(len(value), np.nan)
        if isinstance(rule, RelativeRule) and indicator.id not in bests:
            of_cohort = rule.best_of(value[counted & ~marked])
            bests[indicator.id] = of_cohort if of_cohort == of_cohort else rule.best_of(value[~marked])
        if not rule.scored:
            cells.outcome[:, j] = Outcome.UNSCORED
            continue
        fraction = rule.fraction(value, bar, bests.get(indicator.id, np.nan))
        outcome = np.where(rule.passes(value, bar), Outcome.PASSED, Outcome.FAILED)
        outcome[np.isnan(fraction)] = Outcome.MISSING
        if indicator.not_applicable is not None:
            outcome[marked] = Outcome.NOT_APPLICABLE
        cells.outcome[:, j] = outcome
        earned = np.floor(fraction * indicator.points * THOUSANDTHS + 0.5)
        cells.thousandths[:, j] = np.where(outcome <= Outcome.FAILED, np.nan_to_num(earned), 0)
    return cells


def _totals(edition: Edition, cells: _Cells, table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    base = np.array([i.in_base for i in edition.indicators])
    full = np.array([round(i.points * THOUSANDTHS) for i in edition.indicators], dtype=np.int64)
    applies = (cells.outcome != Outcome.NOT_APPLICABLE) & base
    passed = (cells.outcome == Outcome.PASSED) & base
    missing = (cells.outcome == Outcome.MISSING) & base
    mandatory = np.array([i.mandatory for i in edition.indicators])
    subset = {"applicable": base, "mandatory": base & mandatory, "optional": base & ~mandatory}
    totals: dict[str, Floats] = {}
    for name in SUBSETS:
        of = subset[name]
        for key, matrix in (("count", applies), ("passed", passed), ("missing", missing)):
            totals[f"{key}.{name}"] = matrix[:, of].sum(axis=1).astype(float)
    groups: dict[tuple[str, str], np.ndarray] = {}
    points, maximum = np.zeros(len(table), dtype=np.int64), np.zeros(len(table), dtype=np.int64)
    for group in edition.groups:
        of = base & np.array([i.group == group.id for i in edition.indicators])
        got, most = cells.thousandths[:, of].sum(axis=1), (applies[:, of] * full[of]).sum(axis=1)
        points, maximum = points + got, maximum + most
        with np.errstate(invalid="ignore", divide="ignore"):
            totals[f"share.{group.id}"] = np.where(most > 0, got / most, np.nan)
        groups[group.id, "points"], groups[group.id, "applicable_max"] = got / THOUSANDTHS, most / THOUSANDTHS
        groups[group.id, "passed"] = passed[:, of].sum(axis=1)
        groups[group.id, "applicable"] = applies[:, of].sum(axis=1)
    bonus = _bonus(edition, cells)
    with np.errstate(invalid="ignore", divide="ignore"):
        totals["score"] = np.where(maximum > 0, points * edition.scale / maximum, np.nan) + bonus
    return _unit_table(edition, table, totals, points, maximum, bonus), pd.DataFrame(groups, table.index)


def _bonus(edition: Edition, cells: _Cells) -> Floats:
    """Points outside the base scale: bonuses (at most the edition's cap) less penalties: floats (n,)."""
    sums = {
        kind: cells.thousandths[:, np.array([i.counts == kind for i in edition.indicators])].sum(axis=1)
        for kind in ("bonus", "penalty")
    }
    bonus = sums["bonus"] / THOUSANDTHS
    if edition.bonus_cap is not None:
        bonus = np.minimum(bonus, edition.bonus_cap)
    return bonus - sums["penalty"] / THOUSANDTHS


def _unit_table(
    edition: Edition, table: pd.DataFrame, totals: dict[str, Floats], points: Ints, maximum: Ints, bonus: Floats
) -> pd.DataFrame:
    applicable, missing = totals["count.applicable"], totals["missing.applicable"]
    passed = totals["passed.applicable"]
    verdicts = np.array([v.id for v in edition.verdicts], dtype=object)
    grades = np.array([*(g.id for g in edition.grades), None], dtype=object)
    return table.assign(
        points=points / THOUSANDTHS,
        applicable_max=maximum / THOUSANDTHS,
        bonus=bonus,
        score=totals["score"],
        completeness=np.where(applicable > 0, 1 - missing / np.maximum(applicable, 1), 1.0),
        passed=passed.astype(int),
        failed=(applicable - passed - missing).astype(int),
        missing=missing.astype(int),
        applicable=applicable.astype(int),
        verdict=verdicts[choose(edition.verdicts, totals)],
        grade=pd.Series(
            grades[grade_indices(edition.grades, totals["score"], missing == 0)], table.index, dtype=object
        ),
    )


def _with_ranks(table: pd.DataFrame, complete: Bools, counted: Bools) -> pd.DataFrame:
    value = table["score"].to_numpy()
    places = {"rank": np.zeros(len(table), dtype=np.int64)}
    for name, column in (("rank_in_district", "district_code"), ("rank_in_zone", "zone")):
        places[name] = pd.factorize(table[column])[0].astype(np.int64)
    ranks = {name: competition_ranks(value, complete, counted, within) for name, within in places.items()}
    in_district = pd.Series(ranks["rank_in_district"], table.index).where(table["district_code"] != "")
    return table.assign(rank=ranks["rank"], rank_in_district=in_district, rank_in_zone=ranks["rank_in_zone"])
