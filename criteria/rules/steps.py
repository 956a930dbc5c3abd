"""Points by steps: the first band that the value reaches decides."""

from collections.abc import Callable
from typing import ClassVar, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from criteria.levels import Floats, Level, reached, reached_xl
from criteria.rules.base import Case, Rule, RuleCells, in_lang
from wording.language import Lang, Text
from wording.numbers import number


class Band(BaseModel):
    """From `at` on (with direction `lower`: down from `at`) a share of the points is earned."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    at: Level
    share: Level = Field(ge=0, le=1)


class StepsRule(Rule):
    """Bậc thang: bands from the best down; below the last one nothing is earned."""

    type: Literal["steps"] = "steps"
    inputs: ClassVar[tuple[str, ...]] = ("ratio", "count", "number")
    title: ClassVar[Text] = Text(vi="Theo bậc", en="Steps")
    bands: tuple[Band, ...] = Field(min_length=1)

    def fraction(self, value: Floats, bar: Floats, best: float) -> Floats:
        share = np.zeros_like(value)
        for band in reversed(self.bands):
            share[reached(value, band.at, self.direction)] = band.share
        share[np.isnan(value)] = np.nan
        return share

    def formula(self, cells: RuleCells) -> str:
        nested = "0"
        for band in reversed(self.bands):
            nested = f"IF({reached_xl(cells.value, band.at, self.direction)},{band.share!r},{nested})"
        return nested

    def explain(self, case: Case) -> str:
        column, levels = np.array([case.value]), [band.at for band in self.bands]
        hit = next((i for i, at in enumerate(levels) if reached(column, at, self.direction)[0]), None)
        if hit is None:
            value, last = case.against(levels[-1])
            return in_lang(
                case.lang,
                f"{value} chưa tới bậc thấp nhất {last}",
                f"{value} is beyond the last step {last}",
            )
        value, at = case.against(levels[hit])
        if hit == 0:
            said = self.at_bar(at, case.lang)
            return in_lang(
                case.lang, f"{value} ở bậc cao nhất, {said}", f"{value} is in the best step, {said}"
            )
        value, above = case.against(levels[hit - 1])
        if self.direction == "higher":
            return in_lang(
                case.lang,
                f"{value} nằm trong khoảng từ {at} đến dưới {above}",
                f"{value} lies from {at} to below {above}",
            )
        return in_lang(
            case.lang,
            f"{value} nằm trong khoảng trên {above} đến {at}",
            f"{value} lies above {above} and up to {at}",
        )

    def describe(self, show: Callable[[float], str], bar: float, lang: Lang) -> str:
        steps = "; ".join(
            f"{self.at_bar(show(b.at), lang)}: {number(b.share * 100, lang)}%" for b in self.bands
        )
        rest = in_lang(lang, "còn lại: 0", "else: 0")
        passing = self.at_bar(show(bar), lang)
        return in_lang(
            lang,
            f"Theo bậc (% điểm tối đa): {steps}; {rest}. Đạt khi {passing}.",
            f"By steps (% of the points): {steps}; {rest}. Passes at {passing}.",
        )
