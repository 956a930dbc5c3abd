"""The dumbbell chart: shares are the scores', missing has no mark, and no unit is told by colour alone."""

from math import isnan

import pytest

from analysis.comparison.references import Reference
from analysis.comparison.rows import Side
from analysis.comparison.side_by_side import Order, View, compare
from charts.dumbbell import dumbbell
from charts.finish import MARKS
from charts.palette import DARK, LIGHT
from criteria import read_catalogue
from scoring import group_shares, median_shares
from tests.checklist.exported import scores_of_every_rule
from tests.desk import EDITION, FULL
from tests.editions import rate

SAID = {"a": FULL, "b": FULL | {"A.1": "x", "A.2": None}, "c": FULL | {"A.1": "3/10"}}


def compared(scores, units):
    return compare([Side(scores, unit) for unit in units], [Reference(scores)])


@pytest.fixture(scope="module")
def found():
    return compared(rate(read_catalogue(EDITION, "thu.yaml"), SAID), "abc")


def marks(chart):
    """The rows of data of the layer that draws the units, and its encoding."""
    drawn = chart.to_dict()
    layer = next(one for one in drawn["layer"] if "shape" in one["encoding"])
    return drawn["datasets"][layer["data"]["name"]], layer["encoding"]


def test_groups_show_the_share_of_points_of_every_unit(found):
    rows, _ = marks(dumbbell(found, "vi", LIGHT))
    shares = group_shares(found.sides[0].scores)
    told = {(row["row"], row["unit"]): row["share"] for row in rows}
    assert told == {
        (group.name.vi, side.unit): shares.at[side.unit, group.id]
        for group in found.edition.groups
        for side in found.sides
    }


def test_the_tick_is_the_median_of_the_first_reference(found):
    drawn = dumbbell(found, "vi", LIGHT).to_dict()
    layer = next(one for one in drawn["layer"] if one["mark"]["type"] == "tick")
    medians = [row["median"] for row in drawn["datasets"][layer["data"]["name"]]]
    assert medians == median_shares(found.sides[0].scores).tolist()
    alone = dumbbell(compare(found.sides), "vi", LIGHT).to_dict()
    assert "tick" not in [one["mark"]["type"] for one in alone["layer"]]


def test_an_indicator_without_points_has_no_mark(found):
    shown = [row for row in found.shown(View(order=Order.CATALOGUE)) if row.group.id == "A"]
    rows, _ = marks(dumbbell(found, "vi", LIGHT, shown))
    expected = {
        (f"{row.indicator.id} {row.indicator.name.vi}", side.unit)
        for row in shown
        for side, cell in zip(found.sides, row.cells, strict=True)
        if not isnan(cell.points)
    }
    assert {(row["row"], row["unit"]) for row in rows} == expected
    assert len(rows) == 3 * len(shown) - 2


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_six_units_differ_in_shape_and_colour(palette):
    scores = scores_of_every_rule()
    _, encoding = marks(dumbbell(compared(scores, list(scores.units.index[:6])), "en", palette))
    for channel in ("shape", "color"):
        scale = encoding[channel]["scale"]
        assert len(set(scale["range"])) == len(scale["domain"]) == 6


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_stands_out_from_the_ground(palette):
    scores = scores_of_every_rule()
    _, encoding = marks(dumbbell(compared(scores, list(scores.units.index[:6])), "vi", palette))
    ground = _luminance(palette.ground)
    for colour in encoding["color"]["scale"]["range"]:
        light, dark = sorted((_luminance(colour), ground), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3


def test_marks_of_the_same_share_stand_above_one_another():
    scores = rate(read_catalogue(EDITION, "thu.yaml"), {"a": FULL, "b": FULL})
    rows, _ = marks(dumbbell(compared(scores, "ab"), "vi", LIGHT))
    assert {row["place"] for row in rows} == {-0.5, 0.5}


def test_it_stays_small(found):
    scores = scores_of_every_rule()
    chart = dumbbell(compared(scores, list(scores.units.index[:6])), "vi", LIGHT)
    assert sum(len(rows) for rows in chart.to_dict()["datasets"].values()) < MARKS


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
