"""The lines of the sheet `Bộ tiêu chí`, found by their labels."""

from collections.abc import Iterator

from checklist.edition_book.columns import Column, Holds
from checklist.edition_book.document import BookDocument
from checklist.edition_book.headers import Table, header_key
from checklist.edition_book.layout import EDITION, HEADER
from checklist.reading.sheets import Cell
from criteria.document import Path, Place
from wording.language import Text
from wording.nearness import closest
from wording.problems import Kind

_LABEL, _CONTENT, _, _ENGLISH = HEADER

Line = tuple[Column, Path, Cell, Place]


def lines_of(table: Table, document: BookDocument) -> Iterator[Line]:
    """Yield what stands beside each label with its path; tells of labels that are missing or stand twice."""
    rows: dict[str, int] = {}
    labels: dict[str, int] = {}
    for row in sorted(table.sheet.rows):
        written = table.cell(row, _LABEL).content
        key = header_key(written)
        if row <= table.header_row or not key:
            continue
        if key in rows and key in {header_key(column.title) for column in EDITION.columns}:
            first = table.place(rows[key], _LABEL).cell
            document.tell(Kind.HEADER_TWICE, table.place(row, _LABEL), field=str(written), first=first)
        rows.setdefault(key, row)
        labels.setdefault(str(written), row)
    for column in EDITION.columns:
        row_of = rows.get(header_key(column.title))
        if row_of is None:
            _tell_of_missing(column, table, labels, document)
            continue
        for header, path in _paths(column).items():
            yield column, path, table.cell(row_of, header), table.place(row_of, header)


def _paths(column: Column) -> dict[str, Path]:
    if column.holds is Holds.TEXT:
        return {_CONTENT: (*column.path, "vi"), _ENGLISH: (*column.path, "en")}
    return {_CONTENT: column.path}


def _tell_of_missing(column: Column, table: Table, labels: dict[str, int], document: BookDocument) -> None:
    """A missing line is told; one that may be lacking only where another label may be its new name."""
    known = {header_key(column.title) for column in EDITION.columns}
    like = closest(column.title, [label for label in labels if header_key(label) not in known])
    if like is None and column.may_lack:
        return
    place = table.place(labels[like] if like else table.header_row, _LABEL)
    hint = (
        Text(vi=f" Ô {place.cell} ghi “{like}”.", en=f" {place.cell} says “{like}”.") if like else Text(vi="")
    )
    document.tell(Kind.EDITION_COLUMN_MISSING, place, field=column.title, near=hint)
