"""The indicators of one unit as columns: figures, value, threshold, outcome, points, why, evidence, explanation."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from checklist.looks import COUNT_FORMAT, SHARE_FORMAT, as_ink
from checklist.ranking.pens import CODE, LONG_TEXT, POINTS, CellLook, Value
from checklist.ranking.request import Request
from checklist.ranking.tables import Column, plain
from checklist.ranking.value_formats import DECIMALS, decimals_of, value_format
from criteria import Indicator
from criteria.inputs import CountInput, OptionInput, RatioInput
from scoring import Outcome, explain, gap_amounts
from wording.language import Text
from wording.numbers import whole

_LONG = CellLook(size=9, wrap=True, outside=True)
_MANDATORY = Text(vi="{name} (bắt buộc)", en="{name} (mandatory)")


def indicator_columns(request: Request, unit: str) -> list[Column]:
    """Return the columns; a row is one indicator, in the edition's order."""
    scores, say = request.scores, request.say
    of = scores.edition.indicators
    outcomes = [scores.outcome_of(unit, i) for i in of]
    amounts: Any = gap_amounts(scores).loc[unit]
    points: Any = scores.points.loc[unit]
    given: dict[str, Any] = {
        str(row.slot): row for row in request.answers[request.answers["unit"] == unit].itertuples()
    }
    names = [_MANDATORY if i.mandatory else Text(vi="{name}") for i in of]
    why = [explain(scores, unit, i, request.lang, float(amounts[i.id])) for i in of]
    return [
        Column(say(Text(vi="Mã", en="Id")), 9, [i.id for i in of], CODE),
        Column(
            say(Text(vi="Chỉ tiêu", en="Indicator")),
            28,
            [say(said).format(name=say(i.name)) for said, i in zip(names, of, strict=True)],
            LONG_TEXT,
        ),
        Column(
            say(Text(vi="Số liệu", en="Figures")),
            13,
            [_counts(request, i, given.get(i.id)) for i in of],
            CellLook(size=9, align="right"),
        ),
        _values(request, unit, outcomes),
        _thresholds(request, unit),
        Column(
            say(Text(vi="Kết quả", en="Outcome")),
            16,
            [say(outcome.look.word) for outcome in outcomes],
            [CellLook(f'"{o.look.mark} "@', size=9, bold=True, colour=as_ink(o.look)) for o in outcomes],
        ),
        Column(say(Text(vi="Điểm", en="Points")), 9, plain(points), POINTS),
        Column(say(Text(vi="Điểm tối đa", en="Maximum")), 9, [i.points for i in of], POINTS),
        Column(
            say(Text(vi="Còn cách ngưỡng", en="Gap")),
            10,
            plain(amounts),
            [_gap_look(request, i, given.get(i.id)) for i in of],
        ),
        Column(say(Text(vi="Vì sao, và cần gì để đạt", en="Why, and what is needed")), 40, why, _LONG),
        Column(say(Text(vi="Tài liệu kiểm chứng", en="Evidence")), 22, _texts(given, of, "evidence"), _LONG),
        Column(say(Text(vi="Giải trình", en="Explanation")), 18, _texts(given, of, "explanation"), _LONG),
    ]


def _counts(request: Request, indicator: Indicator, given: Any) -> str | None:
    """The counts behind a ratio, as on the page of the unit: "412 / 580"."""
    if not isinstance(indicator.input, RatioInput) or given is None or np.isnan(given.denominator):
        return None
    return f"{whole(given.numerator, request.lang)} / {whole(given.denominator, request.lang)}"


def _values(request: Request, unit: str, outcomes: Sequence[Outcome]) -> Column:
    of = request.scores.edition.indicators
    cells: list[Value] = []
    looks = []
    for indicator, outcome in zip(of, outcomes, strict=True):
        value, bar = request.scores.value_of(unit, indicator), request.scores.bar_of(unit, indicator)
        known = value == value and outcome is not Outcome.NOT_APPLICABLE
        chosen = isinstance(indicator.input, OptionInput)
        decimals = decimals_of(np.array([value]), np.array([bar]))[0] if bar == bar else DECIMALS
        looks.append(_number_look(request, indicator, decimals))
        cells.append((indicator.input.show(value, request.lang) if chosen else value) if known else None)
    return Column(request.say(Text(vi="Giá trị", en="Value")), 10, cells, looks)


def _thresholds(request: Request, unit: str) -> Column:
    of = request.scores.edition.indicators
    cells: list[Value] = []
    for indicator in of:
        bar = request.scores.bar_of(unit, indicator)
        chosen = isinstance(indicator.input, OptionInput)
        cells.append((indicator.input.show(bar, request.lang) if chosen else bar) if bar == bar else None)
    looks = [_number_look(request, indicator, DECIMALS) for indicator in of]
    return Column(request.say(Text(vi="Ngưỡng đạt", en="Threshold")), 10, cells, looks)


def _number_look(request: Request, indicator: Indicator, decimals: int) -> CellLook:
    shown = value_format(indicator, request.lang, decimals=decimals)
    return CellLook(shown, align="right", wrap=True, outside=True)


def _gap_look(request: Request, indicator: Indicator, given: Any) -> CellLook:
    counted = given is not None and given.denominator > 0 and given.numerator == given.numerator
    if isinstance(indicator.input, CountInput) or (isinstance(indicator.input, RatioInput) and counted):
        return CellLook(COUNT_FORMAT, align="right", bold=True)
    if isinstance(indicator.input, RatioInput):
        return CellLook(SHARE_FORMAT, align="right", bold=True)
    return CellLook(value_format(indicator, request.lang), align="right", bold=True)


def _texts(given: Mapping[str, Any], of: Sequence[Indicator], name: str) -> list[Value]:
    return [str(getattr(given[i.id], name) or "") if i.id in given else None for i in of]
