"""The name of a marked copy."""

from pathlib import PurePosixPath

from wording.file_names import fit_name

_ADDED = " - can sua"
_TEMPLATE = ".xltx"
_LONGEST = 180
"""Bytes of the name before what is added."""


def marked_name(file: str) -> str:
    """The name for the marked copy of a file: `phieu-14758 - can sua.xlsx`, a name alone, fit for any folder."""
    path = PurePosixPath(fit_name(file))
    stem = path.stem.removesuffix(_ADDED).encode()[:_LONGEST].decode(errors="ignore").strip(" .")
    ending = _TEMPLATE if path.suffix.lower() == _TEMPLATE else ".xlsx"
    return f"{stem}{_ADDED}{ending}"
