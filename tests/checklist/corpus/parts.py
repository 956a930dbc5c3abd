"""A workbook as its parts, and the small changes that the cases make to them."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.utils import column_index_from_string, get_column_letter

TABLE = "xl/worksheets/sheet1.xml"
WORKBOOK, RELATIONS, TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_REFERENCE = re.compile(r"(?<![A-Za-z0-9])(\$?)([A-Z]{1,3})(\$?)([0-9]+)(?![0-9(])")
_IN_A_SHEET = re.compile(
    r'((?<=<row r=")[0-9]+|(?<=<f>).*?(?=</f>)|(?<=[ f]r=")[A-Z]+[0-9]+|(?<=ref=")[A-Z0-9: ]+)', re.DOTALL
)


@dataclass
class Parts:
    """The members of an .xlsx by name."""

    members: dict[str, bytes]

    @classmethod
    def of(cls, content: bytes) -> "Parts":
        """Unpack a workbook."""
        with ZipFile(io.BytesIO(content)) as archive:
            return cls({name: archive.read(name) for name in archive.namelist()})

    def packed(self) -> bytes:
        """Pack it again."""
        out = io.BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            for name, part in self.members.items():
                archive.writestr(name, part)
        return out.getvalue()

    def __getitem__(self, name: str) -> str:
        return self.members[name].decode()

    def __setitem__(self, name: str, text: str) -> None:
        self.members[name] = text.encode()

    def drop(self, *names: str) -> None:
        """Take parts away, with what the content types say of them."""
        for name in names:
            del self.members[name]
            self[TYPES] = re.sub(rf'<Override PartName="/{re.escape(name)}"[^>]*>', "", self[TYPES])

    def swap(self, before: str, after: str, part: str = TABLE) -> None:
        """Write one text for another; it must be there."""
        assert before in self[part], before
        self[part] = self[part].replace(before, after)

    def each(self, change: Callable[[str, str], str]) -> None:
        """Change the text of every XML part; `change` gets name and text."""
        for name in self.members:
            if name.endswith((".xml", ".rels")):
                self[name] = change(name, self[name])

    def cell(self, address: str, inner: str, kind: str = "n", style: int | None = None) -> None:
        """Write the XML within a cell, which may be new in its row; its style stays unless another is given."""
        number = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        row = re.search(rf'<row r="{number}"[^>]*?(/>|>.*?</row>)', self[TABLE], re.DOTALL)
        if row is None:
            self.swap("</sheetData>", f'<row r="{number}"></row></sheetData>')
            return self.cell(address, inner, kind, style)
        old = re.search(rf'<c r="{address}"([^>]*?)(/>|>.*?</c>)', row[0], re.DOTALL)
        look = re.search(r's="[0-9]+"', old[1]) if old else None
        styled = f's="{style}"' if style is not None else look[0] if look else ""
        new = f'<c r="{address}" {styled} t="{kind}">{inner}</c>'
        changed = row[0].replace(old[0], new) if old else row[0].replace("</row>", f"{new}</row>")
        self.swap(row[0], changed)
        return None

    def type(self, address: str, text: str) -> None:
        """Put a text into a cell."""
        self.cell(address, f'<is><t xml:space="preserve">{escape(text)}</t></is>', "inlineStr")

    def number(self, address: str, said: str, style: int | None = None) -> None:
        """Put a number into a cell."""
        self.cell(address, f"<v>{said}</v>", style=style)

    def clear(self, *addresses: str) -> None:
        """Empty cells, as Delete does."""
        for address in addresses:
            self.cell(address, "")

    def merge(self, *ranges: str) -> None:
        """Merge cells; what stands under the merge stays, as some programs leave it."""
        self.swap("</mergeCells>", "".join(f'<mergeCell ref="{one}"/>' for one in ranges) + "</mergeCells>")

    def row(self, number: int, attributes: str) -> None:
        """Give a row more attributes, such as `hidden="1"`."""
        self.swap(f'<row r="{number}" ', f'<row r="{number}" {attributes} ')

    def insert_rows(self, before: int, count: int, inner: str = "") -> None:
        """Push the rows down as a spreadsheet program does, formulas too; the first new row holds `inner`."""

        def push(found: re.Match[str]) -> str:
            row = int(found[4])
            return f"{found[1]}{found[2]}{found[3]}{row + count if row >= before else row}"

        self[TABLE] = _IN_A_SHEET.sub(
            lambda found: (
                str(int(found[0]) + count * (int(found[0]) >= before))
                if found[0].isdecimal()
                else _REFERENCE.sub(push, found[0])
            ),
            self[TABLE],
        )
        if inner:
            self.swap("</sheetData>", f'<row r="{before}">{inner}</row></sheetData>')

    def insert_columns(self, before: str, count: int) -> None:
        """Push the columns to the right."""
        first = column_index_from_string(before)

        def push(found: re.Match[str]) -> str:
            column = column_index_from_string(found[2])
            moved = get_column_letter(column + count * (column >= first))
            return f"{found[1]}{moved}{found[3]}{found[4]}"

        self[TABLE] = _IN_A_SHEET.sub(
            lambda found: found[0] if found[0].isdecimal() else _REFERENCE.sub(push, found[0]), self[TABLE]
        )

    def delete_column(self, letters: str) -> None:
        """Empty a column with its header, which to a reader is what deleting it is."""
        self[TABLE] = re.sub(rf'<c r="{letters}[0-9]+"[^>]*?(/>|>.*?</c>)', "", self[TABLE], flags=re.DOTALL)

    def add_sheet(self, name: str, part: str, state: str = "visible", first: bool = False) -> None:
        """Add a sheet with this XML."""
        number = len([n for n in self.members if n.startswith("xl/worksheets/sheet")]) + 1
        file = f"worksheets/sheet{number}.xml"
        self[f"xl/{file}"] = part
        override = f'<Override PartName="/xl/{file}" ContentType="{_SHEET_TYPE}"/></Types>'
        self.swap("</Types>", override, TYPES)
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
        relation = f'<Relationship Id="rIdN{number}" Type="{kind}" Target="{file}"/></Relationships>'
        self.swap("</Relationships>", relation, RELATIONS)
        one = f'<sheet name="{escape(name)}" sheetId="{number}" state="{state}" r:id="rIdN{number}"/>'
        self.swap(
            "<sheets>" if first else "</sheets>", f"<sheets>{one}" if first else f"{one}</sheets>", WORKBOOK
        )
