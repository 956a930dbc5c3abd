"""Answers: what the units reported, from the long frame that is kept to the dense arrays that are scored."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from criteria import Edition
from criteria.inputs import OptionInput
from criteria.levels import Bools, Floats

ANSWER_COLUMNS = (
    "unit",
    "slot",
    "numerator",
    "denominator",
    "value",
    "choice",
    "not_applicable",
    "evidence",
    "explanation",
)
"""The long frame: one row a unit and slot. Numbers are float64 with NaN for "not given"; `choice` is an
option's id or None; `evidence` and `explanation` are texts, "" for none."""


def empty_answers() -> pd.DataFrame:
    """Return a long frame without rows, with the right columns and types."""
    return pd.DataFrame({c: pd.Series(dtype=_DTYPES.get(c, "object")) for c in ANSWER_COLUMNS})


_DTYPES = {"numerator": "float64", "denominator": "float64", "value": "float64", "not_applicable": "bool"}


@dataclass(frozen=True)
class Answers:
    """Dense answers of n units to the s slots of an edition.

    `numerator`, `denominator`, `value`: floats (n, s), NaN where not given; an option's value is its share.
    `not_applicable`, `has_evidence`: bools (n, s). Column j belongs to `edition.slots[j]`; arrays are in
    column order, because scoring goes by indicator.
    """

    units: pd.Index
    numerator: Floats
    denominator: Floats
    value: Floats
    not_applicable: Bools
    has_evidence: Bools

    @classmethod
    def of(cls, edition: Edition, frame: pd.DataFrame, units: pd.Index | None = None) -> "Answers":
        """Make dense answers from a long frame.

        `units` fixes which units stand there and in which order (one without a row is all missing); by
        default those of the frame, by code. Raises ValueError for a slot or a choice that the edition does
        not have.
        """
        units = pd.Index(sorted(frame["unit"].unique())) if units is None else units
        row = units.get_indexer(pd.Index(frame["unit"]))
        column = pd.Index([s.id for s in edition.slots]).get_indexer(pd.Index(frame["slot"]))
        if (column < 0).any():
            unknown = sorted(set(frame["slot"][column < 0]))
            raise ValueError(f"{edition.id} has no slot {', '.join(unknown)}")
        kept = row >= 0
        row, column, frame = row[kept], column[kept], frame[kept]
        shape = (len(units), len(edition.slots))
        arrays = {name: np.full(shape, np.nan, order="F") for name in ("numerator", "denominator", "value")}
        for name, array in arrays.items():
            array[row, column] = frame[name].to_numpy(dtype=float)
        _fill_choices(edition, frame, row, column, arrays["value"])
        marks = np.zeros(shape, dtype=bool, order="F")
        marks[row, column] = frame["not_applicable"].to_numpy(dtype=bool)
        evidence = np.zeros(shape, dtype=bool, order="F")
        evidence[row, column] = (frame["evidence"].fillna("") != "").to_numpy()
        return cls(units, **arrays, not_applicable=marks, has_evidence=evidence)

    def with_others(self, other: "Answers", units: pd.Index) -> "Answers":
        """Return the answers of `units`, in that order: those of `other` where it has the unit, else these.

        Both are of one edition. Raises KeyError for a unit that neither has.
        """
        own, theirs = self.units.get_indexer(units), other.units.get_indexer(units)
        if ((own < 0) & (theirs < 0)).any():
            raise KeyError(f"no answers of {', '.join(map(str, units[(own < 0) & (theirs < 0)]))}")
        row = np.where(theirs < 0, own, len(self.units) + theirs)

        def joined(mine: np.ndarray, new: np.ndarray) -> np.ndarray:
            return np.asfortranarray(np.concatenate([mine, new])[row])

        return Answers(
            units,
            joined(self.numerator, other.numerator),
            joined(self.denominator, other.denominator),
            joined(self.value, other.value),
            joined(self.not_applicable, other.not_applicable),
            joined(self.has_evidence, other.has_evidence),
        )

    def take(self, order: np.ndarray) -> "Answers":
        """Return the same answers with the units in another order."""
        return Answers(
            self.units[order],
            self.numerator[order],
            self.denominator[order],
            self.value[order],
            self.not_applicable[order],
            self.has_evidence[order],
        )


def _fill_choices(
    edition: Edition, frame: pd.DataFrame, row: np.ndarray, column: np.ndarray, value: Floats
) -> None:
    chosen = frame["choice"].notna().to_numpy()
    for j in np.unique(column[chosen]):
        slot = edition.slots[j]
        if not isinstance(slot.input, OptionInput):
            raise ValueError(f"{slot.id} has no options")
        shares = {option.id: option.share for option in slot.input.options}
        here = chosen & (column == j)
        choices = frame["choice"][here]
        if unknown := set(choices) - set(shares):
            raise ValueError(f"{slot.id} has no option {', '.join(sorted(unknown))}")
        value[row[here], j] = choices.map(shares).to_numpy(dtype=float)
