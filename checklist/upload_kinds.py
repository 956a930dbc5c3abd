"""What a file is that is no zip, told by its first bytes and its name."""

from wording.language import Text
from wording.problems import Kind, Problem

ZIP_START, OLE_START = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_BIFF_STARTS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x10\x00")
_TABLE_NAMES = (".csv", ".tsv", ".txt")
_SIGNS = (
    (b"%PDF", Text(vi="tệp PDF", en="a PDF")),
    (b"\x89PNG", Text(vi="tệp ảnh", en="a picture")),
    (b"\xff\xd8\xff", Text(vi="tệp ảnh", en="a picture")),
    (b"Rar!", Text(vi="tệp nén .rar", en="a .rar archive")),
    (b"7z\xbc\xaf", Text(vi="tệp nén .7z", en="a .7z archive")),
    (b"{\\rtf", Text(vi="tài liệu .rtf", en="an .rtf document")),
)
_WEB_PAGE = Text(vi="trang web hoặc XML đổi tên", en="a renamed web page or XML")
PLAIN_TEXT = Text(vi="văn bản thường", en="plain text")
_UNKNOWN = Text(vi="không rõ kiểu", en="of an unknown kind")


def not_a_zip(content: bytes, file: str) -> Problem | None:
    """The problem of a file that cannot be an .xlsx; None where it begins as a zip does."""
    if content.startswith(ZIP_START):
        return None
    if content.startswith(OLE_START):
        return _ole(content, file)
    if content.startswith(_OLD_BIFF_STARTS):
        return Problem(Kind.OLD_EXCEL_FILE, file)
    for start, said in _SIGNS:
        if content.startswith(start):
            return Problem(Kind.NOT_A_WORKBOOK, file, facts={"found": said})
    if file.lower().endswith(_TABLE_NAMES):
        return Problem(Kind.CSV_FILE, file)
    return _text(content, file)


def _ole(content: bytes, file: str) -> Problem:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Problem(Kind.PASSWORD_PROTECTED, file)
    if "WordDocument".encode("utf-16-le") in content:
        said = Text(vi="tài liệu Word kiểu cũ .doc", en="an old Word .doc")
        return Problem(Kind.NOT_A_WORKBOOK, file, facts={"found": said})
    return Problem(Kind.OLD_EXCEL_FILE, file)


def _text(content: bytes, file: str) -> Problem:
    text = _decoded(content[:4096])
    if text is None:
        return Problem(Kind.NOT_A_WORKBOOK, file, facts={"found": _UNKNOWN})
    if text.lstrip("\ufeff \r\n\t").startswith("<"):
        return Problem(Kind.NOT_A_WORKBOOK, file, facts={"found": _WEB_PAGE})
    if any(sign in text for sign in ",;\t"):
        return Problem(Kind.CSV_FILE, file)
    return Problem(Kind.NOT_A_WORKBOOK, file, facts={"found": PLAIN_TEXT})


def _decoded(start: bytes) -> str | None:
    """The beginning of a text file, or None where the bytes are no text."""
    encoding = "utf-16" if start.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    text = start.decode(encoding, errors="ignore")
    printable = sum(char.isprintable() or char in "\r\n\t\ufeff" for char in text)
    return text if len(text) > len(start) // 4 and printable > 0.95 * len(text) else None
