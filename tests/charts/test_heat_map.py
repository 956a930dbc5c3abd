"""The heat map has one mark a cell, tells outcomes by shape and colour, and never holds too much."""

import pandas as pd
import pytest

from analysis.bands import band_of, rank_bands
from analysis.missed import tally
from charts.finish import MARKS
from charts.grid import CLICKED, Row
from charts.heat_map import capacity, cells_of, heat_map
from charts.missed import missed_by_zone
from charts.palette import DARK, LIGHT
from charts.share_map import share_map
from criteria import load_edition
from demonstration import EDITION as REFERENCE
from scoring import Outcome
from tests.editions import edition_of, indicator, rate

NA = "not_applicable: Nơi không có"
EDITION = edition_of(indicator("A.1"), indicator("A.2", more=NA), scale=200)
SAID = {
    "a": {"A.1": "7/10", "A.2": "x"},
    "b": {"A.1": "59.996/100", "A.2": None},
}
ROWS = [Row("a", "Xã A  1", "Huyện Một"), Row("b", "Xã B  2", "Huyện Hai")]
COLUMNS = ["A.1", "A.2"]


@pytest.fixture(scope="module")
def scores():
    return rate(EDITION, SAID, {"a": "D1 lowland", "b": "D2 mountain"})


def layers(chart):
    """The rows of data behind each layer, and what it is drawn with."""
    spec = chart.to_dict()
    return [(layer, spec["datasets"][layer["data"]["name"]]) for layer in spec["layer"]]


def test_every_cell_says_its_value_threshold_and_outcome_in_words(scores):
    cells = cells_of(scores, "vi").set_index(["row", "indicator"])
    assert cells.loc[("a", "A.1"), ["said", "value", "bar"]].tolist() == ["✓ Đạt", "70%", "từ 60% trở lên"]
    assert cells.loc[("a", "A.2"), ["said", "value"]].tolist() == ["– Không áp dụng", "–"]
    assert cells.loc[("b", "A.2"), ["said", "value"]].tolist() == ["○ Chưa có số liệu", "–"]
    assert cells.loc[("b", "A.1"), "value"] == "59,996%"  # never said to be the threshold itself


def test_outcomes_differ_in_shape_and_not_in_colour_alone(scores):
    chart = heat_map(scores, cells_of(scores, "vi"), ROWS, COLUMNS, "vi", LIGHT)
    points = next(layer for layer, _ in layers(chart) if layer["mark"]["type"] == "point")
    shapes = points["encoding"]["shape"]["scale"]
    of = dict(zip(shapes["domain"], shapes["range"], strict=True))
    told = [one.key for one in Outcome if one is not Outcome.UNSCORED]
    assert len({of[key] for key in told}) == len(told)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_there_is_one_mark_for_each_cell_and_the_rows_are_in_order(scores, palette):
    chart = heat_map(scores, cells_of(scores, "vi"), ROWS[::-1], COLUMNS, "vi", palette)
    found = layers(chart)
    points = next(data for layer, data in found if layer["mark"]["type"] == "point")
    assert {(one["row"], one["indicator"]) for one in points} == {(r, c) for r in "ab" for c in COLUMNS}
    ground = found[0][0]["encoding"]["y"]["scale"]["domain"]
    assert ground == ["Huyện Hai", "Xã B  2", "Huyện Một", "Xã A  1"]
    assert CLICKED in str(chart.to_dict()["params"])


def test_only_the_rows_and_columns_that_are_asked_for_are_drawn(scores):
    chart = heat_map(scores, cells_of(scores, "vi"), ROWS[:1], ["A.2"], "vi", LIGHT)
    points = next(data for layer, data in layers(chart) if layer["mark"]["type"] == "point")
    assert [(one["row"], one["indicator"]) for one in points] == [("a", "A.2")]


def test_a_full_chart_keeps_to_the_most_marks():
    edition = load_edition(REFERENCE)
    units = capacity(edition)
    rows_of_one = len(edition.indicators) + 2  # its cells, its verdict, its ground
    assert units * rows_of_one <= MARKS
    assert units >= 94


def test_a_band_without_data_has_no_square_and_a_share_of_nothing_is_no_zero(scores):
    counts = tally(scores, band_of(rank_bands(scores.units["rank"], 1)))
    rows = [Row(id, f"Hạng {id}") for id in counts.units.index]
    names = {"A.1": "Một", "A.2": "Hai"}
    chart = share_map(counts, rows, COLUMNS, names, "vi", LIGHT)
    squares = next(data for layer, data in layers(chart) if layer["mark"]["type"] == "point")
    assert [(one["indicator"], one["shared"], one["of"]) for one in squares] == [("A.1", "100%", "1 / 1")]


def test_zones_are_told_by_shape_too_and_numbers_are_said_in_the_language(scores):
    counts = tally(scores, pd.Series({"a": "lowland", "b": "mountain"}))
    zones = {"lowland": "Đồng bằng", "mountain": "Miền núi"}
    chart = missed_by_zone(counts, {"A.1": "Một", "A.2": "Hai"}, zones, "vi", LIGHT)
    spec = chart.to_dict()
    marks = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "point")
    assert len(set(marks["encoding"]["shape"]["scale"]["range"])) == 2
    data = next(iter(spec["datasets"].values()))
    assert [(one["name"], one["zone"], one["shared"]) for one in data] == [
        ("A.1 Một", "Đồng bằng", "0%"),
        ("A.1 Một", "Miền núi", "100%"),
    ]
