"""Attachments: what a file is, by its content, whatever its name says."""

from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import AttachmentRefused
from store.papers.attachments import LARGEST, media_type_of
from tests.attachments import JPEG, PDF, PNG, picture

TAKEN = {"a.pdf": (PDF, "application/pdf"), "a.png": (PNG, "image/png"), "a.jpg": (JPEG, "image/jpeg")}
HTML = b"<!DOCTYPE html><script>alert(1)</script>"
EMPTY_CHUNK = b"\x00\x00\x00\x00tEXt" + crc32(b"tEXt").to_bytes(4)
MORE_JPEGS = {
    "progressive": picture("JPEG", progressive=True),
    "with a comment": picture("JPEG", comment="Chụp tại xã"),
    "with what a telephone writes behind it": JPEG + b"SEFT" + b"\x00" * 2_000,
    "with a byte to fill before a mark": JPEG[:2] + b"\xff" + JPEG[2:],
}


def rule_of(content: bytes, name: str) -> str:
    with pytest.raises(AttachmentRefused) as refusal:
        media_type_of(content, name)
    assert (refusal.value.code, refusal.value.details["file_name"]) == ("ATTACHMENT_REFUSED", name)
    return refusal.value.details["rule"]


@pytest.mark.parametrize(("name", "taken"), TAKEN.items())
def test_a_pdf_a_png_and_a_jpeg_are_taken(name, taken):
    assert media_type_of(taken[0], name) == taken[1]
    assert media_type_of(taken[0], f"Báo cáo số 12.{name.upper()}") == taken[1]


@pytest.mark.parametrize("content", MORE_JPEGS.values(), ids=MORE_JPEGS)
def test_a_photograph_is_taken_as_cameras_write_it(content):
    assert media_type_of(content, "anh.jpeg") == "image/jpeg"


def test_a_pdf_that_was_signed_or_padded_is_taken():
    again = (
        PDF + b"3 0 obj<</Type/Sig>>endobj\nxref\n0 1\ntrailer<</Prev 104>>\nstartxref\r\n241\r\n%%EOF\r\n"
    )
    assert media_type_of(again, "a.pdf") == media_type_of(PDF + b"\n\x00\x00", "a.pdf") == "application/pdf"


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00" + PDF,
        HTML,
        HTML + PDF,
        b"\xef\xbb\xbf" + PDF,
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"PK\x03\x04",
        picture("GIF"),
        picture("BMP"),
        b" " + PNG,
        b"\xff\xd8",
    ],
)
@pytest.mark.parametrize("name", TAKEN)
def test_what_is_something_else_is_refused_whatever_its_name(content, name):
    assert rule_of(content, name) == "kind"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF", "a.pdf"),
        (b"%PDF-<script>" + PDF[5:], "a.pdf"),
        (PDF.replace(b"startxref", b"startxxxx"), "a.pdf"),
        (PDF + HTML, "a.pdf"),
        (PDF + b"PK\x03\x04", "a.pdf"),
        (PNG + HTML, "a.png"),
        (PNG[:8] + HTML, "a.png"),
        (PNG.replace(b"IHDR", b"IHDX"), "a.png"),
        (PNG[:8] + PNG[33:], "a.png"),
        (PNG[:33] + PNG[-12:], "a.png"),
        (PNG[:-12] + EMPTY_CHUNK * 20_000 + PNG[-12:], "a.png"),
        (JPEG[:3] + HTML, "a.jpg"),
        (JPEG[:2] + b"\xff" * 20_000 + JPEG[2:], "a.jpg"),
        (JPEG[:2] + b"\xff\xda\x00\x02\xff\xd9", "a.jpg"),
        (JPEG[:2] + b"\xff\x01" + JPEG[2:], "a.jpg"),
    ],
)
def test_what_only_begins_like_one_or_wears_the_reader_out_is_refused(content, name):
    assert rule_of(content, name) == "damaged"


@pytest.mark.parametrize("name", TAKEN)
@given(cut=st.integers(0, 10_000))
def test_a_file_that_was_cut_off_is_refused(name, cut):
    content, _ = TAKEN[name]
    assert rule_of(content.rstrip()[: cut % len(content.rstrip())], name) in ("empty", "kind", "damaged")


@given(content=st.binary(max_size=300), start=st.sampled_from((b"", PDF[:9], PNG[:8], PNG[:33], JPEG[:20])))
def test_whatever_else_comes_is_refused_and_breaks_nothing(content, start):
    assert rule_of(start + content, "a.pdf") in ("empty", "kind", "damaged")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (PDF, "a.exe"),
        (PDF, "a.pdf.exe"),
        (PDF, "a.png"),
        (PDF, "a"),
        (PDF, ""),
        (PNG, "a.jpg"),
        (PNG, "a.svg"),
        (PNG, "a.html"),
        (JPEG, "a.png"),
        (JPEG, "jpg"),
    ],
)
def test_a_name_that_says_another_kind_is_refused(content, name):
    assert rule_of(content, name) == "ending"


def test_ten_megabytes_are_taken_and_a_byte_more_is_not():
    full = PDF[:9] + b"%" * (LARGEST - len(PDF)) + PDF[9:]
    assert media_type_of(full, "a.pdf") == "application/pdf"
    with pytest.raises(AttachmentRefused) as refusal:
        media_type_of(full + b"\n", "a.pdf")
    assert refusal.value.details == {
        "rule": "too_large",
        "file_name": "a.pdf",
        "limit": LARGEST,
        "found": LARGEST + 1,
    }
    assert rule_of(b"", "a.pdf") == "empty"
