"""How the wide form is printed: A3 landscape, cut between indicators, with the communes and the headers on every page."""

from collections.abc import Mapping
from itertools import pairwise

from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.pagebreak import Break, ColBreak
from openpyxl.worksheet.worksheet import Worksheet

from checklist.template.page import set_up_page as set_up_a4
from checklist.wide.headers import first_of_indicators
from checklist.wide.layout import Lead, Summary
from checklist.wide.plan import GROUP_ROW, KIND_ROW, Field

_A3, _SCALE = 8, 65
_CHARACTERS_WIDE = 285
"""Characters of column width that a page takes at that scale."""


def set_up_page(
    sheet: Worksheet,
    footer: str,
    fields: tuple[Field, ...],
    leads: Mapping[Lead | Summary, str],
) -> None:
    """Set the paper up, repeat headers and names, and break pages before an indicator."""
    set_up_a4(sheet, f"A1:{fields[-1].letter}{sheet.max_row}", footer=footer)
    assert sheet.sheet_properties.pageSetUpPr is not None
    sheet.sheet_properties.pageSetUpPr.fitToPage = False
    sheet.page_setup.paperSize, sheet.page_setup.scale = _A3, _SCALE
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = None
    sheet.print_options.horizontalCentered = False
    sheet.print_title_rows = f"{GROUP_ROW}:{KIND_ROW}"
    sheet.print_title_cols = f"A:{leads[Lead.NAME]}"
    repeated = column_index_from_string(leads[Lead.NAME])
    sheet.col_breaks = _breaks(sheet, fields, repeated)


def _breaks(sheet: Worksheet, fields: tuple[Field, ...], repeated: int) -> ColBreak:
    """Break before the indicator that would no longer fit."""
    starts = [*first_of_indicators(fields), column_index_from_string(fields[-1].letter) + 1]
    room = _CHARACTERS_WIDE - _width(sheet, 1, repeated + 1)
    breaks, page = ColBreak(), repeated + 1
    for start, end in pairwise(starts):
        if _width(sheet, page, end) > room and start > page:
            breaks.append(Break(id=start - 1))
            page = start
    return breaks


def _width(sheet: Worksheet, first: int, end: int) -> float:
    return sum(sheet.column_dimensions[get_column_letter(i)].width for i in range(first, end))
