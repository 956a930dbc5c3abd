"""Levels: the numbers of a catalogue, written as an official writes them, and how a threshold is met.

This is the one place that knows what "reached" means, for arrays (`reached`) and for Excel (`reached_xl`).
"""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Zone = Literal["lowland", "mountain"]
Direction = Literal["higher", "lower"]

DIGITS = 9
"""Values and thresholds are compared after rounding to so many decimals (design: exactness)."""

_SCALE = 10.0**DIGITS
_WORDS = {"Có": 1.0, "Không": 0.0}


def _level(given: object) -> object:
    """Read `60%`, `97.93%`, `4/5`, `Có`, `Không` or a number; leave the rest for pydantic to refuse."""
    if not isinstance(given, str):
        return given
    text = given.strip()
    if text in _WORDS:
        return _WORDS[text]
    try:
        if text.endswith("%"):
            return float(Decimal(text[:-1]) / 100)
        return float(Fraction(text) if "/" in text else Decimal(text))
    except (ArithmeticError, ValueError):
        return given


Level = Annotated[float, BeforeValidator(_level)]


class ByZone(BaseModel):
    """A level for each zone. In YAML one bare level stands for both zones."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    lowland: Level
    mountain: Level

    @model_validator(mode="before")
    @classmethod
    def _from_one_level(cls, given: object) -> object:
        return {"lowland": given, "mountain": given} if isinstance(given, str | int | float) else given

    def at(self, zone: Zone) -> float:
        """Return the level of one zone."""
        return self.mountain if zone == "mountain" else self.lowland

    def pick(self, mountain: Bools) -> Floats:
        """Return the level of each unit: bools (n,) -> floats (n,)."""
        return np.where(mountain, self.mountain, self.lowland)


def rounded(values: Floats) -> Floats:
    """Round half up to `DIGITS` decimals, as Excel's ROUND does for values from 0 on."""
    return _whole(values) / _SCALE


def _whole(values: Floats) -> Floats:
    return np.floor(values * _SCALE + 0.5)


def reached(values: Floats, bar: Floats | float, direction: Direction = "higher") -> Bools:
    """Tell where a value meets its threshold: floats (n,), floats (n,) -> bools (n,); NaN never does."""
    with np.errstate(invalid="ignore"):
        if direction == "higher":
            return _whole(values) >= _whole(np.asarray(bar, dtype=float))
        return _whole(values) <= _whole(np.asarray(bar, dtype=float))


def reached_xl(value: str, bar: str | float, direction: Direction = "higher") -> str:
    """Return the same comparison as an Excel expression."""
    sign = ">=" if direction == "higher" else "<="
    return f"ROUND({value},{DIGITS}){sign}ROUND({bar},{DIGITS})"
