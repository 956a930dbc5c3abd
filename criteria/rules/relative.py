"""Points relative to the best unit of the cohort."""

from collections.abc import Callable
from typing import ClassVar, Literal

import numpy as np

from criteria.levels import Floats
from criteria.rules.base import Case, Rule, RuleCells, in_lang
from wording.language import Lang, Text
from wording.numbers import number


class RelativeRule(Rule):
    """So với đơn vị tốt nhất: value over best (lower is better: best over value).

    The threshold is met by the value itself. A checklist alone does not know the best: its live cell stays
    empty until the province fills it in.
    """

    type: Literal["relative"] = "relative"
    inputs: ClassVar[tuple[str, ...]] = ("ratio", "count", "number")
    title: ClassVar[Text] = Text(vi="So với đơn vị tốt nhất", en="Relative to the best")

    def fraction(self, value: Floats, bar: Floats, best: float) -> Floats:
        over, under = (value, best) if self.direction == "higher" else (best, value)
        with np.errstate(divide="ignore", invalid="ignore"):
            share = np.where(np.asarray(under) > 0, np.divide(over, under), float(self.direction == "lower"))
        return np.where(np.isnan(value) | np.isnan(best), np.nan, np.clip(share, 0.0, 1.0))

    def best_of(self, values: Floats) -> float:
        """Return the best value of a cohort, NaN where nobody answered."""
        known = values[~np.isnan(values)]
        if not known.size:
            return float("nan")
        return float(known.max() if self.direction == "higher" else known.min())

    def formula(self, cells: RuleCells) -> str:
        over, under = (cells.value, cells.best) if self.direction == "higher" else (cells.best, cells.value)
        at_zero = int(self.direction == "lower")
        share = f"IF({under}>0,MIN(1,MAX(0,{over}/{under})),{at_zero})"
        return f'IF(ISNUMBER({cells.best}),{share},"")'

    def explain(self, case: Case) -> str:
        value, best = case.against(case.best)
        if case.best != case.best:
            return in_lang(
                case.lang, f"{value}; chưa biết đơn vị tốt nhất", f"{value}; the best is not known yet"
            )
        share = number(
            self.fraction(np.array([case.value]), np.array([case.bar]), case.best)[0] * 100, case.lang
        )
        return in_lang(
            case.lang,
            f"{value} được tính {share}% so với đơn vị tốt nhất ({best})",
            f"{value} counts as {share}% beside the best unit ({best})",
        )

    def describe(self, show: Callable[[float], str], bar: float, lang: Lang) -> str:
        passing = self.at_bar(show(bar), lang)
        return in_lang(
            lang,
            f"Điểm theo tỷ lệ so với đơn vị tốt nhất. Đạt khi {passing}.",
            f"Points relative to the best unit. Passes at {passing}.",
        )
