"""What every rule type shares."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from criteria.levels import Bools, Direction, Floats, reached
from wording.language import Lang, Text


@dataclass(frozen=True)
class RuleCells:
    """Excel expressions that a rule's formula may use: the value, its threshold, the best of the cohort."""

    value: str
    bar: str
    best: str


@dataclass(frozen=True)
class Case:
    """One unit's value of one indicator, to be explained.

    `parts` are the fractions of a composite rule's parts (NaN where not answered); `show` says a value in the
    indicator's own way (97,93%; 12 dossiers; Có), given another that stands beside it.
    """

    value: float
    bar: float
    best: float
    parts: tuple[float, ...]
    show: Callable[[float, float], str]
    lang: Lang

    def against(self, level: float) -> tuple[str, str]:
        """Say the value and a level, each with as many digits as tell them apart (59,996% and 60%)."""
        return self.show(self.value, level), self.show(level, self.value)

    @property
    def said(self) -> str:
        """The value alone."""
        return self.show(self.value, self.value)


class Rule(BaseModel):
    """A rule type. Subclasses give the three faces; `direction` says which way is better."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    inputs: ClassVar[tuple[str, ...]]
    """The types of input the rule can score."""
    scored: ClassVar[bool] = True
    title: ClassVar[Text]
    """What a reader is told the rule is called."""
    direction: Direction = "higher"

    def passes(self, value: Floats, bar: Floats) -> Bools:
        """Tell where the threshold is met: floats (n,), floats (n,) -> bools (n,); NaN never passes."""
        return reached(value, bar, self.direction)

    @abstractmethod
    def fraction(self, value: Floats, bar: Floats, best: float) -> Floats:
        """Return the share of the points, 0 to 1: floats (n,), floats (n,) -> floats (n,); NaN stays NaN.

        `best` is the best value of the cohort; only `relative` reads it.
        """

    @abstractmethod
    def formula(self, cells: RuleCells) -> str:
        """Return an Excel expression of the same share, for a value that is a number."""

    @abstractmethod
    def explain(self, case: Case) -> str:
        """Say in one clause why the value earns its share, beginning with the value."""

    @abstractmethod
    def describe(self, show: Callable[[float], str], bar: float, lang: Lang) -> str:
        """Say how the points are found, for the checklist's "Cách tính" and the page of the catalogue."""

    def at_bar(self, shown: str, lang: Lang) -> str:
        """Say "từ 60% trở lên" or, where lower is better, "không quá 5%"; all of a whole is just "100%"."""
        if shown == "100%" and self.direction == "higher":
            return shown
        if self.direction == "higher":
            return f"từ {shown} trở lên" if lang == "vi" else f"{shown} or more"
        return f"không quá {shown}" if lang == "vi" else f"at most {shown}"


def in_lang(lang: Lang, vi: str, en: str) -> str:
    """Choose between two ready sentences."""
    return vi if lang == "vi" else en
