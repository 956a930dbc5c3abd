"""The figures of a ratio: both counts, or a bare percentage where the counts are not known."""

import re
from math import nan
from typing import NamedTuple

from checklist import cells
from checklist.cells import is_blank, said_number
from checklist.layout import AS_TYPED, Column
from checklist.reading.asked import Asked
from checklist.reading.sheets import Cell
from wording.language import Text
from wording.nearness import offer
from wording.numbers import percent
from wording.problems import Kind

_EXACTLY = 1e-9
_REFERENCE = re.compile(r"(?<![A-Za-z0-9_.!'])\$?([A-Z]{1,3})\$?([0-9]{1,7})(?![0-9(])")


class Figures(NamedTuple):
    """The figures of a row; NaN where not given."""

    numerator: float = nan
    denominator: float = nan
    value: float = nan
    choice: str | None = None

    @classmethod
    def of(cls, value: float | None) -> "Figures":
        """The figures of a row that has only a value."""
        return cls() if value is None else cls(value=value)

    @property
    def given(self) -> bool:
        """True where a number or an option stands there."""
        return self.choice is not None or any(n == n for n in (self.numerator, self.denominator, self.value))


def read_ratio(asked: Asked) -> Figures:
    """Read numerator and denominator, else the percentage; tell what does not fit."""
    top, bottom = asked.cell(Column.NUMERATOR), asked.cell(Column.DENOMINATOR)
    if is_blank(top) and is_blank(bottom):
        return Figures(value=_bare_share(asked))
    numerator = asked.take(cells.count(top), Column.NUMERATOR)
    denominator = asked.take(cells.count(bottom), Column.DENOMINATOR)
    if is_blank(top) and asked.line.has(Column.NUMERATOR):
        asked.tell(Kind.NUMERATOR_MISSING, Column.NUMERATOR)
    elif is_blank(bottom) and asked.line.has(Column.DENOMINATOR):
        asked.tell(Kind.DENOMINATOR_MISSING, Column.DENOMINATOR, expected=_denominator_of(asked))
    if numerator is None or denominator is None:
        return Figures()
    if denominator == 0:
        asked.tell(Kind.ZERO_DENOMINATOR, Column.DENOMINATOR, what_to_do=_what_to_do(asked))
        return Figures()
    if numerator > denominator:
        asked.tell(
            Kind.NUMERATOR_ABOVE_DENOMINATOR,
            Column.NUMERATOR,
            numerator=said_number(numerator),
            denominator=said_number(denominator),
            other_cell=asked.line.address(Column.DENOMINATOR),
        )
        return Figures()
    _check_typed_share(asked, numerator / denominator)
    return Figures(numerator, denominator)


def said_percent(share: float) -> Text:
    """A share as a percentage in both languages."""
    return Text(vi=percent(share, "vi"), en=percent(share, "en"))


def _bare_share(asked: Asked) -> float:
    cell = asked.cell(Column.VALUE)
    if is_blank(cell) or (not isinstance(cell.content, float) and _divides_its_row(cell)):
        return nan
    said = cells.number(cell, share=True)
    share = asked.take(said, Column.VALUE)
    if share is None:
        return nan
    if share > 1 + _EXACTLY:
        near = offer([percent(share / 100, "vi")]) if share <= 100 else Text(vi="")
        asked.tell(Kind.SHARE_ABOVE_ONE, Column.VALUE, found=cells.shown(cell.content or share), near=near)
        return nan
    asked.tell(Kind.BARE_PERCENT, Column.VALUE, found=said_percent(share))
    return min(share, 1.0)


def _check_typed_share(asked: Asked, ratio: float) -> None:
    """A percentage typed over the checklist's formula must agree with the counts beside it."""
    cell = asked.cell(Column.VALUE)
    if cell.formula is not None or is_blank(cell):
        return
    share = asked.take(cells.number(cell, share=True), Column.VALUE)
    if share is not None and abs(share - ratio) > AS_TYPED:
        said = {"found": cells.said_share(share), "expected": cells.said_share(round(ratio, 6))}
        asked.tell(Kind.VALUE_DISAGREES, Column.VALUE, **said)


def _divides_its_row(cell: Cell) -> bool:
    """True for the checklist's own formula, wherever rows and columns moved: it names two cells of a row."""
    if cell.formula is None:
        return False
    by_row: dict[str, set[str]] = {}
    for column, row in _REFERENCE.findall(cell.formula):
        by_row.setdefault(row, set()).add(column)
    shared_without_text = cell.formula == ""
    return shared_without_text or any(len(columns) > 1 for columns in by_row.values())


def _denominator_of(asked: Asked) -> Text:
    text: Text = getattr(asked.slot.input, "denominator", Text(vi=""))
    return text


def _what_to_do(asked: Asked) -> Text:
    counts = f"{asked.line.address(Column.NUMERATOR)}, {asked.line.address(Column.DENOMINATOR)}"
    if asked.slot.part is None and asked.slot.indicator.not_applicable is not None:
        reason = asked.slot.indicator.not_applicable
        mark = asked.line.address(Column.NOT_APPLICABLE)
        return Text(
            vi=f"Nếu không áp dụng ({reason.vi}): gõ x ở ô {mark}, ghi giải trình và xóa hai ô {counts}. "
            "Nếu áp dụng: sửa mẫu số.",
            en=f"If it does not apply ({reason.say('en')}): type x in {mark}, explain why, clear {counts}. "
            "Otherwise mend the denominator.",
        )
    return Text(
        vi=f"Sửa mẫu số; nếu chưa có số liệu, xóa cả hai ô {counts}.",
        en=f"Mend the denominator; if unknown yet, clear both {counts}.",
    )
