"""Overlap: the indicators that several editions ask in the same way, and the others with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from criteria import Edition, Indicator
from criteria.correspondence import Correspondence, correspondence
from wording.language import Text


@dataclass(frozen=True)
class LeftOut:
    """An indicator that is not on all sides: the edition that asks it, the one that does not, and why."""

    indicator: Indicator
    edition: Edition
    missing_in: Edition
    why: Text


@dataclass(frozen=True)
class Overlap:
    """What editions share: `common` are indicators of the first one, in its order; `left_out` are all others."""

    first: Edition
    pairs: tuple[Correspondence, ...]

    @property
    def common(self) -> tuple[Indicator, ...]:
        """The indicators that every edition asks."""
        return tuple(i for i in self.first.indicators if all(i.id in pair.same for pair in self.pairs))

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The indicators that one edition asks and another does not."""
        return tuple(one for pair in self.pairs for one in _left_out(pair))

    def ids_in(self, edition: Edition) -> dict[str, str]:
        """The ids that the first edition's indicators have in one of the editions."""
        if same_edition(edition, self.first):
            return {indicator.id: indicator.id for indicator in self.first.indicators}
        return dict(next(pair.same for pair in self.pairs if same_edition(pair.new, edition)))


def overlap(editions: Sequence[Edition]) -> Overlap:
    """What editions share; there is at least one, and the first one's names are used."""
    pairs: list[Correspondence] = []
    for edition in editions:
        if not any(same_edition(edition, known) for known in (editions[0], *(pair.new for pair in pairs))):
            pairs.append(correspondence(editions[0], edition))
    return Overlap(editions[0], tuple(pairs))


def same_edition(one: Edition, other: Edition) -> bool:
    """Whether two editions say the same, in every word."""
    return one is other or one == other


def _left_out(pair: Correspondence) -> list[LeftOut]:
    """The indicators of either edition that the other does not ask; parts go with their indicator."""
    gone = [
        LeftOut(one.slot.indicator, pair.old, pair.new, Text(vi=one.say("vi"), en=one.say("en")))
        for one in pair.dropped
        if one.slot.part is None
    ]
    faced = {one.nearest.id for one in pair.dropped if one.nearest is not None}
    added = [
        LeftOut(slot.indicator, pair.new, pair.old, _NOT_IN_FIRST)
        for slot in pair.added
        if slot.part is None and slot.id not in faced
    ]
    return gone + added


_NOT_IN_FIRST = Text(vi="phiên bản của đơn vị đầu không hỏi", en="the first unit's edition does not ask it")
