"""Pairing: which indicator of an old catalogue is which of a new one, to tell what changed in it."""

from collections import Counter

from criteria.catalogue import Edition, Indicator
from criteria.changes import keyed
from criteria.correspondence import correspondence
from criteria.skeleton import KnownIndicator, Skeleton
from wording.nearness import closest
from wording.spelling import folded

Catalogue = Edition | Skeleton
AnyIndicator = Indicator | KnownIndicator


def pairs(old: Catalogue, new: Catalogue) -> dict[int, int]:
    """Pair indicators (new position: old position): by what they ask, then by id, then by name."""
    found: dict[int, int] = {}
    if isinstance(old, Edition) and isinstance(new, Edition):
        places = {indicator.id: i for i, indicator in enumerate(old.indicators)}
        asked = {there: here for here, there in correspondence(old, new).same.items() if here in places}
        found = {i: places[asked[one.id]] for i, one in enumerate(new.indicators) if one.id in asked}
    for key in (_by_id, _by_name):
        free = [i for i in range(len(old.indicators)) if i not in found.values()]
        here = key([old.indicators[i] for i in free])
        wanting = [i for i in range(len(new.indicators)) if i not in found]
        for one, position in key([new.indicators[i] for i in wanting]).items():
            before, after = here.get(one), wanting[position]
            if before is not None and _akin(old.indicators[free[before]], new.indicators[after]):
                found[after] = free[before]
    return found


def _by_id(indicators: list[AnyIndicator]) -> dict[object, int]:
    return {key: i for i, key in enumerate(keyed(indicators))}


def _by_name(indicators: list[AnyIndicator]) -> dict[object, int]:
    """The positions by name, of names that stand there once."""
    names = [folded(indicator.name.vi) if indicator.name else "" for indicator in indicators]
    count = Counter(names)
    return {name: i for i, name in enumerate(names) if name and count[name] == 1}


def _akin(old: AnyIndicator, new: AnyIndicator) -> bool:
    """False where two indicators share an id by chance: neither name nor figures are alike."""
    if old.name is None or new.name is None or old.input == new.input:
        return True
    return closest(old.name.vi, [new.name.vi]) is not None
