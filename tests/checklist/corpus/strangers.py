"""Files that are called .xlsx and are something else, told by what they hold."""

import io
from zipfile import ZipFile

from tests.checklist.corpus.cases import refused
from tests.checklist.corpus.parts import TYPES, Parts

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@refused("OLD_EXCEL_FILE")
def old_excel(book: Parts) -> bytes:
    """An .xls renamed to .xlsx."""
    return _OLE + "Workbook".encode("utf-16-le")


@refused("PASSWORD_PROTECTED")
def locked_with_a_password(book: Parts) -> bytes:
    """Excel encrypted the whole file."""
    return _OLE + "EncryptedPackage".encode("utf-16-le")


@refused("NOT_A_WORKBOOK")
def web_page(book: Parts) -> bytes:
    """A web system exported a table of HTML and called it Excel."""
    return "\ufeff<html><body><table><tr><td>Mã</td></tr></table></body></html>".encode()


@refused("NOT_A_WORKBOOK")
def excel_2003_xml(book: Parts) -> bytes:
    """An XML Spreadsheet 2003."""
    return b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'


@refused("CSV_FILE")
def table_of_text(book: Parts) -> bytes:
    """A .csv renamed."""
    return "Mã;Tử số;Mẫu số\nA.1;97;100\n".encode("utf-8-sig")


@refused("CSV_FILE")
def table_of_text_from_windows(book: Parts) -> bytes:
    """The Unicode text that Excel writes, renamed."""
    return "Mã\tTử số\tMẫu số\nA.1\t97\t100\n".encode("utf-16")


@refused("NOT_A_WORKBOOK")
def open_document(book: Parts) -> bytes:
    """An .ods renamed."""
    return _zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"})


@refused("NOT_A_WORKBOOK")
def word_document(book: Parts) -> None:
    """A .docx renamed."""
    book[TYPES] = book[TYPES].replace("spreadsheetml.sheet.main", "wordprocessingml.document.main")


@refused("HAS_MACROS")
def with_macros(book: Parts) -> None:
    """An .xlsm renamed."""
    book.members["xl/vbaProject.bin"] = b"code"


@refused("NOT_A_WORKBOOK")
def a_zip_of_checklists(book: Parts) -> bytes:
    """A .zip of several checklists, renamed."""
    return _zip({"phieu-1.xlsx": book.packed(), "phieu-2.xlsx": book.packed()})


@refused("EMPTY_FILE")
def nothing_at_all(book: Parts) -> bytes:
    """The copy to the memory stick failed."""
    return b""


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, part in members.items():
            archive.writestr(name, part)
    return out.getvalue()
