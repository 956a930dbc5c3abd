"""What may not leave the house: formulas that reach out of the workbook, and control characters in disguise."""

import re

from checklist.marked.markup import text_of

_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_FUNCTIONS = re.compile(
    r"(?<![\w.])(?:_xl[a-z]+\.)*(?:HYPERLINK|WEBSERVICE|FILTERXML|ENCODEURL|IMAGE|RTD|DDE|CALL|REGISTER(?:\.ID)?|EXEC|"
    r"SQL\.REQUEST|STOCKHISTORY|CUBE\w+|IMPORT\w+|GOOGLE\w+|COM\.[\w.]+)\s*\(",
    re.IGNORECASE,
)
_OTHER_BOOK = re.compile(r"\[[^\[\]]+\](?:[\w.]*|[^'\[\]]*')!")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://|\bmailto:|\\\\[\w.]", re.IGNORECASE)

_REFERENCE = re.compile(rb"&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
_UNSAID = re.compile(rb"<!\[CDATA\[(.*?)\]\]>|<!--.*?-->", re.DOTALL)
_ESCAPE = re.compile(rb"_x([0-9a-fA-F]{4})_")
_KEPT_CONTROLS = (9, 10, 13)


def reaches_out(formula: str) -> bool:
    """True for a formula that fetches, starts or names something outside of the workbook."""
    code = _QUOTED.sub('""', formula)
    return bool(
        _FUNCTIONS.search(code) or "|" in code or _OTHER_BOOK.search(code) or _ADDRESS.search(formula)
    )


def without_controls(part: bytes) -> tuple[bytes, int]:
    """Put a space for each control character written as `_x0007_`; tabs and line ends stay. Says how many."""
    count = 0

    def plain(escape: re.Match[bytes]) -> bytes:
        nonlocal count
        code = int(escape[1], 16)
        if code in _KEPT_CONTROLS or not (code < 32 or 127 <= code < 160):
            return escape[0]
        count += 1
        return b" "

    changed = _ESCAPE.sub(plain, _said_plainly(part))
    return (changed, count) if count else (part, 0)


def _said_plainly(part: bytes) -> bytes:
    """The same XML without the ways of writing in which an escape could hide."""

    def letter(reference: re.Match[bytes]) -> bytes:
        code = int(reference[1], 16) if reference[1] else int(reference[2])
        return bytes([code]) if code < 128 and (chr(code).isalnum() or code == 95) else reference[0]

    def unwrapped(section: re.Match[bytes]) -> bytes:
        return text_of((section[1] or b"").decode()).encode()

    if b"<!" in part:
        part = _UNSAID.sub(unwrapped, part)
    return _REFERENCE.sub(letter, part) if b"&#" in part else part
