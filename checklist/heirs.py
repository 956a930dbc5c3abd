"""Heirs: which unit of another era a checklist's figures may be carried to."""

from checklist.reading.units import matcher_of, unit_label
from units import Matcher, heir, predecessors, successors
from wording.problems import Fact, Kind, Problem

_ONWARD = ("2022", "2025")
"""The only change of eras that `data/` has successions of."""


def heir_of(unit: str, era: str, to_era: str, units: Matcher) -> str | Problem:
    """Return the code in `to_era` of the unit that has the same territory, or the problem why there is none.

    `units` are those of `to_era`. Figures go on only where a unit became exactly one unit, which consists of it
    alone: unchanged or renamed. What a merger or a division made of them is not guessed.
    """
    if era == to_era:
        return unit
    before = matcher_of(era)
    if (era, to_era) != _ONWARD or unit not in before.units.index:
        return Problem(Kind.ERA_DIFFERS, facts={"found": era, "expected": to_era})
    succession = successors(unit)
    facts: dict[str, Fact] = {
        "unit": unit_label(before, unit),
        "into": "; ".join(_label(units, code) for code in succession.new_codes),
    }
    if succession.sole is None:
        return Problem(Kind.UNIT_SPLIT, facts=facts)
    same = heir(unit)
    if same is None:
        others = [each.old_code for each in predecessors(succession.sole) if each.old_code != unit]
        facts["others"] = ", ".join(str(before.units.at[code, "name"]) for code in others)
        return Problem(Kind.UNIT_MERGED, facts=facts)
    if same not in units.units.index:
        return Problem(Kind.UNIT_UNKNOWN, facts={"found": same, "near": ""})
    return same


def _label(units: Matcher, code: str) -> str:
    return unit_label(units, code) if code in units.units.index else code
