"""Sheet "Theo nhóm": what each unit earned in each group."""

from openpyxl import Workbook

from checklist.ranking.arrangement import Sheet
from checklist.ranking.colours import draw_bars
from checklist.ranking.pens import COUNT, POINTS, SHARE, STRONG_POINTS
from checklist.ranking.request import Request
from checklist.ranking.sheet import write_sheet
from checklist.ranking.tables import Column, Table, plain
from checklist.ranking.unit_columns import unit_columns
from criteria import Group
from wording.language import Lang, Text

NAME = Text(vi="Theo nhóm", en="By group")
TABLE = "TheoNhom"
_SCORE = Text(vi="Tổng điểm", en="Score")
POINTS_EARNED = Text(vi="điểm", en="points")
MAXIMUM = Text(vi="tối đa", en="maximum")
_SHARE = Text(vi="tỷ lệ", en="share")
PASSED = Text(vi="đạt", en="passed")
APPLICABLE = Text(vi="áp dụng", en="applicable")
_PER_GROUP = 5
_NOTE = Text(
    vi="Tỷ lệ là điểm chia cho điểm tối đa áp dụng của nhóm; đạt và áp dụng đếm số chỉ tiêu.",
    en="The share is points over the group's applicable maximum; passed and applicable count indicators.",
)


def write_groups_sheet(book: Workbook, request: Request) -> None:
    """Add the sheet."""
    first = [
        *unit_columns(request),
        Column(request.say(_SCORE), 11, plain(request.scores.units["score"]), STRONG_POINTS),
    ]
    columns = [Column(c.title, c.width, c.values, c.look, ("",)) for c in first]
    for group in request.scores.edition.groups:
        columns.extend(_group_columns(request, group))
    table = Table(TABLE, tuple(columns))
    sheet = Sheet(NAME.vi, request.say(NAME), ((table,),), notes=(request.say(_NOTE),), frozen_columns=3)
    written = write_sheet(book, request, sheet)
    place = written.places[TABLE]
    for position in range(len(first) + 2, len(columns), _PER_GROUP):
        draw_bars(written.excel, place.span(position), 1)


def title(group: str, of: Text, lang: Lang) -> str:
    """The header of one of a group's columns: "CQS điểm"."""
    return f"{group} {of.say(lang)}"


def _group_columns(request: Request, group: Group) -> list[Column]:
    of = request.scores.groups[group.id]
    above = (request.say(group.name),)

    def named(text: Text) -> str:
        return title(group.id, text, request.lang)

    return [
        Column(named(POINTS_EARNED), 10, plain(of["points"]), POINTS, above),
        Column(named(MAXIMUM), 10, plain(of["applicable_max"]), POINTS, above),
        Column(named(_SHARE), 10, plain(of["points"] / of["applicable_max"]), SHARE, above),
        Column(named(PASSED), 8, plain(of["passed"]), COUNT, above),
        Column(named(APPLICABLE), 9, plain(of["applicable"]), COUNT, above),
    ]
