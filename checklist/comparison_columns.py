"""The columns of a comparison's sheets: units with their totals, indicators with all sides, what is left out."""

from collections.abc import Sequence
from itertools import chain
from math import isnan

import numpy as np

from analysis.comparison.references import Middle
from analysis.comparison.rows import Against, Cell, Row
from analysis.comparison.side_by_side import Comparison, View
from checklist.looks import POINTS_FORMAT, as_ink
from checklist.ranking.pens import CODE, COUNT, LONG_TEXT, POINTS, SHARE, STRONG_POINTS, TEXT, CellLook, Value
from checklist.ranking.request import Request
from checklist.ranking.tables import Column
from checklist.ranking.value_formats import DECIMALS, decimals_of, value_format
from criteria import Indicator
from criteria.inputs import OptionInput
from criteria.words import ZONES
from wording.language import Text

_SIGNED = CellLook(f"+{POINTS_FORMAT};-{POINTS_FORMAT};{POINTS_FORMAT}", align="right", bold=True)
_SMALL = 9
_NUMBERS, _WIDEST = 11, 40
"""Characters: a column of numbers, and the widest one of labels."""

DIFFERENCE = Text(vi="Chênh lệch", en="Difference")
VALUE, BAR = Text(vi="Giá trị", en="Value"), Text(vi="Ngưỡng đạt", en="Threshold")
OUTCOME, POINTS_EARNED = Text(vi="Kết quả", en="Outcome"), Text(vi="Điểm", en="Points")
MAXIMUM = Text(vi="Điểm tối đa", en="Maximum")
MEDIAN, BEST = Text(vi="Trung vị", en="Median"), Text(vi="Tốt nhất", en="Best")
SHARE_OF = Text(vi="{group}: phần điểm", en="{group}: share")
POINTS_OF = Text(vi="{group}: điểm", en="{group}: points")
MAXIMUM_OF = Text(vi="{group}: tối đa", en="{group}: maximum")


def letter(reference: int) -> str:
    """The letter by which the columns of a reference are told from those of the units, which are numbered."""
    return "ABCDEFGHIJKL"[reference]


def summary_columns(request: Request, comparison: Comparison, view: View) -> list[Column]:
    """A row for each unit, then two for each reference: its median and its best."""
    say, sides = request.say, comparison.sides
    rows = [side.row for side in sides]
    empty: list[Value] = [None] * (2 * len(comparison.references))
    names = [f"{say(r.name)}: {say(word).lower()}" for r in comparison.references for word in (MEDIAN, BEST)]
    looks = [side.scores.verdict_look(row["verdict"]) for side, row in zip(sides, rows, strict=True)]
    verdicts = [CellLook(f'"{look.mark} "@', outside=True, bold=True, colour=as_ink(look)) for look in looks]
    scores = [side.score for side in sides] + _pairs(comparison.score_middles)
    columns = [
        Column(say(Text(vi="Đơn vị", en="Unit")), 36, [*comparison.labels, *names], LONG_TEXT),
        Column(say(Text(vi="Mã đơn vị", en="Code")), 9, [*(side.unit for side in sides), *empty], CODE),
        Column(
            say(Text(vi="Vùng", en="Zone")), 11, [*(say(ZONES[row["zone"]]) for row in rows), *empty], TEXT
        ),
        Column(
            say(Text(vi="Kết luận", en="Verdict")),
            22,
            [*(say(look.word) for look in looks), *empty],
            [*verdicts, *[TEXT] * len(empty)],
        ),
        Column(say(Text(vi="Tổng điểm", en="Score")), 11, _known(scores), STRONG_POINTS),
        Column(say(DIFFERENCE), 12, [*_known(comparison.score_differences(view.against)), *empty], _SIGNED),
    ]
    for title, name, look in (
        (Text(vi="Hạng", en="Rank"), "rank", COUNT),
        (Text(vi="Đạt", en="Passed"), "passed", COUNT),
        (Text(vi="Áp dụng", en="Applicable"), "applicable", COUNT),
        (Text(vi="Đủ số liệu", en="Complete"), "completeness", SHARE),
    ):
        numbers = [float(row[name]) for row in rows]
        columns.append(Column(say(title), 10, [*numbers, *empty], look))
    return columns + _group_columns(request, comparison, empty)


def _group_columns(request: Request, comparison: Comparison, empty: Sequence[Value]) -> list[Column]:
    columns = []
    for row in comparison.groups:
        name = request.say(row.group.name)
        shares = _known([*row.shares, *_pairs(row.middles)])
        columns += [
            Column(request.say(SHARE_OF).format(group=name), 13, shares, SHARE),
            Column(request.say(POINTS_OF).format(group=name), 13, [*_known(row.points), *empty], POINTS),
            Column(request.say(MAXIMUM_OF).format(group=name), 13, [*_known(row.maxima), *empty], POINTS),
        ]
    return columns


def indicator_columns(request: Request, comparison: Comparison, view: View) -> list[Column]:
    """A row for each indicator shown: what it is, the figures of each side, median and best of each reference."""
    say, rows = request.say, comparison.shown(view)
    first = [
        Column(say(Text(vi="Mã", en="Id")), 9, [row.indicator.id for row in rows], CODE, ("",)),
        Column(
            say(Text(vi="Chỉ tiêu", en="Indicator")),
            40,
            [say(row.indicator.name) for row in rows],
            LONG_TEXT,
            ("",),
        ),
        Column(say(Text(vi="Nhóm", en="Group")), 22, [say(row.group.name) for row in rows], LONG_TEXT, ("",)),
    ]
    sides = (_side_columns(request, comparison, view, at) for at in range(len(comparison.sides)))
    held = (_reference_columns(request, comparison, view, at) for at in range(len(comparison.references)))
    return [*first, *chain(*sides), *chain(*held)]


def _side_columns(request: Request, comparison: Comparison, view: View, at: int) -> list[Column]:
    rows = comparison.shown(view)
    cells = [row.cells[at] for row in rows]
    above = (f"{at + 1}. {comparison.labels[at]}",)

    def column(title: Text, width: float, values: list[Value], look: CellLook | list[CellLook]) -> Column:
        return Column(f"{request.say(title)} ({at + 1})", width, values, look, above)

    looks = [cell.outcome.look for cell in cells]
    marked = [CellLook(f'"{look.mark} "@', size=_SMALL, bold=True, colour=as_ink(look)) for look in looks]
    values = [_value(request, c.indicator, c.value) for c in cells]
    bars = [_value(request, c.indicator, c.bar) for c in cells]
    columns = [
        column(VALUE, _width(values), values, [_look(request, c) for c in cells]),
        column(BAR, _width(bars), bars, [_plain_look(request, c.indicator) for c in cells]),
        column(OUTCOME, 16, [request.say(look.word) for look in looks], marked),
        column(POINTS_EARNED, 9, _known([cell.points for cell in cells]), POINTS),
        column(MAXIMUM, 9, [float(cell.indicator.points) for cell in cells], POINTS),
    ]
    if differences := _differences(rows, view, at):
        columns.append(column(DIFFERENCE, 10, differences, _SIGNED))
    return columns


def _differences(rows: Sequence[Row], view: View, at: int) -> list[Value]:
    """The differences of one side; none at all for the one that the others are held against."""
    if at == 0 and view.against is Against.FIRST:
        return []
    return _known([row.differences(view.against)[at] for row in rows])


def _reference_columns(request: Request, comparison: Comparison, view: View, at: int) -> list[Column]:
    rows = comparison.shown(view)
    above = (f"{letter(at)}. {request.say(comparison.references[at].name)}",)
    looks = [_plain_look(request, row.indicator) for row in rows]
    both = {
        MEDIAN: [_value(request, row.indicator, row.middles[at].median) for row in rows],
        BEST: [_value(request, row.indicator, row.middles[at].best) for row in rows],
    }
    return [
        Column(f"{request.say(title)} ({letter(at)})", _width(values), values, looks, above)
        for title, values in both.items()
    ]


def left_out_columns(request: Request, comparison: Comparison) -> list[Column]:
    """A row for each indicator that is not on all sides, with the reason."""
    say, rows = request.say, comparison.left_out
    return [
        Column(say(Text(vi="Mã", en="Id")), 10, [one.indicator.id for one in rows], CODE),
        Column(
            say(Text(vi="Chỉ tiêu", en="Indicator")), 60, [say(one.indicator.name) for one in rows], LONG_TEXT
        ),
        Column(say(Text(vi="Có trong", en="Asked in")), 24, [one.edition.id for one in rows], TEXT),
        Column(
            say(Text(vi="Vì sao không so được", en="Why it is left out")),
            50,
            [say(one.why) for one in rows],
            LONG_TEXT,
        ),
    ]


def _value(request: Request, indicator: Indicator, value: float) -> Value:
    if isnan(value):
        return None
    return (
        indicator.input.show(value, request.lang)
        if isinstance(indicator.input, OptionInput)
        else float(value)
    )


def _width(values: Sequence[Value]) -> float:
    """Wide enough for numbers, and for the longest option's label on one line: its row may be no higher."""
    longest = max((len(value) for value in values if isinstance(value, str)), default=0)
    return float(min(_WIDEST, max(_NUMBERS, longest + 2)))


def _look(request: Request, cell: Cell) -> CellLook:
    """A value beside its threshold shows as many decimals as tell the two apart."""
    apart = decimals_of(np.array([cell.value]), np.array([cell.bar]))[0] if not isnan(cell.bar) else DECIMALS
    return _plain_look(request, cell.indicator, apart)


def _plain_look(request: Request, indicator: Indicator, decimals: int = DECIMALS) -> CellLook:
    shown = value_format(indicator, request.lang, decimals=decimals)
    return CellLook(shown, align="right", wrap=True, outside=True)


def _pairs(middles: Sequence[Middle]) -> list[float]:
    return [number for middle in middles for number in (middle.median, middle.best)]


def _known(numbers: Sequence[float]) -> list[Value]:
    return [None if isnan(number) else float(number) for number in numbers]
