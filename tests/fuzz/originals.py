"""The sound workbooks that are mutated: one indicator of each kind of input, in several writers' manners."""

import io
from dataclasses import dataclass
from functools import cache, cached_property

import openpyxl

from checklist.edition_book import write_edition
from checklist.layout import Head, Meta
from checklist.template import Template
from checklist.wide import wide_form
from tests.checklist.exported import everything, export, scores_of_every_rule
from tests.checklist.wide_books import EVIDENCE_KEYS, KEYS, wide
from tests.checklist.workbooks import EDITION, FACTS, HEADERS, UNIT, add_sheet, filled, hide_facts, table
from tests.editions import frame_of
from tests.fuzz.parts import Members, unpacked
from tests.fuzz.spots import Spots, spots_of
from units import load_units

ERA = "2022"
_ROWS = """
| A.1 | 965 | 1000 |  |  | Công văn 12/CV-UBND | Không tính hộ tạm vắng |
| A.2 |  |  |  | x |  | Xã không có hộ nào |
| A.3 |  |  | 4 |  | Biên bản họp |  |
| A.4 |  |  | 2.5 |  |  |  |
| A.5 |  |  | Có |  | Quyết định 7/QĐ-UBND |  |
| A.6 |  |  | Phó |  |  |  |
| A.7 |  |  |  |  | Ảnh chụp |  |
| A.7.a |  |  | Có |  |  |  |
| A.7.b |  |  | Không |  |  |  |
"""
_OTHER_ROWS = """
| A.1 | '12 | 20 | 0.6 |  | QĐ 1 |  |
| A.2 | 3 | 5 | =B7/C7 -> 0.6 |  | QĐ 2 |  |
| A.3 |  |  | =2+3 -> 5 |  |  |  |
| A.5 |  |  | ✓ |  |  |  |
| A.7 |  |  |  | x |  | Không có dịch vụ nào |
"""
_WIDE_ROWS = """
| 1 | 14758 | Phường Đông Thọ | 9 | 10 | 0.9 | 3 | 4 | 5 |  |  | Có | Không |
| 2 | 14755 | Phường Hàm Rồng | 1 | 2 |  | 0 |  |  | x | Không có hộ nào | Không | Có |
| 3 |  | Phường Nam Ngạn |  |  | 0.5 | 12 |  |  |  |  |  |  |
"""
_EVIDENCE = "| 14758 | Phường Đông Thọ | QĐ 1 |\n| 14755 | Phường Hàm Rồng | QĐ 2 |"
_ANSWERS = {"A.1": "965/1000", "A.2": "0/7", "A.3": 4.0, "A.4": 2.5, "A.5": 1.0, "A.6": "b", "A.7.a": 1.0}
_UNITS = ("14758", "14755", "14761")


@dataclass(frozen=True)
class Original:
    """A sound workbook; `spots` are the cells of its checklists that count."""

    name: str
    content: bytes

    @cached_property
    def members(self) -> Members:
        """The members of its zip."""
        return unpacked(self.content)

    @cached_property
    def spots(self) -> Spots:
        """The cells that count; none where it is no checklist."""
        return spots_of(self.content)


@cache
def checklists() -> tuple[Original, ...]:
    """Ordinary checklists and wide forms; each is accepted as it is."""
    code, name, district = UNIT["Mã đơn vị"], UNIT["Đơn vị"], UNIT["Huyện"]
    answers = frame_of({code: _ANSWERS})
    plain = filled(_ROWS)
    made = Template(EDITION, "lowland").for_unit(code, name, district, ERA, answers)
    several = frame_of({"14758": _ANSWERS, "14755": {"A.3": 1.0, "A.2": "x"}}).assign(explanation="Lý do")
    books = {
        "plain": plain,
        "facts in a hidden sheet": filled(
            _ROWS, UNIT | {Head.ERA.value.label: ERA}, facts={}, change=_with_facts
        ),
        "typed by hand": filled(_OTHER_ROWS),
        "several units": filled(_ROWS, change=_with_units),
        "merged": _with_notes(plain),
        "template": made,
        "saved by openpyxl": _resaved(made),
        "wide": wide(_WIDE_ROWS, KEYS, sheets={"Tài liệu": f"{EVIDENCE_KEYS}\n{_EVIDENCE}"}),
        "wide form": wide_form(EDITION, load_units(ERA), _UNITS, ERA, answers=several),
    }
    return tuple(Original(name, content) for name, content in books.items())


@cache
def edition_books() -> tuple[Original, ...]:
    """Workbooks of an edition."""
    return (Original("edition book", write_edition(EDITION)),)


@cache
def rankings() -> tuple[Original, ...]:
    """Ranked exports."""
    scores = scores_of_every_rule(5)
    return (Original("ranking", export(scores, **everything(scores) | {"units": []})),)


def _resaved(content: bytes) -> bytes:
    return _saved(openpyxl.load_workbook(io.BytesIO(content)))


def _with_facts(book: openpyxl.Workbook) -> None:
    hide_facts(book, FACTS | {Meta.ROUND: "Kỳ 2021"})


def _with_units(book: openpyxl.Workbook) -> None:
    """Two more communes, one a sheet, one of them known by its name alone."""
    add_sheet(
        book,
        "Hàm Rồng",
        table("| A.1 | 3 | 4 |  |  | QĐ |  |\n| A.5 |  |  | Không |"),
        {"Đơn vị": "Phường Hàm Rồng"},
    )
    headers = HEADERS.replace("| Mã |", "| TT | Mã số |")
    head = {"Đơn vị": "P. Nam Ngạn", "Huyện": "TP Thanh Hoá"}
    add_sheet(
        book, "Nam Ngạn", f"{headers}\n| 1 | A.3 |  |  | 7 |  | QĐ |  |\n| 2 | A.6 |  |  | Trưởng |", head
    )


def _with_notes(content: bytes) -> bytes:
    """The workbook with a sheet of the clerk's own and a merged, hidden and formatted table."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    notes = book.create_sheet("Ghi chú của xã", 0)
    for row in range(1, 30):
        notes.append([f"Dòng {row}", row / 7, row % 2 == 0])
    sheet = book.worksheets[1]
    sheet.merge_cells("F6:F7")
    sheet.row_dimensions[8].hidden = True
    sheet["D9"].number_format = "0.00%"
    return _saved(book)


def _saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
