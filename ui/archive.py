"""Several files in one download."""

import io
import zipfile
from collections.abc import Iterable

from wording.distinct import distinct
from wording.file_names import fit_name

MEDIA_TYPE = "application/zip"


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Pack files by their names, without folders, as the bytes of a .zip; a name met again gets a number."""
    packed, given = io.BytesIO(), list(files)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, (_, content) in zip(distinct(fit_name(name) for name, _ in given), given, strict=True):
            opened.writestr(name, content)
    return packed.getvalue()
