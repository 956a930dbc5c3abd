"""The parts of an official document as Nghị định 30/2020/NĐ-CP sets them, as building blocks for templates.

Sizes are those of its annex I: A4, margins 20-25 mm above and below, 30-35 left, 15-20 right; Times New Roman 13 to 14;
the page's number centred above, not on the first page.
"""

from collections.abc import Sequence

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

FONT, BODY, SMALL = "Times New Roman", 14, 11
TEXT_WIDTH = 210 - 30 - 20
"""Millimetres between the margins."""

LEFT, CENTRE, RIGHT, JUSTIFIED = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def new_document() -> Word:
    """An empty A4 document with margins, font and numbered pages."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    section.header_distance = section.footer_distance = Mm(10)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(BODY)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.get_or_add_rPr().append(language)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    document.core_properties.author = ""
    section.different_first_page_header_footer = True
    _field(section.header.paragraphs[0], "PAGE")
    for footer in (section.first_page_footer, section.footer):
        marked(footer.paragraphs[0], "{% if minh_hoa %}Dữ liệu minh họa, không phải kết quả thật{% endif %}")
    return document


def marked(paragraph: Paragraph, text: str) -> None:
    """A small centred line at the foot of a page."""
    paragraph.alignment = CENTRE
    _run(paragraph, text, size=SMALL, italic=True)


def head(document: Word) -> None:
    """Agency on the left, national title on the right, number and date below."""
    table = document.add_table(rows=2, cols=2)
    fix_widths(table, (66, 102))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    left, right = table.rows[0].cells
    line(left, "{{ co_quan_chu_quan }}", size=12)
    line(left, "{{ co_quan }}", size=12, bold=True)
    rule_below(left, 24)
    line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
    line(right, "Độc lập - Tự do - Hạnh phúc", size=13, bold=True)
    rule_below(right, 22)
    left, right = table.rows[1].cells
    line(left, "Số: {{ so_ky_hieu }}", size=13)
    line(right, "{{ dia_danh }}, {{ ngay_thang }}", size=13, italic=True)


def title(document: Word, kind: str, subjects: Sequence[str]) -> None:
    """The kind of document and what it is about, with the short line below."""
    line(document, kind, size=BODY, bold=True, before=14)
    for subject in subjects:
        line(document, subject, size=BODY, bold=True)
    rule_below(document, 60)


def line(
    into: Word | _Cell,
    text: str,
    size: float = BODY,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    alignment: WD_ALIGN_PARAGRAPH = CENTRE,
) -> Paragraph:
    """A line of its own, centred; in a cell that is still empty its first one."""
    empty = isinstance(into, _Cell) and len(into.paragraphs) == 1 and not into.paragraphs[0].runs
    paragraph = into.paragraphs[0] if empty else into.add_paragraph()
    paragraph.alignment = alignment
    paragraph.paragraph_format.space_before = Pt(before)
    _run(paragraph, text, size, bold, italic)
    return paragraph


def rule_below(into: Word | _Cell, indent_mm: float) -> None:
    """The thin line under a title, `indent_mm` in from both sides."""
    paragraph = into.add_paragraph()
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(indent_mm)
    shape.line_spacing, shape.space_after = Pt(3), Pt(6)
    _run(paragraph, "", size=2)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("w:val", "single"), ("w:sz", "6"), ("w:space", "0"), ("w:color", "000000")):
        top.set(qn(name), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")


def heading(document: Word, text: str) -> None:
    """The title of a part, kept with what follows."""
    paragraph = line(document, text, bold=True, before=10, alignment=JUSTIFIED)
    paragraph.paragraph_format.first_line_indent = Cm(1)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.style = document.styles["Normal"]
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "0")
    paragraph._p.get_or_add_pPr().insert_element_before(level, "w:rPr")


def body(document: Word, text: str, italic: bool = False, keep: bool = False) -> Paragraph:
    """A paragraph of text: justified, first line in by a centimetre."""
    paragraph = line(document, text, italic=italic, before=6, alignment=JUSTIFIED)
    paragraph.paragraph_format.first_line_indent = Cm(1)
    paragraph.paragraph_format.line_spacing = 1.15
    paragraph.paragraph_format.keep_with_next = keep
    return paragraph


def tag(document: Word, text: str) -> None:
    """A paragraph that holds a tag alone and is gone from the report: `{%p if … %}`."""
    line(document, text, size=SMALL, alignment=LEFT)


def framed(document: Word, text: str) -> None:
    """A line in a frame, for what must not be overlooked."""
    paragraph = line(document, text, size=13, bold=True, before=6)
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("w:val", "single"), ("w:sz", "8"), ("w:space", "4"), ("w:color", "000000")):
            edge.set(qn(name), value)
        borders.append(edge)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")


def picture(document: Word, text: str, caption: str) -> None:
    """A chart with its caption below."""
    paragraph = line(document, text, before=8)
    paragraph.paragraph_format.keep_with_next = True
    line(document, caption, size=12, italic=True, before=2)


def page_break(document: Word) -> None:
    """What follows begins a new page."""
    document.add_page_break()


def fix_widths(table: Table, widths_mm: Sequence[float]) -> None:
    """Give the columns their widths, in the grid and in every cell, as Word and LibreOffice each want it."""
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _field(paragraph: Paragraph, instruction: str) -> None:
    """A field that Word fills in: the number of the page."""
    paragraph.alignment = CENTRE
    run = paragraph.add_run()
    run.font.size = Pt(13)
    for kind, text in (("begin", ""), ("", instruction), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.set(qn("xml:space"), "preserve")
            part.text = text
        run._r.append(part)


def _run(paragraph: Paragraph, text: str, size: float, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
