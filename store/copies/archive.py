"""A backup that is read: nothing of it is trusted, and no name or path is taken from it."""

import hashlib
import io
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NoReturn, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pydantic import ValidationError
from sqlalchemy import Table

from store.copies.manifest import LARGEST_MANIFEST, MANIFEST, Manifest, file_member, table_member
from store.copies.values import said_columns, value_of
from store.errors import CopyRefused
from wording.language import Text
from wording.problems import Fact, Kind, Problem

LONGEST_LINE = 256 * 1024 * 1024
"""Bytes of a row: the published document of some ten thousand units."""
MOST_EXPANDED = 64 * 1024 * 1024
"""Bytes that a member may have unpacked whatever its ratio."""
MAX_EXPANSION = 200
"""Unpacked bytes for a packed one above that."""
LARGEST_FILE = 64 * 1024 * 1024
_CHUNK = 1 << 20
_SHA256 = re.compile("[0-9a-f]{64}")
_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What zipfile and the readers of values raise for members that are damaged, encrypted or oddly packed."""

_HASH = Text(vi="SHA-256 khác", en="another SHA-256")
_ROWS = Text(vi="số dòng khác", en="another number of rows")
_EXPANDS = Text(vi="nở ra quá lớn khi giải nén", en="it unpacks too far")
_UNREADABLE = Text(vi="không giải nén được", en="it cannot be unpacked")
_LINE = Text(vi="không phải một dòng của bảng này", en="no row of this table")


class Archive:
    """An open backup; raises CopyRefused where it is none, or one of a newer program."""

    def __init__(self, path: Path, zipped: ZipFile) -> None:
        self._path, self._zip = path, zipped
        self._members = {member.filename: member for member in zipped.infolist()}
        self.manifest = self._manifest()

    def check(self, tables: Sequence[Table]) -> None:
        """Reads all of it; raises CopyRefused with a problem for each member that is not as it was written."""
        problems: list[Problem] = []
        files: dict[str, int] = {}
        for table in tables:
            try:
                for row in self.rows(table):
                    if table.name == "file":
                        files[row["sha256"]] = row["size"]
            except CopyRefused as refusal:
                problems += refusal.problems
        for sha256, size in files.items():
            try:
                for _ in self._file(sha256, size):
                    pass
            except CopyRefused as refusal:
                problems += refusal.problems
        known = {MANIFEST, *(table_member(t.name) for t in tables), *map(file_member, files)}
        often = Counter(member.filename for member in self._zip.infolist())
        foreign = [name for name, count in often.items() if name not in known or count > 1]
        foreign += [table_member(name) for name in self.manifest.tables.keys() - {t.name for t in tables}]
        problems += [self._problem(Kind.BACKUP_MEMBER_FOREIGN, name) for name in sorted(set(foreign))]
        if problems:
            raise CopyRefused(problems)

    def rows(self, table: Table) -> Iterator[dict[str, Any]]:
        """The rows of a table as they are to be kept; raises CopyRefused at the first that cannot be."""
        name, columns = table_member(table.name), {c.name: c for c in said_columns(table)}
        told = self.manifest.tables.get(table.name)
        if told is None:
            raise CopyRefused([self._problem(Kind.BACKUP_MEMBER_MISSING, name)])
        digest, count = hashlib.sha256(), 0
        with self._opened(name) as stream:
            lines = io.BufferedReader(cast(io.RawIOBase, stream), _CHUNK)  # zipfile's own reads lines slowly
            while line := lines.readline(LONGEST_LINE):
                digest.update(line)
                count += 1
                try:
                    said = json.loads(line, parse_constant=_refuse_constant)
                    if said.keys() != columns.keys():
                        raise ValueError("other columns")
                    row = {column: value_of(said[column], columns[column]) for column in columns}
                except (ValueError, AttributeError, RecursionError, OverflowError):
                    self._refuse(name, _LINE, count)
                yield row
        if count != told.rows:
            self._refuse(name, _ROWS)
        if digest.hexdigest() != told.sha256:
            self._refuse(name, _HASH)

    def content(self, sha256: str, size: int) -> bytes:
        """The bytes of one file; raises CopyRefused."""
        return b"".join(self._file(sha256, size))

    def _file(self, sha256: str, size: int) -> Iterator[bytes]:
        name = file_member(sha256)
        if not _SHA256.fullmatch(sha256) or not 0 <= size <= LARGEST_FILE:
            self._refuse(table_member("file"), _LINE)
        digest = hashlib.sha256()
        with self._opened(name) as stream:
            if self._members[name].file_size != size:
                self._refuse(name, _HASH)
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                yield chunk
        if digest.hexdigest() != sha256:
            self._refuse(name, _HASH)

    def _manifest(self) -> Manifest:
        with self._opened(MANIFEST) as stream:
            content = stream.read(LARGEST_MANIFEST)
        try:
            said = json.loads(content)
            if said["format"] == "xa-so-backup" and said["version"] > 1:
                found = f"{said['format']} {said['version']}"
                raise CopyRefused([Problem(Kind.BACKUP_NEWER, str(self._path), facts={"found": found})])
            return Manifest.model_validate_json(content)
        except (ValidationError, ValueError, TypeError, KeyError, RecursionError):
            raise _not_readable(self._path, MANIFEST) from None

    @contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        member = self._members.get(name)
        if member is None:
            raise CopyRefused([self._problem(Kind.BACKUP_MEMBER_MISSING, name)])
        self._refuse_odd(member)
        try:
            with self._zip.open(member) as stream:
                yield stream
        except _BROKEN:
            self._refuse(name, _UNREADABLE)

    def _refuse_odd(self, member: ZipInfo) -> None:
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            self._refuse(member.filename, _UNREADABLE)
        if member.file_size > max(MOST_EXPANDED, MAX_EXPANSION * member.compress_size):
            self._refuse(member.filename, _EXPANDS)

    def _refuse(self, member: str, found: Text, line: int | None = None) -> NoReturn:
        raise CopyRefused([self._problem(Kind.BACKUP_MEMBER_CHANGED, member, line, found=found)])

    def _problem(self, kind: Kind, member: str, line: int | None = None, **facts: Fact) -> Problem:
        return Problem(kind, f"{self._path} · {member}", line=line, facts=facts)


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The backup at `path`; raises CopyRefused."""
    try:
        zipped = ZipFile(path)
    except FileNotFoundError:
        raise CopyRefused([Problem(Kind.FILE_NOT_FOUND, str(path))]) from None
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _not_readable(path, str(error)) from error
    with zipped:
        yield Archive(path, zipped)


def _not_readable(path: Path, found: str) -> CopyRefused:
    return CopyRefused([Problem(Kind.BACKUP_NOT_READABLE, str(path), facts={"found": found})])


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")
