"""What real archives look like: names in several encodings, what systems add, and what is no checklist."""

import io
from collections.abc import Mapping
from unicodedata import normalize
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo
from zlib import crc32

import pytest

from checklist.batch import Batch, read_all
from tests.checklist.corpus.cases import untouched
from tests.checklist.workbooks import EDITION

FOLDER = "Huyện Thọ Xuân/Xã Đông Thọ"
PHIEU = f"{FOLDER}/Phiếu đánh giá.xlsx"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def archive(members: Mapping[str, bytes]) -> bytes:
    """A zip as most programs write it: names in UTF-8 and flagged so."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def named(name: bytes, extra: bytes = b"") -> bytes:
    """A zip with one checklist, whose name is these bytes and not flagged as UTF-8."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        info = ZipInfo("?" * len(name))
        info.extra = extra
        packed.writestr(info, untouched())
    return out.getvalue().replace(b"?" * len(name), name)


def in_windows(name: str) -> bytes:
    """The code page of Vietnamese Windows keeps tones as letters of their own."""
    return b"".join(_one_letter(letter) for letter in normalize("NFC", name))


def _one_letter(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        bare, tone = normalize("NFD", letter)[:-1], normalize("NFD", letter)[-1]
        if tone in "\u0302\u0306\u031b":  # a shape stands last where the tone is below: ệ, ậ, ợ
            bare, tone = bare[0] + tone, bare[1:]
        return normalize("NFC", bare).encode("cp1258") + tone.encode("cp1258")


def in_extra_field(name: str, header: bytes) -> bytes:
    """WinRAR and Info-ZIP keep the name beside the one of the old code page."""
    said = b"\x01" + crc32(header).to_bytes(4, "little") + name.encode()
    return b"up" + len(said).to_bytes(2, "little") + said


def batch(name: str, content: bytes) -> Batch:
    return read_all([(name, content)], edition=EDITION, era="2022")


def refusals(read: Batch) -> dict[str, list[str]]:
    return {reading.file: [p.code for p in reading.errors] for reading in read.refused}


@pytest.mark.parametrize(
    "content",
    [
        archive({PHIEU: untouched()}),
        archive({normalize("NFD", PHIEU): untouched()}),
        named(PHIEU.encode()),
        named(normalize("NFD", PHIEU).encode()),
        named(in_windows(PHIEU)),
        named(in_windows(PHIEU.replace("/", "\\"))),
        named(b"Huy_n/X_.xlsx", in_extra_field(PHIEU, b"Huy_n/X_.xlsx")),
    ],
    ids=["7-Zip", "NFD", "macOS", "macOS NFD", "Windows", "backslashes", "WinRAR"],
)
def test_vietnamese_names_are_shown_as_they_were_written_whoever_packed_them(content: bytes) -> None:
    read = batch("nộp.zip", content)
    assert [one.file for one in read.readings] == [f"nộp.zip/{PHIEU}"]
    assert [one.unit for one in read.filled] == ["14758"]


def test_what_systems_add_to_archives_is_passed_over() -> None:
    added = {
        "__MACOSX/._Phiếu.xlsx": b"x",
        ".DS_Store": b"x",
        f"{FOLDER}/Thumbs.db": _OLE,
        f"{FOLDER}/desktop.ini": b"x",
        f"{FOLDER}/~$Phiếu.xlsx": b"x",
        f"{FOLDER}/": b"",
        f"{FOLDER}/Quyết định 12.docx": b"PK\x03\x04",
        f"{FOLDER}/ảnh.jpg": b"\xff\xd8\xff",
    }
    read = batch("nop.zip", archive({PHIEU: untouched(), **added}))
    assert [one.file for one in read.readings] == [f"nop.zip/{PHIEU}"] and read.filled


def test_what_may_hold_figures_and_is_no_checklist_is_told_file_by_file() -> None:
    strange = {
        "cu/phieu.xls": (_OLE + "Workbook".encode("utf-16-le"), "OLD_EXCEL_FILE"),
        "cu/phieu.et": (_OLE + "Workbook".encode("utf-16-le"), "OLD_EXCEL_FILE"),
        "cu/phieu.csv": ("Mã;Tử số\nA.1;5\n".encode(), "CSV_FILE"),
        "cu/phieu.ods": (archive({"mimetype": b"application/vnd.oasis"}), "NOT_A_WORKBOOK"),
        "cu/cac-xa.zip": (archive({"a.xlsx": untouched()}), "ARCHIVE_IN_ARCHIVE"),
        "cu/cac-xa.rar": (b"Rar!\x1a\x07\x01\x00", "NOT_A_WORKBOOK"),
        "cu/cac-xa.7z": (b"7z\xbc\xaf\x27\x1c", "NOT_A_WORKBOOK"),
    }
    members = {name: content for name, (content, _) in strange.items()}
    read = batch("nop.zip", archive({PHIEU: untouched(), **members}))
    assert refusals(read) == {f"nop.zip/{name}": [code] for name, (_, code) in strange.items()}
    assert [one.unit for one in read.filled] == ["14758"]


def test_a_checklist_that_a_mail_program_renamed_to_zip_is_read() -> None:
    read = batch("Phiếu đánh giá.zip", untouched())
    assert [(one.file, one.unit) for one in read.filled] == [("Phiếu đánh giá.zip", "14758")]


def test_a_checklist_that_was_renamed_to_xls_is_told_by_what_it_holds() -> None:
    assert batch("phieu.xls", untouched()).filled
