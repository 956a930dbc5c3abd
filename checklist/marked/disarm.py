"""Makes the user's own parts safe: what reaches out of the workbook goes, what a person sees stays."""

import re
from collections.abc import Mapping, Set
from xml.sax.saxutils import unescape

from checklist.marked.book import sheets_of
from checklist.marked.grid import GridRow, Place, walk_rows
from checklist.marked.markup import Element, Splices, prefix_of, prefixed, text_of, tree
from checklist.marked.outward import reaches_out, without_controls
from checklist.marked.package import OFFICE, Package, Relation
from checklist.marked.styles import Styles
from checklist.plain_text import harmless

_OTHER_FORMULAS = frozenset({"formula", "formula1", "formula2", "f"})
"""Formulas of a sheet that stand in no cell: of formats and validations."""
_RELATION = f"{OFFICE} id"
_NOWHERE = "#REF!"
_LINK = re.compile(rb"<(?:[^\s<>/:]+:)?hyperlink[\s/>]")
_FORMULA = re.compile(rb"<(?:[^\s<>/:]+:)?(?:f|formula[12]?)(?:\s[^>]*)?>([^<]+)")
_HIDING = (b"<!", b"&#")
"""Ways of writing in which a formula would not be found by its looks."""
_ENTITIES = {"&quot;": '"', "&apos;": "'"}
_TEXTS = ("sharedStrings", "comments", "table")
"""Kinds of parts whose texts programs unescape; sheets do too."""


def disarm(package: Package, styles: Styles, free_texts: Mapping[str, Set[Place]]) -> int:
    """Take out what reaches outside, and return how much it was.

    `free_texts` are cells, by sheet, in which a formula has no business: where a person writes plain text.
    """
    count = formulas = 0
    for sheet in sheets_of(package):
        one = _Sheet(package, sheet.part, styles, free_texts.get(sheet.name, frozenset()))
        count, formulas = count + one.count, formulas + one.formulas
    count += _names(package)
    if formulas:
        _drop_order_of_calculation(package)
    return count + _links(package) + _controls(package)


class _Sheet:
    """One sheet made safe: `count` things were taken out, `formulas` of them from cells."""

    def __init__(self, package: Package, part: str, styles: Styles, free_texts: Set[Place]) -> None:
        self.count = self.formulas = 0
        if not free_texts and not _may_reach_out(package[part]):
            return
        self._splices, self._styles, self._free_texts = Splices(package[part]), styles, free_texts
        self._outside = {r.id for r in package.relations(part) if _leads_out(r)}
        self._links: list[Element] = []
        self._shared: dict[str, list[Element]] = {}
        self._refused: set[str] = set()
        also = _OTHER_FORMULAS | {"v", "hyperlink", "hyperlinks"}
        walk_rows(self._splices.part, self._row, self._other, also)
        for group in self._refused:
            for cell in self._shared[group]:
                self._settle(cell)
        package[part] = self._splices.done()

    def _row(self, row: GridRow) -> None:
        for column, cell in row.cells.items():
            formula = cell.find("f")
            if formula is None:
                continue
            refused = (row.number, column) in self._free_texts or reaches_out(formula.text)
            if formula.get("t") == "shared":
                group = formula.get("si") or ""
                self._shared.setdefault(group, []).append(cell)
                if refused:
                    self._refused.add(group)
            elif refused:
                self._settle(cell)

    def _other(self, element: Element, depth: int) -> None:
        if element.name in _OTHER_FORMULAS and reaches_out(element.text):
            self._splices.replace(element.inner, element.close, _NOWHERE)
            self.count += 1
        elif element.name == "hyperlink":
            self._links.append(element)
        elif element.name == "hyperlinks":
            self._take_links_out(element)

    def _settle(self, cell: Element) -> None:
        """Leave a cell its stored result; where there is none, its formula as a text."""
        self.count += 1
        self.formulas += 1
        formula, value = cell["f"], cell.find("v")
        is_text = cell.get("t") == "str"
        typed = self._styles.clone(int(cell.attributes.get("s", 0)), typed=True)
        self._splices.say(cell, cm=None, vm=None)
        if value is not None and (value.text or is_text):
            self._splices.remove(formula)
            if is_text:
                self._splices.say(cell, s=typed)
        elif formula.text:
            said = f'<is><t xml:space="preserve">{text_of(harmless("=" + formula.text))}</t></is>'
            self._splices.say(cell, s=typed, t="inlineStr")
            self._splices.replace(cell.inner, cell.close, prefixed(said, prefix_of(self._splices.part, cell)))
        else:
            self._splices.remove(formula)

    def _take_links_out(self, container: Element) -> None:
        gone = [
            link
            for link in self._links
            if link.attributes.get(_RELATION) in self._outside or reaches_out(link.get("location") or "")
        ]
        self.count += len(gone)
        if len(gone) == len(self._links):
            self._splices.remove(container)
        else:
            for link in gone:
                self._splices.remove(link)


def _may_reach_out(part: bytes) -> bool:
    """False where one can tell without parsing that nothing in the part reaches out."""
    if _LINK.search(part) or any(sign in part for sign in _HIDING):
        return True
    formulas = {formula.decode() for formula in _FORMULA.findall(part)}
    return any(reaches_out(unescape(formula, _ENTITIES)) for formula in formulas)


def _leads_out(relation: Relation) -> bool:
    """True for what leads outside; some programs write a link within the workbook as an outer one to `#...`."""
    outer = relation.external or relation.kind == "hyperlink"
    return outer and not relation.target.startswith("#")


def _names(package: Package) -> int:
    """Let names that reach outside stand for nothing."""
    splices = Splices(package[package.workbook])
    names = tree(splices.part).find("definedNames")
    found = [name for name in names.children if reaches_out(name.text)] if names else []
    for name in found:
        splices.replace(name.inner, name.close, _NOWHERE)
    package[package.workbook] = splices.done()
    return len(found)


def _links(package: Package) -> int:
    """Take the relations that lead outside away, and from drawings the links that name them; sheets have none left."""
    count = 0
    sheets = {sheet.part for sheet in sheets_of(package)}
    for part in package.with_relations():
        outside = {r.id for r in package.relations(part) if _leads_out(r)}
        if not outside:
            continue
        if part in package and part not in sheets:
            splices = Splices(package[part])
            found = [e for e in tree(splices.part).below() if e.attributes.get(_RELATION) in outside]
            for link in found:
                splices.remove(link)
            package[part] = splices.done()
            count += len(found)
        package.unrelate(part, outside)
    return count


def _controls(package: Package) -> int:
    """Put spaces for control characters in the texts of cells, notes and tables."""
    sheets = [sheet.part for sheet in sheets_of(package)]
    texts = [
        relation.target
        for of in (package.workbook, *sheets)
        for relation in package.relations(of)
        if relation.kind in _TEXTS and relation.target in package
    ]
    count = 0
    for part in dict.fromkeys([*sheets, *texts]):
        if b"_x" in package[part] or b"&#" in package[part] or b"<!" in package[part]:
            package[part], found = without_controls(package[part])
            count += found
    return count


def _drop_order_of_calculation(package: Package) -> None:
    """The order of calculation names cells that hold formulas; programs make it anew."""
    if relation := package.related(package.workbook, "calcChain"):
        package.unrelate(package.workbook, {relation.id})
        package.drop({relation.target})
