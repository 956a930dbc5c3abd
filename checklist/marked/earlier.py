"""An earlier marking, taken away before the next: our list sheets, our notes, our colours."""

from io import BytesIO

from checklist.marked.book import SheetPart, remove_sheets, sheets_of
from checklist.marked.grid import GridRow, walk_rows
from checklist.marked.markup import Splices
from checklist.marked.notes import remove_notes
from checklist.marked.package import Package
from checklist.marked.problem_list import NAME, SIGNATURE, SIGNATURE_COLUMN
from checklist.reading.sheets import Row, read_sheet
from checklist.reading.strings import read_strings


def remove_earlier(package: Package) -> None:
    """Give every marked cell its own look back, whatever program saved the file in between."""
    lists: list[SheetPart] = []
    looks: dict[int, int] = {}
    for sheet in sheets_of(package):
        if sheet.name.casefold().startswith((NAME.vi.casefold(), NAME.en.casefold())):
            found = _looks_told_by(package, sheet)
            if found is not None:
                lists.append(sheet)
                looks |= found
    if not lists:
        return
    remove_sheets(package, lists)
    for sheet in sheets_of(package):
        remove_notes(package, sheet.part)
        if looks:
            _give_back(package, sheet.part, looks)


def _looks_told_by(package: Package, sheet: SheetPart) -> dict[int, int] | None:
    """The own look of each marked one, as the hidden cells tell; None where the sheet is not ours.

    The cells hold a 1 in these looks; a program that numbers its looks anew does so here as in the checklist.
    """
    strings = package.related(package.workbook, "sharedStrings")
    texts = read_strings(BytesIO(package[strings.target])) if strings else []
    told = read_sheet(sheet.name, BytesIO(package[sheet.part]), texts, lambda value, style: float(style))
    own, marked = (
        {
            column: cell.content
            for column, cell in told.rows.get(row, Row()).items()
            if column >= SIGNATURE_COLUMN
        }
        for row in (1, 2)
    )
    if own.pop(SIGNATURE_COLUMN, None) != SIGNATURE:
        return None
    pairs = [(marked.get(column), style) for column, style in own.items()]
    return {int(m): int(o) for m, o in pairs if isinstance(m, float) and isinstance(o, float) and m != o}


def _give_back(package: Package, part: str, looks: dict[int, int]) -> None:
    splices = Splices(package[part])

    def give(row: GridRow) -> None:
        for cell in row.cells.values():
            own = looks.get(int(cell.attributes.get("s", 0)))
            if own is not None:
                splices.say(cell, s=own)

    walk_rows(splices.part, give)
    package[part] = splices.done()
