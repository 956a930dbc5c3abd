"""Rules over several answers: additive parts, and the best of alternatives."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Annotated, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from criteria.inputs import BooleanInput, SimpleInput
from criteria.levels import ByZone, Floats, Level
from criteria.rules.base import Case, Rule, RuleCells, in_lang
from criteria.rules.boolean import BooleanRule
from criteria.rules.proportional import ProportionalRule
from criteria.rules.steps import StepsRule
from criteria.rules.threshold import ThresholdRule
from wording.language import Lang, Text
from wording.numbers import number

PartRule = Annotated[BooleanRule | ThresholdRule | ProportionalRule | StepsRule, Field(discriminator="type")]


class Part(BaseModel):
    """One part or alternative: a small indicator worth a `share` of the whole, by default a yes/no one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: Text
    share: Level = Field(gt=0, le=1)
    input: SimpleInput = BooleanInput(question=Text(vi="Có hay không", en="Yes or no"))
    rule: PartRule = BooleanRule()
    threshold: ByZone = ByZone(lowland=1.0, mountain=1.0)


class CompositeRule(Rule):
    """A rule whose value is made from the fractions of its parts; the value is the share of the points."""

    inputs: ClassVar[tuple[str, ...]] = ("parts",)
    direction: Literal["higher"] = "higher"

    @property
    @abstractmethod
    def items(self) -> tuple[Part, ...]:
        """The parts, in the order of the checklist's rows."""

    @abstractmethod
    def combine(self, fractions: NDArray[np.float64]) -> Floats:
        """Make the value: floats (n, parts) with NaN where not answered -> floats (n,)."""

    @abstractmethod
    def combine_formula(self, cells: Sequence[str]) -> str:
        """Return the same as an Excel expression over the parts' fraction cells; "" where not answered."""

    def fraction(self, value: Floats, bar: Floats, best: float) -> Floats:
        return np.clip(value, 0.0, 1.0)

    def formula(self, cells: RuleCells) -> str:
        return f"MIN(1,{cells.value})"


class PartsRule(CompositeRule):
    """Cộng các phần: the shares of the parts add up; all parts must be answered."""

    type: Literal["parts"] = "parts"
    title: ClassVar[Text] = Text(vi="Cộng các phần", en="Additive parts")
    parts: tuple[Part, ...] = Field(min_length=2)

    @property
    def items(self) -> tuple[Part, ...]:
        return self.parts

    def combine(self, fractions: NDArray[np.float64]) -> Floats:
        # Column by column: a matrix product may differ in the last bit with the number of units.
        value = np.zeros(len(fractions))
        for part, fraction in zip(self.parts, fractions.T, strict=True):
            value += part.share * fraction
        return value

    def combine_formula(self, cells: Sequence[str]) -> str:
        total = "+".join(f"{p.share!r}*{cell}" for p, cell in zip(self.parts, cells, strict=True))
        return f'IF(COUNT({",".join(cells)})<{len(cells)},"",{total})'

    def explain(self, case: Case) -> str:
        done = sum(f >= 1 for f in case.parts)
        lacking = [p.name.say(case.lang) for p, f in zip(self.parts, case.parts, strict=True) if f < 1]
        said = in_lang(
            case.lang,
            f"có {done} trên {len(self.parts)} mục",
            f"{done} of {len(self.parts)} parts are met",
        )
        if not lacking:
            return said
        return said + in_lang(case.lang, "; chưa có: ", "; not met: ") + "; ".join(lacking)

    def describe(self, show: Callable[[float], str], bar: float, lang: Lang) -> str:
        parts = "; ".join(f"{p.id}) {p.name.say(lang)} {number(p.share * 100, lang)}%" for p in self.parts)
        return in_lang(
            lang,
            f"Cộng các mục (% điểm tối đa): {parts}. Đạt từ {show(bar)}.",
            f"The parts add up (% of the points): {parts}. Passes from {show(bar)}.",
        )


class BestOfRule(CompositeRule):
    """Lấy phương án tốt nhất: the alternative that earns most counts; one answer is enough."""

    type: Literal["best_of"] = "best_of"
    title: ClassVar[Text] = Text(vi="Phương án tốt nhất", en="Best of alternatives")
    alternatives: tuple[Part, ...] = Field(min_length=2)

    @property
    def items(self) -> tuple[Part, ...]:
        return self.alternatives

    def combine(self, fractions: NDArray[np.float64]) -> Floats:
        weighted = fractions * np.array([p.share for p in self.alternatives])
        return np.fmax.reduce(weighted, axis=1)

    def combine_formula(self, cells: Sequence[str]) -> str:
        each = ",".join(
            f'IF({cell}="",0,{p.share!r}*{cell})' for p, cell in zip(self.alternatives, cells, strict=True)
        )
        # The inner IF never multiplies an empty text: Excel evaluates only the branch it takes.
        return f'IF(COUNT({",".join(cells)})=0,"",MAX({each}))'

    def explain(self, case: Case) -> str:
        worth = [f * p.share if f == f else -1.0 for f, p in zip(case.parts, self.alternatives, strict=True)]
        best = self.alternatives[int(np.argmax(worth))]
        share = number(case.value * 100, case.lang)
        return in_lang(
            case.lang,
            f"phương án tốt nhất là “{best.name.vi}”, được {share}%",
            f"the best alternative is “{best.name.say('en')}”, worth {share}%",
        )

    def describe(self, show: Callable[[float], str], bar: float, lang: Lang) -> str:
        each = "; ".join(
            f"{p.id}) {p.name.say(lang)} {number(p.share * 100, lang)}%" for p in self.alternatives
        )
        return in_lang(
            lang,
            f"Lấy phương án tốt nhất trong: {each}. Đạt từ {show(bar)}.",
            f"The best of: {each}. Passes from {show(bar)}.",
        )
