"""The headers of both sheets: title, group, indicator, threshold, what is filled in, and the key of each column."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from openpyxl.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from checklist.layout import FILLED_COLUMNS, Column
from checklist.looks import (
    ACCENT,
    CENTRED,
    GRID,
    HEADING_TINT,
    INK,
    LOCKED_TINT,
    ONE_LINE,
    PAPER,
    QUIET,
    fill,
    font,
    height_for,
)
from checklist.plain_text import write_content, write_text
from checklist.template.row_texts import MANDATORY_MARK, bar_text
from checklist.wide.layout import Lead, Summary, key_of
from checklist.wide.plan import (
    GROUP_ROW,
    INDICATOR_ROW,
    KEY_ROW,
    KIND_ROW,
    NOTICE_ROW,
    THRESHOLD_ROW,
    TITLE_ROW,
    Field,
    WidePlan,
)
from criteria import Indicator
from criteria.inputs import BooleanInput, CountInput, NumberInput, OptionInput, RatioInput
from criteria.words import ZONES

_WIDTHS = {
    Column.NUMERATOR: 10.0,
    Column.DENOMINATOR: 10.0,
    Column.VALUE: 11.0,
    Column.OUTCOME: 19.0,
    Column.NOT_APPLICABLE: 8.0,
    Column.EXPLANATION: 24.0,
    Column.EVIDENCE: 30.0,
}
_ALONE = 16.0
"""The width of a value that stands alone under its indicator's name, or under the name of a part."""
_KEY_SIZE = 7


def write_title(sheet: Worksheet, title: str, notice: str) -> None:
    """Write the two lines on top."""
    top, below = sheet[f"A{TITLE_ROW}"], sheet[f"A{NOTICE_ROW}"]
    write_text(top, title)
    top.font, top.alignment = font(15, bold=True, colour=ACCENT), ONE_LINE
    sheet.row_dimensions[TITLE_ROW].height = 24
    if notice:
        write_text(below, notice)
        below.font, below.alignment = font(italic=True, colour=QUIET), ONE_LINE


def write_lead_headers(sheet: Worksheet, leads: Mapping[Lead | Summary, str]) -> None:
    """Write the headers of the columns on the left, each merged over the rows above the keys."""
    for lead, letter in leads.items():
        sheet.column_dimensions[letter].width = lead.value.width
        for row in range(GROUP_ROW, KEY_ROW):
            _header(sheet[f"{letter}{row}"], tint=ACCENT)
        sheet[f"{letter}{GROUP_ROW}"].value = lead.value.title
        sheet.merge_cells(f"{letter}{GROUP_ROW}:{letter}{KIND_ROW}")
        _key(sheet[f"{letter}{KEY_ROW}"], lead.value.title if isinstance(lead, Lead) else None)


def write_headers(sheet: Worksheet, plan: WidePlan, fields: tuple[Field, ...]) -> None:
    """Write the headers of the columns that are filled, and set their widths."""
    for field in fields:
        sheet.column_dimensions[field.letter].width = _width(field, fields)
        _header(sheet[f"{field.letter}{KIND_ROW}"], kind_text(field), bold=False)
        _key(
            sheet[f"{field.letter}{KEY_ROW}"],
            key_of(*field.key) if field.column in FILLED_COLUMNS else None,
        )
    for group_id, members in groupby(fields, key=lambda field: field.slot.indicator.group):
        _merged(sheet, GROUP_ROW, list(members), plan.edition.group_by_id[group_id].name.vi, tint=ACCENT)
    heights = {INDICATOR_ROW: 18.0, THRESHOLD_ROW: 18.0}
    for _, members in groupby(fields, key=lambda field: field.slot.indicator.id):
        own = list(members)
        indicator = own[0].slot.indicator
        width = sum(sheet.column_dimensions[field.letter].width for field in own)
        for row, said in ((INDICATOR_ROW, _name(indicator)), (THRESHOLD_ROW, _threshold(indicator))):
            _merged(sheet, row, own, said, tint=HEADING_TINT if row == INDICATOR_ROW else PAPER)
            heights[row] = max(heights[row], height_for([(said, width)]))
    for row, height in (
        heights | {GROUP_ROW: 18.0, KIND_ROW: _kind_height(sheet, fields), KEY_ROW: 11.0}
    ).items():
        sheet.row_dimensions[row].height = height


def kind_text(field: Field) -> str:
    """What is filled in, as the header says it: `Tử số`, `Có / Không`, `Số cuộc họp`, the name of a part."""
    asked, part = field.slot.input, field.slot.part
    if field.column is not Column.VALUE:
        return f"{part.id}) {field.column.title}" if part else field.column.title
    if part is not None:
        return f"{part.id}) {part.name.vi}"
    if isinstance(asked, RatioInput):
        return "Tỷ lệ"
    if isinstance(asked, BooleanInput):
        return "Có / Không"
    if isinstance(asked, OptionInput):
        return "Chọn một mục"
    return f"Số ({asked.unit.vi})" if isinstance(asked, CountInput | NumberInput) else field.column.title


def first_of_indicators(fields: Iterable[Field]) -> list[int]:
    """The column numbers where the columns of an indicator begin."""
    firsts = [next(members) for _, members in groupby(fields, key=lambda field: field.slot.indicator.id)]
    return [column_index_from_string(field.letter) for field in firsts]


def _width(field: Field, fields: tuple[Field, ...]) -> float:
    alone = sum(other.slot.indicator is field.slot.indicator for other in fields) == 1
    if field.column is Column.VALUE and isinstance(field.slot.input, OptionInput):
        return max(_ALONE, *(len(option.label.vi) + 2.0 for option in field.slot.input.options))
    named = alone or (field.column is Column.VALUE and field.slot.part is not None)
    return max(_ALONE, _WIDTHS[field.column]) if named else _WIDTHS[field.column]


def _name(indicator: Indicator) -> str:
    mandatory = f" {MANDATORY_MARK}" if indicator.mandatory else ""
    return f"{indicator.id}{mandatory}\n{indicator.name.vi}"


def _threshold(indicator: Indicator) -> str:
    """The threshold, once where it is the same in both zones."""
    threshold = indicator.threshold
    if threshold is None:
        return ""
    by_zone = {zone: bar_text(indicator, threshold.at(zone)) for zone in ZONES}
    if len(set(by_zone.values())) == 1:
        return f"Ngưỡng: {by_zone['lowland']}"
    return "\n".join(f"{ZONES[zone].vi}: {said}" for zone, said in by_zone.items())


def _kind_height(sheet: Worksheet, fields: tuple[Field, ...]) -> float:
    return height_for((kind_text(f), sheet.column_dimensions[f.letter].width) for f in fields)


def _merged(sheet: Worksheet, row: int, fields: list[Field], said: str, *, tint: str) -> None:
    first, last = fields[0].letter, fields[-1].letter
    for field in fields:
        _header(sheet[f"{field.letter}{row}"], tint=tint, bold=row != THRESHOLD_ROW)
    write_content(sheet[f"{first}{row}"], said)
    if row == GROUP_ROW:  # a centred word would stand far outside the screen
        sheet[f"{first}{row}"].alignment = Alignment(vertical="center", horizontal="left", indent=1)
    if first != last:
        sheet.merge_cells(f"{first}{row}:{last}{row}")


def _header(cell: Cell, said: str | None = None, *, tint: str = PAPER, bold: bool = True) -> None:
    write_content(cell, said)
    cell.font = font(bold=bold, colour=PAPER if tint == ACCENT else INK)
    cell.alignment, cell.border, cell.fill = CENTRED, GRID, fill(tint)


def _key(cell: Cell, said: str | None) -> None:
    write_content(cell, said)
    cell.font = font(_KEY_SIZE, colour=QUIET)
    cell.alignment, cell.border, cell.fill = (
        Alignment(horizontal="center", shrink_to_fit=True),
        GRID,
        fill(LOCKED_TINT),
    )
