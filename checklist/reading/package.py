"""The parts of an .xlsx package and how they point at each other, whichever program wrote it.

openpyxl knows one spelling of names and one of the two namespaces of the format, and refuses whole files over parts
that we do not read. Here a part is known in any case and with either slash, and a relation by the end of its type.
"""

from io import BytesIO
from posixpath import basename, dirname, join, normpath
from typing import IO, NamedTuple
from zipfile import ZipFile

from checklist.reading.xml import Element, elements

TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
"""The namespaces of what Excel calls "Excel Workbook" and "Strict Open XML Spreadsheet"."""


class Relation(NamedTuple):
    """What a part points at: the last word of the relation's type in small letters, and the part's name."""

    kind: str
    target: str


class Package:
    """An opened package. Raises what zipfile raises for a damaged one, KeyError for a part that is not there."""

    def __init__(self, content: bytes) -> None:
        self._archive = ZipFile(BytesIO(content))
        self._members = {part_name(member.filename): member for member in self._archive.infolist()}

    def __contains__(self, part: str) -> bool:
        return part_name(part) in self._members

    def open(self, part: str) -> IO[bytes]:
        """Open a part for reading."""
        return self._archive.open(self._members[part_name(part)])

    def elements(self, part: str) -> list[Element]:
        """The elements of a small part."""
        with self.open(part) as stream:
            return elements(stream)

    def relations(self, part: str = "") -> dict[str, Relation]:
        """What a part points at within the package, by id; without a part, what the package itself points at."""
        folder = dirname(part)
        listed = join(folder, "_rels", f"{basename(part)}.rels")
        if listed not in self:
            return {}
        return {
            one.attributes.get("Id", ""): Relation(_kind(one), normpath(join("/", folder, _target(one))))
            for one in self.elements(listed)
            if one.name == "Relationship" and one.attributes.get("TargetMode", "").lower() != "external"
        }


def part_name(member: str) -> str:
    """The name by which a member of the archive is known: small letters, plain slashes, none in front."""
    return member.replace("\\", "/").lstrip("/").lower()


def _kind(relationship: Element) -> str:
    return relationship.attributes.get("Type", "").rpartition("/")[2].lower()


def _target(relationship: Element) -> str:
    return relationship.attributes.get("Target", "").replace("\\", "/")


def spreadsheet_elements(*names: str) -> dict[str, str]:
    """The elements of that name in both namespaces of the format, as `xml.safe_parser` names them."""
    return {f"{namespace} {name}": name for namespace in (TRANSITIONAL, STRICT) for name in names}
