"""What an attached file is, told by its content: PDF, PNG and JPEG are taken, nothing else.

The check is one of structure, from the first byte to the last where the format allows it; nothing is decoded. What a
PDF may hold inside (a password, scripts, files of its own) cannot be told for certain without a reader of PDF, so it
is not asked: an attached file is only ever handed out as a download, never shown inside a page.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn
from zlib import crc32

from store.errors import AttachmentRefused

LARGEST = 10 * 1024 * 1024
"""Bytes of one file."""

_PDF_START = re.compile(rb"%PDF-[12]\.\d")
_PDF_END = re.compile(rb"startxref\s+\d+\s+%%EOF[\s\x00]*\Z")
_PDF_TAIL = 4096
"""Bytes from the end in which a PDF says where its table is."""
_MOST_PARTS = 20_000
"""Chunks or segments that are looked at: a picture of the largest size has a few thousand."""
_PNG_START, _JPEG_START, _JPEG_END = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd9"
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_SCAN = 0xDA


def media_type_of(content: bytes, file_name: str) -> str:
    """The media type of a file that may be attached; raises AttachmentRefused for any other."""
    if not content:
        _refuse("empty", file_name)
    if len(content) > LARGEST:
        _refuse("too_large", file_name, limit=LARGEST, found=len(content))
    kind = next((kind for kind in _KINDS if content.startswith(kind.start)), None)
    if kind is None:
        _refuse("kind", file_name)
    if not kind.is_whole(content):
        _refuse("damaged", file_name)
    if not file_name.lower().endswith(kind.endings):
        _refuse("ending", file_name)
    return kind.media_type


def _whole_pdf(content: bytes) -> bool:
    """Begins with its header and ends with its table's place: nothing else stands before or behind."""
    return bool(_PDF_START.match(content) and _PDF_END.search(content[-_PDF_TAIL:]))


def _whole_png(content: bytes) -> bool:
    """Chunk after chunk with a right checksum, a head first, and the end at the end of the file."""
    place, names = len(_PNG_START), list[bytes]()
    while place + 12 <= len(content) and len(names) < _MOST_PARTS:
        end = place + 12 + int.from_bytes(content[place : place + 4])
        if end > len(content) or crc32(content[place + 4 : end - 4]) != int.from_bytes(
            content[end - 4 : end]
        ):
            return False
        names.append(content[place + 4 : place + 8])
        place = end
        if names[-1] == b"IEND":
            break
    return place == len(content) and names[:1] == [b"IHDR"] and b"IDAT" in names and names[-1] == b"IEND"


def _whole_jpeg(content: bytes) -> bool:
    """Segment after segment up to the picture, a frame among them, and an end; telephones write more behind it."""
    place, marks = 2, set[int]()
    for _ in range(_MOST_PARTS):
        if content[place : place + 1] != b"\xff" or place + 4 > len(content):
            break
        mark = content[place + 1]
        if mark == 0xFF:  # a byte to fill
            place += 1
            continue
        length = int.from_bytes(content[place + 2 : place + 4])
        if mark < 0xC0 or 0xD0 <= mark <= 0xD9 or length < 2:
            return False
        marks.add(mark)
        place += 2 + length
        if mark == _JPEG_SCAN:
            return bool(marks & _JPEG_FRAMES) and content.find(_JPEG_END, place) > place
    return False


@dataclass(frozen=True)
class _Kind:
    start: bytes
    media_type: str
    endings: tuple[str, ...]
    is_whole: Callable[[bytes], bool]


_KINDS = (
    _Kind(b"%PDF", "application/pdf", (".pdf",), _whole_pdf),
    _Kind(_PNG_START, "image/png", (".png",), _whole_png),
    _Kind(_JPEG_START, "image/jpeg", (".jpg", ".jpeg", ".jfif"), _whole_jpeg),
)


def _refuse(rule: str, file_name: str, **facts: object) -> NoReturn:
    raise AttachmentRefused(f"{file_name}: {rule}.", rule=rule, file_name=file_name, **facts)
