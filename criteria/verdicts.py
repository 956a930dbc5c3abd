"""Verdict rules and grades: how totals become a conclusion. Both are data of an edition."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from criteria.conditions import (
    SUBSETS,
    AnyCondition,
    AnyMissing,
    Cells,
    Condition,
    FailedAtMost,
    GroupShareAtLeast,
    ScoreAtLeast,
    SharePassed,
    Subset,
    Totals,
)
from criteria.inputs import xl_text
from criteria.levels import Bools, reached, reached_xl
from wording.language import Lang, Text

__all__ = [
    "SUBSETS",
    "AnyCondition",
    "AnyMissing",
    "Condition",
    "FailedAtMost",
    "Grade",
    "GroupShareAtLeast",
    "ScoreAtLeast",
    "SharePassed",
    "Subset",
    "Verdict",
    "choose",
    "choose_xl",
    "grade_indices",
    "grade_xl",
]


class Verdict(BaseModel):
    """Kết luận: the first of an edition's verdicts whose conditions all hold. The last one has none.

    `tone` chooses the colour and mark on screen; colour levels (xanh, vàng, đỏ) are verdicts too.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: Text
    tone: Literal["good", "near", "bad", "unknown"]
    when: tuple[AnyCondition, ...] = ()

    def say(self, lang: Lang) -> str:
        """Say all conditions."""
        if not self.when:
            return "các trường hợp còn lại" if lang == "vi" else "all other cases"
        return (" và " if lang == "vi" else " and ").join(c.say(lang) for c in self.when)


class Grade(BaseModel):
    """Xếp loại: from `from_score` on. Given to complete units only."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    id: str
    name: Text
    from_score: float = Field(ge=0)


def choose(verdicts: tuple[Verdict, ...], totals: Totals) -> NDArray[np.int64]:
    """Return the index of each unit's verdict: arrays (n,) -> ints (n,)."""
    n = len(next(iter(totals.values())))
    conditions = [
        np.logical_and.reduce([np.ones(n, dtype=bool), *(c.holds(totals) for c in v.when)]) for v in verdicts
    ]
    return np.select(conditions, list(range(len(verdicts))), default=len(verdicts) - 1)


def choose_xl(verdicts: tuple[Verdict, ...], cells: Cells, lang: Lang = "vi") -> str:
    """Return the verdict's name as an Excel expression over the cells of the totals."""
    nested = xl_text(verdicts[-1].name.say(lang))
    for verdict in reversed(verdicts[:-1]):
        met = ",".join(c.formula(cells) for c in verdict.when)
        nested = f"IF(AND({met}),{xl_text(verdict.name.say(lang))},{nested})"
    return nested


def grade_indices(
    grades: tuple[Grade, ...], score: NDArray[np.float64], complete: Bools
) -> NDArray[np.int64]:
    """Return the index of each unit's grade, -1 where it is incomplete or has no score."""
    index = np.full(len(score), -1)
    for i, grade in reversed(list(enumerate(grades))):
        index[reached(score, grade.from_score) & complete] = i
    return index


def grade_xl(grades: tuple[Grade, ...], score: str, complete: str, lang: Lang = "vi") -> str:
    """Return the grade's name as an Excel expression, "" where the unit is incomplete."""
    nested = '""'
    for grade in reversed(grades):
        nested = f"IF({reached_xl(score, grade.from_score)},{xl_text(grade.name.say(lang))},{nested})"
    return f'IF(AND({complete},ISNUMBER({score})),{nested},"")'
