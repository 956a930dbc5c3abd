"""Names of files on their way out: a name alone, fit for the folders of every system."""

import re
from unicodedata import normalize

_NOT_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d) *(\.|$)", re.IGNORECASE)
"""Windows takes such a name for a device, whatever stands behind its first dot."""
_LONGEST = 200
"""Bytes; file systems take 255."""
_NAMELESS = "tep"


def fit_name(file: str) -> str:
    """Return the name of a file without its folders, without what no folder takes, at most `_LONGEST` bytes long."""
    last = normalize("NFC", file).replace("\\", "/").rpartition("/")[2]
    name = _NOT_IN_NAMES.sub("_", last).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if len(ending.encode()) > _LONGEST // 2:
        stem, dot, ending = name, "", ""
    room = _LONGEST - len((dot + ending).encode())
    short = (stem.encode()[:room].decode(errors="ignore").strip(" .") + dot + ending).strip(" .")
    return f"_{short}" if _DEVICE.match(short) else short or _NAMELESS
