"""The workbook "Độ vững thứ hạng": the interval of every rank, what each indicator decides, and neighbours in rank."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
from openpyxl import Workbook

from analysis.firmness.firmness import SEED, SPREAD, SURE, WITHIN, Firmness
from checklist.ranking.arrangement import Sheet
from checklist.ranking.pens import CODE, COUNT, LONG_TEXT, MIDDLE, POINTS, SHARE, TEXT
from checklist.ranking.properties import saved
from checklist.ranking.request import Request
from checklist.ranking.sheet import write_sheet
from checklist.ranking.tables import Column, Table, plain
from checklist.ranking.unit_columns import DISTRICT, UNIT, UNIT_CODE
from criteria.inputs import NO, YES
from wording.language import Text
from wording.numbers import percent, whole

INTERVALS = Text(vi="Khoảng hạng", en="Intervals of ranks")
INDICATORS = Text(vi="Bỏ từng chỉ tiêu", en="Without each indicator")
NEIGHBOURS = Text(vi="Đơn vị liền nhau", en="Neighbours in rank")
INTERVAL_TABLE, INDICATOR_TABLE, NEIGHBOUR_TABLE = "KhoangHang", "BoChiTieu", "LienNhau"

_STRONG = replace(COUNT, bold=True)
_RANK = Text(vi="Hạng", en="Rank")
_METHOD = Text(
    vi="Điểm tối đa của mỗi chỉ tiêu được thay ngẫu nhiên trong khoảng ±{spread}, {draws} lần (mầm số {seed}); {within} số lần "
    "hạng nằm từ “Từ” đến “Đến”.",
    en="The points of each indicator are drawn within ±{spread}, {draws} times (seed {seed}); in {within} of the draws "
    "the rank lies between “From” and “To”.",
)
_LACKING = Text(
    vi="Đơn vị chưa đủ số liệu luôn xếp sau đơn vị đủ số liệu. Chỉ xếp các đơn vị trong danh sách.",
    en="Units that lack data always come after those that lack none. Only units of the cohort are ranked.",
)
_LEFT_OUT = Text(
    vi="Mỗi dòng: nếu không tính chỉ tiêu này thì bao nhiêu đơn vị đổi hạng, và đổi bao nhiêu bậc.",
    en="Each line: how many units would change rank, and by how many places, if this indicator did not count.",
)
_APART = Text(
    vi="Hai đơn vị phân biệt được khi một đơn vị đứng trước trong ít nhất {sure} số lần thử.",
    en="Two units are told apart where one is ahead in at least {sure} of the draws.",
)


def write_firmness(found: Firmness, request: Request) -> bytes:
    """Return the workbook as an .xlsx; numbers equal those of `found`, sheet names are Vietnamese."""
    book = Workbook(write_only=True)
    for name, table, notes in (
        (INTERVALS, _intervals(request, found), (_method(request, found), request.say(_LACKING))),
        (INDICATORS, _indicators(request, found), (request.say(_LEFT_OUT),)),
        (
            NEIGHBOURS,
            _neighbours(request, found),
            (request.say(_APART).format(sure=percent(SURE, request.lang)),),
        ),
    ):
        write_sheet(book, request, Sheet(name.vi, request.say(name), ((table,),), notes, frozen_columns=2))
    return saved(book, request)


def _method(request: Request, found: Firmness) -> str:
    return request.say(_METHOD).format(
        spread=percent(SPREAD, request.lang),
        draws=whole(found.draws, request.lang),
        seed=SEED,
        within=percent(WITHIN, request.lang),
    )


def _intervals(request: Request, found: Firmness) -> Table:
    units, say = found.units, request.say
    codes = [str(code) for code in units.index]
    unlike = found.apart.sum(axis=1)
    counts = {
        "low": Text(vi="Từ", en="From"),
        "high": Text(vi="Đến", en="To"),
        "median": Text(vi="Ở giữa (trung vị)", en="Median"),
        "best": Text(vi="Cao nhất", en="Highest"),
        "worst": Text(vi="Thấp nhất", en="Lowest"),
        "out_best": Text(vi="Bỏ một chỉ tiêu: cao nhất", en="One left out: highest"),
        "out_worst": Text(vi="Bỏ một chỉ tiêu: thấp nhất", en="One left out: lowest"),
    }
    columns = [
        Column(say(_RANK), 8, plain(units["rank"]), _STRONG),
        *_named(request, codes),
        *(
            Column(say(text), 14 if name.startswith("out") else 11, plain(units[name]), COUNT)
            for name, text in counts.items()
        ),
        Column(
            say(Text(vi="Chỉ tiêu làm đổi hạng nhiều nhất", en="Moved most by")),
            16,
            plain(units["mover"]),
            CODE,
        ),
        Column(
            say(Text(vi="Hạng khi bỏ chỉ tiêu đó", en="Rank without it")),
            12,
            [
                rank if mover else None
                for rank, mover in zip(units["moved_to"].tolist(), units["mover"], strict=True)
            ],
            COUNT,
        ),
        Column(
            say(Text(vi="Số đơn vị không phân biệt được", en="Units not told apart")),
            14,
            [len(codes) - 1 - int(number) for number in unlike],
            COUNT,
        ),
    ]
    return Table(INTERVAL_TABLE, tuple(columns))


def _named(request: Request, codes: Sequence[str]) -> list[Column]:
    """Code, name and, in an era with districts, district of units."""
    units, say = request.scores.units.loc[list(codes)], request.say
    columns = [
        Column(say(UNIT_CODE), 9, list(codes), CODE),
        Column(say(UNIT), 25, units["name"].tolist(), TEXT),
    ]
    if (request.scores.units["district_name"] != "").any():
        columns.append(Column(say(DISTRICT), 23, units["district_name"].tolist(), TEXT))
    return columns


def _indicators(request: Request, found: Firmness) -> Table:
    say, edition, counts = request.say, request.scores.edition, found.indicators
    rows = [edition.indicator_by_id[str(id)] for id in counts.index]
    columns = (
        Column(say(Text(vi="Mã", en="Id")), 10, [one.id for one in rows], CODE),
        Column(say(Text(vi="Chỉ tiêu", en="Indicator")), 60, [say(one.name) for one in rows], LONG_TEXT),
        Column(say(Text(vi="Điểm tối đa", en="Maximum")), 10, [one.points for one in rows], POINTS),
        Column(say(Text(vi="Số đơn vị đổi hạng", en="Units that move")), 12, plain(counts["moved"]), COUNT),
        Column(
            say(Text(vi="Đổi bình quân (bậc)", en="Mean move (places)")), 12, plain(counts["mean"]), POINTS
        ),
        Column(
            say(Text(vi="Đổi nhiều nhất (bậc)", en="Furthest move (places)")),
            12,
            plain(counts["furthest"]),
            COUNT,
        ),
    )
    return Table(INDICATOR_TABLE, columns)


def _neighbours(request: Request, found: Firmness) -> Table:
    say, pairs = request.say, found.neighbours
    ranks, names = found.units["rank"], request.scores.units["name"]

    def of(which: str, titles: tuple[Text, Text]) -> list[Column]:
        codes = pairs[which].tolist()
        return [
            Column(say(titles[0]), 10, plain(ranks.loc[codes]), COUNT),
            Column(say(titles[1]), 42, [_label(request, names, code) for code in codes], LONG_TEXT),
        ]

    shares = {
        "ahead": Text(vi="Trên đứng trước", en="Upper ahead"),
        "tied": Text(vi="Đồng hạng", en="Tied"),
        "behind": Text(vi="Dưới đứng trước", en="Lower ahead"),
    }
    pairs = pairs.assign(tied=(1 - pairs["ahead"] - pairs["behind"]).round(9))
    columns = [
        *of("upper", (Text(vi="Hạng trên", en="Upper rank"), Text(vi="Đơn vị trên", en="Upper unit"))),
        *of("lower", (Text(vi="Hạng dưới", en="Lower rank"), Text(vi="Đơn vị dưới", en="Lower unit"))),
        *(Column(say(text), 12, plain(pairs[name]), SHARE) for name, text in shares.items()),
        Column(
            say(Text(vi="Phân biệt được", en="Told apart")),
            13,
            [say(YES if apart else NO) for apart in pairs["apart"]],
            MIDDLE,
        ),
    ]
    return Table(NEIGHBOUR_TABLE, tuple(columns))


def _label(request: Request, names: pd.Series, code: str) -> str:
    district = str(request.scores.units.at[code, "district_name"])
    return f"{names[code]} – {district}" if district else str(names[code])
