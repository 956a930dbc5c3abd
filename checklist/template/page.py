"""How a sheet is printed and protected."""

from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.worksheet import Worksheet

from checklist.looks import FONT_NAME
from checklist.paper import lay_on_a4


def set_up_page(sheet: Worksheet, area: str, *, footer: str, repeated: int | None = None) -> None:
    """A4 landscape, as wide as the page, the header row (`repeated`) on every page, page numbers at the foot."""
    lay_on_a4(sheet, top=0.5)
    sheet.print_options.horizontalCentered = True
    sheet.print_area = area
    if repeated is not None:
        sheet.print_title_rows = f"{repeated}:{repeated}"
    look = f'&"{FONT_NAME},Regular"&8 '  # the blank keeps digits behind it out of the size
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(f"{look}{footer.replace('&', '&&')}"),
        right=_HeaderFooterPart(f"{look}Trang &P/&N"),
    )


def protect(sheet: Worksheet) -> None:
    """Lock the sheet against slips, without a password; widths and heights may still be changed."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
