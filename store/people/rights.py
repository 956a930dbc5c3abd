"""Who may do what: the roles, the rights, and the one table that joins them."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from units import load_units


class Role(StrEnum):
    """What a person is here."""

    ADMINISTRATOR = "administrator"
    APPRAISER = "appraiser"
    DISTRICT_OFFICER = "district_officer"
    COMMUNE_OFFICER = "commune_officer"
    VIEWER = "viewer"


class Right(StrEnum):
    """What can be allowed; the first ones are about a unit in a round, the last ones about the house."""

    SEE_RESULTS = "see_results"
    SEE_FILES = "see_files"
    SUBMIT = "submit"
    REMARK = "remark"
    CHECK = "check"
    APPRAISE = "appraise"
    REOPEN = "reopen"
    SEE_DRAFT_ROUNDS = "see_draft_rounds"
    MANAGE_ROUNDS = "manage_rounds"
    MANAGE_ACCOUNTS = "manage_accounts"
    PUBLISH_EDITIONS = "publish_editions"
    SEE_EVENTS = "see_events"


class Reach(StrEnum):
    """How far a right goes: nowhere, to the person's own units, to all."""

    NONE = "none"
    OWN = "own"
    ALL = "all"


_NONE, _OWN, _ALL = Reach.NONE, Reach.OWN, Reach.ALL

_COLUMNS = tuple(Role)
_TABLE = {
    #                        administrator, appraiser, district, commune, viewer
    Right.SEE_RESULTS: (_ALL, _ALL, _OWN, _OWN, _ALL),
    Right.SEE_FILES: (_ALL, _ALL, _OWN, _OWN, _NONE),
    Right.SUBMIT: (_ALL, _NONE, _OWN, _OWN, _NONE),
    Right.REMARK: (_ALL, _ALL, _OWN, _OWN, _NONE),
    Right.CHECK: (_ALL, _NONE, _OWN, _NONE, _NONE),
    Right.APPRAISE: (_ALL, _ALL, _NONE, _NONE, _NONE),
    Right.REOPEN: (_ALL, _ALL, _NONE, _NONE, _NONE),
    Right.SEE_DRAFT_ROUNDS: (_ALL, _ALL, _NONE, _NONE, _NONE),
    Right.MANAGE_ROUNDS: (_ALL, _NONE, _NONE, _NONE, _NONE),
    Right.MANAGE_ACCOUNTS: (_ALL, _NONE, _NONE, _NONE, _NONE),
    Right.PUBLISH_EDITIONS: (_ALL, _NONE, _NONE, _NONE, _NONE),
    Right.SEE_EVENTS: (_ALL, _NONE, _NONE, _NONE, _NONE),
}
RIGHTS: dict[Right, dict[Role, Reach]] = {
    right: dict(zip(_COLUMNS, reaches, strict=True)) for right, reaches in _TABLE.items()
}
"""How far each right goes for each role. Of a published round everybody sees the results of all units."""


@dataclass(frozen=True)
class Place:
    """A district (of a district officer) or a unit (of a commune officer): always era and code."""

    era: str
    code: str


@dataclass(frozen=True)
class Person:
    """Who acts, as the store knows them at this moment."""

    email: str
    name: str
    role: Role
    places: frozenset[Place] = frozenset()

    def reach(self, right: Right) -> Reach:
        """How far a right goes for this person."""
        return RIGHTS[right][self.role]

    def may(self, right: Right, era: str = "", unit_code: str = "") -> bool:
        """Whether the right holds for a unit; for a right about the house no unit is named."""
        reach = self.reach(right)
        return reach is Reach.ALL or (reach is Reach.OWN and bool(unit_code) and self._owns(era, unit_code))

    def units(self, right: Right, era: str) -> frozenset[str] | None:
        """The codes of the era's units that the right holds for; None where it holds for every one."""
        reach = self.reach(right)
        if reach is Reach.ALL:
            return None
        if reach is Reach.NONE:
            return frozenset()
        own, of_units = self._own(era), self.role is Role.COMMUNE_OFFICER
        return frozenset(
            code for code, district in _districts(era).items() if (code if of_units else district) in own
        )

    def _owns(self, era: str, unit_code: str) -> bool:
        of_units = self.role is Role.COMMUNE_OFFICER
        return (unit_code if of_units else _districts(era).get(unit_code, "")) in self._own(era)

    def _own(self, era: str) -> frozenset[str]:
        """The codes of the units, or of the districts, that this person answers for; "" is none."""
        return frozenset(place.code for place in self.places if place.era == era and place.code)


def has_districts(era: str) -> bool:
    """Whether there is a district level between communes and province."""
    return any(_districts(era).values())


@cache
def _districts(era: str) -> dict[str, str]:
    """The district's code of every unit of an era, "" where there is none."""
    return {str(code): str(district) for code, district in load_units(era)["district_code"].items()}
