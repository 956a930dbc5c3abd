"""The lists of units assigned for a year (danh sách giao chỉ tiêu)."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from units.registry import ERAS, read_table


@dataclass(frozen=True)
class Cohort:
    """The units a round rates: codes of one era, in code order, each once.

    `demonstration` marks a list that is ours and not of a decision; screens must say so. Raises ValueError
    for an unknown era, an empty list or a code given twice.
    """

    name: str
    era: str
    codes: tuple[str, ...]
    demonstration: bool = False

    def __post_init__(self) -> None:
        if self.era not in ERAS:
            raise ValueError(f"no era {self.era!r}; the eras are {', '.join(ERAS)}")
        if not self.codes:
            raise ValueError(f"the cohort {self.name!r} has no units")
        twice = sorted(code for code, times in Counter(self.codes).items() if times > 1)
        if twice:
            raise ValueError(f"the cohort {self.name!r} has {', '.join(twice)} twice")
        object.__setattr__(self, "codes", tuple(sorted(self.codes)))

    def __len__(self) -> int:
        return len(self.codes)

    def __contains__(self, code: object) -> bool:
        return code in self._members

    @cached_property
    def _members(self) -> frozenset[str]:
        return frozenset(self.codes)


def demonstration_cohort() -> tuple[str, ...]:
    """The codes of the 94 demonstration units of 2022, in code order.

    Not the list of QĐ 969/QĐ-UBND (which was not found): 94 over the 27 districts by largest remainder on
    their number of units, the first codes in each.
    """
    return tuple(sorted(read_table("cohort-demo-2022.csv")["code"]))


def demonstration() -> Cohort:
    """The demonstration list as a cohort, under a name that says what it is."""
    return Cohort("94 xã (minh họa)", "2022", demonstration_cohort(), demonstration=True)
