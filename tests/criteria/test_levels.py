"""Levels as an official writes them, and what "reached" means."""

from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from criteria.levels import ByZone, reached, reached_xl, rounded


def level(written):
    return ByZone.model_validate({"lowland": written, "mountain": 0}).lowland


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("60%", 0.6),
        ("97.93%", 0.9793),
        (" 60% ", 0.6),
        ("0%", 0.0),
        ("4/5", 0.8),
        ("3/3", 1.0),
        ("2/3", 2 / 3),
        ("Có", 1.0),
        ("Không", 0.0),
        ("2", 2.0),
        (2, 2.0),
        (0.6, 0.6),
        ("1e3", 1000.0),
        ("-5%", -0.05),
    ],
)
def test_a_level_is_read_exactly_as_written(written, expected):
    assert level(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "",
        "sáu mươi",
        "97,93%",
        "%",
        "1/0",
        "4/",
        "/5",
        "1/2/3",
        "có không",
        "nan",
        "nan%",
        "inf",
        "-inf%",
        "snan",
    ],
)
def test_what_is_no_level_is_refused(written):
    with pytest.raises(ValidationError):
        level(written)


@pytest.mark.parametrize("written", ["1e999999999", "1e999999999%", "9" * 5000 + "/7", "1e-999999999"])
def test_a_monstrous_level_takes_no_time(written):
    with suppress(ValidationError):
        assert level(written) == 0


def test_one_level_stands_for_both_zones():
    both = ByZone.model_validate("60%")
    assert (both.at("lowland"), both.at("mountain")) == (0.6, 0.6)


def test_each_zone_has_its_level():
    levels = ByZone.model_validate({"lowland": "80%", "mountain": "60%"})
    assert (levels.at("lowland"), levels.at("mountain")) == (0.8, 0.6)
    assert levels.pick(np.array([True, False, True])).tolist() == [0.6, 0.8, 0.6]


@pytest.mark.parametrize("given", [{"lowland": 1}, {"lowland": 1, "mountain": 1, "island": 1}, None, []])
def test_levels_need_both_zones_and_no_other(given):
    with pytest.raises(ValidationError):
        ByZone.model_validate(given)


@pytest.mark.parametrize(
    ("value", "bar", "met"),
    [
        (3 / 5, "60%", True),
        (97.93 / 100, "97.93%", True),
        (9793 / 10000, "97.93%", True),
        (0.1 + 0.2, 0.3, True),
        (1 / 3 + 1 / 3 + 1 / 3, "3/3", True),
        (0.599999, "60%", False),
        (0.59999999, "60%", False),
        (0.599999999, "60%", False),  # nine decimals are told apart
        (0.5999999999, "60%", True),  # ten are not
        (0.600000001, "60%", True),
        (0.0, "0%", True),
        (np.nan, "0%", False),
        (1.999999, 2, False),
        (2, 2, True),
    ],
)
def test_a_threshold_is_met_from_itself_on(value, bar, met):
    assert reached(np.array([value]), level(bar)).tolist() == [met]


@pytest.mark.parametrize(
    ("value", "met"),
    [(0.049999, True), (0.05, True), (0.0500000001, True), (0.050001, False), (np.nan, False)],
)
def test_where_lower_is_better_a_threshold_is_met_up_to_itself(value, met):
    assert reached(np.array([value]), 0.05, "lower").tolist() == [met]


@given(st.integers(1, 10**6), st.integers(1, 100))
def test_the_least_numerator_that_is_enough_is_enough_for_every_denominator(whole, percents):
    bar, least = level(f"{percents}%"), -(-percents * whole // 100)
    assert reached(np.array([least / whole]), bar)[0]
    assert not reached(np.array([(least - 1) / whole]), bar)[0]


@given(st.lists(st.floats(-1e6, 1e6), min_size=1))
def test_rounding_changes_less_than_the_ninth_decimal(values):
    assert np.abs(rounded(np.array(values)) - values).max() <= 1e-9


def test_excel_compares_the_same_rounded_numbers():
    assert reached_xl("E5", 0.6) == "ROUND(E5,9)>=ROUND(0.6,9)"
    assert reached_xl("E5", "H5", "lower") == "ROUND(E5,9)<=ROUND(H5,9)"
