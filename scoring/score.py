"""`score`: the one function that turns answers into scores."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from criteria import Edition
from criteria.levels import Bools, Floats
from criteria.verdicts import choose, grade_indices
from scoring.answers import Answers
from scoring.cells import score_cells
from scoring.ranking import competition_ranks, rank_order
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
    about = units.loc[answers.units, list(UNIT_COLUMNS)]
    mountain = (about["zone"] == "mountain").to_numpy()
    counted = np.ones(len(about), dtype=bool) if cohort is None else about.index.isin(cohort)
    bests: dict[str, float] = dict(best or {})
    cells = score_cells(edition, answers, mountain, counted, bests)
    totals = total(edition, cells, about.index)
    complete = totals.by_key["missing.applicable"] == 0
    order = rank_order(totals.score, complete)
    table = pd.DataFrame(
        {
            **{name: about[name] for name in UNIT_COLUMNS},
            "in_cohort": counted,
            **_ranks(about, totals.score, complete, counted),
            **_columns(edition, totals, complete),
        },
        about.index,
    )
    return Scores(
        edition=edition,
        units=table.iloc[order],
        groups=totals.groups.iloc[order],
        cells=cells.take(order),
        given=answers,
        order=order,
        best=bests,
    )


def _columns(edition: Edition, totals: Totals, complete: Bools) -> dict[str, Any]:
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
        "grade": pd.Series(
            grades[grade_indices(edition.grades, totals.score, complete)], totals.groups.index, dtype=object
        ),
    }


def _ranks(about: pd.DataFrame, score: Floats, complete: Bools, counted: Bools) -> dict[str, np.ndarray]:
    everywhere = np.zeros(len(about), dtype=np.int64)
    districts, names = pd.factorize(about["district_code"])
    zones = (about["zone"] == "mountain").to_numpy().astype(np.int64)
    in_district = competition_ranks(score, complete, counted, districts).astype(float)
    in_district[np.asarray(names == "")[districts]] = np.nan
    return {
        "rank": competition_ranks(score, complete, counted, everywhere),
        "rank_in_district": in_district,
        "rank_in_zone": competition_ranks(score, complete, counted, zones),
    }
