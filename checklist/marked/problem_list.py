"""The sheet `Lỗi cần sửa`: every problem of the file, each with a link to its cell and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.xml.constants import SHEET_MAIN_NS

from checklist.looks import (
    ACCENT,
    CENTRED,
    ERROR_MARK,
    FONT_NAME,
    GRID,
    ONE_LINE,
    PAPER,
    QUIET,
    WARNING,
    WARNING_MARK,
    WRAPPED,
    font,
    height_for,
)
from checklist.marked.book import reference_to
from checklist.marked.markup import quoted, text_of
from checklist.marked.styles import Styles
from checklist.plain_text import harmless
from wording.language import Lang, Text
from wording.problems import Problem, Severity, errors, warnings

NAME = Text(vi="Lỗi cần sửa", en="Problems to mend")
SIGNATURE = "xaso-marked-1"
"""Stands in a hidden cell, so that the sheet is known again."""
SIGNATURE_COLUMN = 9
"""Hidden; from the next column on, row 1 has the own and row 2 the marked look of the cells that are marked."""
HEADER_ROW = 4

_COLUMNS = (
    (Text(vi="STT", en="No."), 6.0),
    (Text(vi="Mức", en="Level"), 11.0),
    (Text(vi="Trang tính", en="Sheet"), 20.0),
    (Text(vi="Ô", en="Cell"), 8.0),
    (Text(vi="Lỗi và quy tắc", en="Problem and rule"), 62.0),
    (Text(vi="Cách sửa", en="What to do"), 48.0),
    (Text(vi="Mã lỗi", en="Code"), 30.0),
)
_LAST = get_column_letter(len(_COLUMNS))
_LEVELS = {
    Severity.ERROR: Text(vi="✕ Lỗi", en="✕ Error"),
    Severity.WARNING: Text(vi="! Lưu ý", en="! Warning"),
}
_HOW = Text(
    vi="{errors} lỗi phải sửa và {warnings} lưu ý nên xem lại. Bấm vào địa chỉ ở cột Ô để tới ô cần sửa, đọc ghi chú tại "
    "ô, sửa, lưu tệp này rồi tải lên lại. Màu, ghi chú và trang tính này do Xã Số thêm vào, không ảnh hưởng đến số liệu.",
    en="{errors} errors to mend and {warnings} warnings to look at. Click the address under Cell to go to the cell, read "
    "its note, mend it, save this file and upload it again. Xã Số added the colours, the notes and this sheet; they do "
    "not touch your figures.",
)
_TAKEN_OUT = Text(
    vi="Vì an toàn, đã gỡ khỏi tệp này {count} công thức, liên kết hoặc ký tự điều khiển từ bên ngoài; kết quả đã lưu của "
    "công thức và chữ của ô được giữ lại.",
    en="For safety, {count} formulas, links or control characters from outside were taken out of this file; stored "
    "results of formulas and the texts of cells were kept.",
)


def level_of(problem: Problem, lang: Lang) -> str:
    """How grave a problem is, with a mark and a word."""
    return _LEVELS[problem.severity].say(lang)


def in_order(problems: Sequence[Problem]) -> list[Problem]:
    """The problems as they are listed: errors first, each in the order of reading."""
    return [*errors(list(problems)), *warnings(list(problems))]


def list_names(sheet: str, count: int) -> dict[str, str]:
    """The defined names that the sheet needs: what is filtered, what is printed."""
    last = HEADER_ROW + count
    return {
        "_xlnm._FilterDatabase": reference_to(sheet, f"$A${HEADER_ROW}:${_LAST}${last}"),
        "_xlnm.Print_Area": reference_to(sheet, f"$A$1:${_LAST}${last}"),
        "_xlnm.Print_Titles": reference_to(sheet, f"${HEADER_ROW}:${HEADER_ROW}"),
    }


@dataclass(frozen=True)
class ListSheet:
    """What the sheet is made from.

    `pairs` are the (own, marked) looks of marked cells, `sheets` the names of the sheets that links can lead to,
    `taken_out` what was removed from the file for safety.
    """

    problems: Sequence[Problem]
    lang: Lang
    pairs: Sequence[tuple[int, int]]
    sheets: frozenset[str]
    taken_out: int

    def xml(self, styles: Styles) -> bytes:
        """The part of the sheet. `styles` gets the looks that it needs."""
        looks = _Looks(styles)
        last = HEADER_ROW + len(self.problems)
        rows = [self._title(looks), self._how(looks), self._safety(looks), self._headers(looks)]
        rows += [self._line(*line, looks) for line in enumerate(self.problems, start=1)]
        hidden = SIGNATURE_COLUMN + len(self.pairs)
        return "".join(
            [
                f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="{SHEET_MAIN_NS}">',
                f'<sheetPr><tabColor rgb="FF{WARNING}"/><pageSetUpPr fitToPage="1"/></sheetPr>',
                f'<dimension ref="A1:{get_column_letter(hidden)}{last}"/>',
                '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">',
                f'<pane ySplit="{HEADER_ROW}" topLeftCell="A{HEADER_ROW + 1}" activePane="bottomLeft" state="frozen"/>',
                f'<selection pane="bottomLeft" activeCell="D{HEADER_ROW + 1}" sqref="D{HEADER_ROW + 1}"/>',
                '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>',
                *(
                    f'<col min="{i}" max="{i}" width="{width}" customWidth="1"/>'
                    for i, (_, width) in enumerate(_COLUMNS, start=1)
                ),
                f'<col min="{SIGNATURE_COLUMN}" max="{hidden}" width="9" hidden="1" customWidth="1"/></cols>',
                f"<sheetData>{''.join(rows)}</sheetData>",
                f'<autoFilter ref="A{HEADER_ROW}:{_LAST}{last}"/>',
                f'<mergeCells count="2"><mergeCell ref="A2:{_LAST}2"/><mergeCell ref="A3:{_LAST}3"/></mergeCells>',
                self._links(),
                '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
                '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
                f'<headerFooter><oddFooter>&amp;R&amp;"{FONT_NAME},Regular"&amp;8&amp;P/&amp;N</oddFooter></headerFooter>',
                "</worksheet>",
            ]
        ).encode()

    def _title(self, looks: "_Looks") -> str:
        own = "".join(
            _number(1, SIGNATURE_COLUMN + i, 1, pair[0]) for i, pair in enumerate(self.pairs, start=1)
        )
        title = _text(1, 1, NAME.say(self.lang), looks.title)
        return _row(1, 26, title + _text(1, SIGNATURE_COLUMN, SIGNATURE, looks.quiet) + own)

    def _how(self, looks: "_Looks") -> str:
        counts = {"errors": len(errors(list(self.problems))), "warnings": len(warnings(list(self.problems)))}
        said = _HOW.say(self.lang).format(**counts)
        marked = "".join(
            _number(2, SIGNATURE_COLUMN + i, 1, pair[1]) for i, pair in enumerate(self.pairs, start=1)
        )
        return _row(2, _height_across(said), _text(2, 1, said, looks.plain) + marked)

    def _safety(self, looks: "_Looks") -> str:
        said = _TAKEN_OUT.say(self.lang).format(count=self.taken_out) if self.taken_out else ""
        return _row(3, _height_across(said) if said else 8, _text(3, 1, said, looks.quiet) if said else "")

    def _headers(self, looks: "_Looks") -> str:
        cells = [
            _text(HEADER_ROW, i, title.say(self.lang), looks.header)
            for i, (title, _) in enumerate(_COLUMNS, start=1)
        ]
        return _row(HEADER_ROW, 24, "".join(cells))

    def _line(self, number: int, problem: Problem, looks: "_Looks") -> str:
        row = HEADER_ROW + number
        level = looks.error if problem.severity is Severity.ERROR else looks.warning
        whole = Text(vi="Cả tệp", en="Whole file").say(self.lang)
        said = [
            (level_of(problem, self.lang), level),
            (problem.sheet or whole, looks.cell),
            (problem.cell, looks.link if self._leads(problem) else looks.centred),
            (problem.message(self.lang), looks.cell),
            (problem.remedy(self.lang), looks.cell),
            (problem.code, looks.code),
        ]
        cells = [_text(row, i, text, style) for i, (text, style) in enumerate(said, start=2)]
        height = height_for((text, _COLUMNS[i][1]) for i, (text, _) in enumerate(said, start=1))
        return _row(row, height, _number(row, 1, number, looks.centred) + "".join(cells))

    def _leads(self, problem: Problem) -> bool:
        return bool(problem.cell) and problem.sheet in self.sheets

    def _links(self) -> str:
        links = [
            f'<hyperlink ref="D{row}" location={quoted(reference_to(problem.sheet, problem.cell))} '
            f"display={quoted(problem.cell)}/>"
            for row, problem in enumerate(self.problems, start=HEADER_ROW + 1)
            if self._leads(problem)
        ]
        return f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""


class _Looks:
    """The numbers of the sheet's looks."""

    def __init__(self, styles: Styles) -> None:
        across = Alignment(wrap_text=True, vertical="center")
        self.title = styles.own(font(15, bold=True, colour=ACCENT), ONE_LINE)
        self.plain = styles.own(font(), across)
        self.quiet = styles.own(font(9, colour=QUIET), across)
        self.header = styles.own(font(bold=True, colour=PAPER), CENTRED, ACCENT, GRID)
        self.cell = styles.own(font(), WRAPPED, border=GRID)
        self.code = styles.own(font(8, colour=QUIET), WRAPPED, border=GRID)
        self.centred = styles.own(font(), CENTRED, border=GRID)
        self.link = styles.own(font(bold=True, colour=ACCENT), CENTRED, border=GRID)
        self.error = styles.own(font(bold=True), CENTRED, ERROR_MARK, GRID)
        self.warning = styles.own(font(bold=True), CENTRED, WARNING_MARK, GRID)


def _row(number: int, height: float, cells: str) -> str:
    return f'<row r="{number}" ht="{height:g}" customHeight="1">{cells}</row>'


def _text(row: int, column: int, said: str, style: int) -> str:
    place = f'<c r="{get_column_letter(column)}{row}" s="{style}"'
    if not said:
        return f"{place}/>"
    return f'{place} t="inlineStr"><is><t xml:space="preserve">{text_of(harmless(said))}</t></is></c>'


def _number(row: int, column: int, said: int, style: int) -> str:
    return f'<c r="{get_column_letter(column)}{row}" s="{style}"><v>{said}</v></c>'


def _height_across(said: str) -> float:
    return height_for([(said, sum(width for _, width in _COLUMNS))])
