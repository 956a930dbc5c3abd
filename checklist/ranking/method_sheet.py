"""Sheet "Phương pháp": the edition with its rules, thresholds and sources, verdicts, grades, and how totals are made."""

from openpyxl import Workbook

from checklist.ranking.arrangement import Sheet
from checklist.ranking.colours import colour_by_word
from checklist.ranking.indicator_words import input_in_words, rule_in_words, source_in_words, threshold_cells
from checklist.ranking.pens import CODE, LONG_TEXT, LONG_WORD, MIDDLE, POINTS, CellLook
from checklist.ranking.request import Request
from checklist.ranking.sheet import write_sheet
from checklist.ranking.tables import Column, Table
from checklist.ranking.totals_in_words import totals_in_words
from criteria.inputs import NO, YES
from wording.language import Text
from wording.numbers import number

NAME = Text(vi="Phương pháp", en="Method")
INDICATORS, VERDICTS, GRADES, TOTALS = "PhuongPhap", "DieuKienKetLuan", "MucXepLoai", "CachTinhTong"
ID = Text(vi="Mã", en="Id")
MAXIMUM = Text(vi="Điểm tối đa", en="Maximum")
_AT_COLUMN = 3  # under the wide columns of the indicators
_NAME_WIDTH, _TEXT_WIDTH = 36, 52

_SOURCE = Text(
    vi="Nguồn của bộ tiêu chí: {source}. {count} chỉ tiêu, thang {scale} điểm.",
    en="Source of the edition: {source}. {count} indicators, a scale of {scale} points.",
)


def write_method_sheet(book: Workbook, request: Request) -> None:
    """Add the sheet."""
    tables = (
        (Table(INDICATORS, tuple(_indicator_columns(request))),),
        (_verdicts(request),),
        *(((_grades(request),),) if request.scores.edition.grades else ()),
        (_totals(request),),
    )
    sheet = Sheet(NAME.vi, request.say(NAME), tables, (_source(request),), frozen_columns=1)
    written = write_sheet(book, request, sheet)
    looks = [request.scores.verdict_look(v.id) for v in request.scores.edition.verdicts]
    place = written.places[VERDICTS]
    word = f"{place.letter(0)}{place.first_row}"
    colour_by_word(written.excel, place.span(0), word, looks, request.lang)


def _source(request: Request) -> str:
    edition = request.scores.edition
    return request.say(_SOURCE).format(
        source=source_in_words(edition.source, request.lang),
        count=len(edition.indicators),
        scale=number(edition.scale, request.lang),
    )


def _indicator_columns(request: Request) -> list[Column]:
    edition, lang, say = request.scores.edition, request.lang, request.say
    of = edition.indicators
    groups = {group.id: say(group.name) for group in edition.groups}
    sources = [source_in_words(i.threshold.source, lang) if i.threshold else None for i in of]
    allowed = [say(i.not_applicable) if i.not_applicable else None for i in of]
    thresholds = {zone: threshold_cells(of, zone, lang) for zone in ("lowland", "mountain")}
    return [
        Column(say(ID), 9, [i.id for i in of], CODE),
        Column(say(Text(vi="Nhóm", en="Group")), 14, [groups[i.group] for i in of], LONG_TEXT),
        Column(say(Text(vi="Chỉ tiêu", en="Indicator")), _NAME_WIDTH, [say(i.name) for i in of], LONG_TEXT),
        Column(
            say(Text(vi="Cách tính", en="Rule")), _TEXT_WIDTH, [rule_in_words(i, lang) for i in of], LONG_TEXT
        ),
        Column(say(Text(vi="Số liệu", en="Figures")), 34, [input_in_words(i, lang) for i in of], LONG_TEXT),
        Column(say(Text(vi="Ngưỡng đồng bằng", en="Threshold, lowland")), 12, *thresholds["lowland"]),
        Column(say(Text(vi="Ngưỡng miền núi", en="Threshold, mountain")), 12, *thresholds["mountain"]),
        Column(say(Text(vi="Nguồn của ngưỡng", en="Source of the threshold")), 25, sources, LONG_TEXT),
        Column(say(MAXIMUM), 9, [i.points for i in of], POINTS),
        *_counts_column(request),
        Column(
            say(Text(vi="Bắt buộc", en="Mandatory")), 9, [say(YES if i.mandatory else NO) for i in of], MIDDLE
        ),
        Column(say(Text(vi="Không áp dụng khi", en="Not applicable when")), 22, allowed, LONG_TEXT),
        Column(
            say(Text(vi="Tài liệu kiểm chứng", en="Evidence")), 26, [say(i.evidence) for i in of], LONG_TEXT
        ),
    ]


_COUNTS = {
    "base": Text(vi="Thang chính", en="Base scale"),
    "bonus": Text(vi="Điểm thưởng", en="Bonus"),
    "penalty": Text(vi="Điểm trừ", en="Penalty"),
}


def _counts_column(request: Request) -> list[Column]:
    of = request.scores.edition.indicators
    if all(indicator.counts == "base" for indicator in of):
        return []
    title = Text(vi="Tính vào", en="Counts in")
    return [Column(request.say(title), 11, [request.say(_COUNTS[i.counts]) for i in of], LONG_WORD)]


def _verdicts(request: Request) -> Table:
    say, scores = request.say, request.scores
    verdicts = scores.edition.verdicts
    looks = [CellLook(f'"{scores.verdict_look(v.id).mark} "@', bold=True, outside=True) for v in verdicts]
    columns = (
        Column(say(Text(vi="Kết luận", en="Verdict")), _NAME_WIDTH, [say(v.name) for v in verdicts], looks),
        Column(
            say(Text(vi="Điều kiện", en="Conditions")),
            _TEXT_WIDTH,
            [v.say(request.lang) for v in verdicts],
            LONG_TEXT,
        ),
    )
    caption = Text(
        vi="Kết luận: điều kiện đầu tiên thỏa mãn, từ trên xuống", en="Verdicts: the first that fits"
    )
    return Table(VERDICTS, columns, _AT_COLUMN, say(caption))


def _grades(request: Request) -> Table:
    say, grades = request.say, request.scores.edition.grades
    columns = (
        Column(say(Text(vi="Xếp loại", en="Grade")), _NAME_WIDTH, [say(g.name) for g in grades], LONG_TEXT),
        Column(
            say(Text(vi="Từ tổng điểm", en="From a score of")),
            _TEXT_WIDTH,
            [g.from_score for g in grades],
            CellLook(POINTS.number_format),
        ),
    )
    caption = Text(vi="Xếp loại: chỉ đơn vị đủ số liệu", en="Grades: complete units only")
    return Table(GRADES, columns, _AT_COLUMN, say(caption))


def _totals(request: Request) -> Table:
    subjects, texts = zip(*totals_in_words(request), strict=True)
    columns = (
        Column(request.say(Text(vi="Nội dung", en="Subject")), _NAME_WIDTH, subjects, LONG_WORD),
        Column(request.say(Text(vi="Quy tắc", en="Rule")), _TEXT_WIDTH, texts, LONG_WORD),
    )
    return Table(
        TOTALS, columns, _AT_COLUMN, request.say(Text(vi="Cách tính tổng", en="How totals are made"))
    )
