"""Sheet "Vấn đề": the files that were not taken, and what was warned of in those that were."""

from collections.abc import Sequence

from openpyxl import Workbook

from checklist.ranking.arrangement import Sheet
from checklist.ranking.pens import CODE, COUNT, LONG_TEXT, TEXT, Value
from checklist.ranking.request import Request
from checklist.ranking.sheet import write_sheet
from checklist.ranking.tables import Column, Table
from checklist.readings import Reading
from wording.language import Text
from wording.numbers import whole
from wording.problems import Problem

NAME = Text(vi="Vấn đề", en="Problems")
REFUSED, WARNINGS = "TepChuaNhan", "CanhBao"

NUMBER = Text(vi="Số", en="No.")
FILE = Text(vi="Tệp", en="File")
SHEET = Text(vi="Trang tính", en="Sheet")
CELL = Text(vi="Ô", en="Cell")
CODE_OF = Text(vi="Mã vấn đề", en="Code")
MESSAGE = Text(vi="Vấn đề", en="Problem")
REMEDY = Text(vi="Cách sửa", en="Remedy")
TITLES = (NUMBER, FILE, SHEET, CELL, CODE_OF, MESSAGE, REMEDY)

_REFUSED = Text(vi="✕ Tệp chưa nhận: {count}", en="✕ Files not taken: {count}")
_WARNINGS = Text(
    vi="Cảnh báo ở các tệp đã nhận: {count} (vẫn được chấm điểm)",
    en="Warnings of files that were taken: {count} (scored all the same)",
)
_NOTE = Text(
    vi="Mỗi dòng là một vấn đề; các vấn đề của cùng một tệp chưa nhận mang cùng một số.",
    en="One row is one problem; the problems of one file that was not taken share a number.",
)
_Numbered = tuple[int, Problem]


def write_problems_sheet(
    book: Workbook, request: Request, refused: Sequence[Reading], warnings: Sequence[Problem]
) -> None:
    """Add the sheet. A refused file tells its errors alone, as in `results.json`."""
    errors = [(n, problem.in_file(r.file)) for n, r in enumerate(refused, start=1) for problem in r.errors]
    told = list(enumerate(warnings, start=1))
    tables = (
        (Table(REFUSED, _columns(request, errors), caption=_caption(request, _REFUSED, len(refused))),),
        (Table(WARNINGS, _columns(request, told), caption=_caption(request, _WARNINGS, len(warnings))),),
    )
    note = request.say(_NOTE)
    write_sheet(book, request, Sheet(NAME.vi, request.say(NAME), tables, (note,), frozen_columns=2))


def _caption(request: Request, text: Text, count: int) -> str:
    return request.say(text).format(count=whole(count, request.lang))


def _columns(request: Request, told: Sequence[_Numbered]) -> tuple[Column, ...]:
    """The columns of both tables; alike, because the header of the first repeats on every printed page."""
    lang = request.lang
    values: tuple[list[Value], ...] = (
        [number for number, _ in told],
        [problem.file for _, problem in told],
        [problem.sheet for _, problem in told],
        [problem.cell for _, problem in told],
        [problem.code for _, problem in told],
        [problem.message(lang) for _, problem in told],
        [problem.remedy(lang) for _, problem in told],
    )
    looks = (COUNT, LONG_TEXT, LONG_TEXT, CODE, TEXT, LONG_TEXT, LONG_TEXT)
    widths = (7, 36, 20, 9, 32, 62, 50)
    each = zip(TITLES, widths, values, looks, strict=True)
    return tuple(Column(request.say(title), width, cells, look) for title, width, cells, look in each)
