"""Sheet "Nguồn": the file that each unit's figures come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from openpyxl import Workbook

from checklist.ranking.arrangement import Sheet
from checklist.ranking.pens import LONG_TEXT, TEXT, CellLook, Value
from checklist.ranking.request import Request, local
from checklist.ranking.sheet import write_sheet
from checklist.ranking.tables import Column, Table
from checklist.ranking.unit_columns import unit_columns
from scoring import Scores
from wording.language import Text

NAME = Text(vi="Nguồn", en="Sources")
TABLE = "Nguon"
MOMENT = CellLook("dd/mm/yyyy hh:mm", align="center")
_NOTE = Text(
    vi="SHA-256 là dấu vân tay của tệp: tệp thay đổi dù một ký tự thì dấu này cũng khác. Thời điểm theo giờ Việt Nam.",
    en="SHA-256 is the file's fingerprint: a change of one character changes it. Times are Vietnam's.",
)
_NO_FILE = Text(vi="Không có tệp", en="No file")
_GENERATED = Text(vi="Không có tệp: số liệu minh họa", en="No file: demonstration data")


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
    """Add the sheet: a row a unit in rank order, those without a file included."""
    by_unit = {source.unit: source for source in sources}
    none = request.say(_GENERATED if request.demonstration else _NO_FILE)
    files: list[Value] = []
    marks: list[Value] = []
    moments: list[Value] = []
    for unit in request.scores.position:
        source = by_unit.get(unit)
        files.append(source.file if source and source.file else none)
        marks.append(source.sha256 if source and source.sha256 else None)
        moments.append(local(source.accepted_at) if source and source.accepted_at else None)
    columns = (
        *unit_columns(request),
        Column(request.say(Text(vi="Tệp", en="File")), 42, files, LONG_TEXT),
        Column("SHA-256", 68, marks, TEXT),
        Column(request.say(Text(vi="Thời điểm tiếp nhận", en="Accepted at")), 18, moments, MOMENT),
    )
    note = request.say(_NOTE)
    write_sheet(book, request, Sheet(NAME.vi, request.say(NAME), ((Table(TABLE, columns),),), (note,), 3))
