"""Marked copies for tests: made from small checklists, and looked into as packages and as workbooks."""

import io
import zipfile
from collections.abc import Mapping, Sequence

import openpyxl

from checklist.marked import marked_copy
from checklist.marked.problem_list import NAME
from tests.checklist.workbooks import filled, read
from wording.problems import Problem

REFUSED = filled(
    "| A.1 | 9o | 10 | | | QĐ 1 | |\n| A.2 | 5 | 4 | | | | |\n| A.3 | | | 3 | | | |\n| A.5 | | | có | | | |"
)
"""A text for a number (B6), a part above its whole (B7), and warnings."""
LIST = NAME.vi
CHECKLIST_PART = "xl/worksheets/sheet1.xml"


def marked(content: bytes, problems: Sequence[Problem] | None = None, **given: str) -> bytes:
    """The marked copy, by default with the problems that the reader tells."""
    told = read(content).problems if problems is None else problems
    copy = marked_copy(content, told, **given)  # type: ignore[arg-type]
    assert copy is not None
    return copy


def opened(content: bytes) -> openpyxl.Workbook:
    """The workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(content))


def saved(book: openpyxl.Workbook) -> bytes:
    """The workbook as openpyxl writes it."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    """The members of the zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: Mapping[str, bytes]) -> bytes:
    """A zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in members.items():
            archive.writestr(name, part)
    return out.getvalue()


def changed(content: bytes, **changes: tuple[str, str]) -> bytes:
    """The file with texts replaced in some parts, named as in `workbook`, `sheet1`, `styles`; each must be there."""
    members = parts(content)
    for short, (before, after) in changes.items():
        [name] = [name for name in members if name.endswith(f"/{short}.xml")]
        assert before.encode() in members[name], before
        members[name] = members[name].replace(before.encode(), after.encode())
    return packed(members)


def fill_of(book: openpyxl.Workbook, cell: str, sheet: str = "Phiếu đánh giá") -> str:
    """The colour of a cell, "" where it has none."""
    fill = book[sheet][cell].fill
    return str(fill.fgColor.rgb)[2:] if fill.fill_type == "solid" else ""


def is_tinted(colour: str, tint: str) -> bool:
    """True where a colour is a shade of a tint that the eye takes for the same."""
    channels = (
        [(int(colour[i : i + 2], 16), int(tint[i : i + 2], 16)) for i in (0, 2, 4)] if colour else [(0, 99)]
    )
    return all(abs(one - other) <= 5 for one, other in channels)
