"""The share of the points that the chosen option carries."""

from collections.abc import Callable
from typing import ClassVar, Literal

import numpy as np

from criteria.levels import Floats
from criteria.rules.base import Case, Rule, RuleCells, in_lang
from wording.language import Lang, Text


class OptionsRule(Rule):
    """Lựa chọn: the value is the option's share already."""

    type: Literal["options"] = "options"
    inputs: ClassVar[tuple[str, ...]] = ("option",)
    title: ClassVar[Text] = Text(vi="Theo lựa chọn", en="Options")
    direction: Literal["higher"] = "higher"

    def fraction(self, value: Floats, bar: Floats, best: float) -> Floats:
        return np.clip(value, 0.0, 1.0)

    def formula(self, cells: RuleCells) -> str:
        return cells.value

    def explain(self, case: Case) -> str:
        said = case.said
        return in_lang(case.lang, f"chọn “{said}”", f"the choice is “{said}”")

    def describe(self, show: Callable[[float], str], bar: float, lang: Lang) -> str:
        return in_lang(
            lang,
            f"Điểm theo lựa chọn. Đạt từ “{show(bar)}”.",
            f"Points by the option chosen. Passes from “{show(bar)}” on.",
        )
