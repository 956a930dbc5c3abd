"""The workbook "Cần hỏi lại": every question to a unit on a line, with room for the answer."""

from collections.abc import Sequence

from openpyxl import Workbook

from analysis.questions.words import Question
from checklist.ranking.arrangement import Sheet
from checklist.ranking.pens import CODE, LONG_TEXT, TEXT
from checklist.ranking.properties import saved
from checklist.ranking.request import Request
from checklist.ranking.sheet import write_sheet
from checklist.ranking.tables import Column, Table
from checklist.ranking.unit_columns import DISTRICT, UNIT, UNIT_CODE
from wording.language import Text

QUESTIONS = Text(vi="Cần hỏi lại", en="Questions")
QUESTION_TABLE = "CanHoiLai"
_NOTE = Text(
    vi="Số liệu khác thường để hỏi lại đơn vị. Đây là câu hỏi, không phải kết luận; số liệu khác thường vẫn có thể đúng.",
    en="Unusual figures to ask the unit about. These are questions, no findings: what is unusual may well be right.",
)


def write_questions(found: Sequence[Question], request: Request) -> bytes:
    """Return the questions in their order as an .xlsx; the sheet's name is Vietnamese."""
    book = Workbook(write_only=True)
    tables = ((Table(QUESTION_TABLE, tuple(_columns(request, found))),),)
    sheet = Sheet(QUESTIONS.vi, request.say(QUESTIONS), tables, (request.say(_NOTE),), frozen_columns=2)
    write_sheet(book, request, sheet)
    return saved(book, request)


def _columns(request: Request, found: Sequence[Question]) -> list[Column]:
    say, units = request.say, request.scores.units
    codes = [question.unit for question in found]
    columns = [
        Column(say(UNIT_CODE), 9, codes, CODE),
        Column(say(UNIT), 24, [str(units.at[code, "name"]) for code in codes], TEXT),
    ]
    if (units["district_name"] != "").any():
        districts = [str(units.at[code, "district_name"]) for code in codes]
        columns.append(Column(say(DISTRICT), 23, districts, TEXT))
    checks = [say(question.check.title) for question in found]
    rows = [", ".join(question.slots) for question in found]
    return [
        *columns,
        Column(say(Text(vi="Loại", en="Kind")), 24, checks, LONG_TEXT),
        Column(say(Text(vi="Câu hỏi", en="Question")), 60, [say(one.text) for one in found], LONG_TEXT),
        Column(say(Text(vi="Dòng của phiếu", en="Rows")), 34, rows, LONG_TEXT),
        Column(say(Text(vi="Trả lời của đơn vị", en="Answer of the unit")), 34, [""] * len(found), LONG_TEXT),
    ]
