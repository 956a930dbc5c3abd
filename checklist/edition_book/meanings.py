"""What a cell of the edition's workbook means: a code, a number, a level, a text; or why it cannot be told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from checklist.cells import shown, spoken, ungrouped
from checklist.edition_book.columns import Column, Holds
from checklist.reading.numbers import plain, read_written
from checklist.reading.sheets import Cell, CellError
from criteria.inputs import NO, YES
from units import folded
from wording.cleaning import cleaned
from wording.language import Text
from wording.problems import Fact, Kind

_ANSWERS = {folded(answer.vi): answer.vi for answer in (YES, NO)}
_A_NUMBER = Text(vi="một số, một tỷ lệ như 60% hoặc một phân số như 4/5", en="a number, 60% or 4/5")

Value = str | float | bool


@dataclass(frozen=True)
class Meaning:
    """What a cell gives to the edition, None where it is blank; `kind` and `facts` tell what is wrong with it.

    What is no number and no known word is given as it stands, to be refused where the edition is checked.
    """

    value: Value | None = None
    kind: Kind | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)


def is_blank(cell: Cell) -> bool:
    """True where a person sees nothing in it."""
    return (cell.formula is None and not cleaned(spoken(cell.content))) or cell.content == ""


def meaning(cell: Cell, column: Column) -> Meaning:
    """Read a cell as its column holds it."""
    if is_blank(cell):
        return Meaning()
    if isinstance(cell.content, CellError):
        return Meaning(None, Kind.ERROR_CELL, {"found": str(cell.content)})
    if cell.content is None:
        return Meaning(None, Kind.FORMULA_NOT_CALCULATED)
    if column.holds in (Holds.NUMBER, Holds.LEVEL):
        return _figure(cell, column)
    said = cleaned(spoken(cell.content))
    if column.words is not None:
        code = column.words.code(said)
        if column.holds is Holds.YES_NO:
            return Meaning({"true": True, "false": False}.get(code, said))
        return Meaning(code)
    return Meaning(said)


def _figure(cell: Cell, column: Column) -> Meaning:
    content = cell.content
    if isinstance(content, bool):
        return Meaning((YES if content else NO).vi)
    if isinstance(content, float):
        return Meaning(content)
    if isinstance(content, date | time | timedelta):
        facts: dict[str, Fact] = {"found": shown(content), "field": column.title, "expected": _A_NUMBER}
        return Meaning(None, Kind.DATE_IN_A_NUMBER, facts)
    return _written(plain(str(content)), column)


def _written(said: str, column: Column) -> Meaning:
    """A figure typed as text; a percentage and a fraction are figures only where a level is asked for."""
    read = read_written(said)
    if column.holds is Holds.NUMBER and read is not None and read.percent:
        read = None
    if read is not None and read.other is not None:
        facts: dict[str, Fact] = {"found": said, "one": ungrouped(read.value), "other": ungrouped(read.other)}
        return Meaning(None, Kind.AMBIGUOUS_NUMBER, facts)
    if read is not None:
        return Meaning(read.value)
    if column.holds is Holds.LEVEL:
        return Meaning(_ANSWERS.get(folded(said), said.replace(" ", "") if "/" in said else said))
    return Meaning(said)
