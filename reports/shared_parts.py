"""Parts that the templates share: what is not real or not official, to whom it goes, who gets it and who signs."""

from docx.document import Document as Word
from docx.shared import Mm

from reports.official_form import LEFT, body, fix_widths, framed, line, tag

_ROOM_TO_SIGN = 60
"""Points."""
_DEMONSTRATION = "DỮ LIỆU MINH HỌA: tên đơn vị có thật, mọi con số đều do phần mềm tạo ra"


def signature(document: Word) -> None:
    """The block of the signature, kept together on a page."""
    table = document.add_table(rows=1, cols=2)
    fix_widths(table, (80, 80))
    left, right = table.rows[0].cells
    line(left, "Nơi nhận:", size=12, bold=True, italic=True, before=14, alignment=LEFT)
    line(left, "{%p for noi in noi_nhan %}", size=11, alignment=LEFT)
    line(left, "- {{ noi }}{% if loop.last %}.{% else %};{% endif %}", size=11, alignment=LEFT)
    line(left, "{%p endfor %}", size=11, alignment=LEFT)
    line(right, "{%p if quyen_han %}")
    line(right, "{{ quyen_han }}", bold=True, before=14)
    line(right, "{%p endif %}")
    line(right, "{{ chuc_vu }}", bold=True)
    line(right, "{{ nguoi_ky }}", bold=True, before=_ROOM_TO_SIGN)
    for paragraph in right.paragraphs:
        paragraph.paragraph_format.keep_with_next = True
    for cell in (left, right):
        cell.paragraphs[0].paragraph_format.left_indent = Mm(0)


def demonstration(document: Word) -> None:
    """The frame that says what is not real."""
    tag(document, "{%p if minh_hoa %}")
    framed(document, _DEMONSTRATION)
    tag(document, "{%p endif %}")


def addressee(document: Word) -> None:
    """To whom it is sent, where the office said so."""
    tag(document, "{%p if kinh_gui %}")
    line(document, "Kính gửi: {{ kinh_gui }}", before=10)
    tag(document, "{%p endif %}")


def notices(document: Word, keep: bool = False) -> None:
    """What is not official about the edition; `keep` it on the page of what follows."""
    tag(document, "{%p for cau in luu_y %}")
    body(document, "{{ cau }}", italic=True, keep=keep)
    tag(document, "{%p endfor %}")
