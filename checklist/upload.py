"""The gate: what is refused before anything of an uploaded file is parsed as a workbook."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.parsers.expat import ExpatError
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import openpyxl

from checklist.reading.package import part_name
from checklist.reading.xml import CHUNK, Attributes, UnsafeXMLError, safe_parser
from checklist.upload_kinds import not_a_zip
from wording.language import Text
from wording.numbers import number
from wording.problems import Fact, Kind, Problem

MEGABYTE = 1024 * 1024
MAX_BYTES = 5 * MEGABYTE
MAX_EXPANDED_BYTES = 100 * MEGABYTE
MAX_EXPANSION = 50
"""Unpacked bytes for one packed byte, of the whole file."""
MAX_TAGS_OUTSIDE_SHEETS = 300_000
"""`<` signs in all parts but the sheets (texts, styles, names): a checklist has a few thousand."""

_WORKBOOK_TYPES = ("spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml")
_RUNNABLE = ("macroenabled", "vbaproject", "macrosheet", "activex")
_NAMES = {
    "wordprocessingml": Text(vi="tài liệu Word", en="a Word document"),
    "presentationml": Text(vi="bản trình chiếu PowerPoint", en="a PowerPoint presentation"),
    "sheet.binary": Text(vi="Excel nhị phân .xlsb", en="a binary Excel .xlsb"),
}
_log = logging.getLogger(__name__)


def require_defused() -> None:
    """Raise RuntimeError where openpyxl would parse untrusted XML by another parser than defusedxml's; called at start-up."""
    if openpyxl.LXML:
        raise RuntimeError(
            "openpyxl was imported before `checklist` and took lxml: import `checklist` first."
        )
    if not openpyxl.DEFUSEDXML:
        raise RuntimeError(
            "defusedxml is required to read uploaded workbooks and is not in use. Install it with "
            "`pip install -r requirements.txt`, and do not set OPENPYXL_DEFUSEDXML to False."
        )


def inspect(content: bytes, file: str) -> list[Problem]:
    """Return why a file may not be parsed, all reasons that can be told; empty where it may."""
    if reason := too_large(len(content), file) or not_a_zip(content, file):
        return [reason]
    try:
        with ZipFile(BytesIO(content)) as archive:
            return list(_refusals(archive, len(content), file))
    except Exception:  # zipfile raises a dozen kinds; none of them may reach a user
        _log.info("not a readable zip: %s", file, exc_info=True)
        return [Problem(Kind.DAMAGED_WORKBOOK, file)]


def too_large(size: int, file: str) -> Problem | None:
    """The problem of a file above `MAX_BYTES`, told by its size alone; EMPTY_FILE for 0."""
    if size == 0:
        return Problem(Kind.EMPTY_FILE, file)
    if size > MAX_BYTES:
        return Problem(
            Kind.FILE_TOO_LARGE, file, facts={"found": megabytes(size), "limit": MAX_BYTES // MEGABYTE}
        )
    return None


def megabytes(size: int) -> Text:
    """Say a size in MB with one decimal."""
    return Text(vi=number(size / MEGABYTE, "vi", 1), en=number(size / MEGABYTE, "en", 1))


@dataclass
class _Parts:
    """What the parts of a package were found to hold."""

    types: set[str] = field(default_factory=set)
    runnable: bool = False
    linked: list[str] = field(default_factory=list)
    unsafe: list[str] = field(default_factory=list)
    tags: int = 0

    def note_type(self, name: str, attributes: Attributes) -> None:
        """An element of `[Content_Types].xml`."""
        if kind := attributes.get("ContentType", "").lower():
            self.types.add(kind)

    def note_relation(self, name: str, attributes: Attributes) -> None:
        """An element of a `.rels` part. A hyperlink in a cell opens nothing by itself and is let through."""
        kind, target = attributes.get("Type", "").lower(), attributes.get("Target", "")
        if attributes.get("TargetMode", "").lower() == "external" and not kind.endswith("/hyperlink"):
            self.linked.append(target[:80])


def _refusals(archive: ZipFile, packed: int, file: str) -> Iterator[Problem]:
    members = archive.infolist()
    expanded = sum(member.file_size for member in members)
    if expanded > min(MAX_EXPANDED_BYTES, MAX_EXPANSION * packed):
        limit = MAX_EXPANDED_BYTES // MEGABYTE
        facts: dict[str, Fact] = {"found": megabytes(expanded), "limit": limit, "ratio": MAX_EXPANSION}
        yield Problem(Kind.EXPANDS_TOO_FAR, file, facts=facts)
        return
    if any(member.flag_bits & 0x1 for member in members):
        yield Problem(Kind.PASSWORD_PROTECTED, file)
        return
    names = [part_name(member.filename) for member in members]
    odd = any(member.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for member in members)
    if odd or len(set(names)) < len(names):  # two members of one name: programs differ in which they read
        yield Problem(Kind.DAMAGED_WORKBOOK, file)
        return
    parts = _look_through(archive, members)
    runnable = any(kind in said for kind in _RUNNABLE for said in (*names, *parts.types))
    if (stranger := _stranger(names, parts)) is not None:
        yield Problem(Kind.NOT_A_WORKBOOK, file, facts={"found": stranger})
    elif runnable:
        yield Problem(Kind.HAS_MACROS, file)
    linked = parts.linked or [n for n in names if n.startswith(("xl/externallinks/", "xl/connections"))]
    if linked and stranger is None:
        yield Problem(Kind.HAS_EXTERNAL_LINKS, file, facts={"found": linked[0]})
    if parts.unsafe:
        yield Problem(Kind.HAS_XML_ENTITIES, file, facts={"found": parts.unsafe[0]})
    if parts.tags > MAX_TAGS_OUTSIDE_SHEETS:
        yield Problem(Kind.TOO_COMPLEX, file)


def _look_through(archive: ZipFile, members: list[ZipInfo]) -> _Parts:
    parts = _Parts()
    for member in members:
        name = part_name(member.filename)
        on_start = None
        if name == "[content_types].xml":
            on_start = parts.note_type
        elif name.endswith(".rels"):
            on_start = parts.note_relation
        parser, readable = safe_parser(on_start), True
        with archive.open(member) as stream:
            # To the end, so that zipfile checks size and CRC of each member.
            while chunk := stream.read(CHUNK):
                if not readable:
                    continue
                try:
                    parser.Parse(chunk, False)
                except UnsafeXMLError:
                    parts.unsafe.append(member.filename)
                    readable = False
                except ExpatError:  # a picture, or broken: then the reader will stop at the same place
                    readable = False
                if not name.startswith("xl/worksheets/"):
                    parts.tags += chunk.count(b"<")
    return parts


def _stranger(names: list[str], parts: _Parts) -> Text | None:
    """What a package is that is no .xlsx; None for an .xlsx (or its sister with macros)."""
    types = " ".join(parts.types)
    for sign, said in _NAMES.items():
        if sign in types:
            return said
    if any(kind in types for kind in _WORKBOOK_TYPES) or "sheet.macroenabled.main" in types:
        return None
    if "template.macroenabled.main" in types:
        return None
    if "mimetype" in names:
        return Text(vi="OpenDocument, ví dụ .ods", en="OpenDocument, such as .ods")
    return Text(vi="tệp nén .zip", en="a .zip archive")
