"""Points for each item counted, up to a cap."""

from collections.abc import Callable
from typing import ClassVar, Literal

import numpy as np
from pydantic import Field

from criteria.levels import Floats
from criteria.rules.base import Case, Rule, RuleCells, in_lang
from wording.language import Lang, Text
from wording.numbers import number


class PerItemRule(Rule):
    """`each` points an item, at most `cap` (which is the indicator's points)."""

    type: Literal["per_item"] = "per_item"
    inputs: ClassVar[tuple[str, ...]] = ("count",)
    title: ClassVar[Text] = Text(vi="Theo số lượng", en="Per item")
    direction: Literal["higher"] = "higher"
    each: float = Field(gt=0)
    cap: float = Field(gt=0)

    def fraction(self, value: Floats, bar: Floats, best: float) -> Floats:
        return np.clip(value * self.each, 0.0, self.cap) / self.cap

    def formula(self, cells: RuleCells) -> str:
        return f"MIN(MAX({cells.value}*{self.each!r},0),{self.cap!r})/{self.cap!r}"

    def explain(self, case: Case) -> str:
        count, each, cap = (number(x, case.lang) for x in (case.value, self.each, self.cap))
        if case.value * self.each >= self.cap:
            return in_lang(
                case.lang,
                f"{count} × {each} điểm, đã tới mức tối đa {cap}",
                f"{count} × {each} points, at the cap of {cap}",
            )
        return in_lang(case.lang, f"{count} × {each} điểm", f"{count} × {each} points")

    def describe(self, show: Callable[[float], str], bar: float, lang: Lang) -> str:
        each, cap = number(self.each, lang), number(self.cap, lang)
        passing = self.at_bar(show(bar), lang)
        return in_lang(
            lang,
            f"Mỗi mục được {each} điểm, tối đa {cap}. Đạt khi {passing}.",
            f"{each} points each, at most {cap}. Passes at {passing}.",
        )
