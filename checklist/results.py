"""results.json: the scores, what was refused and what was warned of, as other programs read them.

The shape is the contract's. Numbers are plain ints and floats; where there is none stands None, never NaN.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from checklist.plain_text import visible
from checklist.readings import Reading
from scoring import Outcome, Scores
from wording.language import Lang
from wording.problems import Problem

UNIT_FIELDS = (
    *("name", "district_code", "district_name", "zone", "in_cohort", "rank", "rank_in_district"),
    *("points", "applicable_max", "score", "completeness", "passed", "applicable", "verdict"),
)
RANKS = ("rank", "rank_in_district")
GROUP_FIELDS = ("points", "applicable_max", "passed", "applicable")


def results(
    scores: Scores,
    filled_files: Mapping[str, tuple[str, str]],
    cohort: Sequence[str] | None,
    refused: Sequence[Reading],
    warnings: Sequence[Problem],
    lang: Lang = "vi",
    *,
    era: str = "2022",
) -> dict[str, Any]:
    """Return the document.

    `filled_files` gives the file and SHA-256 of each unit that has one; `cohort` the codes of the assigned units
    (None where no list was given: then nobody is absent). A verdict is told by its id, a grade by its Vietnamese
    name or None; messages and remedies are in `lang`. `bonus` is told where the edition has bonuses or penalties.
    A refused file tells its errors alone: its warnings wait until it is taken, and `warnings` are those of taken
    files.
    """
    edition = scores.edition
    return {
        "edition": edition.id,
        "era": era,
        "scale": edition.scale,
        "units": _units(scores, filled_files),
        "absent": [code for code in cohort or () if code not in scores.position],
        "refused": [
            {"file": visible(reading.file), "problems": [as_document(p, lang) for p in reading.errors]}
            for reading in refused
        ],
        "warnings": [{"file": visible(problem.file), **as_document(problem, lang)} for problem in warnings],
    }


def to_json(document: Mapping[str, Any]) -> str:
    """Return the document as JSON text, Vietnamese letters as they are. Raises ValueError for NaN and infinity."""
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)


def _units(scores: Scores, files: Mapping[str, tuple[str, str]]) -> list[dict[str, Any]]:
    edition, units = scores.edition, scores.units
    fields = [*UNIT_FIELDS, "bonus"] if any(i.counts != "base" for i in edition.indicators) else UNIT_FIELDS
    grades = {grade.id: grade.name.vi for grade in edition.grades}
    of_groups = [_of_group(scores, group.id) for group in edition.groups]
    of_indicators = [_indicator(scores, position) for position in range(len(edition.indicators))]
    documents = []
    for row, (code, fields_of_unit) in enumerate(zip(units.index, _records(units, fields), strict=True)):
        file, sha256 = files.get(str(code), (None, None))
        said = None if file is None else visible(file)
        documents.append(
            {
                "code": str(code),
                **fields_of_unit,
                "grade": grades.get(units["grade"].iloc[row]),
                "groups": {group.id: of[row] for group, of in zip(edition.groups, of_groups, strict=True)},
                "indicators": [of[row] for of in of_indicators],
                "file": said,
                "sha256": sha256,
            }
        )
    return documents


def _of_group(scores: Scores, group: str) -> list[dict[str, Any]]:
    """One group of every unit, in rank order."""
    return _records(
        pd.DataFrame({field: scores.groups[group, field] for field in GROUP_FIELDS}), GROUP_FIELDS
    )


def _indicator(scores: Scores, position: int) -> list[dict[str, Any]]:
    """One indicator of every unit, in rank order."""
    indicator = scores.edition.indicators[position]
    cells = zip(
        _plain(scores.value[indicator.id]),
        scores.outcome[indicator.id].tolist(),
        _plain(scores.points[indicator.id]),
        strict=True,
    )
    return [
        {
            "id": indicator.id,
            "value": value,
            "outcome": Outcome(outcome).key,
            "points": points,
            "max": indicator.points,
        }
        for value, outcome, points in cells
    ]


def _records(frame: pd.DataFrame, fields: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of a frame as mappings of plain values."""
    columns = [_plain(frame[field], whole=field in RANKS) for field in fields]
    return [dict(zip(fields, row, strict=True)) for row in zip(*columns, strict=True)]


def _plain(series: pd.Series, *, whole: bool = False) -> list[Any]:
    """The values as Python has them, None for NaN; `whole` ones are counts that a gap made floats."""
    values = [None if value != value else value for value in series.tolist()]
    if not pd.api.types.is_numeric_dtype(series):
        values = [visible(value) if isinstance(value, str) else value for value in values]
    return [None if value is None else int(value) for value in values] if whole else values


def as_document(problem: Problem, lang: Lang) -> dict[str, str]:
    """One problem as `refused` and `warnings` list it, without its file."""
    return {
        "code": problem.code,
        "sheet": visible(problem.sheet),
        "cell": problem.cell,
        "message": visible(problem.message(lang)),
        "remedy": visible(problem.remedy(lang)),
    }
