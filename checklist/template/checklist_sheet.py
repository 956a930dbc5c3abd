"""The sheet `Phiếu đánh giá`: title, notice, head block and the table that a person fills."""

from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Protection
from openpyxl.worksheet.worksheet import Worksheet

from checklist.layout import CHECKLIST_SHEET, FILLED_COLUMNS, NEEDS_CHECKING, Column
from checklist.looks import (
    ACCENT,
    CENTRED,
    COUNT_FORMAT,
    GRID,
    HEADING_TINT,
    INPUT_TINT,
    LOCKED_TINT,
    ONE_LINE,
    PAPER,
    POINTS_FORMAT,
    RIGHT,
    SHARE_FORMAT,
    TEXT_FORMAT,
    WRAPPED,
    fill,
    font,
    height_for,
    when_shown,
    when_warned,
)
from checklist.plain_text import write_content
from checklist.template.checklist_top import write_top
from checklist.template.live_cells import group_key, live_cells
from checklist.template.page import protect, set_up_page
from checklist.template.plan import (
    FIRST_LETTER,
    HEADER_ROW,
    LAST_LETTER,
    LETTER,
    VISIBLE,
    HeadingRow,
    Plan,
    SlotCells,
    SlotRow,
)
from checklist.template.row_texts import method_text, name_text, threshold_text
from checklist.template.validations import add_validations
from criteria.inputs import CountInput, NumberInput, OptionInput, PartsInput, RatioInput, xl_text
from criteria.levels import Zone
from criteria.rules import RelativeRule
from scoring import Outcome

Content = str | float | int | None

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_UNLOCKED = Protection(locked=False)
_PART = Alignment(wrap_text=True, vertical="center", horizontal="left", indent=2)
_CENTRED_COLUMNS = (Column.NUMBER, Column.CODE, Column.NOT_APPLICABLE, Column.THRESHOLD, Column.OUTCOME)
_NUMBERS = (Column.NUMERATOR, Column.DENOMINATOR, Column.VALUE, Column.POINTS_MAX, Column.POINTS)


def write_checklist(sheet: Worksheet, plan: Plan, zone: Zone) -> None:
    """Write everything of the sheet but what belongs to one unit."""
    sheet.title = CHECKLIST_SHEET
    for column in Column:
        dimension = sheet.column_dimensions[LETTER[column]]
        dimension.width, dimension.hidden = column.value.width, column.value.hidden
    write_top(sheet, plan.edition)
    for column in Column:
        header = sheet[f"{LETTER[column]}{HEADER_ROW}"]
        header.value = column.title
        _style(header, tint=ACCENT)
    sheet.row_dimensions[HEADER_ROW].height = 32
    for line in plan.rows:
        if isinstance(line, HeadingRow):
            _write_heading(sheet, plan, line)
        else:
            _write_slot(sheet, line, zone)
    _add_colours(sheet, plan)
    add_validations(sheet, plan)
    sheet.freeze_panes = f"{LETTER[Column.METHOD]}{HEADER_ROW + 1}"
    sheet.sheet_view.zoomScale = 90
    set_up_page(
        sheet, f"{FIRST_LETTER}1:{LAST_LETTER}{plan.last}", repeated=HEADER_ROW, footer=plan.edition.id
    )
    protect(sheet)


def _write_heading(sheet: Worksheet, plan: Plan, line: HeadingRow) -> None:
    members = plan.edition.of_group(line.group.id)
    points = sum(i.points for i in members if i.in_base)
    earned = f"SUMIFS({plan.column(Column.POINTS)},{plan.column(Column.GROUP)},{xl_text(line.group.id)})"
    said: dict[Column, Content] = {
        Column.NUMBER: _ROMAN[line.number - 1] if line.number <= len(_ROMAN) else line.number,
        Column.NAME: f"{line.group.name.vi} · {len(members)} chỉ tiêu",
        Column.POINTS_MAX: points,
    }
    for column in VISIBLE:
        cell = sheet[f"{LETTER[column]}{line.row}"]
        write_content(cell, said.get(column))
        _style(cell, bold=True, tint=HEADING_TINT)
        cell.alignment = CENTRED if column is Column.NUMBER else ONE_LINE
        if column in _NUMBERS:
            cell.number_format, cell.alignment = POINTS_FORMAT, RIGHT
    sheet[f"{LETTER[Column.POINTS]}{line.row}"].value = f"={earned}"
    sheet.row_dimensions[line.row].height = 20


def _write_slot(sheet: Worksheet, line: SlotRow, zone: Zone) -> None:
    said, live = _said_of(line, zone), live_cells(line, zone)
    inputs = input_columns(line)
    for column in Column:
        cell = sheet[line.cell(column)]
        tint = INPUT_TINT if column in inputs else LOCKED_TINT if column in FILLED_COLUMNS else PAPER
        if column in live:
            cell.value = live[column]
        else:
            write_content(cell, said.get(column))
        _style(cell, tint=tint)
        cell.number_format = number_format_of(line, column)
        if column in inputs:
            cell.protection = _UNLOCKED
        if column in _CENTRED_COLUMNS or (column is Column.VALUE and cell.number_format == TEXT_FORMAT):
            cell.alignment = CENTRED
        elif column in _NUMBERS:
            cell.alignment = RIGHT
    if line.slot.part is not None:
        sheet[line.cell(Column.NAME)].alignment = _PART
    sheet.row_dimensions[line.row].height = height_for(_wrapped_texts(line, said))


def _wrapped_texts(line: SlotRow, said: dict[Column, Content]) -> list[tuple[str, float]]:
    """The texts that decide how high the row is, with the widths of their columns."""
    texts = [(str(said.get(c) or ""), c.value.width) for c in (Column.NAME, Column.METHOD, Column.THRESHOLD)]
    if isinstance(line.slot.input, OptionInput):
        texts += [(option.label.vi, Column.VALUE.value.width) for option in line.slot.input.options]
    return texts


def _said_of(line: SlotRow, zone: Zone) -> dict[Column, Content]:
    """What the row's cells hold in a blank checklist, but for those that calculate."""
    indicator = line.slot.indicator
    said: dict[Column, Content] = {
        Column.NUMBER: line.number,
        Column.CODE: line.slot.id,
        Column.NAME: name_text(line),
        Column.METHOD: method_text(line, zone),
        Column.THRESHOLD: threshold_text(line, zone),
    }
    if line.slot.part is None:
        said[Column.POINTS_MAX] = indicator.points
        said[Column.GROUP] = group_key(line)
        said[Column.MANDATORY] = int(indicator.mandatory) if indicator.in_base else None
    return said


def input_columns(line: SlotCells) -> frozenset[Column]:
    """The columns that a person may fill on this row."""
    asked, indicator = line.slot.input, line.slot.indicator
    columns: set[Column] = set()
    if isinstance(asked, RatioInput):
        columns |= {Column.NUMERATOR, Column.DENOMINATOR}
    if not isinstance(asked, PartsInput):
        columns.add(Column.VALUE)
    if line.slot.part is None:
        columns |= {Column.EVIDENCE, Column.EXPLANATION}
        if indicator.not_applicable is not None:
            columns.add(Column.NOT_APPLICABLE)
        if isinstance(indicator.rule, RelativeRule):
            columns.add(Column.BEST)
    return frozenset(columns)


def number_format_of(line: SlotCells, column: Column) -> str:
    """The number format of one of its cells."""
    asked = line.slot.input
    if column is Column.VALUE:
        if isinstance(asked, RatioInput):
            return SHARE_FORMAT
        if isinstance(asked, CountInput):
            return COUNT_FORMAT
        return "General" if isinstance(asked, NumberInput) else TEXT_FORMAT
    if column in (Column.NUMERATOR, Column.DENOMINATOR):
        return COUNT_FORMAT
    if column in (Column.POINTS, Column.POINTS_MAX):
        return POINTS_FORMAT
    return TEXT_FORMAT if column in (Column.EVIDENCE, Column.EXPLANATION) else "General"


def _style(cell: Cell, *, bold: bool = False, tint: str) -> None:
    on_accent = tint == ACCENT
    cell.font = font(bold=bold or on_accent, colour=PAPER) if on_accent else font(bold=bold)
    cell.alignment = CENTRED if on_accent else WRAPPED
    cell.fill, cell.border = fill(tint), GRID


def _add_colours(sheet: Worksheet, plan: Plan) -> None:
    """Colour and mark outcomes, and the explanation that a mark "Không áp dụng" still needs."""
    outcomes, first = LETTER[Column.OUTCOME], plan.first
    where = f"{outcomes}{first}:{outcomes}{plan.last}"
    for outcome in Outcome:
        met = f'${outcomes}{first}="{outcome.look.word.vi}"'
        sheet.conditional_formatting.add(
            where, Rule(type="expression", formula=[met], dxf=when_shown(outcome.look))
        )
    doubtful = f'${outcomes}{first}="{NEEDS_CHECKING}"'
    sheet.conditional_formatting.add(where, Rule(type="expression", formula=[doubtful], dxf=when_warned()))
    reasons = LETTER[Column.EXPLANATION]
    unexplained = (
        f'AND(${outcomes}{first}="{Outcome.NOT_APPLICABLE.look.word.vi}",LEN(TRIM(${reasons}{first}))=0)'
    )
    sheet.conditional_formatting.add(
        f"{reasons}{first}:{reasons}{plan.last}",
        Rule(type="expression", formula=[unexplained], dxf=when_warned()),
    )
