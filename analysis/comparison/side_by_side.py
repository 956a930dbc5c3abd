"""Comparison: two to six units side by side, indicator by indicator, and what of them cannot be compared.

Units of rounds on different editions share only the indicators that ask the same in all of them
(`criteria.correspondence`); the others are left out and named with the reason. A difference is told only where there
are points on both sides and the indicator is scored in the same way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import isnan, nan
from typing import cast

from analysis.comparison.overlap import LeftOut, overlap, same_edition
from analysis.comparison.references import (
    Middle,
    Reference,
    middle_of_groups,
    middle_of_score,
    middles_of_indicators,
)
from analysis.comparison.rows import Against, GroupRow, Row, Side, cells_of, differences_of, scored_alike
from criteria import Edition, Group
from scoring import group_shares


class Order(StrEnum):
    """How indicators follow one another: the widest gap of points first, or as in the catalogue."""

    GAPS = "gaps"
    CATALOGUE = "catalogue"


@dataclass(frozen=True)
class View:
    """What a reader chose to see of a comparison; `fold` leaves out the indicators that are equal on all sides."""

    against: Against = Against.FIRST
    order: Order = Order.GAPS
    fold: bool = False


@dataclass(frozen=True)
class Comparison:
    """All of it: sides in the reader's order, what they are held against, and rows in the catalogue's order."""

    sides: tuple[Side, ...]
    references: tuple[Reference, ...]
    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...]

    @cached_property
    def one_edition(self) -> bool:
        """True where all sides are rated by the same edition, so that totals and groups can be compared."""
        return all(same_edition(side.scores.edition, self.edition) for side in self.sides)

    @cached_property
    def one_round(self) -> bool:
        """True where all sides are of the same round."""
        return len({side.round_id for side in self.sides}) == 1

    @property
    def other_editions(self) -> tuple[Edition, ...]:
        """The editions of the other sides, each once."""
        found = {side.scores.edition.id: side.scores.edition for side in self.sides[1:]}
        return tuple(one for one in found.values() if not same_edition(one, self.edition))

    @property
    def edition(self) -> Edition:
        """The edition of the first side, whose ids and names the rows have."""
        return self.sides[0].scores.edition

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What each side is called; with its round where there are several."""
        return tuple(s.label if self.one_round else f"{s.label} · {s.round_name}" for s in self.sides)

    @property
    def names(self) -> tuple[str, ...]:
        """The units' names alone, where they tell the sides apart; else the labels."""
        names = tuple(str(side.row["name"]) for side in self.sides)
        return names if len(set(names)) == len(names) else self.labels

    @cached_property
    def groups(self) -> tuple[GroupRow, ...]:
        """The groups in the edition's order; none where the editions differ."""
        if not self.one_edition:
            return ()
        rated = {
            id(one): one for one in (*(s.scores for s in self.sides), *(r.scores for r in self.references))
        }
        shares = {key: group_shares(scores) for key, scores in rated.items()}
        middles = [middle_of_groups(reference, shares[id(reference.scores)]) for reference in self.references]
        return tuple(
            GroupRow(
                group,
                points=tuple(_of_group(side, group, "points") for side in self.sides),
                maxima=tuple(_of_group(side, group, "applicable_max") for side in self.sides),
                shares=tuple(
                    float(cast(float, shares[id(side.scores)].at[side.unit, group.id])) for side in self.sides
                ),
                middles=tuple(of[group.id] for of in middles),
            )
            for group in self.edition.groups
        )

    @cached_property
    def score_middles(self) -> tuple[Middle, ...]:
        """The middle of the total scores, for each reference."""
        return tuple(middle_of_score(reference) for reference in self.references)

    def score_differences(self, against: Against) -> tuple[float, ...]:
        """The same as `Row.differences` for the total scores; NaN where the editions differ."""
        scores = [side.score for side in self.sides]
        return differences_of(scores, against) if self.one_edition else (nan,) * len(scores)

    def shown(self, view: View) -> tuple[Row, ...]:
        """The rows that a reader sees, in their order.

        By gaps: the widest spread of points first, then what differs without a spread (no data on one side), then
        what is equal; the catalogue's order decides between the same.
        """
        rows = [row for row in self.rows if not (view.fold and row.equal)]
        if view.order is Order.GAPS:
            rows.sort(key=lambda row: (-_known(row.spread), row.equal))
        return tuple(rows)

    @property
    def equal(self) -> int:
        """How many rows are equal on all sides."""
        return sum(row.equal for row in self.rows)


def compare(sides: Sequence[Side], references: Sequence[Reference] = ()) -> Comparison:
    """Set units side by side; there is at least one, and each is in its scores."""
    shared = overlap([side.scores.edition for side in sides])
    told = [(shared.ids_in(side.scores.edition), cells_of(side)) for side in sides]
    held = [(shared.ids_in(r.scores.edition), middles_of_indicators(r)) for r in references]
    rows = []
    for indicator in shared.common:
        cells = tuple(of[ids[indicator.id]] for ids, of in told)
        alike = all(scored_alike(sides[0], cells[0], s, c) for s, c in zip(sides, cells, strict=True))
        middles = tuple(of[ids[indicator.id]] for ids, of in held)
        rows.append(Row(indicator, shared.first.group_by_id[indicator.group], cells, alike, middles))
    return Comparison(tuple(sides), tuple(references), tuple(rows), shared.left_out)


def _of_group(side: Side, group: Group, column: str) -> float:
    return float(side.groups[group.id, column])


def _known(spread: float) -> float:
    return 0.0 if isnan(spread) else spread
