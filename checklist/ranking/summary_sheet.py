"""Sheet "Tóm tắt": the cohort on one page, for whoever has two minutes; the numbers are those of the page Tổng quan."""

from typing import cast

from openpyxl import Workbook

from checklist.looks import as_ink
from checklist.ranking.arrangement import Row, Sheet, head_of, rows_of
from checklist.ranking.chart import Frame, add_verdict_chart
from checklist.ranking.colours import draw_bars
from checklist.ranking.pens import CODE, LONG_TEXT, SHARE, CellLook
from checklist.ranking.request import Request
from checklist.ranking.sheet import Written, write_sheet
from checklist.ranking.tables import Column, Place, Table, known, plain
from checklist.ranking.verdict_counts import ALL, counts_in_all, looks_from_best
from scoring import group_standings, most_missed
from wording.language import Text
from wording.numbers import percent, whole

NAME = Text(vi="Tóm tắt", en="Summary")
VERDICTS, MISSED, GROUPS = "TomTatKetLuan", "TomTatChuaDat", "TomTatNhom"
MOST_MISSED = 10

_VERDICTS = Text(vi="Kết luận: {number} đơn vị trong danh sách", en="Verdicts: {number} units of the cohort")
_MISSED = Text(
    vi="Chỉ tiêu nhiều {rated} chưa đạt nhất, trên {number} {rated} có kết quả",
    en="Missed by most of the {number} {rated} with results",
)
_GROUPS = Text(
    vi="Nhóm chỉ tiêu, từ mạnh nhất đến yếu nhất (bình quân các {rated} đủ số liệu)",
    en="Groups from the strongest to the weakest (mean of the complete {rated})",
)
_OF = Text(vi='#,##0"/{number} {rated}"', en='#,##0" of {number}"')
_OUTSIDE = Text(
    vi="{number} đơn vị ngoài danh sách cũng được chấm điểm, không tính ở trang này.",
    en="{number} units outside the cohort were scored too; they do not count on this page.",
)
_DESCRIPTION = Text(
    vi="Biểu đồ thanh xếp chồng “{title}”: {places} thanh, từ nơi có tỷ lệ {best} cao nhất đến thấp nhất. "
    "Cả danh sách: {counts}. Cao nhất: {first}. Thấp nhất: {last}.",
    en="Stacked bar chart “{title}”: {places} bars, from the highest share of {best} to the lowest. "
    "In all: {counts}. Highest: {first}. Lowest: {last}.",
)
_SPACER = 2
_CHART_COLUMNS, _CHART_WIDTH = 11, 18.6
_CM_A_POINT, _USUAL_HEIGHT, _BIG_HEIGHT = 2.54 / 72, 13.0, 21.0


def write_summary_sheet(book: Workbook, request: Request) -> Written:
    """Add the sheet without its chart, which draws a table of a later sheet: see `draw_verdicts`."""
    sheet = _arranged(request)
    written = write_sheet(book, request, sheet)
    for name in (VERDICTS, MISSED, GROUPS):
        draw_bars(written.excel, written.places[name].span(3), 1)
    columns = written.places[VERDICTS].first_column + 3 + _SPACER + _CHART_COLUMNS
    last = Place(1, 1, columns - 1).letter(0)
    bottom = max(place.last_row for place in written.places.values())
    written.excel.print_area = f"A1:{last}{bottom}"
    return written


def draw_verdicts(front: Written, request: Request, ranking: Written, counts: Table) -> None:
    """Put the chart of a table of the ranking's sheet on the right of the tables, as tall as they are."""
    sheet = _arranged(request)
    rows = list(rows_of(sheet, head_of(request, sheet)))
    top = front.places[VERDICTS].header_row - 1
    height = sum(_height(row) for row in rows[top - 1 :]) * _CM_A_POINT
    frame = Frame(top, front.places[VERDICTS].first_column + 3 + _SPACER, _CHART_WIDTH, height)
    place = ranking.places[counts.name]
    looks = looks_from_best(request).values()
    described = _described(request, counts)
    add_verdict_chart(front.excel, frame, (ranking.excel, counts, place), looks, request.say(ALL), described)


def _height(row: Row) -> float:
    return row.height or _USUAL_HEIGHT


def _arranged(request: Request) -> Sheet:
    tables = ((_verdicts(request),), (_missed(request),), (_groups(request),))
    outside = int((~request.scores.units["in_cohort"]).sum())
    notes = (request.say(_OUTSIDE).format(number=whole(outside, request.lang)),) if outside else ()
    return Sheet(NAME.vi, request.say(NAME), tables, notes, frozen_columns=None, pages_tall=1, filters=False)


def _verdicts(request: Request) -> Table:
    looks, counts = looks_from_best(request), counts_in_all(request)
    total = sum(counts.values())
    marks = [CellLook(align="center", size=12, bold=True, colour=as_ink(look)) for look in looks.values()]
    words = [CellLook(size=12, bold=True, colour=as_ink(look), outside=True) for look in looks.values()]
    big = CellLook("#,##0", align="right", size=12, bold=True)
    columns = (
        Column(request.say(Text(vi="Dấu", en="Mark")), 9, [look.mark for look in looks.values()], marks),
        Column(
            request.say(Text(vi="Kết luận", en="Verdict")),
            44,
            [request.say(look.word) for look in looks.values()],
            words,
        ),
        Column(request.say(ALL), 13, list(counts.values()), big),
        Column(
            request.say(Text(vi="Tỷ lệ", en="Share")),
            13,
            [count / total if total else None for count in counts.values()],
            SHARE,
        ),
    )
    caption = request.say(_VERDICTS).format(number=whole(total, request.lang))
    return Table(VERDICTS, columns, caption=caption, row_height=_BIG_HEIGHT)


def _missed(request: Request) -> Table:
    scores = request.scores
    submitted = int(scores.units["in_cohort"].sum())
    failed = most_missed(scores).head(MOST_MISSED)
    failed = failed[failed > 0]
    number = whole(submitted, request.lang)
    columns = (
        Column(request.say(Text(vi="Mã", en="Id")), 9, [str(one) for one in failed.index], CODE),
        Column(
            request.say(Text(vi="Chỉ tiêu", en="Indicator")),
            44,
            [request.say(scores.edition.indicator_by_id[str(one)].name) for one in failed.index],
            LONG_TEXT,
        ),
        Column(request.say(Text(vi="Chưa đạt", en="Not passed")), 13, plain(failed), _of(request, submitted)),
        Column(
            request.say(Text(vi="Tỷ lệ", en="Share")), 13, [c / submitted for c in failed.tolist()], SHARE
        ),
    )
    return Table(MISSED, columns, caption=request.say(_MISSED).format(number=number, rated=request.rated))


def _groups(request: Request) -> Table:
    standings = group_standings(request.scores)
    groups = [request.scores.edition.group_by_id[str(one)] for one in standings.index]
    submitted = int(request.scores.units["in_cohort"].sum())
    columns = (
        Column(request.say(Text(vi="Mã", en="Id")), 9, [group.id for group in groups], CODE),
        Column(
            request.say(Text(vi="Nhóm", en="Group")), 44, [request.say(g.name) for g in groups], LONG_TEXT
        ),
        Column(
            request.say(Text(vi="Đạt mọi chỉ tiêu", en="All passed")),
            13,
            plain(standings["passed_all"]),
            _of(request, submitted),
        ),
        Column(
            request.say(Text(vi="Phần điểm", en="Share of points")),
            13,
            known(standings["average"].to_numpy()),
            SHARE,
        ),
    )
    return Table(GROUPS, columns, caption=request.say(_GROUPS).format(rated=request.rated))


def _of(request: Request, number: int) -> CellLook:
    """Numbers that show as "38/91 xã" and stay numbers."""
    return CellLook(
        request.say(_OF).format(number=whole(number, request.lang), rated=request.rated),
        align="right",
        bold=True,
    )


def _described(request: Request, counts: Table) -> str:
    """What the chart shows, with its main numbers."""
    looks, in_all = looks_from_best(request), counts_in_all(request)
    names, shares = counts.columns[0].values, counts.columns[-1].values
    ends = [f"{names[i]} {percent(cast(float, shares[i]), request.lang)}" for i in (0, -1) if names]
    first, last = ends or ("–", "–")
    return request.say(_DESCRIPTION).format(
        title=counts.caption,
        places=len(names),
        best=request.say(next(iter(looks.values())).word).lower(),
        counts="; ".join(
            f"{request.say(look.word)} {whole(in_all[key], request.lang)}" for key, look in looks.items()
        ),
        first=first,
        last=last,
    )
