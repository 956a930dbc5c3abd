"""From the rows of the sheets to the plain data of an edition, each part with its cell."""

from collections.abc import Iterator
from typing import Any

from checklist.cells import spoken
from checklist.edition_book.columns import Column, Layout
from checklist.edition_book.document import BookDocument
from checklist.edition_book.edition_lines import Line
from checklist.edition_book.headers import Table
from checklist.edition_book.layout import (
    BANDS,
    CONDITIONS,
    EDITION,
    FACTS,
    GRADES,
    GROUPS,
    INDICATORS,
    OPTIONS,
    PARTS,
    VERDICTS,
)
from checklist.edition_book.meanings import is_blank, meaning
from checklist.edition_book.words import STATUSES
from checklist.reading.sheets import Cell
from criteria.document import Path, Place
from wording.cleaning import cleaned
from wording.nearness import near
from wording.problems import Fact, Kind

Data = dict[str, Any]
Owners = dict[str, tuple[Path, Data]]
"""By Mã: the path and the data of what other sheets belong to."""

_ALTERNATIVES: Path = ("rule", "alternatives")


class Assembly:
    """Puts the rows of all sheets together in the document, with the problems of their cells."""

    def __init__(self, document: BookDocument, tables: dict[str, Table], lines: list[Line]) -> None:
        self._document, self._tables, self._lines = document, tables, lines
        self._data: Data = {"indicators": []}

    def run(self) -> None:
        """Read every sheet, owners before what they own."""
        for column, path, cell, place in self._lines:
            self._take(self._data, (path, path, column), cell, place, "")
        self._check_status()
        self._read_list(GROUPS)
        indicators = self._read_list(INDICATORS)
        parts = self._read_owned(PARTS, indicators)
        self._read_owned(OPTIONS, indicators)
        self._read_owned(BANDS, indicators | parts)
        self._read_owned(CONDITIONS, self._read_list(VERDICTS))
        self._read_list(GRADES)
        self._read_list(FACTS)
        self._document.data = self._data

    def _check_status(self) -> None:
        """Without a status nobody could tell whether blanks are allowed."""
        found, path = str(self._data.get("status", "")), ("status",)
        words = list(STATUSES.words.values())
        if found in STATUSES.words:
            return
        facts: dict[str, Fact | Path] = {
            "found": found,
            "expected": ", ".join(words),
            "near": near(found, words),
        }
        kind = Kind.CATALOGUE_BAD_VALUE if found else Kind.EDITION_CELL_BLANK
        self._document.problems.append(self._document.problem(kind, path, facts))

    def _read_list(self, layout: Layout) -> Owners:
        """A sheet whose rows are a list of the edition itself."""
        key, owners = str(layout.path[0]), Owners()
        for row, table in self._rows(layout):
            listed = self._data.setdefault(key, [])
            self._document.put((key,), table.place(row, layout.headers[0]), layout.name)
            path: Path = (key, len(listed))
            thing = self._read_row(layout, row, path)
            self._claim(owners, str(thing.get("id", "")), path, thing)
            listed.append(thing)
        self._document.put((key,), self._next_blank(layout), layout.name)
        return owners

    def _read_owned(self, layout: Layout, owners: Owners) -> Owners:
        """A sheet whose rows are lists of what stands on another sheet; returned by the Mã of both."""
        owned: Owners = {}
        for row, table in self._rows(layout):
            name = cleaned(spoken(table.cell(row, layout.owner).content))
            place = table.place(row, layout.owner)
            if name not in owners:
                self._tell_of_owner(layout, name, place, owners)
                self._read_row(layout, row, (layout.name, row))
                continue
            base, data = owners[name]
            keys = _keys(layout, data)
            listed = _inner(data, keys[:-1]).setdefault(str(keys[-1]), [])
            self._document.put((*base, *keys), place, layout.name)
            path: Path = (*base, *keys, len(listed))
            thing = self._read_row(layout, row, path, name)
            self._claim(owned, f"{name}.{thing['id']}" if "id" in thing else "", path, thing)
            listed.append(thing)
        for base, data in owners.values():
            self._document.put((*base, *_keys(layout, data)), self._next_blank(layout), layout.name)
        return owned

    def _rows(self, layout: Layout) -> Iterator[tuple[int, Table]]:
        """The rows under the header that hold something in a column we know."""
        table = self._tables[layout.name]
        for row in sorted(table.sheet.rows):
            known = (table.cell(row, header) for header in layout.headers)
            if row > table.header_row and not all(map(is_blank, known)):
                yield row, table

    def _next_blank(self, layout: Layout) -> Place:
        """The first cell of the first row that is free."""
        last = max((row for row, _ in self._rows(layout)), default=self._tables[layout.name].header_row)
        return self._tables[layout.name].place(last + 1, layout.headers[0])

    def _read_row(self, layout: Layout, row: int, path: Path, owner: str = "") -> Data:
        table, thing = self._tables[layout.name], Data()
        own = cleaned(spoken(table.cell(row, layout.columns[0].title).content))
        name = owner or (own if layout.columns[0].path == ("id",) else "")
        self._document.rows[path] = f"{name}.{own}" if layout is PARTS else name
        first = layout.headers[0]
        self._document.put(path, table.place(row, first), first)
        for column in layout.columns:
            at = ((*path, *column.path), column.path, column)
            self._take(thing, at, table.cell(row, column.title), table.place(row, column.title), name)
        return thing

    def _take(self, data: Data, at: tuple[Path, Path, Column], cell: Cell, place: Place, name: str) -> None:
        """Put what a cell means where it belongs; its place is remembered even where it is blank."""
        path, keys, column = at
        self._document.columns[path] = column
        for left_out in range(len(keys)):
            self._document.put(path[: len(path) - left_out], place, column.title)
        said = meaning(cell, column)
        if said.kind is not None:
            facts: dict[str, Fact] = {"field": column.title, "indicator": name or EDITION.name, **said.facts}
            self._document.tell(said.kind, place, **facts)
        elif said.value is not None:
            _inner(data, keys[:-1])[str(keys[-1])] = said.value

    def _claim(self, owners: Owners, name: str, path: Path, thing: Data) -> None:
        """Take a Mã for a thing; one that stands already is told, and keeps what belongs to it."""
        if name in owners:
            first, place = (
                self._document.place_of((*owners[name][0], "id")),
                self._document.place_of((*path, "id")),
            )
            where = f"{first.sheet}!{first.cell}"
            self._document.tell(Kind.CATALOGUE_DUPLICATE_ID, place, found=name, first=where)
        elif name:
            owners[name] = (path, thing)

    def _tell_of_owner(self, layout: Layout, name: str, place: Place, owners: Owners) -> None:
        said = f"{layout.name} · {layout.owner}"
        if not name:
            self._document.tell(Kind.EDITION_CELL_BLANK, place, path=said)
            return
        self._document.tell(
            Kind.CATALOGUE_UNKNOWN_REFERENCE, place, found=name, path=said, near=near(name, owners)
        )


def _keys(layout: Layout, owner: Data) -> Path:
    """Where an owner keeps the list: the alternatives of a best-of rule are its parts."""
    best_of = layout is PARTS and owner.get("rule", {}).get("type") == "best_of"
    return _ALTERNATIVES if best_of else layout.path


def _inner(data: Data, keys: Path) -> Data:
    for key in keys:
        data = data.setdefault(str(key), {})
    return data
