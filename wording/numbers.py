"""Numbers as people read them: 97,93% and 1.525.644 in Vietnamese, 97.93% and 1,525,644 in English.

Rounding is half up and happens here, once, at display (design: "Exactness at the threshold").
"""

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache

from babel.numbers import format_decimal, format_percent

from wording.language import Lang

EMPTY = "–"
_HALF_UP = Context(prec=40, rounding=ROUND_HALF_UP)
_MOST_DIGITS = 9
_REMEMBERED = 32_768
"""How many numbers are remembered as they were said: pages say the same ones again and again."""


def number(value: float | None, lang: Lang, digits: int = 2) -> str:
    """Say a number with at most `digits` decimals, trailing zeros dropped; `EMPTY` for None and NaN."""
    return _said(value, lang, "#,##0." + "#" * digits, format_decimal)


def points(value: float | None, lang: Lang) -> str:
    """Say points or a score: always two decimals, so that columns of them line up."""
    return _said(value, lang, "#,##0.00", format_decimal)


def signed(value: float | None, lang: Lang) -> str:
    """Say a difference of points: two decimals, with a plus in front where it is above zero."""
    said = points(value, lang)
    return f"+{said}" if value is not None and value > 0 else said


def whole(value: float | None, lang: Lang) -> str:
    """Say a count: no decimals."""
    return _said(value, lang, "#,##0", format_decimal)


def percent(value: float | None, lang: Lang, beside: float | None = None) -> str:
    """Say a share (0.9793) as a percentage (97,93%) with at most two decimals.

    `beside` is a threshold printed next to it. Where two decimals would make a different share look equal to
    the threshold (59,996% against 60%), as many more are shown as tell the two apart.
    """
    digits = 2
    if value is not None and beside is not None and math.isfinite(value) and round(value - beside, 9):
        while digits < _MOST_DIGITS - 2 and _quantized(value, digits + 2) == _quantized(beside, digits + 2):
            digits += 1
    return _said(value, lang, "#,##0." + "#" * digits + "%", format_percent)


def _quantized(value: float, digits: int) -> Decimal:
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), context=_HALF_UP)


def _said(value: float | None, lang: Lang, pattern: str, form: Callable[..., str]) -> str:
    if value is None or not math.isfinite(value):
        return EMPTY
    return _formed(repr(float(value)), lang, pattern, form)


@lru_cache(_REMEMBERED)
def _formed(value: str, lang: Lang, pattern: str, form: Callable[..., str]) -> str:
    with localcontext(_HALF_UP):
        return form(Decimal(value), format=pattern, locale=lang)
