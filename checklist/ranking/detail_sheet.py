"""Sheet "Chi tiết": units × indicators in three blocks: values with their marks, outcomes in words, points.

The values come first and are what is printed. Each is a number whose format shows the outcome's mark beside it, so
it reads without colour; the words on the right colour it, and can be filtered and counted.
"""

from functools import cache, partial

from openpyxl import Workbook

from checklist.looks import POINTS_FORMAT
from checklist.ranking.arrangement import Sheet
from checklist.ranking.colours import colour_by_word
from checklist.ranking.pens import CellLook, Value
from checklist.ranking.request import Request
from checklist.ranking.sheet import Written, write_sheet
from checklist.ranking.tables import Column, Table, plain
from checklist.ranking.unit_columns import unit_columns
from checklist.ranking.value_formats import DECIMALS, decimals_of, value_format
from criteria import Indicator
from scoring import Outcome
from wording.language import Text

NAME = Text(vi="Chi tiết", en="Detail")
TABLE = "ChiTiet"
_VALUES = Text(vi="GIÁ TRỊ", en="VALUES")
_OUTCOMES = Text(vi="KẾT QUẢ", en="OUTCOMES")
_POINTS = Text(vi="ĐIỂM", en="POINTS")
OUTCOME = Text(vi="kết quả", en="outcome")
EARNED = Text(vi="điểm", en="points")
_LEGEND = Text(vi="Dấu trong ô", en="Marks in the cells")
_BLOCKS = Text(
    vi="Bên phải khối giá trị là khối kết quả bằng chữ (để lọc, đếm) và khối điểm; khi in chỉ in khối giá trị.",
    en="On the right of the values stand the outcomes in words (to filter and count) and the points; "
    "only the values are printed.",
)
_HEIGHTS = (18.0, 100.0)
_SMALL = 9


def write_detail_sheet(book: Workbook, request: Request) -> None:
    """Add the sheet."""
    indicators = request.scores.edition.indicators
    first = [Column(c.title, c.width, c.values, c.look, ("", "")) for c in unit_columns(request)]
    blocks = (
        [_value_column(request, i) for i in indicators],
        [_outcome_column(request, i) for i in indicators],
        [_points_column(request, i) for i in indicators],
    )
    table = Table(TABLE, (*first, *blocks[0], *blocks[1], *blocks[2]), heights_above=_HEIGHTS)
    notes = (_legend(request), request.say(_BLOCKS))
    sheet = Sheet(NAME.vi, request.say(NAME), ((table,),), notes, 3, pages_wide=2, footer=notes[0])
    written = write_sheet(book, request, sheet)
    _colour(written, request, len(first), len(indicators))
    place = written.places[TABLE]
    top = place.header_row - len(_HEIGHTS)  # the page's own header says the title, its footer the marks
    written.excel.print_area = f"A{top}:{place.letter(len(first) + len(indicators) - 1)}{place.last_row}"


def _value_column(request: Request, indicator: Indicator) -> Column:
    scores = request.scores
    values = scores.value[indicator.id]
    outcomes = [Outcome(o) for o in scores.outcome[indicator.id].tolist()]
    shown = [DECIMALS] * len(values)
    if indicator.threshold is not None:
        bars = indicator.threshold.pick((scores.units["zone"] == "mountain").to_numpy())
        shown = decimals_of(values.to_numpy(), bars)
    look = cache(partial(_value_look, request, indicator))
    cells: list[Value] = [
        v if v == v else o.look.mark for v, o in zip(values.tolist(), outcomes, strict=True)
    ]
    looks = [look(outcome, decimals) for outcome, decimals in zip(outcomes, shown, strict=True)]
    return Column(indicator.id, 11, cells, looks, _above(request, _VALUES, indicator))


def _value_look(request: Request, indicator: Indicator, outcome: Outcome, decimals: int) -> CellLook:
    shown = value_format(indicator, request.lang, outcome.look.mark, decimals)
    return CellLook(shown, align="right", size=_SMALL)


def _outcome_column(request: Request, indicator: Indicator) -> Column:
    said = {int(outcome): request.say(outcome.look.word) for outcome in Outcome}
    words = [said[outcome] for outcome in request.scores.outcome[indicator.id].tolist()]
    title = f"{indicator.id} {request.say(OUTCOME)}"
    return Column(title, 15, words, CellLook(size=_SMALL), _above(request, _OUTCOMES, indicator))


def _points_column(request: Request, indicator: Indicator) -> Column:
    title = f"{indicator.id} {request.say(EARNED)}"
    look = CellLook(POINTS_FORMAT, align="right", size=_SMALL)
    return Column(
        title, 11, plain(request.scores.points[indicator.id]), look, _above(request, _POINTS, indicator)
    )


def _above(request: Request, block: Text, indicator: Indicator) -> tuple[str, str]:
    group = request.scores.edition.group_by_id[indicator.group]
    return f"{request.say(block)} · {request.say(group.name)}", request.say(indicator.name)


def _legend(request: Request) -> str:
    each = (
        f"{outcome.look.mark} {request.say(outcome.look.word).lower()}" for outcome in _looks_used(request)
    )
    return f"{request.say(_LEGEND)}: {' · '.join(each)}"


def _looks_used(request: Request) -> list[Outcome]:
    scored = all(indicator.rule.scored for indicator in request.scores.edition.indicators)
    order = [Outcome.PASSED, Outcome.FAILED, Outcome.MISSING, Outcome.NOT_APPLICABLE]
    return order if scored else [*order, Outcome.UNSCORED]


def _colour(written: Written, request: Request, first: int, count: int) -> None:
    place = written.places[TABLE]
    looks = [outcome.look for outcome in _looks_used(request)]
    word = f"{place.letter(first + count)}{place.first_row}"
    for block in range(2):
        start = first + block * count
        colour_by_word(
            written.excel,
            place.span(start, start + count - 1),
            word,
            looks,
            request.lang,
            plain=(Outcome.PASSED.look,),
        )
