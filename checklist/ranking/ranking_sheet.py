"""Sheet "Xếp hạng": one row a unit in rank order; beside it the verdicts by district, which the front sheet draws."""

from openpyxl import Workbook

from checklist.ranking.arrangement import Sheet
from checklist.ranking.colours import colour_by_word, draw_bars, quieten
from checklist.ranking.pens import COUNT, MIDDLE, POINTS, SHARE, STRONG_POINTS, TEXT, CellLook
from checklist.ranking.request import Request
from checklist.ranking.sheet import Written, write_sheet
from checklist.ranking.tables import Column, Table, plain
from checklist.ranking.unit_columns import DISTRICT, KIND, UNIT, UNIT_CODE, ZONE, unit_columns
from checklist.ranking.verdict_counts import counts_in_words, verdict_counts
from criteria.inputs import NO, YES
from wording.language import Text

NAME = Text(vi="Xếp hạng", en="Ranking")
TABLE, SUMMARY = "XepHang", "KetLuan"

IN_COHORT = Text(vi="Trong danh sách", en="In cohort")
SCORE = Text(vi="Tổng điểm", en="Score")
POINTS_EARNED = Text(vi="Điểm", en="Points")
MAXIMUM = Text(vi="Điểm tối đa áp dụng", en="Applicable maximum")
BONUS = Text(vi="Điểm thưởng, trừ", en="Bonus less penalties")
COMPLETENESS = Text(vi="Độ đầy đủ", en="Completeness")
PASSED = Text(vi="Đạt", en="Passed")
APPLICABLE = Text(vi="Áp dụng", en="Applicable")
VERDICT = Text(vi="Kết luận", en="Verdict")
GRADE = Text(vi="Xếp loại", en="Grade")
RANK_IN_DISTRICT = Text(vi="Hạng trong huyện", en="Rank in district")


def write_ranking_sheet(book: Workbook, request: Request) -> tuple[Written, Table]:
    """Add the sheet with its colours; return it, and its table of the verdicts by district."""
    table = Table(TABLE, tuple(_columns(request)))
    summary = verdict_counts(request, SUMMARY, at_column=len(table.columns) + 2)
    sheet = Sheet(
        NAME.vi, request.say(NAME), ((table, summary),), notes=(counts_in_words(request),), frozen_columns=3
    )
    written = write_sheet(book, request, sheet)
    _colour(written, request, table)
    _choose_print_areas(written, summary)
    return written, summary


def _columns(request: Request) -> list[Column]:
    units, say = request.scores.units, request.say
    in_cohort = [say(YES if counted else NO) for counted in units["in_cohort"]]
    return [
        *unit_columns(request, names=(UNIT_CODE, UNIT, KIND, DISTRICT, ZONE)),
        Column(say(IN_COHORT), 10, in_cohort, MIDDLE),
        *_noted_column(request),
        Column(say(SCORE), 11, plain(units["score"]), STRONG_POINTS),
        Column(say(POINTS_EARNED), 10, plain(units["points"]), POINTS),
        Column(say(MAXIMUM), 11, plain(units["applicable_max"]), POINTS),
        *_bonus_column(request),
        Column(say(COMPLETENESS), 11, plain(units["completeness"]), SHARE),
        Column(say(PASSED), 8, plain(units["passed"]), COUNT),
        Column(say(APPLICABLE), 8, plain(units["applicable"]), COUNT),
        Column(say(Text(vi="Chưa đạt", en="Not passed")), 8, plain(units["failed"]), COUNT),
        Column(say(Text(vi="Chưa có số liệu", en="No data")), 9, plain(units["missing"]), COUNT),
        _verdict_column(request),
        Column(say(GRADE), 12, _grades(request), TEXT),
        *_rank_in_district(request),
        Column(say(Text(vi="Hạng trong vùng", en="Rank in zone")), 10, plain(units["rank_in_zone"]), COUNT),
    ]


def _noted_column(request: Request) -> list[Column]:
    if request.noted is None:
        return []
    marks = ["★" if code in request.noted.units else None for code in request.scores.units.index]
    return [Column(request.say(request.noted.title), 13, marks, MIDDLE)]


def _rank_in_district(request: Request) -> list[Column]:
    if not request.has_districts:
        return []
    return [Column(request.say(RANK_IN_DISTRICT), 10, plain(request.scores.units["rank_in_district"]), COUNT)]


def _bonus_column(request: Request) -> list[Column]:
    if all(indicator.counts == "base" for indicator in request.scores.edition.indicators):
        return []
    return [Column(request.say(BONUS), 10, plain(request.scores.units["bonus"]), POINTS)]


def _verdict_column(request: Request) -> Column:
    looks = {v.id: request.scores.verdict_look(v.id) for v in request.scores.edition.verdicts}
    verdicts = request.scores.units["verdict"].tolist()
    marked = {i: CellLook(f'"{look.mark} "@', bold=True, outside=True) for i, look in looks.items()}
    words = [request.say(looks[verdict].word) for verdict in verdicts]
    return Column(request.say(VERDICT), 24, words, [marked[verdict] for verdict in verdicts])


def _grades(request: Request) -> list[str | None]:
    names = {grade.id: request.say(grade.name) for grade in request.scores.edition.grades}
    return [names.get(grade) for grade in request.scores.units["grade"]]


def _colour(written: Written, request: Request, table: Table) -> None:
    scores, place = request.scores, written.places[TABLE]
    titles = [column.title for column in table.columns]
    verdict, score, counted = (titles.index(request.say(t)) for t in (VERDICT, SCORE, IN_COHORT))
    looks = [scores.verdict_look(v.id) for v in scores.edition.verdicts]
    word = f"${place.letter(verdict)}{place.first_row}"
    colour_by_word(written.excel, place.span(verdict), word, looks, request.lang)
    draw_bars(written.excel, place.span(score), scores.edition.scale)
    outside = f'${place.letter(counted)}{place.first_row}="{request.say(NO)}"'
    quieten(written.excel, place.span(0, len(titles) - 1), outside)


def _choose_print_areas(written: Written, summary: Table) -> None:
    """The ranking on its own pages, then the verdicts by district."""
    ranking, counts = written.places[TABLE], written.places[SUMMARY]
    before = counts.first_column - 3  # the last column of the ranking: a narrow one stands between
    written.excel.print_area = (
        f"A1:{ranking.letter(before)}{ranking.last_row},"
        f"{counts.letter(0)}{counts.header_row - 1}:{counts.letter(len(summary.columns) - 1)}{counts.last_row}"
    )
