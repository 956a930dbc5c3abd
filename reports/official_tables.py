"""Tables of a template: a header that repeats on each page, and a row that docxtpl repeats for each record of a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as Word
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table, _Cell, _Row

from reports.official_form import CENTRE, LEFT, SMALL, fix_widths, line

SIZE = 12
_SHADE = "EDEDED"


@dataclass(frozen=True)
class Column:
    """A column: its title, its width in mm, what a row says in it, and on which side."""

    title: str
    width: float
    says: str
    alignment: WD_ALIGN_PARAGRAPH = LEFT


def repeated(document: Word, loop: str, columns: Sequence[Column], size: float = SIZE) -> None:
    """A table with one row for each record: `loop` is "dong in xep_hang"."""
    table = _empty(document, columns, size)
    _tag_row(table, f"{{%tr for {loop} %}}")
    _row(table, [one.says for one in columns], columns, size)
    _tag_row(table, "{%tr endfor %}")
    fix_widths(table, [one.width for one in columns])


def in_groups(
    document: Word,
    group: tuple[str, str, Sequence[str]],
    loop: str,
    columns: Sequence[Column],
    size: float = SIZE,
) -> None:
    """The same in two levels: `group` is the outer loop, the text of its row, and the row's last cells."""
    outer, heading, last = group
    table = _empty(document, columns, size)
    _tag_row(table, f"{{%tr for {outer} %}}")
    row = table.add_row()
    _whole(row)
    wide = row.cells[0].merge(row.cells[len(columns) - len(last) - 1])
    _say(wide, heading, LEFT, size, bold=True)
    for cell, text, column in zip(
        row.cells[len(columns) - len(last) :], last, columns[-len(last) :], strict=True
    ):
        _say(cell, text, column.alignment, size, bold=True)
    _tag_row(table, f"{{%tr for {loop} %}}")
    _row(table, [one.says for one in columns], columns, size)
    _tag_row(table, "{%tr endfor %}")
    _tag_row(table, "{%tr endfor %}")
    fix_widths(table, [one.width for one in columns])


def across(
    document: Word, loops: tuple[str, str, str], columns: tuple[Column, Column, Column, Column]
) -> None:
    """A table whose middle columns are as many as there are verdicts.

    `loops` are those of the middle titles, of the rows, and of the middle cells; the second column is that of the
    middle ones.
    """
    titles, rows, cells = loops
    first, middle, *last = columns
    shown = [first, Column(f"{{%tc for {titles} %}}", 2, f"{{%tc for {cells} %}}"), middle]
    shown += [Column("{%tc endfor %}", 2, "{%tc endfor %}"), *last]
    table = _empty(document, shown, SMALL)
    _tag_row(table, f"{{%tr for {rows} %}}")
    _row(table, [one.says for one in shown], shown, SMALL)
    _tag_row(table, "{%tr endfor %}")
    fix_widths(table, [one.width for one in shown])


def _empty(document: Word, columns: Sequence[Column], size: float) -> Table:
    """The table with its header row."""
    table = document.add_table(rows=1, cols=len(columns))
    table.style, table.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
    header = table.rows[0]
    _whole(header)
    repeat = OxmlElement("w:tblHeader")
    header._tr.get_or_add_trPr().append(repeat)
    for cell, column in zip(header.cells, columns, strict=True):
        _say(cell, column.title, CENTRE, size, bold=True)
        shade = OxmlElement("w:shd")
        for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", _SHADE)):
            shade.set(qn(name), value)
        cell._tc.get_or_add_tcPr().append(shade)
    return table


def _row(table: Table, texts: Sequence[str], columns: Sequence[Column], size: float) -> None:
    row = table.add_row()
    _whole(row)
    for cell, text, column in zip(row.cells, texts, columns, strict=True):
        _say(cell, text, column.alignment, size)


def _tag_row(table: Table, text: str) -> None:
    """A row that is gone from the report."""
    table.add_row().cells[0].paragraphs[0].add_run(text)


def _say(cell: _Cell, text: str, alignment: WD_ALIGN_PARAGRAPH, size: float, bold: bool = False) -> None:
    """Text in a cell; a bold one is a heading and stays with the row below."""
    paragraph = line(cell, text, size=size, bold=bold, alignment=alignment)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.keep_with_next = bold


def _whole(row: _Row) -> None:
    """The row is not broken between pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
