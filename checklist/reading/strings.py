"""Texts of a workbook: made of runs in several looks, with Excel's way of writing what XML cannot hold."""

import re
from typing import IO

from checklist.reading.package import spreadsheet_elements
from checklist.reading.xml import CHUNK, Attributes, safe_parser

_ELEMENTS = spreadsheet_elements("si", "r", "t", "rPh")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


class RichText:
    """One text: said at once, or in runs. Programs differ in which of two texts in one place they show."""

    def __init__(self) -> None:
        self._runs: list[str] = []
        self._awaited = True

    def begin_run(self) -> None:
        """A run begins."""
        self._awaited = True

    def add(self, said: str) -> None:
        """Add what the text or its run says. Raises ValueError for a second text in one place."""
        if not self._awaited:
            raise ValueError("two texts stand in one place")
        self._awaited = False
        self._runs.append(said)

    def said(self) -> str:
        """The whole text."""
        return unescaped("".join(self._runs))


def read_strings(stream: IO[bytes]) -> list[str]:
    """Read the table of texts that the cells of all sheets refer to. Raises ValueError or ExpatError for a damaged one."""
    walker = _StringWalker()
    parser = safe_parser(walker.start)
    parser.EndElementHandler, parser.CharacterDataHandler = walker.end, walker.take
    while chunk := stream.read(CHUNK):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return walker.strings


def unescaped(text: str) -> str:
    """Read Excel's way of writing characters that XML cannot hold: `_x000D_` is a carriage return."""
    return _ESCAPE.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text


class _StringWalker:
    """Collects the texts, without what only says how they are pronounced."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._text: RichText | None = None
        self._leaf: list[str] | None = None
        self._phonetic = False

    def start(self, name: str, attributes: Attributes) -> None:
        element = _ELEMENTS.get(name)
        if self._leaf is not None or (element == "si") != (self._text is None and element is not None):
            raise ValueError("a text stands outside its place")
        if element == "si":
            self._text, self._phonetic = RichText(), False
        elif element == "t":
            self._leaf = []
        elif element == "rPh":
            self._phonetic = True
        elif element == "r" and self._text is not None:
            self._text.begin_run()

    def take(self, text: str) -> None:
        if self._leaf is not None:
            self._leaf.append(text)

    def end(self, name: str) -> None:
        element = _ELEMENTS.get(name)
        if element == "si" and self._text is not None:
            self.strings.append(self._text.said())
            self._text = None
        elif element == "rPh":
            self._phonetic = False
        elif element == "t" and self._leaf is not None and self._text is not None:
            if not self._phonetic:
                self._text.add("".join(self._leaf))
            self._leaf = None
