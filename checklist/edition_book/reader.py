"""An edition in: the workbook that an official edited, checked as any other edition is."""

import logging

from checklist.edition_book.assembly import Assembly
from checklist.edition_book.document import BookDocument
from checklist.edition_book.edition_lines import lines_of
from checklist.edition_book.headers import find_tables
from checklist.edition_book.layout import EDITION
from checklist.reading.workbook import Workbook
from checklist.upload import inspect
from criteria import Edition, EditionError, Skeleton, checked
from wording.problems import Kind, Problem

_log = logging.getLogger(__name__)


def read_edition(content: bytes, file: str) -> Edition | Skeleton:
    """Read the bytes of an .xlsx as `write_edition` makes it; `file` names it in problems.

    Raises `EditionError` with all problems, each with sheet, cell and remedy; nothing else for whatever is in it.
    """
    if refusals := inspect(content, file):
        raise EditionError(refusals)
    try:
        return checked(_document(content, file))
    except EditionError:
        raise
    except (
        Exception
    ) as error:  # zipfile, expat and openpyxl raise many kinds; no damaged file may become a traceback
        _log.info("could not read %s", file, exc_info=True)
        raise EditionError([Problem(Kind.DAMAGED_WORKBOOK, file)]) from error


def _document(content: bytes, file: str) -> BookDocument:
    book, document = Workbook(content), BookDocument(file)
    tables = find_tables(book, document)
    lines = list(lines_of(tables[EDITION.name], document)) if EDITION.name in tables else []
    if document.problems:  # without its sheets and columns nothing more can be told of an edition
        raise EditionError(document.problems)
    Assembly(document, tables, lines).run()
    return document
