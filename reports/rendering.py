"""A template filled with a report: bytes of a .docx in, bytes of a .docx out."""

from base64 import b64decode
from dataclasses import fields, replace
from io import BytesIO
from typing import Any, get_args, get_origin, get_type_hints
from zipfile import BadZipFile, ZipFile

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm
from docxtpl import DocxTemplate, InlineImage  # type: ignore[import-untyped]

from checklist.plain_text import visible
from checklist.upload import MEGABYTE, megabytes
from reports.contents import Picture
from wording.problems import Fact, Kind, Problem
from wording.tags import environment, problems_of

MAX_BYTES, MAX_EXPANDED_BYTES = 2 * MEGABYTE, 12 * MEGABYTE
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EMU_IN_A_TWENTIETH = 635
"""Word's two units of length: a twentieth of a point (dxa) has so many EMU."""
_ONE_DOT = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg=="
)
"""A white picture of one pixel."""


class _Template(DocxTemplate):
    """A template whose XML must stay whole: docxtpl would mend what broken tags leave, and lose text by it."""

    def fix_tables(self, xml: str) -> Any:
        """The body as a tree; tables with as many columns as a list has get the widths of their cells."""
        parse_xml(xml)
        tree = super().fix_tables(xml)
        section = self.docx.sections[0]
        room = (section.page_width - section.left_margin - section.right_margin) // _EMU_IN_A_TWENTIETH
        for table in tree.iter(qn("w:tbl")):
            _fit(table, room)
        return tree

    def sources(self) -> list[str]:
        """The Jinja texts of body, headers, footers and properties, a paragraph a line."""
        self.render_init()
        parts = [self.get_xml()]
        for uri in (self.HEADER_URI, self.FOOTER_URI):
            parts += [self.get_part_xml(part) for _, part in self.get_headers_footers(uri)]
        notes = [part for part in self.docx.part.package.parts if part.partname.endswith("/footnotes.xml")]
        parts += [part.blob.decode("utf-8") for part in notes]
        properties = self.docx.core_properties
        texts = [
            getattr(properties, name) for name in ("author", "comments", "identifier", "language", "subject")
        ]
        patched = [
            self.patch_xml(part).replace("<w:p ", "\n<w:p ").replace("<w:p>", "\n<w:p>") for part in parts
        ]
        return [*patched, *texts, properties.title]


def _fit(table: Any, room: int) -> None:
    """Write the widths of a table's cells into its grid; one that is wider than `room` (dxa) is made narrower."""
    row = next((one for one in table.findall(qn("w:tr")) if not one.findall(f".//{qn('w:gridSpan')}")), None)
    grid = table.find(qn("w:tblGrid"))
    widths = [] if row is None else row.findall(f"{qn('w:tc')}/{qn('w:tcPr')}/{qn('w:tcW')}")
    if grid is None or len(grid) != len(widths) or any(one.get(qn("w:type")) != "dxa" for one in widths):
        return
    total = sum(int(one.get(qn("w:w"))) for one in widths)
    factor = min(1.0, room / total) if total else 1.0
    for column, width in zip(grid, widths, strict=True):
        column.set(qn("w:w"), str(int(int(width.get(qn("w:w"))) * factor)))
    if factor < 1:
        for width in table.iter(qn("w:tcW")):
            width.set(qn("w:w"), str(int(int(width.get(qn("w:w"))) * factor)))


class _Drawn(InlineImage):
    """A picture in the text, with words for those who do not see it."""

    def __init__(self, template: _Template, shown: Picture) -> None:
        super().__init__(template, BytesIO(shown.png), width=Cm(shown.width_cm))
        self._described = shown.described

    def _insert_image(self) -> str:
        inline = self.tpl.current_rendering_part.new_pic_inline(
            self.image_descriptor, self.width, self.height
        )
        inline.docPr.set("descr", self._described)
        drawing = f"<w:drawing>{inline.xml}</w:drawing>"
        return f'</w:t></w:r><w:r>{drawing}</w:r><w:r><w:t xml:space="preserve">'


def template_problems(template: bytes, of: type, file: str) -> list[Problem]:
    """Why a template cannot be filled with a record of the type `of`: all reasons at once, empty where it can."""
    if refused := _refused(template, file):
        return [refused]
    try:
        sources = _Template(BytesIO(template)).sources()
    except Exception:  # python-docx and lxml raise a dozen kinds for what is no document
        return [Problem(Kind.REPORT_TEMPLATE_BROKEN, file)]
    found = [problem for source in sources for problem in problems_of(source, of, file)]
    if found:
        return found
    try:
        for full in (True, False):
            rendered(template, sample(of, full), "")
    except Exception:  # what the tags leave is no XML, or a tag stands where docxtpl cannot have it
        return [Problem(Kind.REPORT_TAGS_MISPLACED, file)]
    return []


def _refused(template: bytes, file: str) -> Problem | None:
    """What is told before anything is parsed: too large, or no package."""
    size = len(template)
    try:
        with ZipFile(BytesIO(template)) as archive:
            expanded = sum(member.file_size for member in archive.infolist())
    except (BadZipFile, ValueError, NotImplementedError):
        return Problem(Kind.REPORT_TEMPLATE_BROKEN, file)
    if size <= MAX_BYTES and expanded <= MAX_EXPANDED_BYTES:
        return None
    limit = (MAX_BYTES if size > MAX_BYTES else MAX_EXPANDED_BYTES) // MEGABYTE
    facts: dict[str, Fact] = {"found": megabytes(max(size, expanded)), "limit": limit}
    return Problem(Kind.REPORT_TEMPLATE_TOO_LARGE, file, facts=facts)


def rendered(template: bytes, report: Any, title: str) -> bytes:
    """Fill a template that has no problems with a record of `reports.contents`."""
    document = _Template(BytesIO(template))
    document.render_init()
    context = {one.name: _shown(document, getattr(report, one.name)) for one in fields(report)}
    document.render(context, environment(), autoescape=True)
    properties = document.docx.core_properties
    properties.title, properties.author, properties.language = (
        visible(title),
        visible(report.co_quan),
        "vi-VN",
    )
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _shown(document: _Template, value: Any) -> Any:
    """The value as the template gets it: pictures drawn, texts from outside without control characters."""
    if isinstance(value, Picture):
        return _Drawn(document, value)
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, tuple):
        return tuple(_shown(document, one) for one in value)
    if isinstance(value, bool):
        return value
    return replace(value, **{one.name: _shown(document, getattr(value, one.name)) for one in fields(value)})


def sample(of: type, full: bool = True) -> Any:
    """A record of a type with something in every field, or with nothing in any, to try a template on."""
    if of is str:
        return "…" if full else ""
    if of is bool:
        return full
    if of is Picture:
        return Picture(_ONE_DOT, "…", 1.0)
    if get_origin(of) is tuple:
        return (sample(get_args(of)[0]),) * 2 if full else ()
    return of(**{name: sample(hint, full) for name, hint in get_type_hints(of).items()})
