"""Levels as an official writes them: 60%, 4/5, Có, 2; always exactly the number that is meant."""

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from criteria.inputs import NO, YES, BooleanInput, CountInput, Input, NumberInput, RatioInput

Style = Literal["percent", "share", "number", "answer"]
"""A percentage; a share of the points, rather a fraction; a plain number; Có or Không."""

_LARGEST_DENOMINATOR = 12
_MOST_DECIMALS = 6
_EXACT_INTEGERS = 2.0**53


def style_of(asked: Input | None) -> Style:
    """How the thresholds and bands of an indicator with this input are written."""
    if isinstance(asked, BooleanInput):
        return "answer"
    if isinstance(asked, CountInput | NumberInput):
        return "number"
    return "percent" if asked is None or isinstance(asked, RatioInput) else "share"


def as_fraction(value: float) -> str | None:
    """Return `4/5` where a fraction with a small denominator is exactly the number, else None."""
    fraction = Fraction(value).limit_denominator(_LARGEST_DENOMINATOR)
    if fraction.denominator == 1 or float(fraction) != value:
        return None
    return f"{fraction.numerator}/{fraction.denominator}"


def as_percent(value: float) -> str | None:
    """Return `97.93%` where so few decimals are exactly the number, else None."""
    said = f"{(Decimal(repr(value)) * 100).normalize():f}"
    whole, _, decimals = said.partition(".")
    if len(decimals) > _MOST_DECIMALS or len(whole) > _MOST_DECIMALS or float(Decimal(said) / 100) != value:
        return None
    return f"{said}%"


def written(value: float, style: Style) -> str | int | float:
    """Return a level for a catalogue in YAML, in a style where that is exact, else as a number."""
    if style == "answer" and value in (0.0, 1.0):
        return (YES if value else NO).vi
    if style == "percent" and (said := as_percent(value) or as_fraction(value)):
        return said
    if style == "share" and value not in (0.0, 1.0) and (said := as_fraction(value) or as_percent(value)):
        return said
    return as_number(value)


def as_number(value: float) -> int | float:
    """Return a whole number without its decimals."""
    return int(value) if value.is_integer() and abs(value) < _EXACT_INTEGERS else value
