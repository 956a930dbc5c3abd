"""The shapes of notes, without which Excel shows none: a drawing in VML, which need not be well-formed XML."""

import re
from collections.abc import Mapping, Set

from openpyxl.utils import coordinate_to_tuple

from checklist.looks import lines_of
from checklist.marked.extents import Extents
from checklist.marked.grid import Place
from checklist.marked.package import Package

VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_ROOT = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">\n<o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="{}"/></o:shapelayout></xml>'
)
_KIND = "_x0000_t202"
_SHAPE_TYPE = (
    f'<v:shapetype id="{_KIND}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    f'<v:shape id="_x0000_s{{id}}" type="#{_KIND}" style="position:absolute;margin-left:80px;margin-top:2px;'
    'width:{width}px;height:{height}px;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_WIDTH, _LETTERS, _LINE = 350, 54, 17
"""Of a note in pixels: its width, the letters that fit in it, the height of a line."""
_LEAST_LINES = 4

_IDS = re.compile(rb"_x0000_s([0-9]{1,9})\b")
_CLUSTERS = re.compile(rb"<o:idmap\b[^>]*\bdata\s*=\s*[\"']([0-9,]+)[\"']")
_SHAPES = re.compile(rb"<v:shape\s(?:(?!<v:shape\s).)*?</v:shape>", re.DOTALL)
_OF_CELL = re.compile(rb"<x:(Row|Column)>\s*([0-9]+)\s*</x:")
_IDS_OF_A_CLUSTER = 1024


def new_drawing(package: Package) -> bytes:
    """A drawing without shapes; the ids of its shapes belong to it alone."""
    taken = {
        int(number)
        for name in package.names("vml")
        for found in _CLUSTERS.findall(package[name])
        for number in found.split(b",")
        if number
    }
    return _ROOT.format(1 + max(taken, default=0)).encode()


def add_shapes(part: bytes, notes: Mapping[str, str], extents: Extents) -> bytes:
    """Add a hidden shape for the note of each cell, beside it and large enough for its text."""
    taken = [int(number) for number in _IDS.findall(part)]
    clusters = [int(number) for found in _CLUSTERS.findall(part) for number in found.split(b",") if number]
    first = max([*taken, max(clusters, default=1) * _IDS_OF_A_CLUSTER]) + 1
    kind = "" if f'id="{_KIND}"'.encode() in part else _SHAPE_TYPE
    shapes = [_shape(number, *note, extents) for number, note in enumerate(notes.items(), start=first)]
    end = part.rindex(b"</")
    return b"".join([part[:end], (kind + "".join(shapes)).encode(), part[end:]])


def remove_shapes(part: bytes, places: Set[Place]) -> bytes:
    """Take away the shapes of the notes of these cells."""

    def kept(shape: re.Match[bytes]) -> bytes:
        said = {name: int(number) + 1 for name, number in _OF_CELL.findall(shape[0])}
        of_note = b'ObjectType="Note"' in shape[0]
        return b"" if of_note and (said.get(b"Row"), said.get(b"Column")) in places else shape[0]

    return _SHAPES.sub(kept, part)


def _shape(id: int, address: str, text: str, extents: Extents) -> str:
    row, column = coordinate_to_tuple(address)
    height = max(_LEAST_LINES, 1 + lines_of(text, _LETTERS)) * _LINE
    anchor = extents.anchor((row, column), _WIDTH, height)
    return _SHAPE.format(id=id, width=_WIDTH, height=height, anchor=anchor, row=row - 1, column=column - 1)
