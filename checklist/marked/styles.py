"""The part of styles: looks of cells that are added to it, ours or copies of theirs with another fill."""

from openpyxl.styles import Alignment, Border, Font
from openpyxl.xml.constants import ARC_STYLE, SHEET_MAIN_NS
from openpyxl.xml.functions import tostring

from checklist.marked.markup import Element, Splices, prefix_of, prefixed, tree
from checklist.marked.package import Package

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_XF = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
_FIRST = {
    "fonts": ['<font><sz val="11"/><name val="Calibri"/></font>'],
    "fills": [f'<fill><patternFill patternType="{kind}"/></fill>' for kind in ("none", "gray125")],
    "borders": ["<border><left/><right/><top/><bottom/><diagonal/></border>"],
    "cellStyleXfs": [_XF],
    "cellXfs": [_XF.replace("/>", ' xfId="0"/>')],
}
"""The members that a list begins with, in the order of the lists; the first two fills are fixed by the format."""
_ORDER = ("numFmts", *_FIRST, "cellStyles", "dxfs", "tableStyles", "colors", "extLst")


class Styles:
    """The styles of a package, to which looks are added; `write` puts them back."""

    def __init__(self, package: Package) -> None:
        self._package = package
        relation = package.related(package.workbook, "styles")
        self._related = relation is not None
        self._name = relation.target if relation else ARC_STYLE  # where programs look, related or not
        self._splices = Splices(package[self._name] if self._name in package else _blank())
        self._root = tree(self._splices.part)
        if not self._root.children:
            self._splices = Splices(_blank())
            self._root = tree(self._splices.part)
        self._lists = {name: self._root.find(name) for name in _FIRST}
        self._added: dict[str, dict[str, int]] = {name: {} for name in _FIRST}

    def clone(self, style: int, fill: str = "", *, typed: bool = False) -> int:
        """Number a look like that of cells with the number `style`, with a fill of its own, or for typed text.

        Number format, font, borders, alignment and protection stay.
        """
        written = self._xf(style)
        xf = Splices(written)
        tag = Element("xf", {}, 0, written.index(b">") + 1)
        if typed:
            xf.say(tag, quotePrefix=1)
        if fill:
            xf.say(tag, fillId=self._add("fills", _solid(fill)), applyFill=1)
        return self._add("cellXfs", xf.done().decode())

    def own(self, look: Font, alignment: Alignment, fill: str = "", border: Border | None = None) -> int:
        """Number a look of ours; what is written in it stays text."""
        parts = [
            f'fontId="{self._add("fonts", _xml(look, "font"))}"',
            f'fillId="{self._add("fills", _solid(fill)) if fill else 0}"',
            f'borderId="{self._add("borders", _xml(border, "border")) if border else 0}"',
        ]
        applied = 'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
        aligned = _xml(alignment, "alignment")
        xf = f'<xf numFmtId="0" {" ".join(parts)} xfId="0" quotePrefix="1" {applied}>{aligned}</xf>'
        return self._add("cellXfs", xf)

    def write(self) -> None:
        """Put everything that was added into the package."""
        for name, added in self._added.items():
            if not added:
                continue
            there, members = self._lists[name], "".join(added)
            if there:
                self._splices.append(there, members)
                self._splices.say(there, count=len(there.children) + len(added))
            else:
                whole = f'<{name} count="{len(added)}">{members}</{name}>'
                before = _ORDER[: _ORDER.index(name)]
                earlier = [child for child in self._root.children if child.name in before]
                at = earlier[-1].end if earlier else self._root.inner
                self._splices.insert(at, prefixed(whole, prefix_of(self._splices.part, self._root)))
        if self._name in self._package:
            self._package[self._name] = self._splices.done()
        else:
            self._package.add(self._name, self._splices.done(), _TYPE)
        if not self._related:
            self._package.relate(self._package.workbook, "styles", self._name)

    def _xf(self, style: int) -> bytes:
        there = self._lists["cellXfs"]
        known = there.children if there else []
        if not known:
            return _FIRST["cellXfs"][0].encode()
        xf = known[style] if style < len(known) else known[0]
        return self._splices.part[xf.start : xf.end]

    def _add(self, name: str, member: str) -> int:
        added, there = self._added[name], self._lists[name]
        before = len(there.children) if there else 0
        for first in _FIRST[name][before:] if not added else ():
            added[first] = before + len(added)
        return added.setdefault(member, before + len(added))


def _blank() -> bytes:
    lists = [f'<{name} count="{len(first)}">{"".join(first)}</{name}>' for name, first in _FIRST.items()]
    return f'<styleSheet xmlns="{SHEET_MAIN_NS}">{"".join(lists)}</styleSheet>'.encode()


def _solid(colour: str) -> str:
    shades = f'<fgColor rgb="FF{colour}"/><bgColor indexed="64"/>'
    return f'<fill><patternFill patternType="solid">{shades}</patternFill></fill>'


def _xml(look: Font | Border | Alignment, name: str) -> str:
    return tostring(look.to_tree(name)).decode()  # type: ignore[attr-defined]  # bytes; the stubs say str
