"""The paper that every sheet is printed on."""

from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_A4 = 9
_EDGE, _BOTTOM, _HEADER = 0.4, 0.6, 0.3


def lay_on_a4(sheet: Worksheet, *, pages_wide: int = 1, top: float) -> None:
    """A4 landscape, so many pages wide and as many long as it takes; `top` is the upper margin in inches."""
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages_wide, 0
    sheet.page_margins = PageMargins(
        left=_EDGE, right=_EDGE, top=top, bottom=_BOTTOM, header=_HEADER, footer=_HEADER
    )
