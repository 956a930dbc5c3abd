"""Word documents as a reader meets them: their words in order, and the descriptions of their pictures."""

from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring
from docx import Document
from docx.document import Document as Word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def paragraphs(content: bytes) -> list[str]:
    """The texts of all paragraphs of the body, those in tables too."""
    return ["".join(_said(one) for one in each.iter()) for each in body(content).iter(f"{W}p")]


def _said(element: Element) -> str:
    return {f"{W}t": element.text or "", f"{W}br": "\n", f"{W}tab": "\t"}.get(element.tag, "")


def words(content: bytes) -> str:
    """All of it in one text."""
    return "\n".join(paragraphs(content))


def body(content: bytes) -> Element:
    """The XML of the body."""
    with ZipFile(BytesIO(content)) as archive:
        found: Element = fromstring(archive.read("word/document.xml"))
    return found


def tables(content: bytes) -> list[list[list[str]]]:
    """The texts of the cells of all tables."""
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in opened(content).tables]


def opened(content: bytes) -> Word:
    """The document as python-docx reads it."""
    return Document(BytesIO(content))


def template_of(*texts: str) -> bytes:
    """A template with these paragraphs."""
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    made = BytesIO()
    document.save(made)
    return made.getvalue()
