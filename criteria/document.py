"""A catalogue as plain data that knows where each part of it stands: on a line of a text, in a cell of a sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from wording.language import Text
from wording.problems import Fact, Kind, Problem

Path = tuple[str | int, ...]


class Place(NamedTuple):
    """A line (1-based) of a text file, or a cell of a workbook's sheet."""

    line: int | None = None
    sheet: str = ""
    cell: str = ""


@dataclass
class Document:
    """Plain data, the place of each path in it, and the problems met on the way.

    This one is a text with keys, such as YAML. A document of another form says paths and words in its own way.
    """

    file: str
    data: object = None
    places: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    nowhere: ClassVar[Place] = Place(line=1)
    unknown_key: ClassVar[Kind] = Kind.CATALOGUE_UNKNOWN_KEY
    missing_key: ClassVar[Kind] = Kind.CATALOGUE_MISSING_KEY
    yes_or_no: ClassVar[Text] = Text(vi="true hoặc false", en="true or false")

    def place_of(self, path: Path) -> Place:
        """Return the place of the nearest path that stands in the document."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, self.nowhere)

    def said(self, path: Path) -> Fact:
        """Say a path: `indicators[3].rule`."""
        steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
        return steps.lstrip(".") or "/"

    def key(self, path: Path) -> str:
        """What the last key of a path is called."""
        return str(path[-1]) if path else ""

    def word(self, path: Path, code: str) -> str:
        """What stands in the document for a code of the catalogue, such as the type of a rule."""
        return code

    def problem(self, kind: Kind, path: Path, facts: Mapping[str, Fact | Path]) -> Problem:
        """Make a problem of what stands at a path; facts that are paths are said."""
        place = self.place_of(path)
        said: dict[str, Fact] = {k: self.said(v) if isinstance(v, tuple) else v for k, v in facts.items()}
        known: dict[str, Fact] = {"path": self.said(path), "cell": place.cell}
        return Problem(kind, self.file, place.sheet, place.cell, place.line, known | said)
