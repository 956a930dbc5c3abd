"""What became of the 2022 units in the reorganisation of 1/7/2025 (kế thừa)."""

from dataclasses import dataclass
from functools import cache

import pandas as pd

from units.registry import read_table


@dataclass(frozen=True)
class Succession:
    """One unit of 2022 and the units of 2025 that received it, in code order."""

    old_code: str
    new_codes: tuple[str, ...]

    @property
    def is_split(self) -> bool:
        """Whether its territory went to several units: no result may then be carried over."""
        return len(self.new_codes) > 1

    @property
    def sole(self) -> str | None:
        """The one unit that received it whole, or None after a split."""
        return None if self.is_split else self.new_codes[0]


def load_successions() -> pd.DataFrame:
    """All links from 2022 to 2025, one a row, all text: a copy of your own.

    Columns: old_code, old_name, old_district_name, via_code, via_name (its unit on 30/6/2025, after the
    changes of 2024 and 2025), new_code, new_name, share (whole, part), note. 572 rows for 559 old units.
    """
    return _table().copy()


def successors(code: str) -> Succession:
    """The succession of a 2022 unit. Raises KeyError for a code that is not of 2022."""
    if code not in _by_old_code():
        raise KeyError(f"{code!r} is not a unit of 2022")
    return _by_old_code()[code]


def predecessors(code: str) -> tuple[Succession, ...]:
    """The 2022 units that went, whole or in part, into a 2025 unit. Raises KeyError for any other code."""
    found = tuple(each for each in _by_old_code().values() if code in each.new_codes)
    if not found:
        raise KeyError(f"{code!r} is not a unit of 2025")
    return found


@cache
def _table() -> pd.DataFrame:
    return read_table("successions-2022-2025.csv")


@cache
def _by_old_code() -> dict[str, Succession]:
    links = _table().groupby("old_code")["new_code"]
    return {str(old): Succession(str(old), tuple(sorted(new))) for old, new in links}
