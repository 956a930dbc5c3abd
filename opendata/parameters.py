"""What is asked behind the question mark: known names once each, with values that can be; all that is wrong at once."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import get_args

from starlette.datastructures import QueryParams

from criteria.levels import Zone
from opendata.models import Unit
from wording.problems import Kind, Problem

PAGE, PER_PAGE = "page", "per_page"
FILTERS = ("district_code", "zone", "verdict")
USUAL, MOST = 100, 500
"""Units on a page: without asking, and at most."""
LAST_PAGE = 1_000_000
TOLD, LONGEST = 20, 40
"""So many names that are wrong are told, and so much of a text is repeated: nobody can ask for megabytes of refusal."""


class AskedWrongly(Exception):  # noqa: N818 (a refusal is named after its reason)
    """A request whose parameters cannot be followed; `problems` tell of each."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(one.line_for_people("en") for one in problems))
        self.problems = problems


@dataclass(frozen=True)
class Asked:
    """Which units are asked for: a page of them, of those that have these values."""

    page: int
    per_page: int
    filters: dict[str, str]

    def takes(self, unit: Unit) -> bool:
        """Whether a unit is among those asked for."""
        return all(getattr(unit, name) == value for name, value in self.filters.items())


def asked(given: QueryParams, verdicts: Collection[str]) -> Asked:
    """What is asked of the units of a round whose edition has these verdicts; raises AskedWrongly."""
    problems = _of_names(given, (PAGE, PER_PAGE, *FILTERS))
    page = _whole(given, PAGE, 1, LAST_PAGE, problems)
    per_page = _whole(given, PER_PAGE, USUAL, MOST, problems)
    filters = {name: given[name] for name in FILTERS if name in given}
    for name, values in (("zone", get_args(Zone)), ("verdict", tuple(verdicts))):
        if name in filters and filters[name] not in values:
            problems.append(_not_one_of(name, filters[name], ", ".join(values)))
    if problems:
        raise AskedWrongly(problems)
    return Asked(page, per_page, filters)


def nothing_asked(given: QueryParams) -> None:
    """Raises AskedWrongly where an address that takes no parameter is given one."""
    if problems := _of_names(given, ()):
        raise AskedWrongly(problems)


def _of_names(given: QueryParams, known: tuple[str, ...]) -> list[Problem]:
    """An unknown name is refused: a filter with a slip in its name would silently give everything."""
    problems = []
    for name, times in Counter(name for name, _ in given.multi_items()).items():
        if name not in known:
            facts = {"field": name[:LONGEST], "known": ", ".join(known) or "–"}
            problems.append(Problem(Kind.OPEN_DATA_PARAMETER_UNKNOWN, facts=facts))
        elif times > 1:
            problems.append(Problem(Kind.OPEN_DATA_PARAMETER_TWICE, facts={"field": name}))
        if len(problems) == TOLD:
            break
    return problems


def _whole(given: QueryParams, name: str, usual: int, most: int, problems: list[Problem]) -> int:
    said = given.get(name, str(usual))
    is_whole = said.isascii() and said.isdecimal() and len(said) <= len(str(most))
    if is_whole and 1 <= int(said) <= most:
        return int(said)
    problems.append(_not_one_of(name, said, f"1–{most}"))
    return usual


def _not_one_of(name: str, found: str, expected: str) -> Problem:
    facts = {"field": name, "found": found[:LONGEST], "expected": expected}
    return Problem(Kind.OPEN_DATA_PARAMETER_INVALID, facts=facts)
