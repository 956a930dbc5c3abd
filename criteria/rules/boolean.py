"""All the points for the wanted answer to a yes/no question."""

from collections.abc import Callable
from typing import ClassVar, Literal

import numpy as np

from criteria.levels import Floats, reached_xl
from criteria.rules.base import Case, Rule, RuleCells, in_lang
from wording.language import Lang, Text


class BooleanRule(Rule):
    """Có / Không: the threshold is the wanted answer; with direction `lower` that is Không."""

    type: Literal["boolean"] = "boolean"
    inputs: ClassVar[tuple[str, ...]] = ("boolean",)
    title: ClassVar[Text] = Text(vi="Có / Không", en="Yes / no")

    def fraction(self, value: Floats, bar: Floats, best: float) -> Floats:
        return np.where(np.isnan(value), np.nan, self.passes(value, bar))

    def formula(self, cells: RuleCells) -> str:
        return f"IF({reached_xl(cells.value, cells.bar, self.direction)},1,0)"

    def explain(self, case: Case) -> str:
        said, wanted = case.against(case.bar)
        if said == wanted:
            return in_lang(case.lang, f"trả lời “{said}”", f"the answer is “{said}”")
        return in_lang(
            case.lang,
            f"trả lời “{said}”, cần “{wanted}”",
            f"the answer is “{said}”, “{wanted}” is needed",
        )

    def at_bar(self, shown: str, lang: Lang) -> str:
        return shown

    def describe(self, show: Callable[[float], str], bar: float, lang: Lang) -> str:
        return in_lang(lang, f"“{show(bar)}” được đủ điểm.", f"All the points for “{show(bar)}”.")
