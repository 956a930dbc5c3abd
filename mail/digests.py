"""A person's digest: what Xã Số has to tell them now, built with their own rights, as the letter that they would get."""

from dataclasses import dataclass
from datetime import date, datetime

from mail.contents import DeskDigest, UnitDigest
from mail.letters import Letter, letter
from mail.links import REMINDERS, page_link
from mail.round_duties import round_duties
from mail.said import day, line
from mail.template_files import Template
from mail.unit_duties import unit_duties
from store import Access, Person, Role
from store.moments import day_in_vietnam, now
from units import load_districts
from wording.language import Lang

TEMPLATES = {
    Role.COMMUNE_OFFICER: Template.UNIT,
    Role.DISTRICT_OFFICER: Template.DISTRICT,
    Role.APPRAISER: Template.PROVINCE,
    Role.ADMINISTRATOR: Template.PROVINCE,
}
"""Whom something can wait for; a viewer has nothing to do here."""


def digest_letter(access: Access, lang: Lang, address: str, at: datetime | None = None) -> Letter | None:
    """The letter to the person in whose name `access` is, as of a moment (by default now).

    None where nothing waits for them. `address` is where Xã Số is reached, without a slash at its end. Call only where the
    templates have no problems. Raises what the store raises: NotAdmitted, DatabaseUnavailable.
    """
    person = access.person()
    template = TEMPLATES.get(person.role)
    if template is None:
        return None
    told = _Digests(access, person, lang, address, day_in_vietnam(at or now()))
    digest = told.of_units() if template is Template.UNIT else told.of_desk()
    return None if digest is None else letter(template, lang, digest)


@dataclass(frozen=True)
class _Digests:
    access: Access
    person: Person
    lang: Lang
    address: str
    today: date

    def of_units(self) -> UnitDigest | None:
        """What a commune's officer has to do."""
        duties = tuple(unit_duties(self.access, self.lang, self.address, self.today))
        return UnitDigest(**self._head(), so_viec=str(len(duties)), viec=duties) if duties else None

    def of_desk(self) -> DeskDigest | None:
        """What waits for a district or for the province."""
        duties = tuple(round_duties(self.access, self.lang, self.address, self.today))
        if not duties:
            return None
        return DeskDigest(**self._head(), noi=self._places(), so_ky=str(len(duties)), ky=duties)

    def _head(self) -> dict[str, str]:
        return {
            "ten_nguoi": line(self.person.name),
            "ngay": day(self.today),
            "dia_chi": self.address,
            "dia_chi_ngung": page_link(self.address, REMINDERS, self.lang),
        }

    def _places(self) -> str:
        if self.person.role is not Role.DISTRICT_OFFICER:
            return ""
        places = sorted(self.person.places, key=lambda place: (place.era, place.code))
        return ", ".join(dict.fromkeys(str(load_districts(one.era).at[one.code, "name"]) for one in places))
