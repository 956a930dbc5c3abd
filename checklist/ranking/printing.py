"""Print set-up: A4 landscape, fit to width, the header row on every page, page numbers, the demonstration's mark."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.worksheet import Worksheet

from checklist.looks import FONT_NAME, WARNING
from checklist.paper import lay_on_a4
from checklist.plain_text import harmless
from checklist.ranking.arrangement import Sheet
from checklist.ranking.request import DEMONSTRATION, Request
from wording.language import Text
from wording.moments import said_moment

_LONGEST = 90
"""Characters of one text in a page's header: Excel takes 255 in all three, commands included."""
_PAGE = Text(vi="Trang &P/&N", en="Page &P of &N")


def set_up_print(excel: Worksheet, request: Request, sheet: Sheet, header: tuple[int, int]) -> None:
    """Set one sheet up for print; `header` are the first and the last row that repeat.

    A sheet that is more than one page wide repeats its frozen columns too.
    """
    lay_on_a4(excel, pages_wide=sheet.pages_wide, top=0.65)
    excel.page_setup.fitToHeight = sheet.pages_tall
    excel.print_title_rows = f"{header[0]}:{header[1]}"
    if sheet.pages_wide > 1 and sheet.frozen_columns:
        excel.print_title_cols = f"A:{get_column_letter(sheet.frozen_columns)}"
    excel.HeaderFooter.oddHeader = _page_head(request)
    excel.HeaderFooter.oddFooter = _page_foot(request, sheet)


def _page_head(request: Request) -> HeaderFooterItem:
    head = HeaderFooterItem()
    head.left.text, head.right.text = _literal(request.title), "&A"
    if request.demonstration:
        head.center.text = request.say(DEMONSTRATION)
        head.center.font, head.center.size, head.center.color = f"{FONT_NAME},Bold", 12, WARNING
    return head


def _page_foot(request: Request, sheet: Sheet) -> HeaderFooterItem:
    foot = HeaderFooterItem()
    foot.left.text = _literal(sheet.footer or request.cohort_name)
    foot.center.text, foot.right.text = request.say(_PAGE), said_moment(request.made_at)
    return foot


def _literal(text: str) -> str:
    """Outside text in a page's header: one line, and no ampersand that would be read as a command."""
    return harmless(text).replace("\n", " ")[:_LONGEST].replace("&", "&&")
