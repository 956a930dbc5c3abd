"""Conditions of a verdict: what must hold of a unit's totals.

A condition has faces like a rule: it `holds` for arrays of totals, writes itself as an Excel `formula` over the cells
that hold the same totals, states itself as `needs` (sums of totals that must be large enough), and says in words what
it asks (`say`) and what a unit has (`found`). `Totals` keys name what all of them read.
"""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

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

UnitTotals = Mapping[str, float]
"""The totals of one unit by the same keys."""

Cells = Mapping[str, str]
"""Cell addresses by the same keys."""


@dataclass(frozen=True)
class Need:
    """One inequality: these totals together are at least so much, as `reached` compares.

    `whole`: they are counts, so what does not meet it is lower by one or more.
    """

    totals: tuple[str, ...]
    at_least: float
    whole: bool = False


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
    def needs(self, totals: UnitTotals) -> tuple[Need, ...]:
        """State the same as inequalities that must all be met, for a unit of which the same indicators apply.

        Of `totals` only what does not change with answers is read: counts, and which score and shares there are.
        """

    @abstractmethod
    def say(self, lang: Lang) -> str:
        """Say the condition."""

    @abstractmethod
    def found(self, totals: UnitTotals, lang: Lang) -> str:
        """Say what a unit has of what the condition asks."""


class AnyMissing(Condition):
    """At least one of the subset is not answered."""

    type: Literal["any_missing"] = "any_missing"
    of: Subset = "applicable"

    def holds(self, totals: Totals) -> Bools:
        return totals[f"missing.{self.of}"] > 0

    def formula(self, cells: Cells) -> str:
        return f"{cells[f'missing.{self.of}']}>0"

    def needs(self, totals: UnitTotals) -> tuple[Need, ...]:
        return (Need((f"missing.{self.of}",), 1, whole=True),)

    def say(self, lang: Lang) -> str:
        of = _OF[self.of].say(lang)
        return f"còn {of} chưa có số liệu" if lang == "vi" else f"some {of} have no data"

    def found(self, totals: UnitTotals, lang: Lang) -> str:
        missing = number(totals[f"missing.{self.of}"], lang)
        return f"{missing} chỉ tiêu chưa có số liệu" if lang == "vi" else f"{missing} have no data"


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

    def needs(self, totals: UnitTotals) -> tuple[Need, ...]:
        count = totals[f"count.{self.of}"]
        if count == 0:
            return ()
        enough = reached(np.arange(count + 1) / count, self.at_least)
        return (Need((f"passed.{self.of}",), float(np.argmax(enough)), whole=True),)

    def say(self, lang: Lang) -> str:
        of = _OF[self.of].say(lang)
        if self.at_least >= 1:
            return f"đạt mọi {of}" if lang == "vi" else f"all {of} pass"
        share = percent(self.at_least, lang)
        return f"đạt ít nhất {share} số {of}" if lang == "vi" else f"at least {share} of the {of} pass"

    def found(self, totals: UnitTotals, lang: Lang) -> str:
        count, passed = totals[f"count.{self.of}"], totals[f"passed.{self.of}"]
        if count == 0:
            return "không có chỉ tiêu nào như vậy" if lang == "vi" else "there are none"
        share = percent(passed / count, lang, self.at_least)
        numbers = f"{number(passed, lang)}/{number(count, lang)}"
        return f"đạt {numbers}, bằng {share}" if lang == "vi" else f"{numbers} pass, which is {share}"


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

    def needs(self, totals: UnitTotals) -> tuple[Need, ...]:
        keys = (f"passed.{self.of}", f"missing.{self.of}")
        return (Need(keys, totals[f"count.{self.of}"] - self.number, whole=True),)

    def say(self, lang: Lang) -> str:
        of = _OF[self.of].say(lang)
        return (
            f"không quá {self.number} {of} chưa đạt" if lang == "vi" else f"at most {self.number} {of} fail"
        )

    def found(self, totals: UnitTotals, lang: Lang) -> str:
        count, passed, missing = (totals[f"{key}.{self.of}"] for key in ("count", "passed", "missing"))
        failed = number(count - passed - missing, lang)
        return f"{failed} chỉ tiêu chưa đạt" if lang == "vi" else f"{failed} fail"


class ScoreAtLeast(Condition):
    """The score on the edition's scale is at least so much."""

    type: Literal["score_at_least"] = "score_at_least"
    score: float

    def holds(self, totals: Totals) -> Bools:
        return reached(totals["score"], self.score)

    def formula(self, cells: Cells) -> str:
        return f"IF(ISNUMBER({cells['score']}),{reached_xl(cells['score'], self.score)},FALSE)"

    def needs(self, totals: UnitTotals) -> tuple[Need, ...]:
        never = np.isnan(totals["score"])
        return (Need(("score",), np.inf if never else self.score),)

    def say(self, lang: Lang) -> str:
        score = number(self.score, lang)
        return f"tổng điểm từ {score} trở lên" if lang == "vi" else f"a score of {score} or more"

    def found(self, totals: UnitTotals, lang: Lang) -> str:
        score = number(totals["score"], lang, 3)
        return f"tổng điểm {score}" if lang == "vi" else f"a score of {score}"


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

    def needs(self, totals: UnitTotals) -> tuple[Need, ...]:
        return tuple(Need((k,), self.share) for k in self._keys(totals) if not np.isnan(totals[k]))

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

    def found(self, totals: UnitTotals, lang: Lang) -> str:
        shares = [
            f"{k.removeprefix('share.')} {percent(totals[k], lang, self.share)}" for k in self._keys(totals)
        ]
        return "; ".join(shares)


AnyCondition = Annotated[
    AnyMissing | SharePassed | FailedAtMost | ScoreAtLeast | GroupShareAtLeast, Field(discriminator="type")
]
