"""Inputs: what a person fills in for an indicator, and the value it makes.

A value is a float: a share from 0 to 1 for a ratio, the number itself for a count, 1 or 0 for a yes/no
question, the chosen option's share for an option. NaN is "not answered".
"""

import re
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from criteria.levels import Floats, Level
from wording.language import Lang, Text
from wording.numbers import number, percent

LARGEST = 1e12
"""A larger number is a slip of the keys."""
YES = Text(vi="Có", en="Yes")
NO = Text(vi="Không", en="No")

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True)
class InputCells:
    """The addresses of the cells that a person fills for one row of the checklist."""

    numerator: str
    denominator: str
    value: str


def xl_text(text: str) -> str:
    """Quote a text for an Excel formula; what Excel would read as an escape (`_x0007_`) is joined from two texts."""
    return '"' + _ESCAPE.sub('_"&"', text.replace('"', '""')) + '"'


class Input(BaseModel):
    """What all inputs share: they are closed, frozen, can say a value, and read it from Excel cells."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    title: ClassVar[Text]
    """What a reader is told the kind of figure is called."""
    counted: ClassVar[bool] = False
    """True where the gap to a threshold can be told in the things that are counted."""

    def show(self, value: float, lang: Lang, beside: float | None = None) -> str:
        """Say a value; `beside` is the threshold that it stands next to."""
        return number(value, lang)

    def formula(self, cells: InputCells) -> str:
        """Return an Excel expression of the value, "" where it is not answered."""
        return f'IF(ISNUMBER({cells.value}),{cells.value},"")'


class RatioInput(Input):
    """A numerator and a denominator; a bare percentage is taken where the counts are not known."""

    type: Literal["ratio"] = "ratio"
    title: ClassVar[Text] = Text(vi="Tỷ lệ", en="Ratio")
    numerator: Text
    denominator: Text
    unit: Text
    counted: ClassVar[bool] = True

    def values(self, numerator: Floats, denominator: Floats, value: Floats) -> Floats:
        """Divide where both counts are there, else take the bare share: floats (n,) each -> floats (n,)."""
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = np.where(denominator > 0, numerator / denominator, np.nan)
        return np.where(np.isnan(ratio), value, ratio)

    def show(self, value: float, lang: Lang, beside: float | None = None) -> str:
        return percent(value, lang, beside)


class CountInput(Input):
    """A whole number of things."""

    type: Literal["count"] = "count"
    title: ClassVar[Text] = Text(vi="Số lượng", en="Count")
    question: Text
    unit: Text
    counted: ClassVar[bool] = True


class NumberInput(Input):
    """A measured number, such as a score taken over from another system."""

    type: Literal["number"] = "number"
    title: ClassVar[Text] = Text(vi="Số đo", en="Number")
    question: Text
    unit: Text


class BooleanInput(Input):
    """Có or Không."""

    type: Literal["boolean"] = "boolean"
    title: ClassVar[Text] = Text(vi="Có / Không", en="Yes / no")
    question: Text

    def formula(self, cells: InputCells) -> str:
        return f'IF({cells.value}={xl_text(YES.vi)},1,IF({cells.value}={xl_text(NO.vi)},0,""))'

    def show(self, value: float, lang: Lang, beside: float | None = None) -> str:
        return (YES if value >= 1 else NO).say(lang) if value == value else number(None, lang)


class Option(BaseModel):
    """One option of a question, worth a share of the indicator's points."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    label: Text
    share: Level = Field(ge=0, le=1)


class OptionInput(Input):
    """One of several options; the value is the chosen option's share."""

    type: Literal["option"] = "option"
    title: ClassVar[Text] = Text(vi="Lựa chọn", en="Option")
    question: Text
    options: tuple[Option, ...] = Field(min_length=2)

    def show(self, value: float, lang: Lang, beside: float | None = None) -> str:
        said = [o.label.say(lang) for o in self.options if o.share == value]
        return said[0] if said else number(None if value != value else value, lang)

    def formula(self, cells: InputCells) -> str:
        nested = '""'
        for option in reversed(self.options):
            nested = f"IF({cells.value}={xl_text(option.label.vi)},{option.share!r},{nested})"
        return nested


class PartsInput(Input):
    """Several answers, one for each part or alternative that the rule lists."""

    type: Literal["parts"] = "parts"
    title: ClassVar[Text] = Text(vi="Nhiều thành phần", en="Several parts")
    question: Text

    def show(self, value: float, lang: Lang, beside: float | None = None) -> str:
        return percent(value, lang, beside)


SimpleInput = Annotated[RatioInput | CountInput | NumberInput | BooleanInput, Field(discriminator="type")]
AnyInput = Annotated[
    RatioInput | CountInput | NumberInput | BooleanInput | OptionInput | PartsInput,
    Field(discriminator="type"),
]
