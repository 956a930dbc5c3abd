"""The plan of the wide form: which column holds what. Everything that writes into the form goes by it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
from openpyxl.utils import get_column_letter

from checklist.layout import FILLED_COLUMNS, Column
from checklist.template.checklist_sheet import input_columns
from checklist.template.plan import SlotRow
from checklist.wide.layout import EVIDENCE_SHEET, Lead, Summary
from criteria import Edition, Slot
from criteria.inputs import PartsInput, xl_text
from criteria.verdicts import SUBSETS

TITLE_ROW, NOTICE_ROW, HEAD_ROW = 1, 2, 3
GROUP_ROW, INDICATOR_ROW, THRESHOLD_ROW, KIND_ROW, KEY_ROW = 6, 7, 8, 9, 10
"""Both sheets have their headers in these rows; the communes stand below, in the same rows on both."""
FIRST_ROW = KEY_ROW + 1

Text = tuple[str, Column]
"""The Mã of a slot and a column of it."""


@dataclass(frozen=True)
class Field:
    """A column of one slot on one of the two sheets."""

    slot: Slot
    column: Column
    letter: str

    @property
    def key(self) -> Text:
        """By what it is known."""
        return self.slot.id, self.column


@dataclass(frozen=True)
class Cells:
    """The cells of one slot in the row of one commune; `criteria` formulas and the prefill read them."""

    slot: Slot
    row: int
    plan: "WidePlan"

    def cell(self, column: Column) -> str:
        """The address of one of its cells, with its sheet where it is not on the sheet of figures.

        Of a column that the form does not have for this slot, the empty text as Excel writes it.
        """
        return self._cell(self.slot.id, column)

    def part_cells(self, column: Column) -> list[str]:
        """The addresses of the same cell of each of its parts; the calculated ones stand side by side."""
        indicator = self.slot.indicator
        return [self._cell(indicator.part_slot(part), column) for part in indicator.parts]

    def _cell(self, slot: str, column: Column) -> str:
        if letter := self.plan.letters.get((slot, column)):
            return f"{letter}{self.row}"
        if letter := self.plan.evidence_letters.get((slot, column)):
            return f"'{EVIDENCE_SHEET}'!{letter}{self.row}"
        return xl_text("")


@dataclass(frozen=True)
class WidePlan:
    """The columns of both sheets. `texts` are those columns of parts that hold an answer and need a place."""

    edition: Edition
    communes: pd.DataFrame
    texts: frozenset[Text] = frozenset()

    @property
    def several_districts(self) -> bool:
        """True where each row must tell its district."""
        return self.communes["district_name"].nunique() > 1

    @cached_property
    def leads(self) -> dict[Lead | Summary, str]:
        """The letters of the columns on the left."""
        shown = [lead for lead in Lead if lead is not Lead.DISTRICT or self.several_districts]
        return {one: get_column_letter(i) for i, one in enumerate((*shown, *Summary), start=1)}

    @cached_property
    def evidence_leads(self) -> dict[Lead | Summary, str]:
        """The same of the second sheet: only what tells the commune."""
        shown = [lead for lead in self.leads if isinstance(lead, Lead) and lead is not Lead.ZONE]
        return {one: get_column_letter(i) for i, one in enumerate(shown, start=1)}

    @cached_property
    def figures(self) -> tuple[Field, ...]:
        """The columns that are filled on the first sheet, and the live result of composite indicators."""
        return self._placed(self._figure_columns(), len(self.leads))

    @cached_property
    def evidence(self) -> tuple[Field, ...]:
        """The columns of the second sheet."""
        return self._placed(self._evidence_columns(), len(self.evidence_leads))

    @cached_property
    def letters(self) -> dict[Text, str]:
        """The letters of the first sheet's columns, also of the hidden ones that calculate."""
        shown = {field.key: field.letter for field in self.figures if field.column in FILLED_COLUMNS}
        return shown | self._hidden

    @cached_property
    def evidence_letters(self) -> dict[Text, str]:
        """The letters of the second sheet's columns."""
        return {field.key: field.letter for field in self.evidence}

    @cached_property
    def totals(self) -> dict[str, str]:
        """The letters of the hidden columns with the totals of a commune, by the keys of `criteria.verdicts.Totals`."""
        keys = [f"{what}.{subset}" for subset in SUBSETS for what in ("count", "passed", "missing")]
        keys += [f"share.{group.id}" for group in self.edition.groups]
        keys += ["points", "most", "bonus", "penalty", "score"]
        first = self._first_hidden + len(self._hidden)
        return {key: get_column_letter(first + i) for i, key in enumerate(keys)}

    @property
    def hidden_letters(self) -> list[str]:
        """The letters of the columns that calculate outcomes and points."""
        return list(self._hidden.values())

    @property
    def rows(self) -> range:
        """The rows of the communes, in the order of `communes`."""
        return range(FIRST_ROW, FIRST_ROW + len(self.communes))

    def cells_of(self, row: int) -> dict[str, Cells]:
        """The cells of one commune by Mã."""
        return {slot.id: Cells(slot, row, self) for slot in self.edition.slots}

    def down(self, letter: str) -> str:
        """The range of one column over all communes."""
        return f"{letter}{self.rows[0]}:{letter}{self.rows[-1]}"

    @property
    def _first_hidden(self) -> int:
        return len(self.leads) + len(self.figures) + 1

    @cached_property
    def _hidden(self) -> dict[Text, str]:
        """Number and share of every slot, outcome and points of every indicator; each kind in one block."""
        slots = [slot.id for slot in self.edition.slots]
        indicators = [indicator.id for indicator in self.edition.indicators]
        keys = [(slot, column) for column in (Column.NUMERIC, Column.FRACTION) for slot in slots]
        keys += [(one, column) for column in (Column.OUTCOME, Column.POINTS) for one in indicators]
        return {key: get_column_letter(self._first_hidden + i) for i, key in enumerate(keys)}

    def _placed(self, columns: Iterator[tuple[Slot, Column]], after: int) -> tuple[Field, ...]:
        return tuple(
            Field(slot, column, get_column_letter(i))
            for i, (slot, column) in enumerate(columns, start=after + 1)
        )

    def _figure_columns(self) -> Iterator[tuple[Slot, Column]]:
        for members in self._slots_by_indicator():
            for slot in members:
                asked = _inputs(slot)
                for column in (Column.NUMERATOR, Column.DENOMINATOR, Column.VALUE):
                    if column in asked:
                        yield slot, column
            if isinstance(members[0].input, PartsInput):
                yield members[0], Column.OUTCOME
            if Column.NOT_APPLICABLE in _inputs(members[0]):
                yield members[0], Column.NOT_APPLICABLE
                yield members[0], Column.EXPLANATION

    def _evidence_columns(self) -> Iterator[tuple[Slot, Column]]:
        """Evidence of every indicator, and the explanation where it does not stand beside a mark."""
        beside_a_mark = {field.key for field in self.figures}
        for members in self._slots_by_indicator():
            for slot in members:
                for column in (Column.EVIDENCE, Column.EXPLANATION):
                    wanted = column in _inputs(slot) or (slot.id, column) in self.texts
                    if wanted and (slot.id, column) not in beside_a_mark:
                        yield slot, column

    def _slots_by_indicator(self) -> Iterator[list[Slot]]:
        for group in self.edition.groups:
            for indicator in self.edition.of_group(group.id):
                parts = [indicator.part_slot(part) for part in indicator.parts]
                yield [self.edition.slot_by_id[one] for one in (indicator.id, *parts)]


def texts_of_parts(edition: Edition, answers: pd.DataFrame | None) -> Collection[Text]:
    """The texts that the answers hold for parts: the form has columns for them only where they are given."""
    if answers is None:
        return frozenset()
    return frozenset(
        (slot, column)
        for column, name in ((Column.EVIDENCE, "evidence"), (Column.EXPLANATION, "explanation"))
        for slot in answers["slot"][answers[name].fillna("") != ""].unique()
        if edition.slot_by_id[slot].part is not None
    )


def _inputs(slot: Slot) -> frozenset[Column]:
    return input_columns(SlotRow(0, slot, None))
