"""An opened workbook: its sheets, its custom properties, its texts and which number formats are dates.

Styles are looked at only for date formats: other programs write them in ways over which openpyxl refuses whole files.
"""

import logging
from xml.parsers.expat import ExpatError

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from checklist.reading.package import Package
from checklist.reading.sheets import MAX_CELLS, CellError, Content, Sheet, read_sheet
from checklist.reading.strings import read_strings
from checklist.reading.xml import Element

_WITHOUT_CELLS = ("chartsheet", "dialogsheet")
_TRUE = ("1", "true", "on")
_log = logging.getLogger(__name__)


class Workbook:
    """A workbook whose sheets are read when they are asked for.

    `names` are the sheets in order, `hidden` those of them that are hidden, `properties` the custom document
    properties. For a damaged file it raises whatever zipfile and expat raise, KeyError or ValueError; the caller
    makes a problem of it.
    """

    def __init__(self, content: bytes) -> None:
        self._package = Package(content)
        self.properties, main = {}, ""
        for relation in self._package.relations().values():
            if relation.kind == "officedocument":
                main = relation.target
            elif relation.kind == "custom-properties":
                self.properties = self._custom_properties(relation.target)
        self._relations = self._package.relations(main)
        self._parts: dict[str, str] = {}
        self.hidden: set[str] = set()
        self._epoch = CALENDAR_WINDOWS_1900
        for element in self._package.elements(main):
            if element.name == "workbookPr" and element.attributes.get("date1904") in _TRUE:
                self._epoch = CALENDAR_MAC_1904
            elif (element.parent, element.name) == ("sheets", "sheet"):
                self._add_sheet(element)
        self.names = list(self._parts)
        self._kept: dict[str, Sheet] = {}
        self._room = MAX_CELLS
        self._strings = self._read_strings()
        self._date_styles = self._read_date_styles()

    def sheet(self, name: str) -> Sheet:
        """One sheet's cells. They are kept for the next who asks, as long as all that is kept is no more than one
        sheet may hold."""
        if name in self._kept:
            return self._kept[name]
        with self._package.open(self._parts[name]) as stream:
            sheet = read_sheet(name, stream, self._strings, self._as_shown)
        cells = sum(map(len, sheet.rows.values()))
        if cells <= self._room:
            self._kept[name], self._room = sheet, self._room - cells
        return sheet

    def _add_sheet(self, element: Element) -> None:
        name, relation = element.attributes["name"], self._relations[element.attributes["id"]]
        if relation.kind in _WITHOUT_CELLS:
            return
        known = relation.kind == "worksheet" and relation.target in self._package
        if name in self._parts or not known:  # a sheet must not be lost in silence
            raise ValueError(f"the sheet {name} has two parts, none, or one of an unknown kind")
        self._parts[name] = relation.target
        if element.attributes.get("state", "visible") != "visible":
            self.hidden.add(name)

    def _part_of(self, kind: str) -> str | None:
        targets = (relation.target for relation in self._relations.values() if relation.kind == kind)
        return next((target for target in targets if target in self._package), None)

    def _read_strings(self) -> list[str]:
        part = self._part_of("sharedstrings")
        if part is None:
            return []
        with self._package.open(part) as stream:
            return read_strings(stream)

    def _read_date_styles(self) -> frozenset[int]:
        part = self._part_of("styles")
        found = self._package.elements(part) if part else []
        formats = dict(BUILTIN_FORMATS)
        for one in found:
            if one.name == "numFmt":
                formats[int(one.attributes.get("numFmtId", "0"))] = one.attributes.get("formatCode", "")
        styles = (one for one in found if (one.parent, one.name) == ("cellXfs", "xf"))
        used = [formats.get(int(one.attributes.get("numFmtId", "0")), "") for one in styles]
        return frozenset(i for i, code in enumerate(used) if is_date_format(code))

    def _as_shown(self, value: float, style: int) -> Content:
        if style not in self._date_styles:
            return value
        try:
            shown = from_excel(value, self._epoch)
        except (OverflowError, ValueError):
            shown = None
        return CellError("#####") if shown is None else shown  # what Excel shows there

    def _custom_properties(self, part: str) -> dict[str, str]:
        """The custom document properties; none where they cannot be read, for the hidden sheet tells the same."""
        try:
            found = self._package.elements(part)
        except (KeyError, ExpatError):
            _log.info("custom document properties not read", exc_info=True)
            return {}
        named = (one for one in found if one.name == "property" and "name" in one.attributes)
        return {one.attributes["name"]: one.text for one in named}
