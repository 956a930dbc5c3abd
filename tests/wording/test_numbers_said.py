"""Numbers as people read them."""

import math
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wording.numbers import EMPTY, number, percent, points, signed, whole


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (0.9793, "97,93%", "97.93%"),
        (0.6, "60%", "60%"),
        (1.0, "100%", "100%"),
        (0.0, "0%", "0%"),
        (0.97925, "97,93%", "97.93%"),  # half up, where the nearest float is below the half
        (0.00005, "0,01%", "0.01%"),
        (0.000049999, "0%", "0%"),
        (12.5, "1.250%", "1,250%"),
    ],
)
def test_a_percentage_has_at_most_two_decimals_rounded_half_up(value, vi, en):
    assert (percent(value, "vi"), percent(value, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("say", "value", "vi", "en"),
    [
        (signed, 12.5, "+12,50", "+12.50"),
        (signed, -1040.0, "-1.040,00", "-1,040.00"),
        (signed, 0.0, "0,00", "0.00"),
        (number, 1525644, "1.525.644", "1,525,644"),
        (number, 2.5, "2,5", "2.5"),
        (number, 1.005, "1,01", "1.01"),
        (number, 2.675, "2,68", "2.68"),
        (number, 0.125, "0,13", "0.13"),
        (number, -2.5, "-2,5", "-2.5"),
        (points, 7, "7,00", "7.00"),
        (points, 987.345, "987,35", "987.35"),
        (points, 1234.5, "1.234,50", "1,234.50"),
        (whole, 2.5, "3", "3"),
        (whole, 3.5, "4", "4"),
        (whole, 94, "94", "94"),
    ],
)
def test_numbers_are_said_in_both_languages_rounded_half_up(say, value, vi, en):
    assert (say(value, "vi"), say(value, "en")) == (vi, en)


@pytest.mark.parametrize("say", [number, percent, points, whole])
@pytest.mark.parametrize("nothing", [None, math.nan, math.inf, np.float64("nan")])
def test_no_number_is_said_as_a_dash_and_never_as_zero(say, nothing):
    assert say(nothing, "vi") == say(nothing, "en") == EMPTY


def test_digits_bound_the_decimals():
    assert number(1 / 3, "vi", 3) == "0,333"
    assert number(12.5, "vi", 0) == "13"


@pytest.mark.parametrize(
    ("value", "beside", "said"),
    [
        (0.59996, 0.6, "59,996%"),
        (0.599996, 0.6, "59,9996%"),
        (0.600004, 0.6, "60,0004%"),
        (0.5999999, 0.6, "59,99999%"),
        (0.5999, 0.6, "59,99%"),  # two decimals tell them apart already
        (0.6, 0.6, "60%"),
        (0.1 + 0.2, 0.3, "30%"),  # equal on nine decimals
        (0.66668, 2 / 3, "66,668%"),
        (2 / 3, 0.66668, "66,667%"),
        (0.6, math.nan, "60%"),
        (math.nan, 0.6, EMPTY),
        (np.float64(0.59996), np.float64(0.6), "59,996%"),
    ],
)
def test_beside_its_threshold_a_share_shows_the_digits_that_tell_them_apart(value, beside, said):
    assert percent(value, "vi", beside) == said


@given(st.floats(0, 1), st.floats(0, 1))
def test_two_shares_that_differ_never_look_equal_side_by_side(value, beside):
    assume(round(value, 9) != round(beside, 9))
    one, other = percent(value, "en", beside), percent(beside, "en", value)
    assert one != other or abs(value - beside) < 2e-9


@given(st.integers(0, 10**9), st.integers(0, 6))
def test_rounding_is_that_of_the_decimal_a_person_typed(digits, places):
    typed = Decimal(digits).scaleb(-places)
    expected = typed.quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert Decimal(points(float(typed), "en").replace(",", "")) == expected
