"""Quarters: a quarter stands where its last month stands that is over or present."""

from dataclasses import dataclass

from analysis.progress.months import Month
from wording.language import Text


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of the calendar; written "2022-3"."""

    year: int
    number: int

    @classmethod
    def of(cls, month: Month) -> "Quarter":
        """The quarter of a month."""
        return cls(month.year, month.quarter)

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """The quarter that `str` wrote; raises ValueError."""
        year, _, number = text.partition("-")
        found = cls(int(year), int(number)) if year.isdecimal() and number.isdecimal() else cls(0, 0)
        if str(found) != text or not 1 <= found.number <= 4:
            raise ValueError(f"{text!r} is not written like 2022-3")
        return found

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number}"

    @property
    def months(self) -> tuple[Month, ...]:
        """Its three months."""
        first = Month(self.year, 3 * self.number - 2)
        return first.until(first.plus(2))

    @property
    def before(self) -> "Quarter":
        """The quarter before it."""
        return Quarter.of(self.months[0].plus(-1))

    @property
    def name(self) -> Text:
        """In words."""
        return Text(vi=f"quý {self.number}/{self.year}", en=f"quarter {self.number}/{self.year}")
