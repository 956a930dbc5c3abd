"""A sheet of one unit: its verdict and ranks, its groups, and every indicator with what it earned and why."""

import re
from typing import Any

from openpyxl import Workbook

from checklist.looks import as_ink
from checklist.ranking.arrangement import Sheet
from checklist.ranking.colours import draw_bars
from checklist.ranking.pens import CODE, COUNT, LONG_TEXT, POINTS, SHARE, STRONG_POINTS, TEXT, CellLook
from checklist.ranking.request import Request
from checklist.ranking.sheet import write_sheet
from checklist.ranking.sources_sheet import Source
from checklist.ranking.tables import Column, Table, plain
from checklist.ranking.unit_indicators import indicator_columns
from criteria.words import ZONES
from scoring import explain_verdict, group_standings
from wording.language import Text
from wording.moments import said_moment
from wording.numbers import whole

RESULT, GROUPS, INDICATORS = "KetQuaDonVi{number}", "NhomDonVi{number}", "ChiTieuDonVi{number}"
_LONGEST_NAME = 31
_NOT_IN_A_NAME = re.compile(
    r"[\[\]:*?/\\\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)"
)
_OUTSIDE = Text(vi="ngoài danh sách giao chỉ tiêu", en="outside the cohort")
_PLACES = Text(vi="{zone} trong vùng", en="{zone} in the zone")
_IN_DISTRICT = Text(vi="{district} trong huyện, ", en="{district} in the district, ")
_SOURCE = Text(vi="Tệp nguồn", en="Source file")
_ACCEPTED = Text(vi="tiếp nhận", en="accepted")


def sheet_name(name: str, code: str) -> str:
    """A name that Excel takes: the unit's with its code, because names repeat; at most 31 characters."""
    ending = f" ({code})"
    said = " ".join(_NOT_IN_A_NAME.sub(" ", name + ending).split())
    kept = said.removesuffix(ending)[: _LONGEST_NAME - len(ending)].strip("' ")
    return (kept + ending)[:_LONGEST_NAME].strip("' ")


def write_unit_sheet(
    book: Workbook, request: Request, unit: str, source: Source | None = None, number: int = 1
) -> None:
    """Add the sheet; `number` tells the tables of several units apart."""
    row: Any = request.scores.units.loc[unit]
    result, groups, indicators = (name.format(number=number) for name in (RESULT, GROUPS, INDICATORS))
    tables = (
        (_result(request, unit, result),),
        (_groups(request, unit, groups),),
        (Table(indicators, tuple(indicator_columns(request, unit))),),
    )
    sheet = Sheet(
        sheet_name(row["name"], unit),
        _subject(request, unit),
        tables,
        _notes(request, unit, source),
        frozen_columns=None,
        repeated=indicators,
        filters=False,
    )
    written = write_sheet(book, request, sheet)
    draw_bars(written.excel, written.places[groups].span(2), 1)


def _subject(request: Request, unit: str) -> str:
    row: Any = request.scores.units.loc[unit]
    place: list[str] = [row["district_name"], request.say(ZONES[row["zone"]]), unit]
    if not row["in_cohort"]:
        place.append(request.say(_OUTSIDE))
    return f"{row['name']} ({', '.join(filter(None, place))})"


def _notes(request: Request, unit: str, source: Source | None) -> tuple[str, ...]:
    because = explain_verdict(request.scores, unit, request.lang)
    if source is None or not source.file:
        return (because,)
    told = [f"{request.say(_SOURCE)}: {source.file}", f"SHA-256 {source.sha256}" if source.sha256 else ""]
    if source.accepted_at:
        told.append(f"{request.say(_ACCEPTED)} {said_moment(source.accepted_at)}")
    return because, " · ".join(filter(None, told))


def _result(request: Request, unit: str, name: str) -> Table:
    """One row, whose columns stand over those of the indicators."""
    say, of = request.say, request.scores.units.loc[[unit]]
    row = of.iloc[0]
    look = request.scores.verdict_look(row["verdict"])
    verdict = CellLook(f'"{look.mark} "@', size=12, bold=True, colour=as_ink(look), outside=True)
    grade = next((say(g.name) for g in request.scores.edition.grades if g.id == row["grade"]), None)
    places = say(_PLACES).format(zone=whole(row["rank_in_zone"], request.lang))
    if row["rank_in_district"] == row["rank_in_district"]:
        places = say(_IN_DISTRICT).format(district=whole(row["rank_in_district"], request.lang)) + places

    def column(title: Text, width: float, key: str, look: CellLook) -> Column:
        return Column(say(title), width, plain(of[key]), look)

    columns = (
        column(Text(vi="Hạng", en="Rank"), 9, "rank", CellLook("#,##0", align="center", size=12, bold=True)),
        Column(say(Text(vi="Kết luận", en="Verdict")), 28, [say(look.word)], verdict),
        Column(say(Text(vi="Xếp loại", en="Grade")), 13, [grade], TEXT),
        column(Text(vi="Tổng điểm", en="Score"), 10, "score", STRONG_POINTS),
        column(Text(vi="Điểm", en="Points"), 10, "points", POINTS),
        column(Text(vi="Điểm tối đa áp dụng", en="Applicable maximum"), 16, "applicable_max", POINTS),
        column(Text(vi="Độ đầy đủ", en="Completeness"), 9, "completeness", SHARE),
        column(Text(vi="Đạt", en="Passed"), 9, "passed", COUNT),
        column(Text(vi="Áp dụng", en="Applicable"), 10, "applicable", COUNT),
        Column(say(Text(vi="Hạng trong huyện, vùng", en="Rank in district, zone")), 40, [places], TEXT),
    )
    return Table(name, columns)


def _groups(request: Request, unit: str, name: str) -> Table:
    say, groups = request.say, request.scores.edition.groups
    of: Any = request.scores.groups.loc[unit]
    points = [float(of[g.id, "points"]) for g in groups]
    most = [float(of[g.id, "applicable_max"]) for g in groups]
    average = group_standings(request.scores)["average"]
    columns = (
        Column(say(Text(vi="Mã", en="Id")), 9, [g.id for g in groups], CODE),
        Column(say(Text(vi="Nhóm", en="Group")), 28, [say(g.name) for g in groups], LONG_TEXT),
        Column(
            say(Text(vi="Phần điểm", en="Share of points")),
            13,
            [p / m if m else None for p, m in zip(points, most, strict=True)],
            SHARE,
        ),
        Column(say(Text(vi="Điểm", en="Points")), 10, points, POINTS),
        Column(say(Text(vi="Tối đa", en="Maximum")), 10, most, POINTS),
        Column(
            say(Text(vi="Bình quân danh sách", en="Mean of the cohort")),
            16,
            plain(average.loc[[g.id for g in groups]]),
            SHARE,
        ),
        Column(say(Text(vi="Đạt", en="Passed")), 9, [int(of[g.id, "passed"]) for g in groups], COUNT),
        Column(
            say(Text(vi="Áp dụng", en="Applicable")), 9, [int(of[g.id, "applicable"]) for g in groups], COUNT
        ),
    )
    return Table(name, columns)
