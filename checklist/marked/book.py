"""The workbook's part: which sheets there are, adding one at the end, taking one away."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from checklist.marked.markup import Element, Splices, prefix_of, prefixed, quoted, text_of, tree
from checklist.marked.package import OFFICE, Package

_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_SELECTED = re.compile(rb"(<(?:[^\s<>/:]+:)?sheetView\b[^>]*?)\stabSelected\s*=\s*[\"'](?:1|true)[\"']")
_BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")
_FILTER = "_xlnm._FilterDatabase"
_LONGEST_NAME = 31
"""Characters that Excel allows in the name of a sheet."""


@dataclass(frozen=True)
class SheetPart:
    """A sheet of the workbook: its name, and its part; `position` counts all sheets from 0."""

    name: str
    part: str
    position: int


def sheets_of(package: Package) -> list[SheetPart]:
    """The sheets whose parts are there, in order; sheets that are one chart included."""
    targets = {r.id: r.target for r in package.relations(package.workbook)}
    entries = list(tree(package[package.workbook])["sheets"].all("sheet"))
    found = [
        SheetPart(entry.get("name") or "", targets.get(entry.get("id") or "", ""), position)
        for position, entry in enumerate(entries)
    ]
    return [sheet for sheet in found if sheet.part in package]


def remove_sheets(package: Package, sheets: list[SheetPart]) -> None:
    """Take sheets away, with the names that belong to them and the parts that they alone have."""
    gone = {sheet.position for sheet in sheets}
    splices = Splices(package[package.workbook])
    root = tree(splices.part)
    ids = set()
    for position, entry in enumerate(root["sheets"].all("sheet")):
        if position in gone:
            splices.remove(entry)
            ids.add(entry.get("id") or "")
    names = root.find("definedNames")
    for name in names.all("definedName") if names else ():
        of = int(name.get("localSheetId") or -1)
        if of in gone:
            splices.remove(name)
        elif of >= 0:
            splices.say(name, localSheetId=of - sum(each < of for each in gone))
    package[package.workbook] = splices.done()
    package.unrelate(package.workbook, ids)
    owned = {r.target for sheet in sheets for r in package.relations(sheet.part) if not r.external}
    package.drop({sheet.part for sheet in sheets} | owned)


def add_sheet(package: Package, name: str, xml: bytes, names: Mapping[str, str]) -> None:
    """Add a sheet at the end and make it the one that is shown when the workbook is opened.

    `names` are the defined names of the sheet alone, with what they stand for.
    """
    for sheet in sheets_of(package):
        package[sheet.part] = _SELECTED.sub(rb'\1 tabSelected="0"', package[sheet.part])
    part = package.free_name("xl/worksheets/sheet{}.xml")
    package.add(part, xml, _SHEET_TYPE)
    id = package.relate(package.workbook, "worksheet", part)
    splices = Splices(package[package.workbook])
    root = tree(splices.part)
    entries = list(root["sheets"].all("sheet"))
    number = 1 + max((int(entry.get("sheetId") or 0) for entry in entries), default=0)
    splices.append(
        root["sheets"],
        f'<sheet xmlns:r="{OFFICE}" name={quoted(name)} sheetId="{number}" r:id="{id}"/>',
    )
    _show(splices, root, len(entries))
    _add_names(splices, root, len(entries), names)
    package[package.workbook] = splices.done()


def free_sheet_name(package: Package, wanted: str) -> str:
    """The wanted name, with a number where another sheet has it; programs compare names blind to case."""
    entries = tree(package[package.workbook])["sheets"].all("sheet")
    taken = {(entry.get("name") or "").casefold() for entry in entries}
    name, number = wanted, 1
    while name.casefold() in taken:
        number += 1
        name = f"{wanted[: _LONGEST_NAME - 4]} {number}"
    return name


def reference_to(sheet: str, where: str) -> str:
    """How a formula or a link names a place of a sheet: `'Phiếu đánh giá'!E14`."""
    said = sheet.replace("'", "''")
    return f"'{said}'!{where}"


def _show(splices: Splices, root: Element, position: int) -> None:
    views = root.find("bookViews")
    view = views.find("workbookView") if views else None
    if view:
        splices.say(view, activeTab=position)
        return
    prefix = prefix_of(splices.part, root)
    inside = f'<workbookView activeTab="{position}"/>'
    if views:
        splices.append(views, inside)
    else:
        splices.insert(root["sheets"].start, prefixed(f"<bookViews>{inside}</bookViews>", prefix))


def _add_names(splices: Splices, root: Element, position: int, names: Mapping[str, str]) -> None:
    said = "".join(
        f'<definedName name={quoted(name)} localSheetId="{position}">{text_of(place)}</definedName>'
        for name, place in names.items()
    ).replace(f'"{_FILTER}"', f'"{_FILTER}" hidden="1"')
    if there := root.find("definedNames"):
        splices.append(there, said)
        return
    before = [child for child in root.children if child.name in _BEFORE_NAMES][-1]
    splices.insert(
        before.end, prefixed(f"<definedNames>{said}</definedNames>", prefix_of(splices.part, root))
    )
