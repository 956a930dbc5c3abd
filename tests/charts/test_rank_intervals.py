"""The chart of rank intervals: one row a unit in rank order, names that are told apart, and the chosen one marked."""

import pytest

from analysis.firmness.firmness import Firmness, firmness
from charts.finish import MARKS
from charts.firmness import ROWS, rank_intervals
from charts.palette import DARK, LIGHT
from tests.editions import edition_of, indicator, rate

EDITION = edition_of(*(indicator(f"A.{j}", "proportional", points=50, level="100%") for j in (1, 2)))


@pytest.fixture(scope="module")
def found() -> Firmness:
    said = {
        "a": {"A.1": "9/10", "A.2": "9/10"},
        "b": {"A.1": "5/10", "A.2": "6/10"},
        "c": {"A.1": "6/10", "A.2": "5/10"},
    }
    return firmness(rate(EDITION, said), draws=200)


LABELS = {"a": "Xã Một – Huyện Nga Sơn", "b": "Xã Hai – Huyện Nga Sơn", "c": "Xã Hai – Huyện Như Xuân"}


def drawn(found: Firmness, chosen: str | None = None, lang="vi", palette=LIGHT) -> dict:
    alike = found.alike(chosen) if chosen else ()
    return rank_intervals(found.units, LABELS, chosen, alike, lang, palette).to_dict()


def rows(chart: dict) -> list[dict]:
    (data,) = chart["datasets"].values()
    return data


def test_rows_stand_in_rank_order_with_their_intervals(found: Firmness) -> None:
    columns = ["rank", "low", "high", "best", "worst"]
    assert [[row[c] for c in columns] for row in rows(drawn(found))] == found.units[
        columns
    ].to_numpy().tolist()
    assert rows(drawn(found))[0]["name"] == "1. Xã Một"


def test_equal_names_are_told_apart_by_their_district(found: Firmness) -> None:
    names = [row["name"] for row in rows(drawn(found))]
    assert len(set(names)) == 3
    assert sum("Huyện" in name for name in names) == 2


def test_the_chosen_unit_and_those_like_it_have_a_mark_as_well_as_a_colour(found: Firmness) -> None:
    by_unit = {row["unit"]: row for row in rows(drawn(found, "b", palette=DARK))}
    assert "▶ " in by_unit[LABELS["b"]]["name"]
    assert "≈ " in by_unit[LABELS["c"]]["name"]
    assert len({row["shade"] for row in by_unit.values()}) == 3
    assert by_unit[LABELS["b"]]["shade"] == DARK.accent


def test_titles_follow_the_language_and_numbers_the_reader(found: Firmness) -> None:
    vi, en = drawn(found), drawn(found, lang="en")
    assert vi["config"]["locale"]["number"]["decimal"] == ","
    assert "Khoảng hạng, từ" in str(vi)
    assert "Interval, from" in str(en)


def test_a_whole_page_of_rows_has_few_marks(found: Firmness) -> None:
    assert len(drawn(found)["layer"]) * ROWS <= MARKS
