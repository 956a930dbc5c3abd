"""The XML parser that every part of an uploaded workbook goes through: it takes no DOCTYPE and no entity.

The rule is defusedxml's (`forbid_dtd`); its own parser builds trees in Python, several times slower than the
contract on reading speed allows, so the rule is set on expat itself.
"""

from collections.abc import Callable
from typing import NoReturn
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


def _refuse(*_: object) -> NoReturn:
    raise UnsafeXMLError("document type or entity declared")
