"""Sheet "Chưa đạt": what each unit fails and by how much; under it, apart, what has no data yet."""

from collections.abc import Sequence

from openpyxl import Workbook

from checklist.looks import COUNT_FORMAT, SHARE_FORMAT, as_rgb
from checklist.ranking.arrangement import Sheet, head_of, places_of
from checklist.ranking.outcome_cells import OutcomeCells
from checklist.ranking.pens import CODE, LONG_TEXT, MIDDLE, POINTS, TEXT, CellLook
from checklist.ranking.request import Request
from checklist.ranking.sheet import write_sheet
from checklist.ranking.tables import Column, Table, known
from checklist.ranking.unit_columns import DISTRICT, UNIT, UNIT_CODE, ZONE, unit_columns
from checklist.ranking.value_formats import DECIMALS, decimals_of, value_format
from criteria import Indicator
from criteria.inputs import NO, YES, CountInput, RatioInput
from scoring import Outcome, gap_amounts, gap_of
from wording.language import Text
from wording.numbers import whole

NAME = Text(vi="Chưa đạt", en="Not passed")
FAILED, MISSING = "ChuaDat", "ChuaCoSoLieu"
_FAILED = Text(vi="✕ Chưa đạt: {count}", en="✕ Not passed: {count}")
_MISSING = Text(
    vi="○ Chưa có số liệu: {count} (chưa tính là 0 và chưa tính là không đạt)",
    en="○ No data: {count} (neither 0 nor a fail)",
)
_WHERE = Text(
    vi="Mỗi dòng là một chỉ tiêu của một đơn vị. Các chỉ tiêu chưa có số liệu đứng riêng ở bảng thứ hai, "
    "từ dòng {row}: đó không phải là chưa đạt.",
    en="One row is one indicator of one unit. Indicators without data stand apart in the second table, "
    "from row {row}: they are not fails.",
)
_POINTS_OFF = Text(vi="điểm phần trăm", en="percentage points")


def write_failures_sheet(book: Workbook, request: Request) -> None:
    """Add the sheet."""
    failed = OutcomeCells.of(request.scores, Outcome.FAILED)
    missing = OutcomeCells.of(request.scores, Outcome.MISSING)
    columns = (
        *_common_columns(request, failed),
        *_result_columns(request, failed),
        *_gap_columns(request, failed),
    )
    tables = (
        (Table(FAILED, columns, caption=_counted(request, _FAILED, failed)),),
        (
            Table(
                MISSING,
                tuple(_common_columns(request, missing)),
                caption=_counted(request, _MISSING, missing),
            ),
        ),
    )
    sheet = Sheet(NAME.vi, request.say(NAME), tables, notes=(request.say(_WHERE),), frozen_columns=3)
    row = places_of(sheet, head_of(request, sheet))[MISSING].header_row
    note = request.say(_WHERE).format(row=whole(row, request.lang))
    write_sheet(book, request, Sheet(sheet.name, sheet.subject, tables, (note,), sheet.frozen_columns))


def _counted(request: Request, caption: Text, cells: OutcomeCells) -> str:
    return request.say(caption).format(count=whole(len(cells), request.lang))


def _common_columns(request: Request, cells: OutcomeCells) -> list[Column]:
    """The columns of both tables; alike, because the header of the first repeats on every printed page."""
    say, indicators, look = request.say, cells.indicators, cells.outcome.look
    marked = CellLook(f'"{look.mark} "@', bold=True, colour=as_rgb(look))
    bars = cells.thresholds()
    return [
        *unit_columns(request, cells.row, (UNIT_CODE, UNIT, DISTRICT, ZONE)),
        Column(say(Text(vi="Kết quả", en="Outcome")), 17, [say(look.word)] * len(cells), marked),
        Column(say(Text(vi="Mã chỉ tiêu", en="Indicator id")), 10, [i.id for i in indicators], CODE),
        Column(say(Text(vi="Chỉ tiêu", en="Indicator")), 46, [say(i.name) for i in indicators], LONG_TEXT),
        Column(
            say(Text(vi="Bắt buộc", en="Mandatory")),
            9,
            [say(YES if i.mandatory else NO) for i in indicators],
            MIDDLE,
        ),
        Column(
            say(Text(vi="Ngưỡng đạt", en="Threshold")), 10, known(bars), _value_looks(request, indicators)
        ),
        Column(say(Text(vi="Điểm tối đa", en="Maximum")), 9, [i.points for i in indicators], POINTS),
    ]


def _result_columns(request: Request, cells: OutcomeCells) -> list[Column]:
    values = cells.pick(cells.scores.value.to_numpy())
    decimals = decimals_of(values, cells.thresholds())
    looks = _value_looks(request, cells.indicators, decimals)
    points = cells.pick(cells.scores.points.to_numpy())
    return [
        Column(request.say(Text(vi="Giá trị", en="Value")), 11, known(values), looks),
        Column(request.say(Text(vi="Điểm", en="Points")), 9, known(points), POINTS),
    ]


def _gap_columns(request: Request, cells: OutcomeCells) -> list[Column]:
    amounts = cells.pick(gap_amounts(cells.scores).to_numpy())
    units, looks, words = [], [], []
    told = zip(cells.units, cells.indicators, amounts.tolist(), cells.known_denominators(), strict=True)
    for unit, indicator, amount, counted in told:
        gap = gap_of(cells.scores, unit, indicator, amount)
        words.append(request.say(gap.text) if gap else None)
        unit_said, look = _unit_of_gap(request, indicator, counted)
        units.append(unit_said if amount == amount else None)
        looks.append(look)
    return [
        Column(request.say(Text(vi="Còn cách ngưỡng", en="Gap")), 10, known(amounts), looks),
        Column(request.say(Text(vi="Đơn vị tính", en="Counted in")), 24, units, TEXT),
        Column(request.say(Text(vi="Để đạt", en="To pass")), 42, words, LONG_TEXT),
    ]


def _unit_of_gap(request: Request, indicator: Indicator, counted: bool) -> tuple[str | None, CellLook]:
    given = indicator.input
    if isinstance(given, CountInput) or (isinstance(given, RatioInput) and counted):
        return request.say(given.unit), CellLook(COUNT_FORMAT, align="right", bold=True)
    if isinstance(given, RatioInput):
        return request.say(_POINTS_OFF), CellLook(SHARE_FORMAT, align="right", bold=True)
    return None, CellLook(value_format(indicator, request.lang), align="right", bold=True)


def _value_looks(
    request: Request, indicators: Sequence[Indicator], decimals: Sequence[int] | None = None
) -> list[CellLook]:
    shown = decimals or [DECIMALS] * len(indicators)
    return [
        CellLook(value_format(indicator, request.lang, decimals=d), align="right")
        for indicator, d in zip(indicators, shown, strict=True)
    ]
