"""The name of a marked copy."""

import re
from pathlib import PurePosixPath
from unicodedata import normalize

_ADDED = " - can sua"
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]')
_TEMPLATE = ".xltx"
_LONGEST = 180
"""Bytes of the name without its ending; file systems take 255."""


def marked_name(file: str) -> str:
    """The name for the marked copy of a file: `phieu-14758 - can sua.xlsx`, a name alone, fit for any folder."""
    path = PurePosixPath(normalize("NFC", file).replace("\\", "/"))
    stem = _NOT_IN_NAMES.sub("_", path.stem).strip(" .").removesuffix(_ADDED)
    short = stem.encode()[:_LONGEST].decode(errors="ignore").strip(" .")
    ending = _TEMPLATE if path.suffix.lower() == _TEMPLATE else ".xlsx"
    return f"{short or 'phieu'}{_ADDED}{ending}"
