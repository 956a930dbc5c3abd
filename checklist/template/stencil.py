"""A stencil: a saved workbook with marks where a unit's texts go, so that the next unit's copy needs no new saving.

Saving a workbook takes most of the time of making one out. The texts of a workbook stand in a few parts of the file;
only in these are the marks replaced, and the other parts are copied.
"""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from checklist.plain_text import harmless

_QUICK = 3
"""Compression of the copies: a little larger, much quicker."""


def mark(name: str) -> str:
    """The mark of a text, between two characters of Unicode's private area that no text has."""
    return f"\ue000{name}\ue001"


class Stencil:
    """The parts of a saved workbook that holds marks; filling it in changes nothing here, so threads may share it."""

    def __init__(self, saved: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(saved)) as archive:
            self._parts = {info: archive.read(info) for info in archive.infolist()}
        first = mark("")[0].encode()
        self._marked = {info: part.decode() for info, part in self._parts.items() if first in part}

    def filled(self, texts: Mapping[str, str]) -> bytes:
        """Return the workbook with every mark replaced; `texts` are by name of their marks."""
        said = {mark(name): escape(harmless(text)) for name, text in texts.items()}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK) as archive:
            for info, part in self._parts.items():
                archive.writestr(info.filename, self._replaced(info, said) or part)
        return out.getvalue()

    def _replaced(self, info: zipfile.ZipInfo, said: Mapping[str, str]) -> str | None:
        text = self._marked.get(info)
        if text is not None:
            for marked, to_say in said.items():
                text = text.replace(marked, to_say)
        return text
