"""The chart of monthly progress: what is not known has no mark."""

from datetime import date

from analysis.progress import Month
from analysis.progress.trend import trend
from charts.palette import LIGHT
from charts.progress import PACE, PASSED, progress_trend
from tests.editions import edition_of, indicator, rate

JULY = Month(2022, 7)


def test_a_month_that_has_not_come_has_a_pace_and_no_share() -> None:
    scores = rate(edition_of(indicator("A.1"), indicator("A.2"), scale=200), {"a": {"A.1": "9/10"}})
    frame = trend(None, {JULY: scores}, JULY, date(2022, 9, 30))
    chart = progress_trend(frame, "vi", LIGHT)
    data = chart.data
    shown = data[data["line"] == PASSED.vi]
    assert shown["label"].tolist() == ["7/2022"] and shown["said"].tolist() == ["50%"]
    assert data.loc[data["line"] == PACE.vi, "label"].tolist() == ["7/2022", "8/2022", "9/2022"]
    assert data["share"].iloc[-1] == 1
