"""The package around the parts: relations, content types, and parts that are added or taken away.

Parts are named as in the zip; case and slashes may differ. What is not touched is written back byte for byte.
"""

import io
import posixpath
import zipfile
from dataclasses import dataclass
from functools import cached_property

from checklist.marked.markup import Splices, as_utf8, quoted, tree
from checklist.reading.package import part_name

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_TYPES = "[Content_Types].xml"
_NO_RELATIONS = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
)
_QUICK = 3
"""Compression of the members: a little larger, much quicker."""


@dataclass(frozen=True)
class Relation:
    """One relation of a part: `kind` is the last word of its type, `target` a part's name where it is inside."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """An opened package.

    Raises what zipfile and expat raise for a damaged one, and ValueError for the strict form of the format, which has
    other namespaces and which the reader does not know.
    """

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self._infos = {info.filename: info for info in archive.infolist()}
            self._parts = {name: archive.read(name) for name in self._infos}
        self._known = {part_name(name): name for name in self._parts}
        self._relations: dict[str, list[Relation]] = {}
        if _STRICT in self[self.workbook]:
            raise ValueError("a workbook in the strict form of the format")

    def __contains__(self, name: str) -> bool:
        return part_name(name) in self._known

    def __getitem__(self, name: str) -> bytes:
        """A part, in UTF-8. Raises KeyError where there is none."""
        return as_utf8(self._parts[self._known[part_name(name)]])

    def __setitem__(self, name: str, part: bytes) -> None:
        own = self._known.setdefault(part_name(name), name)
        if own not in self._parts or part != as_utf8(self._parts[own]):
            self._parts[own] = part

    def names(self, extension: str) -> list[str]:
        """The parts with an extension."""
        return [name for name in self._parts if name.lower().endswith(f".{extension}")]

    @cached_property
    def workbook(self) -> str:
        """The workbook's part. Raises StopIteration where the package has none."""
        return next(r.target for r in self.relations("") if r.kind == "officeDocument")

    def relations(self, of: str) -> list[Relation]:
        """The relations of a part; of the package itself for ""."""
        if of not in self._relations:
            part = _relations_part(of)
            found = tree(self[part]).all("Relationship") if part in self else ()
            self._relations[of] = [_relation(each.attributes, of) for each in found]
        return self._relations[of]

    def with_relations(self) -> list[str]:
        """The parts that have relations; "" for the package itself."""
        return [
            posixpath.join(folder.removesuffix("_rels").rstrip("/"), name.removesuffix(".rels"))
            for folder, name in map(posixpath.split, self.names("rels"))
        ]

    def related(self, of: str, kind: str) -> Relation | None:
        """The first relation of a kind to a part that is there."""
        return next((r for r in self.relations(of) if r.kind == kind and r.target in self), None)

    def relate(self, of: str, kind: str, target: str) -> str:
        """Add a relation to a part and return its id."""
        name, taken = _relations_part(of), {r.id for r in self.relations(of)}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        if name not in self:
            self[name] = _NO_RELATIONS
        splices = Splices(self[name])
        splices.append(
            tree(splices.part),
            f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target={quoted(f"/{target}")}/>',
        )
        self[name] = splices.done()
        self._relations.pop(of)
        return f"rId{number}"

    def unrelate(self, of: str, ids: set[str]) -> None:
        """Take relations away, not what they lead to."""
        splices = Splices(self[_relations_part(of)])
        for each in tree(splices.part).all("Relationship"):
            if each.get("Id") in ids:
                splices.remove(each)
        self[_relations_part(of)] = splices.done()
        self._relations.pop(of)

    def add(self, name: str, part: bytes, content_type: str) -> None:
        """Add a part; its type is told by its extension where that is `vml`, else by its name."""
        self[name] = part
        splices = Splices(self[_TYPES])
        types = tree(splices.part)
        if not name.endswith(".vml"):
            splices.append(types, f'<Override PartName={quoted(f"/{name}")} ContentType="{content_type}"/>')
        elif not any((each.get("Extension") or "").lower() == "vml" for each in types.all("Default")):
            first = types.children[0].start if types.children else types.close
            splices.insert(first, f'<Default Extension="vml" ContentType="{content_type}"/>')
        self[_TYPES] = splices.done()

    def drop(self, names: set[str]) -> None:
        """Take parts away, with their relations and their entries among the content types."""
        gone = {self._known.pop(part_name(name)) for name in names if name in self}
        gone |= {self._known.pop(part_name(part)) for part in map(_relations_part, gone) if part in self}
        for name in gone:
            del self._parts[name]
            self._relations.pop(name, None)
        splices = Splices(self[_TYPES])
        for each in tree(splices.part).all("Override"):
            if part_name(each.get("PartName") or "") in {part_name(name) for name in gone}:
                splices.remove(each)
        self[_TYPES] = splices.done()

    def free_name(self, pattern: str) -> str:
        """A name that no part has, such as `xl/comments3.xml` from `xl/comments{}.xml`."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def saved(self) -> bytes:
        """The package as a file."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK) as archive:
            for name, part in self._parts.items():
                before = self._infos.get(name)
                info = zipfile.ZipInfo(name, before.date_time if before else (1980, 1, 1, 0, 0, 0))
                info.compress_type = before.compress_type if before else zipfile.ZIP_DEFLATED
                archive.writestr(info, part, compresslevel=_QUICK)
        return out.getvalue()


def _relations_part(of: str) -> str:
    folder, name = posixpath.split(of)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relation(said: dict[str, str], of: str) -> Relation:
    target, external = said.get("Target", ""), said.get("TargetMode", "").lower() == "external"
    if not external:
        inside = posixpath.join(posixpath.dirname(f"/{of}"), target.replace("\\", "/"))
        target = posixpath.normpath(inside).lstrip("/") if not target.startswith("#") else target
    return Relation(said.get("Id", ""), said.get("Type", "").rpartition("/")[2], target, external)
