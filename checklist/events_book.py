"""The log of events on its way out: as a workbook that can be filtered and printed, and as CSV."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Protocol

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from checklist.looks import ACCENT, CENTRED, GRID, HEADING_TINT, QUIET, WRAPPED, fill, font, height_for
from checklist.paper import lay_on_a4
from checklist.plain_text import visible, write_content
from wording.language import Lang, Text
from wording.moments import in_vietnam

MOST_ROWS = 20_000
"""Rows that a workbook is made of in a time that a reader waits; CSV takes any number."""
MOMENT_FORMAT = "dd/mm/yyyy hh:mm:ss"
HEADER_ROW = 4
SHEET = Text(vi="Nhật ký", en="Events")

COLUMNS = (
    ("id", Text(vi="Số", en="No."), 9.0),
    ("at", Text(vi="Thời điểm (giờ Việt Nam)", en="When (Vietnam)"), 20.0),
    ("by", Text(vi="Tài khoản", en="Account"), 26.0),
    ("person", Text(vi="Họ tên", en="Name"), 20.0),
    ("what", Text(vi="Việc", en="What"), 28.0),
    ("round", Text(vi="Kỳ đánh giá", en="Round"), 22.0),
    ("unit_code", Text(vi="Mã đơn vị", en="Unit code"), 11.0),
    ("unit", Text(vi="Đơn vị", en="Unit"), 32.0),
    ("changes", Text(vi="Nội dung (trước → sau)", en="Content (before → after)"), 60.0),
    ("before", Text(vi="Bản ghi đầy đủ: trước", en="Full record: before"), 40.0),
    ("after", Text(vi="Bản ghi đầy đủ: sau", en="Full record: after"), 40.0),
    ("hash", Text(vi="Mã băm (SHA-256)", en="Hash (SHA-256)"), 68.0),
)
_PRINTED = 9
"""The columns in words are printed; the full record is for the screen, folded away."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_HIGHEST = 120.0


class Told(Protocol):
    """An event in words, with an attribute for each of `COLUMNS`."""

    @property
    def at(self) -> datetime: ...


def write_events(events: Iterable[Told], *, asked: str, lang: Lang = "vi") -> bytes:
    """The .xlsx of events in the order given, at most `MOST_ROWS`; `asked` says which they are."""
    book = Workbook()
    sheet: Worksheet = book.active  # type: ignore[assignment]  # a new book has one
    sheet.title = SHEET.say(lang)
    sheet.sheet_view.showGridLines = False
    _write_head(sheet, asked, lang)
    last = HEADER_ROW
    for last, event in enumerate(events, start=HEADER_ROW + 1):
        _write_row(sheet, last, event)
    _arrange(sheet, last)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv_lines(events: Iterable[Told], lang: Lang = "vi") -> Iterator[str]:
    """The lines of a .csv for Excel, the byte order mark first. A text that Excel would calculate gets an apostrophe."""
    yield "\ufeff" + _line([heading.say(lang) for _, heading, _ in COLUMNS])
    for event in events:
        values = [getattr(event, name) for name, _, _ in COLUMNS]
        yield _line(
            [_local(v).isoformat(sep=" ") if isinstance(v, datetime) else _tame(str(v)) for v in values]
        )


def _write_head(sheet: Worksheet, asked: str, lang: Lang) -> None:
    title = Text(vi="Nhật ký sự kiện", en="Log of events").say(lang)
    for number, text, letters in (
        (1, title, font(15, bold=True, colour=ACCENT)),
        (2, asked, font(colour=QUIET)),
    ):
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=_PRINTED)
        cell = sheet.cell(number, 1)
        write_content(cell, text)  # type: ignore[arg-type]  # no merged one is written
        cell.font, cell.alignment = letters, WRAPPED
    sheet.row_dimensions[1].height = 28
    sheet.row_dimensions[2].height = height_for([(asked, sum(w for _, _, w in COLUMNS[:_PRINTED]))], least=20)
    for at, (_, heading, width) in enumerate(COLUMNS, start=1):
        cell = sheet.cell(HEADER_ROW, at, heading.say(lang))
        cell.font, cell.fill, cell.alignment, cell.border = font(bold=True), fill(HEADING_TINT), CENTRED, GRID
        dimension = sheet.column_dimensions[get_column_letter(at)]
        dimension.width = width
        if at > _PRINTED:
            dimension.outlineLevel, dimension.hidden = 1, True
    sheet.row_dimensions[HEADER_ROW].height = 30


def _write_row(sheet: Worksheet, number: int, event: Told) -> None:
    texts = []
    for at, (name, _, width) in enumerate(COLUMNS, start=1):
        cell, value = sheet.cell(number, at), getattr(event, name)
        if isinstance(value, datetime):
            cell.value, cell.number_format = _local(value), MOMENT_FORMAT
        elif isinstance(value, str):
            write_content(cell, value)  # type: ignore[arg-type]
            texts += [(value, width)] if at <= _PRINTED else []
        else:
            cell.value = value
        cell.font, cell.border = font(), GRID
        cell.alignment = CENTRED if not isinstance(value, str) else WRAPPED
    sheet.row_dimensions[number].height = min(_HIGHEST, height_for(texts))


def _arrange(sheet: Worksheet, last: int) -> None:
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{get_column_letter(len(COLUMNS))}{last}"
    sheet.freeze_panes = f"C{HEADER_ROW + 1}"
    lay_on_a4(sheet, top=0.5)
    sheet.page_setup.orientation = "landscape"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.print_area = f"A1:{get_column_letter(_PRINTED)}{last}"


def _local(moment: datetime) -> datetime:
    """The clock in Vietnam, to the second, as Excel keeps it: without a zone."""
    return in_vietnam(moment if moment.tzinfo else moment.replace(tzinfo=UTC)).replace(
        tzinfo=None, microsecond=0
    )


def _tame(text: str) -> str:
    seen = visible(text)
    return f"'{seen}" if seen.startswith(_FORMULA_STARTS) or text.startswith(_FORMULA_STARTS) else seen


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
