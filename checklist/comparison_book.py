"""The comparison as a workbook: what the page shows, with its rows, order, folding, sides and references.

The head of the page is turned here, a row for each unit, so that every column holds one kind of figure.
"""

from datetime import datetime
from math import ceil

from openpyxl import Workbook

from analysis.comparison.rows import Against
from analysis.comparison.side_by_side import Comparison, Order, View
from checklist.comparison_columns import indicator_columns, left_out_columns, summary_columns
from checklist.ranking.arrangement import Sheet
from checklist.ranking.properties import saved
from checklist.ranking.request import Request
from checklist.ranking.sheet import write_sheet
from checklist.ranking.tables import Column, Table
from wording.language import Lang, Text
from wording.numbers import whole

SUMMARY = Text(vi="Tổng hợp", en="Summary")
INDICATORS = Text(vi="Từng chỉ tiêu", en="Indicator by indicator")
LEFT_OUT = Text(vi="Không so được", en="Left out")
SUMMARY_TABLE, INDICATOR_TABLE, LEFT_OUT_TABLE = "TongHopSoSanh", "SoSanhChiTieu", "KhongSoDuoc"

_UNITS = Text(vi="So sánh {count} đơn vị", en="{count} units compared")
_AGAINST = {
    Against.FIRST: Text(
        vi="Chênh lệch là điểm trừ điểm của đơn vị đầu ({first}).",
        en="Differences are points less those of the first unit ({first}).",
    ),
    Against.BEST: Text(
        vi="Chênh lệch là điểm trừ điểm cao nhất trong các đơn vị được so.",
        en="Differences are points less the most of the units compared.",
    ),
}
_UNKNOWN = Text(
    vi="Chưa có số liệu hoặc không áp dụng thì không tính chênh lệch.",
    en="Without data, or where an indicator does not apply, there is no difference.",
)
_ORDER = {
    Order.GAPS: Text(vi="Chênh lệch lớn nhất đứng trước.", en="The widest gaps come first."),
    Order.CATALOGUE: Text(vi="Theo thứ tự của bộ tiêu chí.", en="In the order of the criteria."),
}
_FOLDED = Text(
    vi="Đã ẩn {count} chỉ tiêu cùng kết quả, cùng điểm.",
    en="{count} indicators of the same outcome and points are left out.",
)
_SO_FAR = Text(
    vi="Trung vị và tốt nhất tính trên các đơn vị trong danh sách đã nộp; điểm của đơn vị thiếu số liệu là điểm đến nay.",
    en="Median and best are of the cohort's units that submitted; points of units that lack data are those so far.",
)
_OVERLAP = Text(
    vi="Các kỳ dùng bộ tiêu chí khác nhau: chỉ so {count} chỉ tiêu hỏi cùng một điều, không so tổng điểm và điểm nhóm.",
    en="The rounds use different editions: only {count} indicators that ask the same are compared, no totals or groups.",
)


def write_comparison(
    comparison: Comparison,
    view: View,
    *,
    title: str,
    lang: Lang = "vi",
    demonstration: bool = False,
    made_at: datetime,
    era: str = "2022",
) -> bytes:
    """Return the comparison as an .xlsx; numbers are those of the scores to the last digit, sheet names Vietnamese.

    `demonstration` holds where any of the units is of a demonstration.
    """
    units = _UNITS.say(lang).format(
        count=len(comparison.sides)
    )  # their names would run over the foot of a page
    request = Request(comparison.sides[0].scores, title, units, lang, demonstration, made_at, era)
    book = Workbook(write_only=True)
    notes = _notes(request, comparison, view)
    _write(book, request, SUMMARY, SUMMARY_TABLE, summary_columns(request, comparison, view), notes, 1)
    if comparison.shown(view):
        columns = indicator_columns(request, comparison, view)
        _write(
            book,
            request,
            INDICATORS,
            INDICATOR_TABLE,
            columns,
            _notes(request, comparison, view, rows=True),
            2,
        )
    if comparison.left_out:
        _write(book, request, LEFT_OUT, LEFT_OUT_TABLE, left_out_columns(request, comparison), (), 2)
    return saved(book, request)


def _notes(request: Request, comparison: Comparison, view: View, *, rows: bool = False) -> tuple[str, ...]:
    """What a reader must know of the sheet: what was taken from what, what is folded away, whose rules hold."""
    say = request.say
    lines = [" ".join([say(_AGAINST[view.against]).format(first=comparison.labels[0]), say(_UNKNOWN)])]
    if rows:
        told = [say(_ORDER[view.order])]
        if view.fold and comparison.equal:
            told.append(say(_FOLDED).format(count=whole(comparison.equal, request.lang)))
        lines.append(" ".join(told))
    if comparison.references:
        lines.append(say(_SO_FAR))
    if not comparison.one_edition:
        lines.append(say(_OVERLAP).format(count=whole(len(comparison.rows), request.lang)))
        lines += [say(edition.notice) for edition in comparison.other_editions if say(edition.notice)]
    return tuple(lines)


def _write(
    book: Workbook,
    request: Request,
    name: Text,
    table: str,
    columns: list[Column],
    notes: tuple[str, ...],
    frozen: int,
) -> None:
    wide = ceil(sum(column.width for column in columns) / _PAGE_WIDTH)
    sheet = Sheet(
        name.vi, request.say(name), ((Table(table, tuple(columns)),),), notes, frozen, pages_wide=wide
    )
    write_sheet(book, request, sheet)


_PAGE_WIDTH = 190
"""Characters of all columns that one page of A4 still shows legibly."""
