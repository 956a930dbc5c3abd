"""Which row of the wide form is which commune's: by code or by name and district, never guessed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checklist.cells import cleaned, is_blank, spoken
from checklist.layout import Column, Head
from checklist.reading.findings import Findings, address
from checklist.reading.rows import is_answer, is_typed, numbers_the_columns
from checklist.reading.sheets import NOTHING, Cell, Row
from checklist.reading.tables import HeadValue, Line, label_of
from checklist.reading.units import refusal_of, unit_label
from checklist.wide.tables import Key, WideTable
from units import Matcher, canonical, without_kind
from wording.problems import Kind

_SAID = 80


@dataclass(frozen=True)
class CommuneRow:
    """One row of the table."""

    table: WideTable
    number: int
    row: Row

    @property
    def place(self) -> str:
        """The cell that tells the commune: its name, else its code."""
        column = next(
            (self.table.units[h] for h in (Head.UNIT_NAME, Head.UNIT_CODE) if h in self.table.units), 1
        )
        return address(self.number, column)

    def said(self, field: Head) -> Cell:
        """What tells the commune's code, name or district."""
        return self.row.get(self.table.units.get(field, 0), NOTHING)

    def filled(self) -> Iterator[Cell]:
        """The cells that a person filled: typed, or calculated anywhere but in the live column of a ratio."""
        for (_, column), place in self.table.columns.items():
            cell = self.row.get(place, NOTHING)
            if is_typed(cell) or (
                column is not Column.VALUE and cell.formula is not None and not is_blank(cell)
            ):
                yield cell


def rows_by_unit(
    tables: list[WideTable], units: Matcher, before: Mapping[str, str], findings: Findings
) -> dict[str, list[CommuneRow]]:
    """Return the rows of each commune by its code, those with something filled in first.

    A commune has one row on each sheet; a second one for the same columns is told, and so is a row with figures whose
    commune is not certain, or one that has a checklist of its own in the same workbook (`before`: where, by code).
    """
    rows: dict[str, list[CommuneRow]] = defaultdict(list)
    for table in tables:
        head, here = table.head, findings.of_sheet(table.sheet.name)
        for row in _rows(table):
            unit = _unit_of(row, head, units, here)
            if unit is not None:
                rows[unit].append(row)
    for unit, own in rows.items():
        own.sort(key=lambda row: not any(row.filled()))
        _tell_of_doubles(unit_label(units, unit), own, before.get(unit), findings)
    return rows


def _rows(table: WideTable) -> Iterator[CommuneRow]:
    """The rows under the keys but repeated headers and the row that numbers the columns."""
    for number, row in table.lines():
        one = CommuneRow(table, number, row)
        if not _repeats_headers(one) and not numbers_the_columns(Line(table.as_table, number, row)):
            yield one


def _repeats_headers(row: CommuneRow) -> bool:
    """True where nothing but labels stand for code and name, and no figures beside them."""
    said = [row.said(field) for field in (Head.UNIT_CODE, Head.UNIT_NAME)]
    labels = [label_of(spoken(cell.content)) for cell in said if not is_blank(cell)]
    return bool(labels) and all(labels) and not any(map(is_answer, row.filled()))


def _unit_of(
    row: CommuneRow, head: Mapping[Head, HeadValue], units: Matcher, findings: Findings
) -> str | None:
    """The row's commune; None for one that is not certain, which is told where the row holds figures."""
    code, name = row.said(Head.UNIT_CODE), row.said(Head.UNIT_NAME)
    if is_blank(code) and is_blank(name):
        if any(map(is_answer, row.filled())):
            findings.tell(Kind.ROW_WITHOUT_UNIT, row.place)
        return None
    district = row.said(Head.DISTRICT).content
    if Head.DISTRICT not in row.table.units:
        district = head[Head.DISTRICT].content if Head.DISTRICT in head else None
    match = units.match(code=code.content, name=name.content, district=district)
    words = ", ".join(word for word in (_words(name.content), _words(district)) if word)
    refusal = refusal_of(match, units, words, _words(code.content))
    if refusal is not None and _answers_for_a_commune(row):
        findings.tell(refusal[0], row.place, **refusal[1])
    return match.code


def _answers_for_a_commune(row: CommuneRow) -> bool:
    """True for typed figures, and for calculated ones beside a code or a name of a commune; sums stand in other rows."""
    if any(map(is_typed, row.filled())):
        return True
    name = _words(row.said(Head.UNIT_NAME).content)
    named = not is_blank(row.said(Head.UNIT_CODE)) or without_kind(name) != canonical(name)
    return named and any(row.filled())


def _tell_of_doubles(label: str, rows: list[CommuneRow], before: str | None, findings: Findings) -> None:
    """Tell of the rows that answer what another row of the commune answers."""
    answered: dict[Key, CommuneRow] = {}
    for row in rows:
        if not any(row.filled()):
            continue
        first = next((answered[key] for key in row.table.columns if key in answered), None)
        where = f"{first.table.sheet.name}!{first.place}" if first else before
        if where is not None:
            findings.of_sheet(row.table.sheet.name).tell(Kind.UNIT_TWICE, row.place, unit=label, first=where)
        answered |= dict.fromkeys(row.table.columns, row)


def _words(content: object) -> str:
    return cleaned(spoken(content))[:_SAID]  # type: ignore[arg-type]  # what a cell holds
