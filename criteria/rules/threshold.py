"""All the points from the threshold on, none below it."""

from collections.abc import Callable
from typing import ClassVar, Literal

import numpy as np

from criteria.levels import Floats, reached, reached_xl
from criteria.rules.base import Case, Rule, RuleCells, in_lang
from wording.language import Lang, Text


class ThresholdRule(Rule):
    """Đạt ngưỡng thì được đủ điểm: all or nothing."""

    type: Literal["threshold"] = "threshold"
    inputs: ClassVar[tuple[str, ...]] = ("ratio", "count", "number")
    title: ClassVar[Text] = Text(vi="Đạt ngưỡng", en="Threshold")

    def fraction(self, value: Floats, bar: Floats, best: float) -> Floats:
        return np.where(np.isnan(value), np.nan, self.passes(value, bar))

    def formula(self, cells: RuleCells) -> str:
        return f"IF({reached_xl(cells.value, cells.bar, self.direction)},1,0)"

    def explain(self, case: Case) -> str:
        value, level = case.against(case.bar)
        bar = self.at_bar(level, case.lang)
        if reached(np.array([case.value]), case.bar, self.direction)[0]:
            return in_lang(case.lang, f"{value} đạt ngưỡng {bar}", f"{value} meets the threshold of {bar}")
        return in_lang(case.lang, f"{value} chưa đạt ngưỡng {bar}", f"{value} misses the threshold of {bar}")

    def describe(self, show: Callable[[float], str], bar: float, lang: Lang) -> str:
        said = self.at_bar(show(bar), lang)
        return in_lang(
            lang, f"Đủ điểm khi {said}; không thì 0 điểm.", f"All the points for {said}; else none."
        )
