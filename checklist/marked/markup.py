"""A part of a package as elements with their places in its bytes, and splices that change nothing else.

Writing a parsed tree anew would lose what the parser does not keep: prefixes, entities, order of attributes,
extensions. Here every byte outside a splice stays as it was.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from checklist.reading.xml import Attributes, safe_parser

_TAG = re.compile(rb"<([^\s<>/]+)[^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*>")
_DECLARED = re.compile(rb"^<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)[\"'][^>]*\?>")
_SIGNS_OF_ENCODINGS = {
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"\xef\xbb\xbf": "utf-8-sig",
    b"<\x00": "utf-16-le",
    b"\x00<": "utf-16-be",
}
"""Byte order marks, and how a part in UTF-16 begins without one."""
_OWN_NAME = re.compile(r"<(/?)(?=[A-Za-z][\w.-]*[\s/>])")


@dataclass(slots=True)
class Element:
    """One element: `name` without its namespace, and the places of its tags in the bytes of the part.

    From `start` to `inner` stands the start tag, from `close` to `end` the end tag; an element that closes itself
    has all three of the latter in one place.
    """

    name: str
    attributes: Attributes
    start: int
    inner: int
    close: int = -1
    end: int = -1
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def __getitem__(self, name: str) -> "Element":
        """The first child of that name. Raises KeyError where there is none."""
        found = self.find(name)
        if found is None:
            raise KeyError(name)
        return found

    def find(self, name: str) -> "Element | None":
        """The first child of that name."""
        return next(self.all(name), None)

    def all(self, name: str) -> Iterator["Element"]:
        """The children of that name."""
        return (child for child in self.children if child.name == name)

    def below(self) -> Iterator["Element"]:
        """All elements below this one, however deep."""
        for child in self.children:
            yield child
            yield from child.below()

    def get(self, name: str) -> str | None:
        """An attribute by its name without namespace."""
        said = self.attributes.get(name)
        if said is None:
            said = next((v for k, v in self.attributes.items() if k.endswith(f" {name}")), None)
        return said


Met = Callable[[Element, int], object]
"""Told of an element when it has ended, with its depth (the root has 0)."""
Chosen = Callable[[str, Attributes], bool]
"""Asked of an element when it begins, by its name and attributes."""


def as_utf8(part: bytes) -> bytes:
    """The part in UTF-8, in which splices are written; unchanged where it is already."""
    encoding = next((e for mark, e in _SIGNS_OF_ENCODINGS.items() if part.startswith(mark)), "")
    if not encoding:
        declared = _DECLARED.match(part)
        encoding = declared[1].decode().lower() if declared else "utf-8"
    if encoding in ("utf-8", "utf8"):
        return part
    plain = part.decode(encoding)
    return re.sub(r"^<\?xml[^>]*\?>", '<?xml version="1.0" encoding="UTF-8"?>', plain, count=1).encode()


def walk(
    part: bytes,
    met: Met,
    wanted: frozenset[str] | None = None,
    chosen: Chosen = lambda name, attributes: True,
) -> None:
    """Tell `met` of every element (of those `wanted` by name, and of them the `chosen`) as it ends, keeping none.

    An element's `text` is what stands in it outside of wanted elements; it has no `children` here. Raises ExpatError
    or UnsafeXMLError for a damaged part.
    """
    open_elements: list[Element | None] = []
    parents: list[Element] = []
    known: dict[str, str | None] = {}

    def start(name: str, attributes: Attributes) -> None:
        if name not in known:
            bare = name.rpartition(" ")[2]
            known[name] = bare if wanted is None or bare in wanted else None
        local = known[name]
        if local is None or not chosen(local, attributes):
            open_elements.append(None)
            return
        at = parser.CurrentByteIndex
        tag = _TAG.match(part, at)
        assert tag is not None
        element = Element(local, attributes, at, tag.end())
        open_elements.append(element)
        parents.append(element)

    def end(_: str) -> None:
        element = open_elements.pop()
        if element is None:
            return
        parents.pop()
        if part[element.inner - 2 : element.inner] == b"/>":
            element.close = element.end = element.inner
        else:
            element.close = parser.CurrentByteIndex
            element.end = part.index(b">", element.close) + 1
        met(element, len(open_elements))

    def take(text: str) -> None:
        if parents:
            parents[-1].text += text

    parser = safe_parser(start)
    parser.EndElementHandler, parser.CharacterDataHandler = end, take
    parser.Parse(part, True)


def tree(part: bytes) -> Element:
    """The root of a part that is small enough to be kept whole."""
    waiting: dict[int, list[Element]] = {}
    root: list[Element] = []

    def met(element: Element, depth: int) -> None:
        element.children = waiting.pop(depth + 1, [])
        waiting.setdefault(depth, []).append(element)
        if depth == 0:
            root.append(element)

    walk(part, met)
    return root[0]


def prefix_of(part: bytes, element: Element) -> str:
    """The prefix that an element's name is written with, its colon included; "" for none."""
    tag = _TAG.match(part, element.start)
    assert tag is not None
    prefix, colon, _ = tag[1].decode().rpartition(":")
    return prefix + colon


def prefixed(xml: str, prefix: str) -> str:
    """XML written without prefixes, its elements with one."""
    return _OWN_NAME.sub(rf"<\1{prefix}", xml) if prefix else xml


def text_of(said: str) -> str:
    """A text for XML."""
    return escape(said)


def quoted(said: str | int) -> str:
    """An attribute's value for XML, in quotes."""
    return quoteattr(str(said))


class Splices:
    """Changes of one part, gathered and then done at once; bytes outside of them stay."""

    def __init__(self, part: bytes) -> None:
        self.part = part
        self._changes: list[tuple[int, int, bytes]] = []
        self._appended: dict[int, tuple[Element, list[str]]] = {}

    def replace(self, start: int, end: int, xml: str) -> None:
        """Put XML in the place of some bytes; before them where `end` is `start`."""
        self._changes.append((start, end, xml.encode()))

    def insert(self, at: int, xml: str) -> None:
        """Put XML in between."""
        self.replace(at, at, xml)

    def remove(self, element: Element) -> None:
        """Take an element out, with all that is in it."""
        self.replace(element.start, element.end, "")

    def append(self, parent: Element, xml: str) -> None:
        """Put XML without prefixes at the end of an element, with the prefix that the element itself has."""
        self._appended.setdefault(parent.start, (parent, []))[1].append(xml)

    def say(self, element: Element, **attributes: str | int | None) -> None:
        """Set attributes of an element; None takes one away."""
        tag = self.part[element.start : element.inner]
        for name, said in attributes.items():
            written = re.search(rb"\s" + name.encode() + rb"\s*=\s*(\"[^\"]*\"|'[^']*')", tag)
            given = "" if said is None else f" {name}={quoted(said)}"
            if written:
                self.replace(element.start + written.start(), element.start + written.end(), given)
            elif given:
                self.insert(element.start + _name_length(tag), given)

    def done(self) -> bytes:
        """The part with all changes."""
        for parent, pieces in self._appended.values():
            prefix = prefix_of(self.part, parent)
            inside = prefixed("".join(pieces), prefix)
            if parent.end == parent.inner:
                self.replace(parent.inner - 2, parent.inner, f">{inside}</{prefix}{parent.name}>")
            else:
                self.insert(parent.close, inside)
        self._appended = {}
        if not self._changes:
            return self.part
        out, at = [], 0
        for start, end, new in sorted(self._changes, key=lambda change: change[:2]):
            out += [self.part[at:start], new]
            at = max(at, end)
        return b"".join([*out, self.part[at:]])


def _name_length(tag: bytes) -> int:
    named = _TAG.match(tag)
    assert named is not None
    return named.end(1)
