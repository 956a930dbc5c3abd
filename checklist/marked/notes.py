"""Notes on cells: ours are added to the comments of a sheet, under those that stand there, and taken away again."""

import re
from collections.abc import Iterator, Mapping

from openpyxl.utils import coordinate_to_tuple
from openpyxl.xml.constants import SHEET_MAIN_NS

from checklist.looks import FONT_NAME
from checklist.marked.extents import Extents
from checklist.marked.markup import Element, Splices, prefix_of, prefixed, text_of, tree
from checklist.marked.note_shapes import VML_TYPE, add_shapes, new_drawing, remove_shapes
from checklist.marked.package import Package, Relation
from checklist.plain_text import harmless
from wording.language import Lang, Text

AUTHOR = "Xã Số"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_ITEM = Text(vi="mục", en="item")
_ENDING = f"— {AUTHOR}"
_LINE_END = r"(?:\r|_x000[dD]_)?\n"
_OURS = re.compile(
    rf"(?:{_LINE_END}){{0,2}}▼ {AUTHOR} \((?:{_ITEM.vi}|{_ITEM.en}) [0-9, ]+\){_LINE_END}.*?(?:{_ENDING}|$)",
    re.DOTALL,
)
_OF_A_THREAD = "tc="
"""How the author of the note begins that stands in for a conversation; programs write it anew by themselves."""
_LOOK = f'<rPr><sz val="9"/><color indexed="81"/><rFont val="{FONT_NAME}"/><family val="2"/></rPr>'


def note_text(items: list[int], said: list[str], lang: Lang) -> str:
    """Our part of a note: which lines of the list it tells of and what they say, between two lines by which we know it."""
    heading = f"▼ {AUTHOR} ({_ITEM.say(lang)} {', '.join(map(str, items))})"
    return harmless("\n".join([heading, *said, _ENDING]))


def add_notes(
    package: Package, sheet: str, drawing: str | None, notes: Mapping[str, str], extents: Extents
) -> str | None:
    """Add notes to cells of a sheet's part, by address.

    `drawing` is the relation of the sheet's drawing of notes, `extents` are those of the sheet. Returns the relation
    that the sheet must name instead, None where that stays.
    """
    name = _own(package, sheet)
    before = set(_comments(tree(package[name])))
    shapeless = {address: text for address, text in notes.items() if address not in before}
    package[name] = _written(package[name], notes)
    there = next((r for r in package.relations(sheet) if r.id == drawing and r.target in package), None)
    if there and not _is_shared(package, there):
        package[there.target] = add_shapes(package[there.target], shapeless, extents)
        return None
    part = package[there.target] if there else new_drawing(package)
    # Notes that stood there without a drawing get their shapes too.
    wanted = shapeless if there else dict.fromkeys(before, "") | shapeless
    made = package.free_name("xl/drawings/vmlDrawing{}.vml")
    package.add(made, add_shapes(part, wanted, extents), VML_TYPE)
    return package.relate(sheet, "vmlDrawing", made)


def remove_notes(package: Package, sheet: str) -> None:
    """Take our notes away from a sheet's part; what others wrote into the same notes stays."""
    relation = package.related(sheet, "comments")
    if relation is None:
        return
    splices = Splices(package[relation.target])
    gone = [
        address for address, each in _comments(tree(splices.part)).items() if _without_ours(splices, each)
    ]
    package[relation.target] = splices.done()
    places = {coordinate_to_tuple(address) for address in gone}
    for each in package.relations(sheet) if places else ():
        if each.kind == "vmlDrawing" and each.target in package:
            package[each.target] = remove_shapes(package[each.target], places)


def _own(package: Package, sheet: str) -> str:
    """The part with the comments of this sheet alone; one that two sheets name is copied."""
    relation = package.related(sheet, "comments")
    if relation and not _is_shared(package, relation):
        return relation.target
    name = package.free_name("xl/comments{}.xml")
    package.add(name, package[relation.target] if relation else _blank(), _TYPE)
    if relation:
        package.unrelate(sheet, {relation.id})
    package.relate(sheet, "comments", name)
    return name


def _is_shared(package: Package, relation: Relation) -> bool:
    users = [
        r for part in package.with_relations() for r in package.relations(part) if r.kind == relation.kind
    ]
    return sum(r.target == relation.target for r in users) > 1


def _comments(root: Element) -> dict[str, Element]:
    return {each.get("ref") or "": each for each in root["commentList"].all("comment")}


def _written(part: bytes, notes: Mapping[str, str]) -> bytes:
    splices = Splices(part)
    root = tree(part)
    authors = [each.text for each in root["authors"].all("author")]
    if AUTHOR not in authors:
        splices.append(root["authors"], f"<author>{AUTHOR}</author>")
        authors.append(AUTHOR)
    before = _comments(root)
    for address, said in notes.items():
        if address not in before:
            run = _run(said)
            whole = (
                f'<comment ref="{address}" authorId="{authors.index(AUTHOR)}"><text>{run}</text></comment>'
            )
            splices.append(root["commentList"], whole)
        elif not _is_of_a_thread(before[address], authors):
            _write_under(splices, before[address]["text"], f"\n\n{said}")
    return splices.done()


def _is_of_a_thread(comment: Element, authors: list[str]) -> bool:
    number = int(comment.get("authorId") or 0)
    return number < len(authors) and authors[number].startswith(_OF_A_THREAD)


def _write_under(splices: Splices, text: Element, said: str) -> None:
    """Add a run behind what stands in a note; a bare text becomes a run as well."""
    prefix = prefix_of(splices.part, text)
    if bare := text.find("t"):
        splices.insert(bare.start, f"<{prefix}r>")
        splices.insert(bare.end, f"</{prefix}r>")
    pieces = [each for each in text.children if each.name in ("t", "r")]
    if pieces:
        splices.insert(pieces[-1].end, prefixed(_run(said), prefix))
    else:
        splices.append(text, _run(said.lstrip()))


def _run(said: str) -> str:
    return f'<r>{_LOOK}<t xml:space="preserve">{text_of(said)}</t></r>'


def _runs(text: Element) -> Iterator[tuple[Element, Element]]:
    """The pieces of a note's text, each with the element that goes with it."""
    for each in text.children:
        if each.name == "t":
            yield each, each
        elif each.name == "r" and (piece := each.find("t")):
            yield each, piece


def _without_ours(splices: Splices, comment: Element) -> bool:
    """Take our lines out of a note; True where nothing else stood there and the note is gone."""
    runs = list(_runs(comment["text"]))
    whole = "".join(piece.text for _, piece in runs)
    spans = [found.span() for found in _OURS.finditer(whole)]
    if not spans:
        return False
    if not _OURS.sub("", whole).strip():
        splices.remove(comment)
        return True
    at = 0
    for run, piece in runs:
        kept = "".join(
            letter
            for place, letter in enumerate(piece.text, start=at)
            if not any(start <= place < end for start, end in spans)
        )
        at += len(piece.text)
        if not kept:
            splices.remove(run)
        elif kept != piece.text:
            splices.replace(piece.inner, piece.close, text_of(kept))
    return False


def _blank() -> bytes:
    return f'<comments xmlns="{SHEET_MAIN_NS}"><authors/><commentList/></comments>'.encode()
