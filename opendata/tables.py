"""The same results as CSV: UTF-8 with a byte order mark, because Excel reads Vietnamese letters wrongly without one.

A text that a spreadsheet would take for a formula has an apostrophe in front (see `store.copies.cells.mark`). An empty
cell is no number, never zero. Numbers are unrounded, with a point.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from opendata.models import IndicatorResult, Unit
from opendata.published import PublishedRound
from store.copies.cells import mark

Cell = str | float | int | bool | None
OF_THE_ROUND = ("round", "demonstration", "edition")
"""First in every row: a file that travels alone still says what it is of."""
UNIT_COLUMNS = (*OF_THE_ROUND, *Unit.model_fields)
_PLACE = ("code", "name", "district_code", "district_name", "zone")
INDICATOR_COLUMNS = (
    *OF_THE_ROUND,
    *_PLACE,
    "indicator",
    "indicator_name",
    "group",
    *list(IndicatorResult.model_fields)[1:],
)


def units_csv(round_: PublishedRound) -> bytes:
    """A row a unit, in rank order."""
    first = _of_the_round(round_)
    rows = ([*first, *_cells(getattr(one, name) for name in Unit.model_fields)] for one in round_.units)
    return _csv(UNIT_COLUMNS, rows)


def indicators_csv(round_: PublishedRound) -> bytes:
    """A row a unit and indicator: units in rank order, indicators in the edition's."""
    return _csv(INDICATOR_COLUMNS, _indicator_rows(round_))


def _indicator_rows(round_: PublishedRound) -> Iterator[list[str]]:
    """Texts that repeat are made once: there are a hundred thousand rows in a province."""
    first = _of_the_round(round_)
    asked = [
        (_cells((one.id, one.name.vi, one.group)), _cell(one.points)) for one in round_.edition.indicators
    ]
    for unit in round_.units:
        place = _cells(getattr(unit, name) for name in _PLACE)
        for (said, most), (value, outcome, points) in zip(asked, round_.figures_of(unit.code), strict=True):
            yield [*first, *place, *said, _cell(value), outcome, _cell(points), most]


def _of_the_round(round_: PublishedRound) -> list[str]:
    return _cells((round_.head.id, round_.head.demonstration, round_.head.edition_id))


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = StringIO()
    out = csv.writer(text)
    out.writerow(columns)
    out.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _cells(values: Iterable[Cell]) -> list[str]:
    return [_cell(one) for one in values]


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return mark(cell) if isinstance(cell, str) else repr(cell)
