"""Saved by other programs: what each drops, adds and writes in its own way."""

import io
import re

import openpyxl
import pandas as pd

from checklist.layout import CHECKLIST_SHEET
from tests.checklist.corpus.cases import case, untouched
from tests.checklist.corpus.parts import RELATIONS, TABLE, TYPES, WORKBOOK, Parts

_INLINE = re.compile(r'<c r="([A-Z0-9]+)"([^>]*) t="inlineStr">(<is>.*?</is>)</c>', re.DOTALL)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = (
    (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    ),
    (_OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
        "http://purl.oclc.org/ooxml/officeDocument/customProperties",
    ),
)


def share_strings(book: Parts) -> None:
    """Texts in a table of their own, as every spreadsheet program writes them."""
    strings: list[str] = []

    def share(found: re.Match[str]) -> str:
        strings.append(found[3].replace("<is>", "<si>").replace("</is>", "</si>"))
        return f'<c r="{found[1]}"{found[2]} t="s"><v>{len(strings) - 1}</v></c>'

    for name in [n for n in book.members if n.startswith("xl/worksheets/sheet")]:
        book[name] = _INLINE.sub(share, book[name])
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    book["xl/sharedStrings.xml"] = f'{head}<sst xmlns="{namespace}">{"".join(strings)}</sst>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    book.swap("</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>', TYPES)
    relation = f'<Relationship Id="rIdS" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    book.swap("</Relationships>", f"{relation}</Relationships>", RELATIONS)


def store_results(book: Parts) -> None:
    """Results beside the formulas, as a program that calculates leaves them."""
    book[TABLE] = re.sub(
        r'<c r="([A-Z0-9]+)"([^>]*)><f>(.*?)</f><v ?/></c>',
        lambda m: f'<c r="{m[1]}"{m[2]} t="str"><f>{m[3]}</f><v></v></c>',
        book[TABLE],
        flags=re.DOTALL,
    )
    book.swap('<c r="G10"', '<c r="G10" x=""')
    book[TABLE] = re.sub(
        r'<c r="G10" x=""(.*?) t="str">(<f>.*?</f>)<v></v>', r'<c r="G10"\1>\2<v>0.97</v>', book[TABLE]
    )


def drop_properties(book: Parts) -> None:
    """No docProps at all."""
    book.drop(*[name for name in book.members if name.startswith("docProps/")])
    book["_rels/.rels"] = re.sub(r"<Relationship [^>]*docProps/[^>]*>", "", book["_rels/.rels"])


def drop_hidden_sheet(book: Parts) -> None:
    """The sheet of facts deleted."""
    book[WORKBOOK] = re.sub(r'<sheet name="_xaso"[^>]*>', "", book[WORKBOOK])
    book.drop("xl/worksheets/sheet4.xml")
    book[RELATIONS] = re.sub(r"<Relationship [^>]*sheet4.xml[^>]*>", "", book[RELATIONS])


@case()
def untouched_file(book: Parts) -> None:
    """The commune filled the checklist in and sent it."""


@case()
def excel(book: Parts) -> None:
    """Excel saved it: shared strings, spans, row descents, ids of revisions, results stored."""
    store_results(book)
    share_strings(book)
    extras = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr" '
        'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
        'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" xr:uid="{0-1}"'
    )
    book.swap("<worksheet ", f"<worksheet {extras} ")
    book.swap("<row ", '<row spans="1:19" x14ac:dyDescent="0.25" ')
    path = '<x15ac:absPath url="C:\\\\Xã\\\\" xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/>'
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    wrapped = f'<mc:AlternateContent {compatible}><mc:Choice Requires="x15">{path}</mc:Choice></mc:AlternateContent>'
    book.swap("<bookViews>", f"{wrapped}<bookViews>", WORKBOOK)


@case()
def strict_excel(book: Parts) -> None:
    """Excel saved it as Strict Open XML Spreadsheet: other namespaces in every part."""
    share_strings(book)

    def strictly(_: str, text: str) -> str:
        for before, after in STRICT:
            text = text.replace(before, after)
        return text

    book.each(strictly)
    book.swap("<workbook ", '<workbook conformance="strict" ', WORKBOOK)


@case("DATE_IN_A_NUMBER G12", answers={})
def strict_excel_with_a_date(book: Parts) -> None:
    """The strict form writes a date as text of the type d."""
    book.cell("G12", "<v>2022-05-03T00:00:00</v>", "d")
    strict_excel(book)


@case()
def google_sheets(book: Parts) -> None:
    """Google Sheets exported it: no properties, shared strings, its own drawing, the sheet padded to 1,000 rows."""
    share_strings(book)
    drop_properties(book)
    book.swap("<worksheet ", '<worksheet xmlns:mv="urn:schemas-microsoft-com:mac:vml" ')
    padding = "".join(f'<row r="{n}" ht="15.75" customHeight="1"/>' for n in range(19, 1001))
    book.swap("</sheetData>", f"{padding}</sheetData>")
    book.swap(
        "</worksheet>",
        '<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/></worksheet>',
    )
    relation = f'<Relationship Id="rId1" Type="{_OFFICE}/drawing" Target="../drawings/drawing1.xml"/>'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    book["xl/worksheets/_rels/sheet1.xml.rels"] = (
        f'<Relationships xmlns="{package}">{relation}</Relationships>'
    )
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    book["xl/drawings/drawing1.xml"] = f'<xdr:wsDr xmlns:xdr="{drawing}"/>'


@case()
def google_sheets_without_the_hidden_sheet(book: Parts) -> None:
    """The user deleted the hidden sheet in Google Sheets too: the round and the head block are all that is left."""
    drop_hidden_sheet(book)
    google_sheets(book)


@case()
def wps(book: Parts) -> None:
    """WPS saved it: its own custom properties in place of ours, namespaces of its own."""
    share_strings(book)
    store_results(book)
    book["docProps/custom.xml"] = re.sub(
        r'name="xaso_\w+"', 'name="KSOProductBuildVer"', book["docProps/custom.xml"]
    )
    book.swap("<worksheet ", '<worksheet xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" ')


@case()
def apple_numbers(book: Parts) -> None:
    """Numbers exported it: a summary of the export in front, the sheet renamed, no hidden sheet, no properties."""
    drop_properties(book)
    drop_hidden_sheet(book)
    book.swap('name="Phiếu đánh giá"', 'name="Phiếu đánh giá - Table 1"', WORKBOOK)
    cell = '<c r="A1" t="inlineStr"><is><t>This document was exported from Numbers.</t></is></c>'
    book.add_sheet("Export Summary", _sheet(f'<row r="1">{cell}</row>'), first=True)


def _sheet(rows: str) -> str:
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{namespace}"><sheetData>{rows}</sheetData></worksheet>'


@case()
def without_styles(book: Parts) -> None:
    """A converter dropped the styles and kept the numbers of the styles in the cells."""
    book.drop("xl/styles.xml", "xl/theme/theme1.xml")
    book[RELATIONS] = re.sub(r"<Relationship [^>]*(styles|theme)[^>]*>", "", book[RELATIONS])


@case()
def without_cell_addresses(book: Parts) -> None:
    """A program left out the addresses of rows and cells, which the format allows, and wrote every empty cell."""
    rows = []
    for row in re.findall(r"<row .*?</row>", book[TABLE], re.DOTALL):
        cells = {
            m[1]: m[0] for m in re.finditer(r'<c r="([A-Z]+)[0-9]+"[^>]*?(?:/>|>.*?</c>)', row, re.DOTALL)
        }
        inner = "".join(
            re.sub(r' r="[A-Z0-9]+"', "", cells.get(c, "<c/>"), count=1) for c in "ABCDEFGHIJKLMNOPQRS"
        )
        rows.append(f"<row>{inner}</row>")
    book[TABLE] = re.sub(
        r"<sheetData>.*</sheetData>",
        lambda _: f"<sheetData>{''.join(rows)}</sheetData>",
        book[TABLE],
        flags=re.DOTALL,
    )


@case()
def prefixed_elements(book: Parts) -> None:
    """The Open XML SDK wrote the parts with a prefix on every element."""

    def prefixed(name: str, text: str) -> str:
        if not name.startswith("xl/") or name.endswith(".rels") or "theme" in name:
            return text
        text = re.sub(r"<(/?)([a-zA-Z]+)(?=[ />])", r"<\1x:\2", text)
        return text.replace(" xmlns=", " xmlns:x=")

    book.each(prefixed)


@case()
def byte_order_marks(book: Parts) -> None:
    """A program put a byte-order mark and a declaration before every part."""
    book.each(lambda _, text: f'\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n{text}')


@case()
def utf_16_parts(book: Parts) -> None:
    """A program wrote the sheet in UTF-16."""
    text = f'<?xml version="1.0" encoding="UTF-16"?>{book[TABLE]}'
    book.members[TABLE] = text.encode("utf-16")


@case()
def openpyxl_copy(book: Parts) -> bytes:
    """A script opened it with openpyxl and saved it: results of formulas are gone."""
    copy = openpyxl.load_workbook(io.BytesIO(book.packed()))
    out = io.BytesIO()
    copy.save(out)
    return out.getvalue()


@case()
def pandas_copy(book: Parts) -> bytes:
    """A script copied the values of the sheet with pandas: no head styles, no formulas, no other sheets."""
    frame = pd.read_excel(io.BytesIO(untouched()), sheet_name=CHECKLIST_SHEET, header=None)
    out = io.BytesIO()
    frame.to_excel(out, header=False, index=False)
    return out.getvalue()


@case("RESULT_OF_A_FORMULA G12")
def google_array_formula(book: Parts) -> None:
    """Google Sheets wrote a sum as an array formula with its result."""
    book.cell("G12", '<f t="array" ref="G12">ARRAYFORMULA(SUM(1,2))</f><v>3</v>')
