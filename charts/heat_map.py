"""Units by indicators: one mark a cell, its outcome told by shape and colour."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from analysis.missed import bars
from charts.finish import MARKS
from charts.grid import ASKED, FAIL, Grid, Row, pale, tooltips
from charts.palette import Palette
from criteria import Edition, Indicator
from scoring import Outcome, Scores
from wording.language import Lang, Text
from wording.numbers import EMPTY

CROSS, DASH = "M-1,-1L1,1M1,-1L-1,1", "M-1,0L1,0"

_UNIT, _VERDICT = Text(vi="Đơn vị", en="Unit"), Text(vi="Kết luận", en="Verdict")
_SAID, _VALUE = Text(vi="Kết quả", en="Outcome"), Text(vi="Giá trị", en="Value")
_BAR = Text(vi="Ngưỡng đạt", en="Threshold")
_SHAPES = {
    Outcome.PASSED: ("square", 42),
    Outcome.FAILED: (CROSS, 90),
    Outcome.MISSING: ("circle", 62),
    Outcome.NOT_APPLICABLE: (DASH, 60),
    Outcome.UNSCORED: ("circle", 8),
}


def capacity(edition: Edition) -> int:
    """How many units fit into one chart: a mark for each indicator, one for the verdict, one for the row itself."""
    return MARKS // (len(edition.indicators) + 3)  # the third: names of sections


def cells_of(scores: Scores, lang: Lang) -> pd.DataFrame:
    """Every cell with its words: unit, indicator, outcome (its key), what is said of it; units x indicators rows."""
    levels, frames = bars(scores), []
    for column, indicator in enumerate(scores.edition.indicators):
        outcomes = [Outcome(one) for one in scores.outcome[indicator.id].tolist()]
        values = scores.value[indicator.id].tolist()
        frame = pd.DataFrame(
            {
                "row": scores.units.index,
                "indicator": indicator.id,
                "asked": f"{indicator.id} {indicator.name.say(lang)}",
                "outcome": [one.key for one in outcomes],
                "said": [f"{one.look.mark} {one.look.word.say(lang)}" for one in outcomes],
            }
        )
        frame["value"], frame["bar"] = _figures(indicator, outcomes, values, levels[:, column].tolist(), lang)
        frames.append(frame)
    return pd.concat(frames, ignore_index=True)


def _figures(
    indicator: Indicator,
    outcomes: Sequence[Outcome],
    values: Sequence[float],
    levels: Sequence[float],
    lang: Lang,
) -> tuple[list[str], list[str]]:
    """Values and thresholds in words; each pair is said once, because many are alike."""
    said: dict[tuple[float, float], str] = {}
    told: dict[float, str] = {}
    shown, needed = [], []
    for outcome, value, level in zip(outcomes, values, levels, strict=True):
        known = level == level
        if known and level not in told:
            told[level] = indicator.rule.at_bar(indicator.input.show(level, lang), lang)
        needed.append(told[level] if known else EMPTY)
        if value != value or outcome is Outcome.NOT_APPLICABLE:
            shown.append(EMPTY)
            continue
        key = (value, level if known else 0.0)
        if key not in said:
            said[key] = indicator.input.show(value, lang, level if known else None)
        shown.append(said[key])
    return shown, needed


def heat_map(
    scores: Scores,
    cells: pd.DataFrame,
    rows: Sequence[Row],
    columns: Sequence[str],
    lang: Lang,
    palette: Palette,
) -> alt.LayerChart | alt.FacetChart:
    """All cells of `rows` (units) by `columns` (indicator ids); `cells` are `cells_of` these units or more."""
    labels = {row.id: row.label for row in rows}
    shown = cells[cells["row"].isin(labels) & cells["indicator"].isin(columns)]
    shown = shown.assign(label=shown["row"].map(labels))
    looks = {v.id: scores.verdict_look(v.id) for v in scores.edition.verdicts}
    verdicts = [looks[str(scores.units.at[row.id, "verdict"])] for row in rows]
    head = pd.DataFrame(
        {
            "row": [row.id for row in rows],
            "label": [row.label for row in rows],
            "mark": [look.mark for look in verdicts],
            "said": [f"{look.mark} {look.word.say(lang)}" for look in verdicts],
            "colour": [palette.text(look.ink) for look in verdicts],
        }
    )
    tooltip = tooltips(lang, {"label": _UNIT, "asked": ASKED, "said": _SAID, "value": _VALUE, "bar": _BAR})
    marks = alt.Chart(shown).mark_point(strokeWidth=2, cursor="pointer", filled=False, opacity=1)
    points = marks.encode(tooltip=tooltip, **_outcome_scales(palette))
    chart = Grid(rows, columns, _VERDICT, lang, palette)
    return chart.of(head, points, tooltips(lang, {"label": _UNIT, "said": _VERDICT}))


def _outcome_scales(palette: Palette) -> dict[str, Any]:
    """Shape, size, stroke and fill of each outcome: what passes is pale and small, what fails stands out."""
    outcomes = list(_SHAPES)
    stroke = {one: palette.text(one.look.ink) for one in outcomes}
    stroke |= {Outcome.PASSED: "transparent", Outcome.FAILED: palette.fill(FAIL)}
    fill = dict.fromkeys(outcomes, "transparent") | {
        Outcome.PASSED: pale(palette, Outcome.PASSED.look.colour)
    }
    fill[Outcome.UNSCORED] = stroke[Outcome.UNSCORED]

    def scale(values: Sequence[str | float]) -> alt.Scale:
        return alt.Scale(domain=[one.key for one in outcomes], range=list(values))

    return {
        "shape": alt.Shape("outcome:N", scale=scale([_SHAPES[o][0] for o in outcomes]), legend=None),
        "size": alt.Size("outcome:N", scale=scale([_SHAPES[o][1] for o in outcomes]), legend=None),
        "stroke": alt.Stroke("outcome:N", scale=scale([stroke[o] for o in outcomes]), legend=None),
        "fill": alt.Fill("outcome:N", scale=scale([fill[o] for o in outcomes]), legend=None),
    }
