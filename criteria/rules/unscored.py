"""Information only: asked for and kept, never scored."""

from collections.abc import Callable
from typing import ClassVar, Literal

import numpy as np

from criteria.levels import Floats
from criteria.rules.base import Case, Rule, RuleCells, in_lang
from wording.language import Lang, Text


class UnscoredRule(Rule):
    """Không tính điểm."""

    type: Literal["unscored"] = "unscored"
    inputs: ClassVar[tuple[str, ...]] = ("ratio", "count", "number", "boolean", "option")
    scored: ClassVar[bool] = False
    title: ClassVar[Text] = Text(vi="Không tính điểm", en="Not scored")

    def fraction(self, value: Floats, bar: Floats, best: float) -> Floats:
        return np.full_like(value, np.nan)

    def formula(self, cells: RuleCells) -> str:
        return '""'

    def explain(self, case: Case) -> str:
        value = case.said
        return in_lang(
            case.lang, f"{value}; chỉ để biết, không tính điểm", f"{value}; for information, not scored"
        )

    def describe(self, show: Callable[[float], str], bar: float, lang: Lang) -> str:
        return in_lang(lang, "Thu thập thông tin, không tính điểm.", "Collected for information, not scored.")
