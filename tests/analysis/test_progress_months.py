"""Months and quarters of the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.progress import Month, Quarter

MONTHS = st.builds(Month, st.integers(1900, 2200), st.integers(1, 12))


@given(MONTHS, st.integers(-500, 500))
def test_a_month_so_many_later_is_so_many_later(month, count):
    later = month.plus(count)
    assert later.plus(-count) == month and (later > month) == (count > 0)
    assert len(month.until(later)) == max(count + 1, 0)


@given(MONTHS)
def test_months_and_quarters_are_read_as_they_are_written(month):
    assert Month.parse(str(month)) == month
    assert Quarter.parse(str(Quarter.of(month))) == Quarter.of(month)
    assert month in Quarter.of(month).months
    assert Quarter.of(month).before.months[-1].plus(1) == Quarter.of(month).months[0]


@pytest.mark.parametrize("text", ["", "2022", "2022-7", "2022-13", "2022-07-01", "07/2022", "2022-٠7"])
def test_what_is_not_written_as_a_month_is_none(text):
    with pytest.raises(ValueError, match=r"isoformat|month|2022|day"):
        Month.parse(text)


@pytest.mark.parametrize("text", ["", "2022", "2022-0", "2022-5", "2022-03", "22-3", "2022-3-1", "2022-²"])
def test_what_is_not_written_as_a_quarter_is_none(text):
    with pytest.raises(ValueError, match="2022-3"):
        Quarter.parse(text)


@pytest.mark.parametrize(
    ("month", "day", "due"), [(2, 31, 28), (2, 28, 28), (4, 31, 30), (7, 31, 31), (7, 1, 1)]
)
def test_a_due_day_beyond_the_month_is_its_last_one(month, day, due):
    assert Month(2022, month).due(day) == date(2022, month, due)
