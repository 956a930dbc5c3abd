"""The cells of an answer with what is asked there: notes on its cells become problems with their place."""

from dataclasses import dataclass
from typing import TypeVar

from checklist.cells import Said
from checklist.layout import Column
from checklist.reading.findings import Findings
from checklist.reading.sheets import Cell
from checklist.reading.tables import AnswerCells
from criteria import Slot
from criteria.inputs import NumberInput, RatioInput
from wording.language import Text
from wording.problems import Fact, Kind

T = TypeVar("T")

WHOLE_NUMBER = Text(vi="số nguyên từ 0 trở lên", en="a whole number from 0 up")
ANY_NUMBER = Text(vi="số từ 0 trở lên", en="a number from 0 up")
PERCENTAGE = Text(vi="tỷ lệ từ 0% đến 100%", en="a share from 0% to 100%")


@dataclass(frozen=True)
class Asked:
    """The cells that answer one slot."""

    slot: Slot
    line: AnswerCells
    findings: Findings

    def cell(self, column: Column) -> Cell:
        """One of its cells."""
        return self.line.cell(column)

    def take(self, said: Said[T], column: Column) -> T | None:
        """Return what a cell says, and tell the notes on it."""
        for note in said.notes:
            self.tell(note.kind, column, **note.facts)
        return said.value

    def tell(self, kind: Kind, column: Column, **facts: Fact) -> None:
        """Tell a problem of one of its cells; the facts that most messages need are added."""
        asked = self.slot.input
        known: dict[str, Fact] = {
            "indicator": self.slot.id,
            "name": self.slot.name,
            "field": in_both(column),
            "expected": self._expected(column),
            "unit": getattr(asked, "unit", Text(vi="")),
        }
        here = self.findings.of_sheet(self.line.sheet(column))
        here.tell(kind, self.line.address(column), **(known | facts))

    def _expected(self, column: Column) -> Text:
        if isinstance(self.slot.input, RatioInput) and column is Column.VALUE:
            return PERCENTAGE
        return ANY_NUMBER if isinstance(self.slot.input, NumberInput) else WHOLE_NUMBER


def in_both(column: Column) -> Text:
    """A column's header; its last alias is the English one."""
    return Text(vi=column.title, en=column.value.aliases[-1])
