"""Verdict rules and grades: how totals become a conclusion. Both are data of an edition.

A condition has three faces like a rule: it `holds` for arrays of totals, writes itself as an Excel `formula`
over the cells that hold the same totals, and says itself in words. `Totals` keys name what both faces read.
"""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from criteria.inputs import xl_text
from criteria.levels import Bools, Level, reached, reached_xl
from wording.language import Lang, Text
from wording.numbers import number, percent

Subset = Literal["applicable", "mandatory", "optional"]
SUBSETS: tuple[Subset, ...] = ("applicable", "mandatory", "optional")
_OF: dict[Subset, Text] = {
    "applicable": Text(vi="chỉ tiêu áp dụng", en="applicable indicators"),
    "mandatory": Text(vi="chỉ tiêu bắt buộc", en="mandatory indicators"),
    "optional": Text(vi="chỉ tiêu không bắt buộc", en="optional indicators"),
}

Totals = Mapping[str, NDArray[np.float64]]
"""Arrays (n,) by key: `passed.SUBSET`, `missing.SUBSET`, `count.SUBSET`, `score`, `share.GROUP` of points."""

Cells = Mapping[str, str]
"""Cell addresses by the same keys."""


class Condition(BaseModel):
    """One condition of a verdict."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    @abstractmethod
    def holds(self, totals: Totals) -> Bools:
        """Tell for which units it holds: arrays (n,) -> bools (n,)."""

    @abstractmethod
    def formula(self, cells: Cells) -> str:
        """Return the same as an Excel expression."""

    @abstractmethod
    def say(self, lang: Lang) -> str:
        """Say the condition."""


class AnyMissing(Condition):
    """At least one of the subset is not answered."""

    type: Literal["any_missing"] = "any_missing"
    of: Subset = "applicable"

    def holds(self, totals: Totals) -> Bools:
        return totals[f"missing.{self.of}"] > 0

    def formula(self, cells: Cells) -> str:
        return f"{cells[f'missing.{self.of}']}>0"

    def say(self, lang: Lang) -> str:
        of = _OF[self.of].say(lang)
        return f"còn {of} chưa có số liệu" if lang == "vi" else f"some {of} have no data"


class SharePassed(Condition):
    """At least a share of the subset passes; an empty subset counts as passed."""

    type: Literal["share_passed"] = "share_passed"
    of: Subset = "applicable"
    at_least: Level = Field(ge=0, le=1)

    def holds(self, totals: Totals) -> Bools:
        count, passed = totals[f"count.{self.of}"], totals[f"passed.{self.of}"]
        with np.errstate(invalid="ignore", divide="ignore"):
            return (count == 0) | reached(passed / count, self.at_least)

    def formula(self, cells: Cells) -> str:
        count, passed = cells[f"count.{self.of}"], cells[f"passed.{self.of}"]
        return f"IF({count}=0,TRUE,{reached_xl(f'{passed}/{count}', self.at_least)})"

    def say(self, lang: Lang) -> str:
        of = _OF[self.of].say(lang)
        if self.at_least >= 1:
            return f"đạt mọi {of}" if lang == "vi" else f"all {of} pass"
        share = percent(self.at_least, lang)
        return f"đạt ít nhất {share} số {of}" if lang == "vi" else f"at least {share} of the {of} pass"


class FailedAtMost(Condition):
    """At most so many of the subset fail."""

    type: Literal["failed_at_most"] = "failed_at_most"
    of: Subset = "applicable"
    number: int = Field(ge=0)

    def holds(self, totals: Totals) -> Bools:
        failed = totals[f"count.{self.of}"] - totals[f"passed.{self.of}"] - totals[f"missing.{self.of}"]
        return failed <= self.number

    def formula(self, cells: Cells) -> str:
        count, passed, missing = (cells[f"{key}.{self.of}"] for key in ("count", "passed", "missing"))
        return f"{count}-{passed}-{missing}<={self.number}"

    def say(self, lang: Lang) -> str:
        of = _OF[self.of].say(lang)
        return (
            f"không quá {self.number} {of} chưa đạt" if lang == "vi" else f"at most {self.number} {of} fail"
        )


class ScoreAtLeast(Condition):
    """The score on the edition's scale is at least so much."""

    type: Literal["score_at_least"] = "score_at_least"
    score: float

    def holds(self, totals: Totals) -> Bools:
        return reached(totals["score"], self.score)

    def formula(self, cells: Cells) -> str:
        return f"IF(ISNUMBER({cells['score']}),{reached_xl(cells['score'], self.score)},FALSE)"

    def say(self, lang: Lang) -> str:
        score = number(self.score, lang)
        return f"tổng điểm từ {score} trở lên" if lang == "vi" else f"a score of {score} or more"


class GroupShareAtLeast(Condition):
    """One group (or with `group: each` every group) earns at least a share of its applicable points."""

    type: Literal["group_share_at_least"] = "group_share_at_least"
    group: str = "each"
    share: Level = Field(ge=0, le=1)

    def _keys(self, totals: Mapping[str, object]) -> list[str]:
        if self.group != "each":
            return [f"share.{self.group}"]
        return [key for key in totals if key.startswith("share.")]

    def holds(self, totals: Totals) -> Bools:
        met = [np.isnan(totals[k]) | reached(totals[k], self.share) for k in self._keys(totals)]
        return np.logical_and.reduce(met)

    def formula(self, cells: Cells) -> str:
        met = [f"IF(ISNUMBER({cells[k]}),{reached_xl(cells[k], self.share)},TRUE)" for k in self._keys(cells)]
        return f"AND({','.join(met)})"

    def say(self, lang: Lang) -> str:
        share = percent(self.share, lang)
        if self.group == "each":
            return (
                f"mỗi nhóm được ít nhất {share} số điểm"
                if lang == "vi"
                else f"each group earns at least {share}"
            )
        if lang == "vi":
            return f"nhóm {self.group} được ít nhất {share} số điểm"
        return f"group {self.group} earns at least {share}"


AnyCondition = Annotated[
    AnyMissing | SharePassed | FailedAtMost | ScoreAtLeast | GroupShareAtLeast, Field(discriminator="type")
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
