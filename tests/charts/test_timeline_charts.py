"""Charts over time and on a map: what they draw, in the reader's words, on light and on dark."""

from datetime import date

import pandas as pd
import pytest

from charts.finish import MARKS
from charts.palette import DARK, LIGHT
from charts.province_map import province_map
from charts.shades import shades, step_of
from charts.timeline import cohort_progress, unit_progress
from units import load_targets

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@PALETTES
def test_every_step_of_a_share_is_legible_and_another_colour(palette):
    steps = shades(palette)
    assert all(contrast(step.fill, step.ink) >= 4.5 for step in steps)
    assert len({step.fill for step in steps}) == len(steps) == 6


@pytest.mark.parametrize(
    ("share", "step"),
    [
        (0, 0),
        (1 / 94, 1),
        (0.25, 1),
        (3 / 12, 1),
        (0.251, 2),
        (0.5, 2),
        (0.75, 3),
        (0.76, 4),
        (93 / 94, 4),
        (1, 5),
    ],
)
def test_none_and_all_have_steps_of_their_own(share, step):
    assert step_of(share) == step


def rows(chart: dict, key: str) -> list[dict]:
    return [row for data in chart["datasets"].values() for row in data if key in row]


PATH = pd.DataFrame(
    {
        "day": [date(2022, 12, 25), date(2026, 12, 26)],
        "total": [56, 1_060],
        "era": ["2022", "2022"],
        "demonstration": [False, True],
    },
    index=pd.Index([1, 2], name="round"),
)


@PALETTES
@pytest.mark.parametrize(("lang", "said"), [("vi", "1.060"), ("en", "1,060")])
def test_the_cohorts_chart_draws_the_path_and_every_round_in_the_readers_numbers(palette, lang, said):
    chart = cohort_progress(PATH, {1: "Kỳ 1", 2: "Kỳ 2"}, load_targets(), lang, palette).to_dict()
    drawn = rows(chart, "total")
    assert [row["total"] for row in drawn] == [94, 226, 359, 477, 56, 1060]
    assert drawn[-1]["said"] == said and drawn[-1]["hollow"] and not drawn[-2]["hollow"]
    assert len({row["line"] for row in drawn}) == 3


def test_two_rounds_of_one_day_do_not_fall_together():
    path = pd.DataFrame(
        {
            "day": [date(2022, 12, 25)] * 2,
            "score": [10.0, 20.0],
            "rank": [1, 2],
            "stretch": [0, 0],
            "name": ["Kỳ 1", "Kỳ 2"],
            "verdict": ["✓ Hoàn thành", "✕ Chưa hoàn thành"],
            "colour": ["#0F766E", "#B45309"],
        },
        index=pd.Index([1, 2], name="round"),
    )
    chart = unit_progress(path, "score", "vi", LIGHT).to_dict()
    assert [row["when"] for row in rows(chart, "when")] == ["25/12/2022", "25/12/2022 (2)"]
    assert [row["said"] for row in rows(chart, "said")] == ["10,00", "20,00"]


def test_a_map_draws_one_mark_for_every_known_area_and_leaves_out_what_it_does_not_know():
    areas = pd.DataFrame({"name": ["A", "B"], "word": ["x", "y"], "note": ["", ""]}, index=["1", "2"])
    shape = [[[[0, 0], [1, 0], [1, 1], [0, 0]]]]
    chart = province_map({"1": shape, "3": shape}, areas, [("x", "#111111"), ("y", "#222222")], "vi", LIGHT)
    data = chart.to_dict()
    drawn = (
        [row for rows in data["datasets"].values() for row in rows]
        if "datasets" in data
        else data["data"]["values"]
    )
    assert [(one["code"], one["name"]) for one in drawn] == [("1", "A")] and len(drawn) <= MARKS
