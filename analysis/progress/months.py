"""Months and quarters, as reports are counted by them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wording.language import Text


@dataclass(frozen=True, order=True)
class Month:
    """A month of the calendar; written "2022-07"."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month of a day."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """The month that `str` wrote; raises ValueError."""
        found = cls.of(date.fromisoformat(f"{text}-01"))
        if str(found) != text:
            raise ValueError(f"{text!r} is not written like 2022-07")
        return found

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def quarter(self) -> int:
        """1 to 4."""
        return (self.number + 2) // 3

    def plus(self, months: int) -> "Month":
        """The month so many later, or earlier."""
        years, at = divmod(self.number - 1 + months, 12)
        return Month(self.year + years, at + 1)

    def until(self, last: "Month") -> tuple["Month", ...]:
        """All months from this one to `last`, both included; none where `last` is earlier."""
        count = (last.year - self.year) * 12 + last.number - self.number + 1
        return tuple(self.plus(i) for i in range(count))

    def due(self, day: int) -> date:
        """Its day `day`, or its last day where it is shorter."""
        return min(date.fromordinal(self.first_day.toordinal() + day - 1), self.last_day)

    @property
    def last_day(self) -> date:
        """Its last day."""
        return date.fromordinal(self.plus(1).first_day.toordinal() - 1)

    @property
    def short(self) -> str:
        """As tables and charts have it: "7/2022"."""
        return f"{self.number}/{self.year}"

    @property
    def name(self) -> Text:
        """In words."""
        return Text(vi=f"tháng {self.short}", en=self.short)


def in_short(months: Iterable[Month]) -> str:
    """Months as a cell of a table has them: "7/2022, 8/2022"."""
    return ", ".join(month.short for month in months)
