"""`score`: the one function that turns answers into scores."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from criteria import Edition
from criteria.levels import Bools, Floats
from criteria.verdicts import choose, grade_indices
from scoring.answers import Answers
from scoring.cells import score_cells
from scoring.ranking import Ints, competition_ranks, rank_order
from scoring.scores import Scores
from scoring.totals import Totals, total

UNIT_COLUMNS = ("name", "kind", "district_code", "district_name", "zone")


def score(
    edition: Edition,
    answers: Answers,
    units: pd.DataFrame,
    cohort: pd.Index | None = None,
    best: Mapping[str, float] | None = None,
) -> Scores:
    """Rate units by an edition.

    `units` has a row for each of `answers.units` (index code; columns `UNIT_COLUMNS`). `cohort` holds the
    codes that ranks and the best of relative rules refer to; by default all. `best` overrules the cohort's
    best values (used when only a part of the cohort is at hand). Raises KeyError where a unit has no row in
    `units`.
    """
    at = units.index.get_indexer(answers.units)
    if (at < 0).any():
        raise KeyError(f"no unit {', '.join(map(str, answers.units[at < 0]))}")
    mountain = (units["zone"] == "mountain").to_numpy()[at]
    districts = pd.factorize(units["district_code"].replace("", None))[0][at]
    counted = np.ones(len(at), dtype=bool) if cohort is None else answers.units.isin(cohort)
    bests: dict[str, float] = dict(best or {})
    cells = score_cells(edition, answers, mountain, counted, bests)
    totals = total(edition, cells)
    complete = totals.by_key["missing.applicable"] == 0
    order = rank_order(totals.score, complete)
    columns = {
        "in_cohort": counted,
        **_ranks(totals.score, complete, counted, districts, mountain),
        **_columns(edition, totals, complete),
    }
    table = units.iloc[at[order]][list(UNIT_COLUMNS)]
    return Scores(
        edition=edition,
        units=table.assign(**{name: _column(values[order], table.index) for name, values in columns.items()}),
        groups=pd.DataFrame({key: values[order] for key, values in totals.groups.items()}, table.index),
        cells=cells.take(order),
        given=answers,
        order=order,
        best=bests,
    )


def _column(values: np.ndarray, index: pd.Index) -> pd.Series:
    """A column of its own type: texts stay objects, so that None stays None."""
    return pd.Series(values, index, dtype=values.dtype)


def _columns(edition: Edition, totals: Totals, complete: Bools) -> dict[str, np.ndarray]:
    applicable, missing, passed = (totals.count(of) for of in ("count", "missing", "passed"))
    verdicts = np.array([v.id for v in edition.verdicts], dtype=object)
    grades = np.array([*(g.id for g in edition.grades), None], dtype=object)
    return {
        "points": totals.points,
        "applicable_max": totals.maximum,
        "bonus": totals.bonus,
        "score": totals.score,
        "completeness": np.where(applicable > 0, 1 - missing / np.maximum(applicable, 1), 1.0),
        "passed": passed,
        "failed": applicable - passed - missing,
        "missing": missing,
        "applicable": applicable,
        "verdict": verdicts[choose(edition.verdicts, totals.by_key)],
        "grade": grades[grade_indices(edition.grades, totals.score, complete)],
    }


def _ranks(
    score: Floats, complete: Bools, counted: Bools, districts: Ints, mountain: Bools
) -> dict[str, np.ndarray]:
    in_district = competition_ranks(score, complete, counted, districts).astype(float)
    in_district[districts < 0] = np.nan
    return {
        "rank": competition_ranks(score, complete, counted, np.zeros_like(districts)),
        "rank_in_district": in_district,
        "rank_in_zone": competition_ranks(score, complete, counted, mountain.astype(np.int64)),
    }
