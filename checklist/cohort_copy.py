"""A list of assigned units taken over from an earlier round, into the same era or a later one."""

from collections.abc import Iterable

from checklist.heirs import heir_of
from units import Matcher
from wording.problems import Kind, Problem

_CHANGED = (Kind.UNIT_MERGED, Kind.UNIT_SPLIT)


def copy_cohort(
    codes: Iterable[str], era: str, to_era: str, units: Matcher
) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the codes in `to_era` of those that stayed one unit, in code order, and a problem for every other.

    `units` are those of `to_era`. A list cannot go back to an earlier era: then there are no codes and one problem.
    """
    heirs: list[str] = []
    problems: list[Problem] = []
    for code in codes:
        heir = heir_of(code, era, to_era, units)
        if isinstance(heir, str):
            heirs.append(heir)
        elif heir.kind in _CHANGED:
            problems.append(Problem(Kind.COHORT_UNIT_CHANGED, facts=heir.facts))
        else:
            return (), [heir]
    return tuple(sorted(heirs)), problems
