"""Points in proportion to the value, full from the threshold (or another level) on."""

from collections.abc import Callable
from typing import ClassVar, Literal

import numpy as np

from criteria.levels import Floats, Level, reached, reached_xl
from criteria.rules.base import Case, Rule, RuleCells, in_lang
from wording.language import Lang, Text
from wording.numbers import number


class ProportionalRule(Rule):
    """Value over full level, at most 1. Below `zero_below` nothing is earned.

    `full_at` defaults to the threshold. With direction `lower` it is full level over value.
    `full_at: 100%` gives the rule "a / b × maximum".
    """

    type: Literal["proportional"] = "proportional"
    inputs: ClassVar[tuple[str, ...]] = ("ratio", "count", "number")
    title: ClassVar[Text] = Text(vi="Theo tỷ lệ", en="Proportional")
    full_at: Level | None = None
    zero_below: Level | None = None

    def fraction(self, value: Floats, bar: Floats, best: float) -> Floats:
        full = bar if self.full_at is None else np.full_like(value, self.full_at)
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            share = value / full if self.direction == "higher" else full / value
        share = np.where(reached(value, full, self.direction), 1.0, np.clip(share, 0.0, 1.0))
        if self.zero_below is not None:
            share = np.where(reached(value, self.zero_below, self.direction), share, 0.0)
        return np.where(np.isnan(value), np.nan, share)

    def formula(self, cells: RuleCells) -> str:
        full = cells.bar if self.full_at is None else repr(self.full_at)
        ratio = f"{cells.value}/{full}" if self.direction == "higher" else f"{full}/{cells.value}"
        share = f"IF({reached_xl(cells.value, full, self.direction)},1,MIN(1,MAX(0,{ratio})))"
        if self.zero_below is None:
            return share
        return f"IF({reached_xl(cells.value, self.zero_below, self.direction)},{share},0)"

    def explain(self, case: Case) -> str:
        full = case.bar if self.full_at is None else self.full_at
        value, level = case.against(full)
        column = np.array([case.value])
        if reached(column, full, self.direction)[0]:
            said = self.at_bar(level, case.lang)
            return in_lang(
                case.lang, f"{value} đạt mức đủ điểm {said}", f"{value} meets the full level of {said}"
            )
        if self.zero_below is not None and not reached(column, self.zero_below, self.direction)[0]:
            value, floor = case.against(self.zero_below)
            return in_lang(
                case.lang, f"{value} chưa tới mức sàn {floor}", f"{value} is beyond the floor of {floor}"
            )
        share = self.fraction(column, np.array([case.bar]), case.best)[0]
        ratio = number(share * 100, case.lang)
        if self.direction == "lower":
            return in_lang(
                case.lang,
                f"{value} vượt mức đủ điểm {level}, mức này bằng {ratio}% của {value}",
                f"{value} is beyond the full level {level}, which is {ratio}% of it",
            )
        return in_lang(
            case.lang,
            f"{value} bằng {ratio}% của mức đủ điểm {level}",
            f"{value} is {ratio}% of the full level {level}",
        )

    def describe(self, show: Callable[[float], str], bar: float, lang: Lang) -> str:
        full = self.at_bar(show(bar if self.full_at is None else self.full_at), lang)
        said = in_lang(
            lang,
            f"Đủ điểm khi {full}; chưa tới mức đó thì tính theo tỷ lệ.",
            f"All the points for {full}; else in proportion.",
        )
        if self.zero_below is None:
            return said
        floor = show(self.zero_below)
        if self.direction == "lower":
            return said + in_lang(lang, f" Trên {floor} được 0 điểm.", f" None above {floor}.")
        return said + in_lang(lang, f" Dưới {floor} được 0 điểm.", f" None below {floor}.")
