"""Which units a person sees of a round, and how they are called: the same for its results and for its progress."""

from collections.abc import Iterable
from functools import cached_property

import pandas as pd

from store.rounds.rounds import Round
from units import Cohort


class SeenUnits:
    """A round as one person sees it; `units` is the whole era by code, `seen` the codes seen, None for all."""

    round: Round
    units: pd.DataFrame
    seen: frozenset[str] | None

    def sees(self, codes: Iterable[str]) -> bool:
        """Whether the person sees all of these units: what is summed up over them must not be told of a part."""
        return self.seen is None or self.seen.issuperset(codes)

    @property
    def whole(self) -> bool:
        """Whether the person sees all units."""
        return self.seen is None

    @cached_property
    def cohort(self) -> Cohort:
        """The units assigned, as a list with a name."""
        return Cohort(self.round.name, self.round.era, self.round.cohort, self.round.demonstration)

    @cached_property
    def labels(self) -> dict[str, str]:
        """Every unit's name with its district, because names repeat; by code."""
        rows = zip(self.units.index, self.units["name"], self.units["district_name"], strict=True)
        return {code: f"{name} – {district}" if district else name for code, name, district in rows}
