"""Where checklists come from: files, folders, .zip archives and uploads, each file under the name it is shown by."""

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from unicodedata import normalize
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from checklist.cells import cleaned
from checklist.upload import MAX_EXPANSION, MEGABYTE, megabytes
from wording.problems import Fact, Kind, Problem

MAX_FILES = 2_000
"""Files in one archive."""
MAX_ARCHIVE_BYTES = 200 * MEGABYTE
"""Unpacked size of all files of one archive."""

ARCHIVE = ".zip"
TABLES = (".xlsx", ".xls", ".xlsm", ".xlsb", ".xltx", ".csv", ".ods", ".et", ".numbers", ".rar", ".7z")
"""What is taken from folders and archives: our files, and those that get a message why they are none."""
_IS_A_WORKBOOK = "[Content_Types].xml"
_UNICODE_PATH = b"up"
"""The extra field in which packers other than Windows keep a name as UTF-8 (Info-ZIP, 0x7075)."""

Upload = tuple[str, bytes]
Given = Path | str | Upload
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Source:
    """One file: its name, its size and how to get its bytes; or the problem that stands in its place."""

    file: str
    size: int = 0
    load: Callable[[], bytes] = bytes
    problem: Problem | None = None


def sources_of(given: Iterable[Given]) -> list[Source]:
    """List the files in what is given, in the order of their names, without reading them yet.

    Locked copies (`~$...`), hidden files and what macOS adds to archives are passed over. What cannot be opened, and
    a folder or archive without any checklist, is a source with a problem.
    """
    found = [source for one in given for source in _expand(one)]
    return sorted(found, key=lambda source: source.file)


def unreadable(name: str, error: OSError) -> Problem:
    """The problem of a file that the computer does not give."""
    return Problem(Kind.FILE_NOT_READABLE, name, facts={"found": error.strerror or "?"})


def _expand(given: Given) -> Iterator[Source]:
    if isinstance(given, tuple):
        name, content = given
        if name.lower().endswith(ARCHIVE):
            yield from _in_archive(name, content)
        else:
            yield Source(name, len(content), lambda: content)
        return
    path = Path(given)
    if path.is_dir():
        inside = [source for each in _walk(path) for source in _on_disk(each)]
        yield from inside or [_failed(path.as_posix(), Kind.NO_WORKBOOK_FOUND)]
    elif path.is_file():
        yield from _on_disk(path)
    else:
        yield _failed(path.as_posix(), Kind.FILE_NOT_FOUND)


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not _is_passed_over(name)]
        for name in files:
            if name.lower().endswith((*TABLES, ARCHIVE)) and not _is_passed_over(name):
                yield Path(place) / name


def _on_disk(path: Path) -> Iterator[Source]:
    name = normalize("NFC", path.as_posix())
    try:
        size = path.stat().st_size
        if path.suffix.lower() == ARCHIVE:
            yield from _in_archive(name, path.read_bytes())
        else:
            yield Source(name, size, path.read_bytes)
    except OSError as error:
        yield Source(name, problem=unreadable(name, error))


def _in_archive(name: str, content: bytes) -> Iterator[Source]:
    packed = len(content)
    try:
        archive = ZipFile(BytesIO(content))
    except Exception:  # zipfile raises a dozen kinds; none of them may reach a user
        _log.info("not a readable archive: %s", name, exc_info=True)
        yield _failed(name, Kind.DAMAGED_ARCHIVE if packed else Kind.EMPTY_FILE)
        return
    if _IS_A_WORKBOOK in archive.namelist():  # an .xlsx is a zip, and some programs rename it to one
        yield Source(name, packed, lambda: content)
        return
    members = [m for m in archive.infolist() if not m.is_dir() and not _is_hidden(_shown(m))]
    if problem := _refusal(name, members, packed):
        yield Source(name, problem=problem)
        return
    inside = [source for member in members for source in _member(name, archive, member)]
    yield from inside or [_failed(name, Kind.NO_WORKBOOK_FOUND)]


def _refusal(name: str, members: list[ZipInfo], packed: int) -> Problem | None:
    """Why an archive is not opened at all."""
    if len(members) > MAX_FILES:
        return Problem(Kind.TOO_MANY_FILES, name, facts={"found": len(members), "limit": MAX_FILES})
    expanded = sum(member.file_size for member in members)
    if expanded > min(MAX_ARCHIVE_BYTES, MAX_EXPANSION * packed):
        limit = MAX_ARCHIVE_BYTES // MEGABYTE
        facts: dict[str, Fact] = {"found": megabytes(expanded), "limit": limit, "ratio": MAX_EXPANSION}
        return Problem(Kind.EXPANDS_TOO_FAR, name, facts=facts)
    if any(member.flag_bits & 0x1 for member in members):
        return Problem(Kind.ARCHIVE_HAS_PASSWORD, name)
    if any(member.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for member in members):
        return Problem(Kind.DAMAGED_ARCHIVE, name)
    return None


def _member(archive_name: str, archive: ZipFile, member: ZipInfo) -> Iterator[Source]:
    name = f"{archive_name}/{_shown(member)}"
    if name.lower().endswith(ARCHIVE):
        yield _failed(name, Kind.ARCHIVE_IN_ARCHIVE)
    elif name.lower().endswith(TABLES):
        yield Source(name, member.file_size, lambda: archive.read(member))


def _shown(member: ZipInfo) -> str:
    """A member's path as its owner wrote it. Without the UTF-8 flag its bytes are tried as UTF-8, then Windows."""
    name = member.filename
    if not member.flag_bits & 0x800:
        written = _unicode_path(member.extra) or name.encode("cp437", errors="replace")
        for encoding in ("utf-8", "cp1258"):
            try:
                name = written.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return cleaned(name.replace("\\", "/")).lstrip("/")


def _unicode_path(extra: bytes) -> bytes:
    """The name that the extra field keeps, after a version and a checksum; nothing where there is none."""
    while len(extra) >= 4:
        end = 4 + int.from_bytes(extra[2:4], "little")
        if extra.startswith(_UNICODE_PATH):
            return extra[9:end]
        extra = extra[end:]
    return b""


def _is_hidden(path: str) -> bool:
    return any(_is_passed_over(part) for part in PurePosixPath(path).parts)


def _is_passed_over(name: str) -> bool:
    return name == "__MACOSX" or (name.startswith((".", "~$")) and name not in (".", ".."))


def _failed(name: str, kind: Kind) -> Source:
    return Source(name, problem=Problem(kind, name))
