"""The XML parser that every part of an uploaded workbook goes through: it takes no DOCTYPE and no entity.

The rule is defusedxml's (`forbid_dtd`); its own parser builds trees in Python, several times slower than the
contract on reading speed allows, so the rule is set on expat itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, NoReturn
from xml.parsers import expat

CHUNK = 1 << 16
Attributes = dict[str, str]


class UnsafeXMLError(ValueError):
    """A part declares a document type or an entity."""


def safe_parser(on_start: Callable[[str, Attributes], object] | None = None) -> expat.XMLParserType:
    """Return a namespace-aware parser (names are "namespace name") that raises `UnsafeXMLError`."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    if on_start:
        parser.StartElementHandler = on_start
    return parser


_LONGEST = 10_000
"""Characters kept of an element's text: the small parts say names and codes."""


@dataclass(slots=True)
class Element:
    """An element of a small part: names without namespaces, its parent's name, the text in it and its children."""

    name: str
    parent: str
    attributes: Attributes
    text: str = ""


def elements(stream: IO[bytes]) -> list[Element]:
    """Read a small part as the list of its elements. Raises ExpatError for a damaged one."""
    found: list[Element] = []
    within: list[Element] = []

    def start(name: str, attributes: Attributes) -> None:
        parent = within[-1].name if within else ""
        local = {key.rpartition(" ")[2]: said for key, said in attributes.items()}
        within.append(Element(name.rpartition(" ")[2], parent, local))
        found.append(within[-1])

    def take(text: str) -> None:
        for element in within[-2:]:
            if len(element.text) < _LONGEST:
                element.text += text

    parser = safe_parser(start)
    parser.EndElementHandler, parser.CharacterDataHandler = lambda _: within.pop(), take
    while chunk := stream.read(CHUNK):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return found


def _refuse(*_: object) -> NoReturn:
    raise UnsafeXMLError("document type or entity declared")
