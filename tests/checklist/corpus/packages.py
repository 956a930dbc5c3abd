"""The package itself: names, targets and the zip around them."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

from tests.checklist.corpus.cases import case, refused
from tests.checklist.corpus.parts import RELATIONS, TABLE, TYPES, WORKBOOK, Parts


@case()
def relative_targets(book: Parts) -> None:
    """Excel writes targets relative to the workbook, with steps up among them."""
    book.swap('"/xl/worksheets/sheet1.xml"', '"../xl/./worksheets/sheet1.xml"', RELATIONS)


@case()
def absolute_targets(book: Parts) -> None:
    """Other programs write them from the root of the package."""
    book.swap('Target="xl/workbook.xml"', 'Target="/xl/workbook.xml"', "_rels/.rels")


@case()
def parts_in_another_case(book: Parts) -> None:
    """A packer changed the case of names: parts are known in any case."""
    book.members = {
        name.replace("sheet1", "Sheet1").replace("xl/", "XL/"): p for name, p in book.members.items()
    }


@case()
def backslashes_in_names(book: Parts) -> None:
    """An old .NET packer wrote names with backslashes."""
    book.members = {name.replace("/", "\\"): part for name, part in book.members.items()}


@case()
def workbook_under_another_name(book: Parts) -> None:
    """A program called the main part otherwise."""
    book.members["xl/book.xml"] = book.members.pop(WORKBOOK)
    book.members["xl/_rels/book.xml.rels"] = book.members.pop(RELATIONS)
    book.swap("xl/workbook.xml", "xl/book.xml", "_rels/.rels")
    book.swap("/xl/workbook.xml", "/xl/book.xml", TYPES)


class _Pipe(io.BytesIO):
    """A stream that cannot go back, so that sizes follow the data."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation


@case()
def sizes_after_the_data(book: Parts) -> bytes:
    """A web server streamed the zip: sizes stand in data descriptors after each member."""
    out = _Pipe()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, part in book.members.items():
            archive.writestr(name, part)
    return out.getvalue()


@case()
def zip64(book: Parts) -> bytes:
    """A packer wrote 64-bit sizes for every member, small as it is."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, part in book.members.items():
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(part)
    return out.getvalue()


@case()
def folders_and_comment(book: Parts) -> bytes:
    """Somebody unpacked it and packed it again: members for folders, a comment, nothing compressed."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.comment = "nén lại".encode()
        for folder in ("xl/", "xl/worksheets/", "docProps/"):
            archive.writestr(folder, b"")
        for name, part in book.members.items():
            archive.writestr(name, part)
    return out.getvalue()


@case()
def threaded_comments_and_pictures(book: Parts) -> None:
    """Colleagues discussed it in comments, and put a picture and a scan beside the table."""
    book["xl/threadedComments/threadedComment1.xml"] = (
        "<ThreadedComments><threadedComment>97?</threadedComment></ThreadedComments>"
    )
    book["xl/comments1.xml"] = (
        "<comments><commentList><comment ref='E10'><text><t>5</t></text></comment></commentList></comments>"
    )
    book.members["xl/media/image1.png"] = b"\x89PNG\r\n" + bytes(range(256))


@case()
def a_list_from_another_sheet_and_a_shape(book: Parts) -> None:
    """A list of choices on another sheet, in the extension that Excel has for it, and a text box with a figure."""
    main = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
    formula = "<x14:formula1><xm:f>Nháp!$A$1:$A$5</xm:f></x14:formula1><xm:sqref>G14</xm:sqref>"
    rule = f'<x14:dataValidations count="1"><x14:dataValidation type="list">{formula}</x14:dataValidation></x14:dataValidations>'
    names = f'xmlns:x14="{main}" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
    book.swap("</worksheet>", f'<extLst><ext uri="{{CCE6A557}}" {names}>{rule}</ext></extLst></worksheet>')
    book["xl/drawings/drawing1.xml"] = "<wsDr><sp><txBody><p><r><t>97</t></r></p></txBody></sp></wsDr>"


@case()
def broken_properties(book: Parts) -> None:
    """A program damaged the document properties; the hidden sheet tells the same."""
    book["docProps/custom.xml"] = "<Properties><property"


@refused("DAMAGED_WORKBOOK")
def a_sheet_whose_part_is_gone(book: Parts) -> None:
    """A cleaning tool dropped the part of a sheet: the workbook is damaged, and nothing is left out in silence."""
    del book.members["xl/worksheets/sheet2.xml"]


@refused("DAMAGED_WORKBOOK")
def cut_short(book: Parts) -> bytes:
    """The upload broke off."""
    content = book.packed()
    return content[: len(content) * 2 // 3]


@refused("DAMAGED_WORKBOOK")
def the_same_part_twice_in_two_writings(book: Parts) -> None:
    """Two parts of one name: programs differ in which they show."""
    book.members["xl\\worksheets\\Sheet1.xml"] = book.members[TABLE]


@refused("HAS_EXTERNAL_LINKS")
def links_behind_backslashes(book: Parts) -> None:
    """A link to another workbook does not hide behind the other slash."""
    book.members["xl\\externalLinks\\externalLink1.xml"] = b"<externalLink/>"
