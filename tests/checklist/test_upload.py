"""The gate: what is refused before it is parsed, with the reason that a person can act on."""

import io
import random
import struct
import zipfile
import zlib

import openpyxl
import pytest

from checklist import upload
from checklist.upload import MAX_BYTES, inspect, require_defused
from tests.checklist.workbooks import filled, read, rewritten

GOOD = filled("| A.1 | 1 | 2 | | | QĐ | |")
CONTENT_TYPES = "[Content_Types].xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def codes(content: bytes, file: str = "phieu.xlsx") -> list[str]:
    found = [problem.code for problem in inspect(content, file)]
    assert found == [p.code for p in read(content, file).problems] or not found
    return found


def with_member(name: str, part: bytes, base: bytes = GOOD) -> bytes:
    out = io.BytesIO(base)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, part)
    return out.getvalue()


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in members.items():
            archive.writestr(name, part)
    return out.getvalue()


def typed(kind: str) -> bytes:
    part = f'<Types xmlns="t"><Override PartName="/x" ContentType="application/vnd.{kind}+xml"/></Types>'
    return packed({CONTENT_TYPES: part.encode()})


def test_a_checklist_passes() -> None:
    assert codes(GOOD) == []


@pytest.mark.parametrize(
    ("content", "file", "code"),
    [
        (b"", "phieu.xlsx", "EMPTY_FILE"),
        (b"x" * (MAX_BYTES + 1), "phieu.xlsx", "FILE_TOO_LARGE"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "phieu.xlsx", "PASSWORD_PROTECTED"),
        (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "phieu.xls", "OLD_EXCEL_FILE"),
        (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "phieu.doc", "NOT_A_WORKBOOK"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", "phieu.xls", "OLD_EXCEL_FILE"),
        ("Mã;Tử số\nA.1;5\n".encode(), "phieu.csv", "CSV_FILE"),
        ("Mã,Tử số\nA.1,5\n".encode(), "phieu.xlsx", "CSV_FILE"),
        ("Mã\tTử số\nA.1\t5\n".encode("utf-16"), "phieu.xlsx", "CSV_FILE"),
        (b"xin chao", "phieu.xlsx", "NOT_A_WORKBOOK"),
        (b"<html><table></table></html>", "phieu.xls", "NOT_A_WORKBOOK"),
        (b"%PDF-1.7 ...", "phieu.xlsx", "NOT_A_WORKBOOK"),
        (bytes(range(256)) * 4, "phieu.xlsx", "NOT_A_WORKBOOK"),
        (GOOD[: len(GOOD) // 2], "phieu.xlsx", "DAMAGED_WORKBOOK"),
        (GOOD[:400] + b"\0\0\0\0" + GOOD[404:], "phieu.xlsx", "DAMAGED_WORKBOOK"),
        (b"PK\x03\x04", "phieu.xlsx", "DAMAGED_WORKBOOK"),
        (packed({"a.xlsx": GOOD}), "phieu.xlsx", "NOT_A_WORKBOOK"),
        (
            packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
            "phieu.ods",
            "NOT_A_WORKBOOK",
        ),
        (
            typed("openxmlformats-officedocument.wordprocessingml.document.main"),
            "phieu.docx",
            "NOT_A_WORKBOOK",
        ),
        (typed("ms-excel.sheet.binary.macroEnabled.main"), "phieu.xlsb", "NOT_A_WORKBOOK"),
    ],
)
def test_what_is_no_workbook_is_named(content: bytes, file: str, code: str) -> None:
    assert codes(content, file) == [code]


def test_the_size_is_the_limit_itself_not_one_byte_more() -> None:
    assert upload.too_large(MAX_BYTES, "a") is None
    assert upload.too_large(MAX_BYTES + 1, "a") is not None


@pytest.mark.parametrize(
    "content",
    [
        with_member("xl/vbaProject.bin", b"code"),
        with_member("xl/macrosheets/sheet1.xml", b"<a/>"),
        with_member("xl/activeX/activeX1.xml", b"<a/>"),
        rewritten(
            GOOD,
            {
                CONTENT_TYPES: lambda x: x.replace(
                    "openxmlformats-officedocument.spreadsheetml.sheet.main",
                    "ms-excel.sheet.macroEnabled.main",
                )
            },
        ),
    ],
    ids=["project", "old macro sheet", "control", "content type"],
)
def test_macros_are_refused(content: bytes) -> None:
    assert codes(content) == ["HAS_MACROS"]


def _relation(kind: str, target: str) -> bytes:
    one = f'<Relationship Id="r9" Type="http://x/{kind}" Target="{target}" TargetMode="External"/>'
    part = f'<Relationships xmlns="r">{one}</Relationships>'
    return with_member("xl/worksheets/_rels/sheet9.xml.rels", part.encode())


@pytest.mark.parametrize(
    "content",
    [
        with_member("xl/externalLinks/externalLink1.xml", b"<a/>"),
        with_member("xl/connections.xml", b"<a/>"),
        _relation("externalLinkPath", "file:///C:/khac.xlsx"),
        _relation("image", "http://example.org/a.png"),
        _relation("oleObject", "file://a"),
    ],
    ids=["book", "connection", "path", "picture", "object"],
)
def test_links_to_other_files_are_refused(content: bytes) -> None:
    assert codes(content) == ["HAS_EXTERNAL_LINKS"]


def test_a_web_address_in_a_cell_is_no_link_to_a_file() -> None:
    def change(book: openpyxl.Workbook) -> None:
        book.worksheets[0]["F6"].hyperlink = "https://thanhhoa.gov.vn/qd12"

    assert codes(filled("| A.1 | 1 | 2 | | | QĐ | |", change=change)) == []


DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "docProps/custom.xml", "xl/any.bin"])
def test_entities_are_refused_in_any_part_and_encoding(name: str, encoding: str) -> None:
    declared = "-".join(encoding.split("-")[:2])
    part = f'<?xml version="1.0" encoding="{declared}"?>{DOCTYPE}'.encode(encoding)
    members = {
        n: zipfile.ZipFile(io.BytesIO(GOOD)).read(n) for n in zipfile.ZipFile(io.BytesIO(GOOD)).namelist()
    }
    assert codes(packed({**members, name: part})) == ["HAS_XML_ENTITIES"]


def test_a_doctype_is_refused_however_it_is_spaced() -> None:
    part = b"<?xml version='1.0'?>\n<!-- a -->\n" + b" " * upload.CHUNK + b"<!DOCTYPE\nx>\n<x/>"
    assert codes(with_member("xl/late.xml", part + random.Random(1).randbytes(100))) == ["HAS_XML_ENTITIES"]


@pytest.mark.parametrize("size", [upload.MAX_EXPANDED_BYTES + 1, 51 * 2_000])
def test_a_file_that_unpacks_too_far_is_refused(size: int) -> None:
    assert codes(packed({CONTENT_TYPES: bytes(size)})) == ["EXPANDS_TOO_FAR"]


def test_a_size_that_lies_is_not_believed() -> None:
    """The directory says 100 bytes, the member holds 10 MB: never unpacked beyond what it says."""
    honest = packed({CONTENT_TYPES: bytes(10_000_000)})
    size = struct.pack("<I", 10_000_000)
    lying = honest.replace(size, struct.pack("<I", 100))
    assert lying != honest and codes(lying) == ["DAMAGED_WORKBOOK"]
    also_the_sum = lying.replace(
        struct.pack("<I", zlib.crc32(bytes(10_000_000))), struct.pack("<I", zlib.crc32(bytes(100)))
    )
    assert set(codes(also_the_sum)) <= {"DAMAGED_WORKBOOK", "NOT_A_WORKBOOK"}


def test_two_members_of_one_name_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        doubled = with_member("xl/workbook.xml", b"<x/>")
    assert codes(doubled) == ["DAMAGED_WORKBOOK"]
    assert codes(with_member("XL/Workbook.xml", b"<x/>")) == ["DAMAGED_WORKBOOK"]


def test_a_flood_of_texts_is_refused_before_it_is_parsed() -> None:
    rng = random.Random(1)
    strings = "".join(
        f"<si><t>{rng.random()}</t></si>" for _ in range(upload.MAX_TAGS_OUTSIDE_SHEETS // 4 + 1)
    )
    assert codes(with_member("xl/sharedStrings.xml", f"<sst>{strings}</sst>".encode())) == ["TOO_COMPLEX"]


def test_all_reasons_of_a_package_are_told() -> None:
    both = with_member("xl/connections.xml", b"<a/>", with_member("xl/vbaProject.bin", b"code"))
    assert codes(both) == ["HAS_MACROS", "HAS_EXTERNAL_LINKS"]


def test_without_defusedxml_the_program_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    require_defused()
    monkeypatch.setattr(openpyxl, "DEFUSEDXML", False)
    with pytest.raises(RuntimeError, match="pip install"):
        require_defused()


def test_with_another_parser_than_defusedxml_the_program_does_not_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(openpyxl, "LXML", True)
    with pytest.raises(RuntimeError, match="lxml"):
        require_defused()
