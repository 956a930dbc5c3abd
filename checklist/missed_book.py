"""The workbook "Hay chưa đạt": what many units miss, by indicator, district and zone, and who is nearly there."""

from dataclasses import replace

import numpy as np
from openpyxl import Workbook

from analysis.missed import NEAR, Tally, bars, lacking_in_words, missed, near_misses, tally
from checklist.looks import SHARE_FORMAT
from checklist.ranking.arrangement import Sheet
from checklist.ranking.pens import CODE, COUNT, LONG_TEXT, LONG_WORD, MIDDLE, TEXT, CellLook
from checklist.ranking.properties import saved
from checklist.ranking.request import Request
from checklist.ranking.sheet import write_sheet
from checklist.ranking.tables import Column, Table, known, plain
from checklist.ranking.unit_columns import DISTRICT, UNIT, UNIT_CODE, ZONE, unit_columns
from checklist.ranking.value_formats import value_format
from criteria.inputs import NO, YES
from criteria.words import ZONES
from scoring import Scores, gap_amounts, gap_of
from wording.language import Text
from wording.numbers import percent

INDICATORS = Text(vi="Chỉ tiêu", en="Indicators")
DISTRICTS = Text(vi="Theo huyện", en="By district")
ZONE_SHEET = Text(vi="Theo vùng", en="By zone")
NEARLY = Text(vi="Sát ngưỡng", en="Nearly passed")
INDICATOR_TABLE, DISTRICT_TABLE, ZONE_TABLE, NEAR_TABLE = "HayChuaDat", "TheoHuyen", "TheoVung", "SatNguong"

_BOLD_SHARE = CellLook(SHARE_FORMAT, align="right", bold=True)
_SHARES = CellLook("0%", align="right")
_NOTE = Text(
    vi="Tỷ lệ = chưa đạt / (đạt + chưa đạt). Chưa có số liệu và không áp dụng đếm riêng, không tính vào tỷ lệ. "
    "Còn thiếu là trung vị của các đơn vị chưa đạt.",
    en="Share = not passed / (passed + not passed). No data and not applicable are counted apart. "
    "Lacking is the median of the units that do not pass.",
)
_PLACE_NOTE = Text(
    vi="Tỷ lệ đơn vị chưa đạt trong số đơn vị có số liệu, theo từng chỉ tiêu. Ô trống: không đơn vị nào có số liệu.",
    en="Share of the units with data that do not pass, by indicator. Empty: no unit with data.",
)
_NEAR_NOTE = Text(
    vi="Chưa đạt nhưng cách ngưỡng không quá {near} của ngưỡng.",
    en="Not passed, but off the threshold by at most {near} of it.",
)


def write_missed(request: Request) -> bytes:
    """Return the workbook of the cohort's units in `scores` as an .xlsx; sheet names are Vietnamese."""
    scores = request.scores
    cohort = scores.only(scores.units.index[scores.units["in_cohort"]])
    book = Workbook(write_only=True)
    _write_indicators(book, request)
    if (cohort.units["district_code"] != "").any():
        counts = tally(cohort, cohort.units["district_code"])
        names = dict(zip(cohort.units["district_code"], cohort.units["district_name"], strict=True))
        _write_places(book, request, DISTRICTS, DISTRICT_TABLE, DISTRICT, counts, names)
    zones = {str(zone): request.say(name) for zone, name in ZONES.items()}
    _write_places(book, request, ZONE_SHEET, ZONE_TABLE, ZONE, tally(cohort, cohort.units["zone"]), zones)
    _write_near(book, request, cohort)
    return saved(book, request)


def _write_indicators(book: Workbook, request: Request) -> None:
    say, found, edition = request.say, missed(request.scores), request.scores.edition
    indicators = [edition.indicator_by_id[str(id)] for id in found.index]
    groups = {group.id: say(group.name) for group in edition.groups}
    medians = zip(indicators, found["amount"].tolist(), found["distance"].tolist(), strict=True)
    lacking = [lacking_in_words(*one, request.lang) for one in medians]

    def count(name: str, vi: str, en: str) -> Column:
        return Column(say(Text(vi=vi, en=en)), 11, plain(found[name]), COUNT)

    columns = (
        Column(say(Text(vi="Mã", en="Id")), 10, [i.id for i in indicators], CODE),
        Column(say(INDICATORS), 50, [say(i.name) for i in indicators], LONG_TEXT),
        Column(say(Text(vi="Nhóm", en="Group")), 22, [groups[i.group] for i in indicators], LONG_TEXT),
        Column(
            say(Text(vi="Bắt buộc", en="Mandatory")),
            9,
            [say(YES if i.mandatory else NO) for i in indicators],
            MIDDLE,
        ),
        count("failed", "Chưa đạt", "Not passed"),
        count("passed", "Đạt", "Passed"),
        Column(say(Text(vi="Tỷ lệ chưa đạt", en="Share not passed")), 12, plain(found["share"]), _BOLD_SHARE),
        count("near", "Sát ngưỡng", "Nearly"),
        count("missing", "Chưa có số liệu", "No data"),
        count("not_applicable", "Không áp dụng", "Not applicable"),
        Column(say(Text(vi="Còn thiếu (trung vị)", en="Lacking (median)")), 34, lacking, LONG_TEXT),
    )
    _write(book, request, INDICATORS, Table(INDICATOR_TABLE, columns), say(_NOTE))


def _write_places(
    book: Workbook, request: Request, name: Text, table: str, what: Text, counts: Tally, names: dict[str, str]
) -> None:
    """Places as rows, indicators as columns in the edition's order."""
    places = sorted(counts.units.index, key=lambda code: str(code))
    scored = [i for i in request.scores.edition.indicators if i.rule.scored]
    shares = counts.share.loc[places]
    columns = (
        Column(request.say(what), 25, [names[code] for code in places], TEXT),
        Column(request.say(Text(vi="Số đơn vị", en="Units")), 9, plain(counts.units[places]), COUNT),
        *(Column(i.id, 8, plain(shares[i.id]), _SHARES) for i in scored),
    )
    _write(book, request, name, Table(table, columns), request.say(_PLACE_NOTE), pages_wide=2)


def _write_near(book: Workbook, request: Request, cohort: Scores) -> None:
    """One row for each near miss, unit by unit in rank order."""
    near, amounts, say = near_misses(cohort).to_numpy(), gap_amounts(cohort).to_numpy(), request.say
    rows, places = np.nonzero(near)
    indicators = [cohort.edition.indicators[at] for at in places.tolist()]
    looks = [CellLook(value_format(i, request.lang), align="right") for i in indicators]
    codes = [str(code) for code in cohort.units.index[rows]]
    gaps = [
        gap_of(cohort, code, indicator, amount)
        for code, indicator, amount in zip(codes, indicators, amounts[near].tolist(), strict=True)
    ]
    of_cohort = replace(request, scores=cohort)
    columns = (
        *unit_columns(of_cohort, rows, (UNIT_CODE, UNIT, DISTRICT, ZONE)),
        Column(say(Text(vi="Mã chỉ tiêu", en="Indicator id")), 10, [i.id for i in indicators], CODE),
        Column(say(INDICATORS), 46, [say(i.name) for i in indicators], LONG_TEXT),
        Column(say(Text(vi="Giá trị", en="Value")), 11, known(cohort.value.to_numpy()[near]), looks),
        Column(say(Text(vi="Ngưỡng đạt", en="Threshold")), 11, known(bars(cohort)[near]), looks),
        Column(
            say(Text(vi="Để đạt", en="To pass")),
            40,
            [say(gap.text) if gap else "" for gap in gaps],
            LONG_WORD,
        ),
    )
    note = say(_NEAR_NOTE).format(near=percent(NEAR, request.lang))
    _write(book, request, NEARLY, Table(NEAR_TABLE, columns), note)


def _write(
    book: Workbook, request: Request, name: Text, table: Table, note: str, pages_wide: int = 1
) -> None:
    """Add one sheet; its first two columns stay in view."""
    sheet = Sheet(name.vi, request.say(name), ((table,),), (note,), frozen_columns=2, pages_wide=pages_wide)
    write_sheet(book, request, sheet)
