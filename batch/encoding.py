"""Rows of answers as numbers, and what is wrong with them: the border between Arrow and the arrays that are scored."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from analysis.progress.months import Month
from criteria import Edition, Slot
from criteria.inputs import LARGEST, OptionInput, PartsInput, RatioInput
from criteria.levels import Bools, Floats
from wording.problems import Kind

Ints = NDArray[np.int64]
FIGURES, MARKS = ("numerator", "denominator", "value"), ("not_applicable", "evidence")
"""The fields of `Rows` and `Answers` that hold them, in order."""


@dataclass(frozen=True)
class Fault:
    """Rows that break one rule in one column: bools (rows,)."""

    kind: Kind
    column: str
    rows: Bools


@dataclass(frozen=True)
class Rows:
    """Rows of answers: `month` numbers the `months` (texts), `unit` the units, `slot` the edition's slots; -1: unknown.

    Figures are floats (rows,), NaN where not given; an option's value is its share.
    """

    months: list[str]
    month: Ints
    unit: Ints
    slot: Ints
    numerator: Floats
    denominator: Floats
    value: Floats
    not_applicable: Bools
    evidence: Bools


@dataclass(frozen=True)
class Encoder:
    """Makes `Rows` of Arrow tables; `units` are the codes that may answer, in order."""

    edition: Edition
    units: pd.Index

    def encode(self, table: pa.Table) -> tuple[Rows, list[Fault]]:
        """Return the rows as numbers, and every fault in them; a fault's rows hold what could be read."""
        months, month = _numbered(table["month"])
        unit = _places(table["unit"], self.units)
        slot = _places(table["slot"], [one.id for one in self.edition.slots])
        figures = {name: _floats(table[name]) for name in FIGURES}
        marks = {name: _bools(table[name]) for name in MARKS}
        choice, shares = self._shares(table["choice"], slot)
        faults = [
            Fault(Kind.BATCH_MONTH_INVALID, "month", ~_holds(months, _is_month)[month]),
            Fault(Kind.BATCH_UNIT_UNKNOWN, "unit", unit < 0),
            Fault(Kind.BATCH_SLOT_UNKNOWN, "slot", slot < 0),
            Fault(Kind.BATCH_CHOICE_UNKNOWN, "choice", choice & np.isnan(shares)),
            *(Fault(Kind.BATCH_MARK_BLANK, name, _is_null(table[name])) for name in marks),
            *(Fault(Kind.BATCH_NUMBER_INVALID, name, ~_sound(name, figures[name])) for name in FIGURES),
            *self._misplaced(slot, figures, marks["not_applicable"]),
        ]
        figures["value"] = np.where(choice, shares, figures["value"])
        skipped, evidence = marks.values()
        rows = Rows(months, month, unit, slot, **figures, not_applicable=skipped, evidence=evidence)
        return rows, [fault for fault in faults if fault.rows.any()]

    def _shares(self, column: pa.ChunkedArray, slot: Ints) -> tuple[Bools, Floats]:
        """Where an option is chosen, and the share it carries: NaN where the slot has no such option."""
        ids, choice = _numbered(column)
        carried = np.full((len(self.edition.slots) + 1, len(ids) + 1), np.nan)
        for j, one in enumerate(self.edition.slots):
            if isinstance(one.input, OptionInput):
                shares = {option.id: option.share for option in one.input.options}
                carried[j, :-1] = [shares.get(id_, np.nan) for id_ in ids]
        return choice >= 0, carried[slot, choice]

    def _misplaced(self, slot: Ints, figures: dict[str, Floats], marked: Bools) -> list[Fault]:
        """Figures in slots that ask for none such: scoring would pass them over in silence."""
        ratio = self._slots(lambda one: isinstance(one.input, RatioInput))[slot]
        valued = self._slots(lambda one: not isinstance(one.input, OptionInput | PartsInput))[slot]
        may_skip = self._slots(lambda one: one.part is None and one.indicator.not_applicable is not None)[
            slot
        ]
        known = slot >= 0
        given = {name: ~np.isnan(figure) & known for name, figure in figures.items()}
        return [
            Fault(Kind.BATCH_FIGURE_MISPLACED, "numerator", given["numerator"] & ~ratio),
            Fault(Kind.BATCH_FIGURE_MISPLACED, "denominator", given["denominator"] & ~ratio),
            Fault(Kind.BATCH_FIGURE_MISPLACED, "value", given["value"] & ~valued),
            Fault(Kind.BATCH_FIGURE_MISPLACED, "not_applicable", marked & known & ~may_skip),
        ]

    def _slots(self, is_one: Callable[[Slot], bool]) -> Bools:
        return np.array([is_one(one) for one in self.edition.slots])


def _numbered(column: pa.ChunkedArray) -> tuple[list[str], Ints]:
    """The different texts of a column, and for each row which of them it is: -1 for a blank."""
    one = column.combine_chunks()
    if not pa.types.is_dictionary(one.type):
        one = one.dictionary_encode()
    found = pc.fill_null(one.indices.cast(pa.int64()), -1).to_numpy(zero_copy_only=False)
    return one.dictionary.to_pylist(), cast(Ints, found)


def _places(column: pa.ChunkedArray, known: Sequence[str] | pd.Index) -> Ints:
    """The position of each row's text among the known ones, -1 where it is none of them."""
    texts, which = _numbered(column)
    places = pd.Index(known).get_indexer(pd.Index(texts, dtype="str"))
    return cast(Ints, np.append(places, -1)[which])


def _holds(texts: list[str], is_one: Callable[[str], bool]) -> Bools:
    """Tell which texts hold; a last entry, False, stands for a blank."""
    return np.array([*(is_one(text) for text in texts), False])


def _is_month(text: str) -> bool:
    try:
        Month.parse(text)
    except ValueError:
        return False
    return True


def _floats(column: pa.ChunkedArray) -> Floats:
    return np.asarray(column.to_numpy(), dtype=float)


def _bools(column: pa.ChunkedArray) -> Bools:
    return np.asarray(pc.fill_null(column, False).to_numpy(), dtype=bool)


def _is_null(column: pa.ChunkedArray) -> Bools:
    return np.asarray(pc.is_null(column).to_numpy(), dtype=bool)


def _sound(name: str, figures: Floats) -> Bools:
    """A figure is blank or of a size that can be; what is counted is not below zero."""
    sound = np.isnan(figures) | (np.abs(figures) <= LARGEST)
    return sound if name == "value" else sound & ~(figures < 0)
