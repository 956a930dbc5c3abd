"""An opened workbook: its sheets, its custom properties, its texts and which number formats are dates.

openpyxl reads the package; styles are looked at only for date formats, because openpyxl refuses whole files
over a style that other programs write.
"""

import logging
import warnings
from io import BytesIO

from defusedxml.ElementTree import fromstring
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import from_excel
from openpyxl.xml.constants import ARC_STYLE, SHARED_STRINGS, SHEET_MAIN_NS

from checklist.reading.sheets import CellError, Content, Sheet, read_sheet, read_strings

# openpyxl warns of what it does not keep; we keep nothing of it, and a warning is no message for people.
warnings.filterwarnings("ignore", category=UserWarning, module=r"openpyxl\.")

_TAG = f"{{{SHEET_MAIN_NS}}}"
_log = logging.getLogger(__name__)


class Workbook:
    """A workbook whose sheets are read when they are asked for.

    `names` are the sheets in order, `hidden` those of them that are hidden, `properties` the custom document
    properties. For a damaged file it raises whatever zipfile, expat and openpyxl raise; the caller makes a
    problem of it.
    """

    def __init__(self, content: bytes) -> None:
        reader = ExcelReader(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        reader.read_manifest()
        reader.read_workbook()
        self._archive, self._epoch = reader.archive, reader.wb.epoch
        self._parts: dict[str, str] = {}
        self.hidden: set[str] = set()
        for sheet, relation in reader.parser.find_sheets():
            if relation.target in reader.valid_files and "chartsheet" not in relation.Type:
                self._parts[sheet.name] = relation.target
                if sheet.state != "visible":
                    self.hidden.add(sheet.name)
        self.names = list(self._parts)
        self.properties = _custom_properties(reader)
        self._strings = self._read_strings(reader)
        self._date_styles = self._read_date_styles() if ARC_STYLE in reader.valid_files else frozenset()

    def sheet(self, name: str) -> Sheet:
        """Read one sheet's cells."""
        with self._archive.open(self._parts[name]) as stream:
            return read_sheet(name, stream, self._strings, self._as_shown)

    def _read_strings(self, reader: ExcelReader) -> list[str]:
        part = reader.package.find(SHARED_STRINGS)
        if part is None:
            return []
        with self._archive.open(part.PartName.lstrip("/")) as stream:
            return read_strings(stream)

    def _read_date_styles(self) -> frozenset[int]:
        root = fromstring(self._archive.read(ARC_STYLE))
        formats = dict(BUILTIN_FORMATS)
        for one in root.iter(f"{_TAG}numFmt"):
            formats[int(one.get("numFmtId", "0"))] = one.get("formatCode", "")
        styles = root.find(f"{_TAG}cellXfs")
        used = [] if styles is None else [formats.get(int(one.get("numFmtId", "0")), "") for one in styles]
        return frozenset(i for i, code in enumerate(used) if is_date_format(code))

    def _as_shown(self, value: float, style: int) -> Content:
        if style not in self._date_styles:
            return value
        try:
            shown = from_excel(value, self._epoch)
        except (OverflowError, ValueError):
            shown = None
        return CellError("#####") if shown is None else shown  # what Excel shows there


def _custom_properties(reader: ExcelReader) -> dict[str, str]:
    """The custom document properties; none where they cannot be read, for the hidden sheet tells the same."""
    try:
        reader.read_custom()
    except Exception:  # openpyxl knows only some types of them
        _log.info("custom document properties not read", exc_info=True)
        return {}
    kept = getattr(reader.wb, "custom_doc_props", ())  # newer than the type stubs
    return {p.name: str(p.value) for p in kept if p.value is not None}
