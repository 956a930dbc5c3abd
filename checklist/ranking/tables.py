"""Tables as data: columns of values, each with its header, width and look."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat

import pandas as pd
from openpyxl.utils import get_column_letter

from checklist.looks import height_for
from checklist.ranking.pens import WORD, CellLook, Value
from criteria.levels import Floats

_CHARACTERS = 1.1
"""Letters of Vietnamese text for each unit of a column's width, which is that of a digit."""


@dataclass(frozen=True)
class Column:
    """One column. `look` is one for all rows or one a row; `above` are the lines over the header, from the top."""

    title: str
    width: float
    values: Sequence[Value]
    look: CellLook | Sequence[CellLook] = WORD
    above: tuple[str, ...] = ()

    def cells(self) -> Iterator[tuple[Value, CellLook]]:
        """The values with their looks, from the first row down."""
        looks = repeat(self.look) if isinstance(self.look, CellLook) else self.look
        return zip(self.values, looks, strict=False)


@dataclass(frozen=True)
class Table:
    """An Excel table. Its name is unique in the workbook; its headers are made unique as Excel demands.

    `at_column` counts from 1; `caption` stands on a line of its own over the table.
    """

    name: str
    columns: tuple[Column, ...]
    at_column: int = 1
    caption: str = ""
    heights_above: tuple[float, ...] = field(default=())
    row_height: float | None = None

    @property
    def rows(self) -> int:
        """How many rows of data: at least one, because Excel refuses a table without."""
        return max(1, *(len(column.values) for column in self.columns))

    @property
    def row_heights(self) -> list[float]:
        """The height of each row, where a column wraps its text or one height is set for all; else none."""
        wrapping = [c for c in self.columns if isinstance(c.look, CellLook) and c.look.wrap and c.values]
        if not wrapping:
            return [self.row_height] * self.rows if self.row_height else []
        texts = zip(*(column.values for column in wrapping), strict=True)
        widths = [column.width * _CHARACTERS for column in wrapping]
        return [height_for((str(v or ""), w) for v, w in zip(row, widths, strict=True)) for row in texts]

    @property
    def headers(self) -> list[str]:
        """The headers, each on one line, no two alike."""
        return told_apart(column.title for column in self.columns)


@dataclass(frozen=True)
class Place:
    """Where a table stands: its first and last row of data, and its first column, counted from 1."""

    first_row: int
    last_row: int
    first_column: int

    @property
    def header_row(self) -> int:
        """The row of the headers."""
        return self.first_row - 1

    def letter(self, position: int) -> str:
        """The letter of the column at a position, counted from 0."""
        return str(get_column_letter(self.first_column + position))

    def span(self, first: int, last: int | None = None) -> str:
        """The address of the data from one column to another (or of one), positions counted from 0."""
        return f"{self.letter(first)}{self.first_row}:{self.letter(first if last is None else last)}{self.last_row}"


def told_apart(titles: Iterable[str]) -> list[str]:
    """Make headers of titles, as Excel's tables demand: on one line, none empty, no two alike but for capitals."""
    said: dict[str, str] = {}
    for one in titles:
        title = header = " ".join(one.split()) or "–"
        again = 1
        while header.casefold() in said:
            again += 1
            header = f"{title} ({again})"
        said[header.casefold()] = header
    return list(said.values())


def plain(series: pd.Series) -> list[Value]:
    """The values of a series as Python has them, None where there is none."""
    return [None if value != value else value for value in series.tolist()]


def known(values: Floats) -> list[Value]:
    """Numbers as Python has them, None for NaN."""
    return [None if value != value else value for value in values.tolist()]
