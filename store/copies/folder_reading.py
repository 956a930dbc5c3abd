"""The files of a round's folder as they are read: every problem is noted with file and line, none stops the reading."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from sqlalchemy import Column

from store.copies.cells import from_cell
from store.copies.listings import Listing
from store.copies.values import EXPECTED, kind_of, value_of
from wording.language import Text
from wording.problems import Fact, Kind, Problem

_SHOWN = 80
"""Characters of a value that a problem tells."""


@dataclass(frozen=True)
class Line:
    """A row of a CSV: the number of its first line, and its values by column."""

    number: int
    values: dict[str, Any]


class Folder:
    """A round's folder and the `problems` met in it. Names come from this program alone, never from the folder."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._hashes: dict[str, str] = {}
        self.problems: list[Problem] = []

    def note(self, kind: Kind, file: str, line: int | None = None, **facts: Fact) -> None:
        """Notes a problem."""
        self.problems.append(Problem(kind, file, line=line, facts=facts))

    def note_value(self, file: str, line: int | None, field: str, found: object, expected: Text) -> None:
        """Notes a value that cannot be used."""
        self.note(
            Kind.FOLDER_VALUE_INVALID, file, line, field=field, found=str(found)[:_SHOWN], expected=expected
        )

    def content(self, name: str | PurePosixPath) -> bytes | None:
        """The bytes of a file; None where it cannot be had."""
        try:
            content = (self._path / name).read_bytes()
        except FileNotFoundError:
            self.note(Kind.FOLDER_FILE_MISSING, str(name))
            return None
        except OSError as error:
            self.note(Kind.FOLDER_NOT_READABLE, str(name), found=error.strerror or str(error))
            return None
        self._hashes[str(name)] = hashlib.sha256(content).hexdigest()
        return content

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return (self._path / name).is_file()

    def text(self, name: str) -> str | None:
        """The text of a file in UTF-8; None where it cannot be had."""
        content = self.content(name)
        try:
            return (
                None if content is None else content.decode("utf-8-sig" if name.endswith(".csv") else "utf-8")
            )
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            self.note(Kind.FOLDER_NOT_READABLE, name, line, found="UTF-8")
            return None

    def document(self, name: str) -> dict[str, Any]:
        """A JSON object; without anything where it cannot be had."""
        text = self.text(name)
        try:
            said = {} if text is None else json.loads(text)
        except json.JSONDecodeError as error:
            self.note(Kind.FOLDER_NOT_READABLE, name, error.lineno, found="JSON")
            return {}
        except (RecursionError, ValueError):
            said = None
        if not isinstance(said, dict):
            self.note(Kind.FOLDER_NOT_READABLE, name, 1, found="JSON")
            return {}
        return said

    def values(
        self, said: Mapping[str, Any], columns: Mapping[str, Column[Any]], name: str
    ) -> dict[str, Any]:
        """The values of a JSON object by column; those that cannot be used are noted and left out."""
        found = {}
        for field, column in columns.items():
            if field not in said:
                self.note(Kind.FOLDER_COLUMN_MISSING, name, field=field)
                continue
            try:
                found[field] = value_of(said[field], column)
            except ValueError:
                self.note_value(name, None, field, said[field], EXPECTED[kind_of(column)])
        return found

    def lines(self, listing: Listing) -> list[Line]:
        """The rows of a CSV, its columns in any order, others ignored; rows that cannot be used are noted."""
        text = self.text(listing.file)
        rows = [] if text is None else list(self._rows(listing.file, text))
        if text is None or not (rows and self._has_columns(listing, rows[0][1])):
            return []
        place = {name: rows[0][1].index(name) for name in (c.name for c in listing.columns)}
        found = [self._line(listing, number, cells, place, len(rows[0][1])) for number, cells in rows[1:]]
        return self._once(listing, [line for line in found if line is not None])

    def digest(self) -> str:
        """The SHA-256 of what was read, as `sha256sum` lists it by name."""
        listed = "".join(f"{self._hashes[name]}  {name}\n" for name in sorted(self._hashes))
        return hashlib.sha256(listed.encode()).hexdigest()

    def _rows(self, file: str, text: str) -> Iterator[tuple[int, list[str]]]:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        number = 1
        try:
            for cells in reader:
                if cells or number == 1:
                    yield number, cells
                number = reader.line_num + 1
        except csv.Error as error:
            self.note(Kind.FOLDER_NOT_READABLE, file, number, found=str(error))

    def _has_columns(self, listing: Listing, header: Sequence[str]) -> bool:
        names = [column.name for column in listing.columns]
        missing = [name for name in names if name not in header]
        twice = [name for name in names if header.count(name) > 1]
        for name in missing:
            self.note(Kind.FOLDER_COLUMN_MISSING, listing.file, 1, field=name)
        for name in twice:
            self.note(Kind.FOLDER_COLUMN_TWICE, listing.file, 1, field=name)
        return not missing and not twice

    def _line(
        self, listing: Listing, number: int, cells: Sequence[str], place: Mapping[str, int], width: int
    ) -> Line | None:
        if len(cells) != width:
            self.note(Kind.FOLDER_ROW_WIDTH, listing.file, number, found=len(cells), expected=width)
            return None
        values: dict[str, Any] = {}
        for column in listing.columns:
            cell = cells[place[column.name]]
            try:
                values[column.name] = from_cell(cell, column)
            except ValueError:
                self.note_value(listing.file, number, column.name, cell, EXPECTED[kind_of(column)])
        return Line(number, values) if len(values) == len(listing.columns) else None

    def _once(self, listing: Listing, lines: list[Line]) -> list[Line]:
        first: dict[tuple[Any, ...], int] = {}
        for line in lines:
            key = tuple(line.values[name] for name in listing.key)
            if key and key in first:
                found = " ".join(map(str, key))
                self.note(Kind.FOLDER_ROW_TWICE, listing.file, line.number, first=first[key], found=found)
            first.setdefault(key, line.number)
        return lines
