"""What a row of the list says by column, and the problems met in it."""

from dataclasses import dataclass, field

from checklist.accounts.columns import Field
from checklist.list_rows import ListRow
from wording.problems import Fact, Kind, Problem

_SHOWN = 80
"""Characters of a cell that a message repeats."""


@dataclass
class Findings:
    """The problems of a list; `columns` says where each field stands."""

    file: str
    columns: dict[Field, int]
    problems: list[Problem] = field(default_factory=list)

    def tell(self, row: ListRow, field: Field, kind: Kind, **facts: Fact) -> None:
        """Add a problem at a field of a row, or at the row where the list has no such column."""
        column = self.columns.get(field)
        cell = {"cell": row.cell(column)} if column else {}
        self.problems.append(row.problem(kind, self.file, {**cell, **facts}, column))

    def text(self, row: ListRow, field: Field) -> str:
        """What stands there, "" for nothing."""
        return row.texts.get(self.columns.get(field, 0), "")


def shown(text: str) -> str:
    """What a message repeats of a text: on one line, cut short."""
    said = " ".join(text.split())
    return said if len(said) <= _SHOWN else said[: _SHOWN - 1] + "…"
