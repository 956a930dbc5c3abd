"""An edition out: the workbook that an official edits."""

import io

from openpyxl import Workbook

from checklist.edition_book.edition_sheet import write_edition_sheet
from checklist.edition_book.guide_sheet import write_guide
from checklist.edition_book.layout import EDITION, TABLES
from checklist.edition_book.rows import rows_of
from checklist.edition_book.table_sheet import last_row_of, write_table
from checklist.looks import font
from checklist.plain_text import harmless
from criteria import Edition, Skeleton


def write_edition(edition: Edition | Skeleton) -> bytes:
    """Return the edition or skeleton as the bytes of an .xlsx, from which `read_edition` reads the same."""
    book = Workbook()
    book._named_styles["Normal"].font = font()  # type: ignore[attr-defined]  # widths are measured in it
    guide = book.active
    assert guide is not None
    write_guide(guide, edition)
    write_edition_sheet(book.create_sheet(EDITION.name), edition)
    rows = {layout.name: rows_of(edition, layout) for layout in TABLES}
    last_rows = {layout.name: last_row_of(layout, rows[layout.name]) for layout in TABLES}
    for layout in TABLES:
        write_table(book.create_sheet(layout.name), layout, rows[layout.name], last_rows)
    for sheet in book:
        sheet.sheet_view.showGridLines = False
    book.properties.title, book.properties.creator = harmless(edition.title.vi), "Xã Số"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
