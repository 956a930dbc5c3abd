"""What is told of the columns of the wide form: doubled, unknown, missing, or filled without a key."""

from collections.abc import Iterable, Mapping

from checklist.cells import is_blank
from checklist.layout import Column, Head
from checklist.reading.findings import Findings, address
from checklist.reading.rows import code_key, is_answer, is_typed
from checklist.reading.sheets import NOTHING
from checklist.template.checklist_sheet import input_columns
from checklist.template.plan import SlotRow
from checklist.wide.communes import CommuneRow
from checklist.wide.layout import key_of
from checklist.wide.tables import Key, WideTable
from criteria import Edition, Indicator, Slot
from criteria.inputs import RatioInput
from wording.nearness import near
from wording.problems import Kind

_COUNTS = (Column.NUMERATOR, Column.DENOMINATOR)


def tell_of_columns(
    tables: list[WideTable], rows: Mapping[str, list[CommuneRow]], edition: Edition, findings: Findings
) -> None:
    """Tell what is wrong with the columns, each once and not once a commune."""
    for table in tables:
        here = findings.of_sheet(table.sheet.name)
        own = [row for all_rows in rows.values() for row in all_rows if row.table is table]
        _tell_of_strangers(table, own, edition, here)
        _tell_of_keyless(table, own, here)
        for (code, column), (first, second) in table.doubled.items():
            here.tell(Kind.HEADER_TWICE, second, field=key_of(table.written[code], column), first=first)
        if not table.units:
            here.tell(Kind.HEADER_MISSING, address(table.key_row, 1), field=Head.UNIT_CODE.value.label)
    known = {key for table in tables for key in table.columns}
    for indicator in edition.indicators:
        _tell_of_missing(indicator, edition, known, tables, findings)


def is_halved(slot: Slot, known: Iterable[Key]) -> bool:
    """True for a ratio with a column for one of its counts and none for the other."""
    if not isinstance(slot.input, RatioInput):
        return False
    found = set(known)
    return sum((code_key(slot.id), column) in found for column in _COUNTS) == 1


def _tell_of_strangers(
    table: WideTable, rows: list[CommuneRow], edition: Edition, findings: Findings
) -> None:
    slots = {code_key(slot.id): slot.id for slot in edition.slots}
    for (code, _), place in table.columns.items():
        if code not in slots and any(is_typed(row.row.get(place, NOTHING)) for row in rows):
            said = table.written[code]
            suggestion = near(said, list(slots.values()))
            findings.tell(
                Kind.INDICATOR_UNKNOWN, address(table.key_row, place), found=said[:80], near=suggestion
            )


def _tell_of_keyless(table: WideTable, rows: list[CommuneRow], findings: Findings) -> None:
    """Figures in a column without a key are not read; one with another text in its place is a person's own."""
    ours, first = {*table.columns.values(), *table.units.values()}, min(table.columns.values())
    keys = table.sheet.rows[table.key_row]
    stray: dict[int, list[str]] = {}
    for row in rows:
        for place, cell in row.row.items():
            if place > first and place not in ours and is_blank(keys.get(place, NOTHING)) and is_answer(cell):
                stray.setdefault(place, []).append(address(row.number, place))
    for cells in stray.values():
        findings.tell(Kind.FIGURE_NOT_READ, cells[0], cells=", ".join(cells))


def _tell_of_missing(
    indicator: Indicator, edition: Edition, known: set[Key], tables: list[WideTable], findings: Findings
) -> None:
    slots = [edition.slot_by_id[i] for i in (indicator.id, *map(indicator.part_slot, indicator.parts))]
    lacking = [
        key_of(slot.id, column)
        for slot in slots
        for column in _needed(slot)
        if (code_key(slot.id), column) not in known and not is_halved(slot, known)
    ]
    if lacking:
        findings.tell(
            Kind.INDICATOR_COLUMNS_MISSING,
            indicator=indicator.id,
            name=indicator.name,
            columns="; ".join(lacking),
        )
    for slot in slots:
        if is_halved(slot, known):
            _tell_of_half(slot, tables, findings)


def _tell_of_half(slot: Slot, tables: list[WideTable], findings: Findings) -> None:
    """A count without the other is no figure: told as an error at the one that is there."""
    code = code_key(slot.id)
    for table in tables:
        for column, other in (_COUNTS, _COUNTS[::-1]):
            if (code, column) in table.columns:
                place = address(table.key_row, table.columns[code, column])
                findings.of_sheet(table.sheet.name).tell(
                    Kind.HEADER_MISSING, place, field=key_of(slot.id, other)
                )


def _needed(slot: Slot) -> list[Column]:
    """The columns without which an answer could not be given; the share of a ratio follows from its counts."""
    asked = input_columns(SlotRow(0, slot, None))
    optional = {Column.BEST}
    if isinstance(slot.input, RatioInput):
        optional.add(Column.VALUE)
    if not slot.indicator.evidence.vi:
        optional.add(Column.EVIDENCE)
    if slot.indicator.not_applicable is None:
        optional.add(Column.EXPLANATION)
    return [column for column in Column if column in asked and column not in optional]
