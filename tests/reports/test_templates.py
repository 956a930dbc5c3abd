"""Templates: ours are what the script builds, in the form of an official document; an office's own is taken or told off."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from checklist.upload import MEGABYTE
from docs.report_tags import PAGE, page
from reports import Template, in_use, ours, template_problems
from reports.build_templates import BUILDERS
from reports.contents import Head
from reports.rendering import MAX_BYTES, MAX_EXPANDED_BYTES, rendered, sample
from reports.template_files import office_path
from tests.reports.documents import opened, template_of, words
from wording import Kind

EVERY = pytest.mark.parametrize("template", list(Template), ids=lambda one: one.name)
MILLIMETRE = 36_000


def members(content: bytes) -> dict[str, bytes]:
    """The parts of a document that say something; its properties hold the moment when it was made."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"}


def problems(template: bytes) -> list[Kind]:
    return [one.kind for one in template_problems(template, Template.COMMUNE.record, "bao-cao-xa.docx")]


@EVERY
def test_our_templates_are_what_the_script_builds(template: Template) -> None:
    built = BytesIO()
    BUILDERS[template]().save(built)
    assert members(built.getvalue()) == members(ours(template)), "run `python -m reports.build_templates`"


@EVERY
def test_our_templates_have_no_problems(template: Template) -> None:
    assert template_problems(ours(template), template.record, template.file) == []


@EVERY
def test_our_templates_have_the_form_of_an_official_document(template: Template) -> None:
    document = opened(ours(template))
    section = document.sections[0]
    size = (section.page_width, section.page_height)
    assert [round((one or 0) / MILLIMETRE) for one in size] == [210, 297]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    margins = [round((one or 0) / MILLIMETRE) for one in sides]
    limits = [(20, 25), (20, 25), (30, 35), (15, 20)]
    assert all(low <= one <= high for one, (low, high) in zip(margins, limits, strict=True))
    normal = document.styles["Normal"].font  # type: ignore[attr-defined]
    assert normal.name == "Times New Roman" and 13 <= normal.size.pt <= 14
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml and "PAGE" not in section.first_page_header._element.xml
    said = words(ours(template))
    for part in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "BÁO CÁO", "Nơi nhận:"):
        assert part in said


@EVERY
def test_our_templates_leave_no_tag_behind(template: Template) -> None:
    said = words(rendered(ours(template), sample(template.record), ""))
    assert "{" not in said and "}" not in said


@pytest.mark.parametrize(
    ("template", "kind"),
    [
        (b"", Kind.REPORT_TEMPLATE_BROKEN),
        (b"khong phai word", Kind.REPORT_TEMPLATE_BROKEN),
        (ours(Template.COMMUNE)[:9000], Kind.REPORT_TEMPLATE_BROKEN),
        (b"PK" + bytes(MAX_BYTES), Kind.REPORT_TEMPLATE_BROKEN),
    ],
    ids=["empty", "text", "cut", "zeros"],
)
def test_what_is_no_document_is_told(template: bytes, kind: Kind) -> None:
    assert problems(template) == [kind]


def _zip(name: str, content: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def test_an_archive_that_is_no_document_is_told() -> None:
    assert problems(_zip("a.txt", b"a")) == [Kind.REPORT_TEMPLATE_BROKEN]


def test_a_template_that_expands_too_far_is_not_opened() -> None:
    (found,) = template_problems(
        _zip("word/document.xml", bytes(MAX_EXPANDED_BYTES + 1)), Head, "bao-cao-xa.docx"
    )
    assert found.kind is Kind.REPORT_TEMPLATE_TOO_LARGE
    assert f"{MAX_EXPANDED_BYTES // MEGABYTE} MB" in found.message("vi")


def test_tags_that_tear_the_document_are_told_and_not_mended_silently() -> None:
    document = opened(template_of("{% if minh_hoa %}"))
    document.add_table(rows=1, cols=1).cell(0, 0).text = "{% endif %}"
    made = BytesIO()
    document.save(made)
    assert problems(made.getvalue()) == [Kind.REPORT_TAGS_MISPLACED]


def test_tags_in_headers_and_properties_are_looked_at_too() -> None:
    document = opened(template_of("{{ mot }}"))
    document.sections[0].header.paragraphs[0].text = "{{ hai }}"
    document.core_properties.title = "{{ ba.__class__ }}"
    made = BytesIO()
    document.save(made)
    assert problems(made.getvalue()) == [Kind.REPORT_TAG_UNKNOWN] * 3


def test_a_tag_that_word_has_split_into_runs_is_still_one() -> None:
    document = opened(template_of())
    paragraph = document.add_paragraph("{{ ten_")
    paragraph.add_run("don_vi").bold = True
    paragraph.add_run(" }}")
    made = BytesIO()
    document.save(made)
    assert problems(made.getvalue()) == []
    assert "…" in words(rendered(made.getvalue(), sample(Template.COMMUNE.record), ""))


def test_the_offices_own_template_counts_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XASO_DATA_DIR", str(tmp_path))
    assert in_use(Template.COMMUNE).content == ours(Template.COMMUNE)
    path = office_path(Template.COMMUNE)
    path.parent.mkdir()
    path.write_bytes(b"cua co quan")
    found = in_use(Template.COMMUNE)
    assert found.of_the_office and found.content == b"cua co quan"
    assert not in_use(Template.PROVINCE).of_the_office


def test_a_huge_file_in_the_templates_place_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XASO_DATA_DIR", str(tmp_path))
    path = office_path(Template.COMMUNE)
    path.parent.mkdir()
    path.write_bytes(_zip("a", b"a") + bytes(MAX_BYTES * 2))
    assert len(in_use(Template.COMMUNE).content) == MAX_BYTES + 1


def test_the_page_about_templates_lists_every_tag() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `python -m docs.report_tags`"
