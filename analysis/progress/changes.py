"""What changed from one state of a unit's answers to the next, slot by slot."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from criteria import Edition, Slot


class ChangeKind(StrEnum):
    """What became of an answer; PAPERS: the figure stayed, its evidence or explanation did not."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"
    PAPERS = "papers"


@dataclass(frozen=True)
class Given:
    """An answer as it stands in a row; None for a number or choice that is not given."""

    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    choice: str | None = None
    not_applicable: bool = False
    evidence: str = ""
    explanation: str = ""

    @property
    def figure(self) -> tuple[object, ...]:
        """What is scored of it."""
        return self.numerator, self.denominator, self.value, self.choice, self.not_applicable

    @property
    def is_empty(self) -> bool:
        """Whether nothing that is scored stands there: the answer counts as missing."""
        return self.figure == _NOTHING.figure


_NOTHING = Given()


@dataclass(frozen=True)
class Change:
    """One slot of a unit that is not as it was; an answer that is not there is an empty `Given`."""

    unit: str
    slot: Slot
    kind: ChangeKind
    before: Given
    after: Given


def changes(edition: Edition, before: pd.DataFrame, after: pd.DataFrame) -> list[Change]:
    """What changed between two answers frames, by unit and then in the edition's order of slots.

    Of the units that `after` speaks of: a unit that it leaves out said nothing, it removed nothing. Slots that the
    edition does not have are left out.
    """
    old, new = dict(_given(before)), dict(_given(after))
    found = []
    for unit in sorted({unit for unit, _ in new}):
        for slot in edition.slots:
            was, is_now = (side.get((unit, slot.id), _NOTHING) for side in (old, new))
            if was != is_now:
                found.append(Change(unit, slot, _kind(was, is_now), was, is_now))
    return found


def _kind(before: Given, after: Given) -> ChangeKind:
    if before.figure == after.figure:
        return ChangeKind.PAPERS
    if before.is_empty:
        return ChangeKind.NEW
    return ChangeKind.REMOVED if after.is_empty else ChangeKind.CHANGED


def _given(frame: pd.DataFrame) -> Iterator[tuple[tuple[str, str], Given]]:
    for row in frame.to_dict("records"):
        numerator, denominator, value = (_number(row[name]) for name in ("numerator", "denominator", "value"))
        choice = row["choice"] if isinstance(row["choice"], str) else None
        evidence, explanation = (_text(row[name]) for name in ("evidence", "explanation"))
        marked = bool(row["not_applicable"])
        given = Given(numerator, denominator, value, choice, marked, evidence, explanation)
        yield (row["unit"], row["slot"]), given


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: float) -> float | None:
    return None if value != value else float(value)
