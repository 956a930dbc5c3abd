"""Texts as they are kept: composed, with line feeds for line ends and without what cannot be seen or stored."""

import re
from unicodedata import category, normalize

_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029]")


def cleaned(text: str) -> str:
    """Return the text composed (NFC), with line feeds for line ends and without other control characters."""
    lines = _LINE_ENDS.sub("\n", normalize("NFC", text))
    return "".join(" " if c == "\t" else c for c in lines if c in "\n\t" or _is_visible(c)).strip()


def _is_visible(char: str) -> bool:
    """No control character, no half of one, no mark that turns the direction of reading, nothing XML cannot hold."""
    turns = "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069"
    return category(char) not in ("Cc", "Cs") and not turns and char not in "\ufffe\uffff"
