"""Days and moments: on Vietnam's clock, as its people write them."""

from datetime import UTC, date, datetime

from wording.moments import in_vietnam, said_day, said_moment

LATE = datetime(2022, 12, 24, 17, 30, tzinfo=UTC)


def test_a_moment_is_said_on_the_clock_of_vietnam():
    assert said_moment(LATE) == "25/12/2022 00:30"
    assert said_day(LATE) == "25/12/2022"
    assert in_vietnam(LATE) == LATE


def test_a_moment_without_a_zone_is_taken_as_it_stands():
    assert said_moment(LATE.replace(tzinfo=None)) == "24/12/2022 17:30"


def test_a_day_is_said_with_both_digits():
    assert said_day(date(2022, 3, 5)) == "05/03/2022"
