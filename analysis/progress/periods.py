"""Periods that are told of: a month, or a quarter by those of its months that a plan asks for and that have come."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.progress.months import Month
from analysis.progress.quarters import Quarter
from wording.language import Text


@dataclass(frozen=True)
class Period:
    """A month or a quarter, and its months, at least one; it stands where the last of them stands."""

    at: Month | Quarter
    months: tuple[Month, ...]

    @property
    def last(self) -> Month:
        """The month whose state is told."""
        return self.months[-1]

    @property
    def before(self) -> Month:
        """The month that it is held against."""
        return self.months[0].plus(-1)

    @property
    def is_quarter(self) -> bool:
        """Whether it is a quarter."""
        return isinstance(self.at, Quarter)

    @property
    def name(self) -> Text:
        """In words."""
        return self.at.name


def single_months(months: Iterable[Month]) -> dict[str, Period]:
    """Every month as a period of its own, by how it is written."""
    return {str(month): Period(month, (month,)) for month in sorted(months)}


def quarters(months: Iterable[Month]) -> dict[str, Period]:
    """The quarters of some months, by how they are written; the first and the last may have fewer than three."""
    found: dict[Quarter, list[Month]] = {}
    for month in sorted(months):
        found.setdefault(Quarter.of(month), []).append(month)
    return {str(quarter): Period(quarter, tuple(of)) for quarter, of in found.items()}
