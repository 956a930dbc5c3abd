"""Sheet "Nguồn": the file that each unit's figures come from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from openpyxl import Workbook

from checklist.ranking.arrangement import Sheet
from checklist.ranking.pens import LONG_TEXT, TEXT, CellLook, Value
from checklist.ranking.request import Request, local
from checklist.ranking.sheet import write_sheet
from checklist.ranking.tables import Column, Table
from checklist.ranking.unit_columns import unit_columns
from scoring import NOT_SUBMITTED_LOOK, Scores
from wording.language import Text

NAME = Text(vi="Nguồn", en="Sources")
TABLE = "Nguon"
MOMENT = CellLook("dd/mm/yyyy hh:mm", align="center")
_NOTE = Text(
    vi="SHA-256 là dấu vân tay của tệp: tệp thay đổi dù một ký tự thì dấu này cũng khác. Thời điểm theo giờ Việt Nam.",
    en="SHA-256 is the file's fingerprint: a change of one character changes it. Times are Vietnam's.",
)
FILE = Text(vi="Tệp", en="File")
SHA256 = Text(vi="SHA-256", en="SHA-256")
_NO_FILE = Text(vi="Không có tệp", en="No file")
_GENERATED = Text(vi="Không có tệp: số liệu minh họa", en="No file: demonstration data")
_COMPUTED = Text(vi="Tính từ kết quả của các xã", en="Computed from the communes' results")
NO_FILES = (_NO_FILE, _GENERATED, _COMPUTED)
NOT_SUBMITTED = NOT_SUBMITTED_LOOK.word
"""What stands in the place of a file's name; a file has a SHA-256 beside it, these have none."""


@dataclass(frozen=True)
class Source:
    """The accepted file of one unit. `accepted_at` is None where it was only read, not submitted."""

    unit: str
    file: str
    sha256: str
    accepted_at: datetime | None = None


def check_sources(scores: Scores, sources: Sequence[Source]) -> None:
    """Raise ValueError for a source of a unit that was not scored, and for two of one unit."""
    units = {source.unit for source in sources}
    if len(units) < len(sources) or not units <= scores.position.keys():
        raise ValueError("every source must be of one unit of the scores, and no two of the same unit")


def write_sources_sheet(book: Workbook, request: Request, sources: Sequence[Source]) -> None:
    """Add the sheet: a row a unit in rank order, those without a file included; then the units not submitted."""
    by_unit = {source.unit: source for source in sources}
    none = request.say(_without_a_file(request))
    files: list[Value] = []
    marks: list[Value] = []
    moments: list[Value] = []
    for unit in request.scores.position:
        source = by_unit.get(unit)
        files.append(source.file if source and source.file else none)
        marks.append(source.sha256 if source and source.sha256 else None)
        moments.append(local(source.accepted_at) if source and source.accepted_at else None)
    count = 0 if request.absent is None else len(request.absent)
    absent: list[Value] = [request.say(NOT_SUBMITTED)] * count
    blank: list[Value] = [None] * count
    columns = (
        *_all_units(request),
        Column(request.say(FILE), 42, files + absent, LONG_TEXT),
        Column(request.say(SHA256), 68, marks + blank, TEXT),
        Column(request.say(Text(vi="Thời điểm tiếp nhận", en="Accepted at")), 18, moments + blank, MOMENT),
    )
    note = request.say(_NOTE)
    write_sheet(book, request, Sheet(NAME.vi, request.say(NAME), ((Table(TABLE, columns),),), (note,), 3))


def _without_a_file(request: Request) -> Text:
    if request.scores.edition.rates == "district":
        return _COMPUTED
    return _GENERATED if request.demonstration else _NO_FILE


def _all_units(request: Request) -> list[Column]:
    """The columns of the scored units, and under them those not submitted, which have no rank."""
    columns, absent = unit_columns(request), request.absent
    if absent is None:
        return columns
    districts = [absent["district_name"].tolist()] if request.has_districts else []
    below: list[list[Value]] = [
        [None] * len(absent),
        [str(code) for code in absent.index],
        absent["name"].tolist(),
        *districts,
    ]
    return [
        replace(column, values=[*column.values, *more]) for column, more in zip(columns, below, strict=True)
    ]
