"""An edition read from a workbook: plain data whose parts stand in cells, said by headers instead of keys."""

from dataclasses import dataclass, field
from typing import ClassVar

from checklist.edition_book.columns import Column
from checklist.edition_book.layout import EDITION
from criteria.document import Document, Path, Place
from wording.language import Text
from wording.problems import Fact, Kind, Problem


@dataclass
class BookDocument(Document):
    """`titles` says what stands at a path: a header, a label, a sheet; `columns` knows the words of closed lists."""

    titles: dict[Path, str] = field(default_factory=dict)
    columns: dict[Path, Column] = field(default_factory=dict)
    rows: dict[Path, str] = field(default_factory=dict)
    """The Mã of the row that a path belongs to."""

    nowhere: ClassVar[Place] = Place(sheet=EDITION.name)
    unknown_key: ClassVar[Kind] = Kind.EDITION_CELL_NOT_USED
    missing_key: ClassVar[Kind] = Kind.EDITION_CELL_BLANK
    yes_or_no: ClassVar[Text] = Text(vi="Có hoặc Không", en="Có (yes) or Không (no)")

    def put(self, path: Path, place: Place, title: str) -> None:
        """Remember where a path stands and what it is called there; the first one stays."""
        self.places.setdefault(path, place)
        self.titles.setdefault(path, title)

    def said(self, path: Path) -> Fact:
        """Say a path as a person finds it: `XHS.02 · Ngưỡng đồng bằng`."""
        row = next((self.rows[path[:end]] for end in range(len(path), 0, -1) if path[:end] in self.rows), "")
        while path and path not in self.titles:
            path = path[:-1]
        return " · ".join(said for said in (row, self.titles.get(path, "")) if said) or EDITION.name

    def key(self, path: Path) -> str:
        return self.titles.get(path) or super().key(path)

    def word(self, path: Path, code: str) -> str:
        column = self.columns.get(path)
        return column.words.word(code) if column and column.words else code

    def tell(self, kind: Kind, place: Place, **facts: Fact) -> None:
        """Add a problem of a cell."""
        known: dict[str, Fact] = {"cell": place.cell, **facts}
        self.problems.append(Problem(kind, self.file, place.sheet, place.cell, facts=known))
