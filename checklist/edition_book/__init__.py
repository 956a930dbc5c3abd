"""An edition as a workbook that an official edits: written, and read back as the same edition."""

from checklist.edition_book.reader import read_edition
from checklist.edition_book.writer import write_edition

__all__ = ["read_edition", "write_edition"]
