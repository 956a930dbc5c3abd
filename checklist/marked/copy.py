"""The flow: from an uploaded workbook and its problems to the same workbook with the problems marked in it."""

import logging
import re
from collections import defaultdict
from collections.abc import Sequence

from openpyxl.utils import coordinate_to_tuple

from checklist.marked.book import SheetPart, add_sheet, free_sheet_name, sheets_of
from checklist.marked.cells import SheetCells
from checklist.marked.disarm import disarm
from checklist.marked.earlier import remove_earlier
from checklist.marked.free_texts import formulas_in_free_texts
from checklist.marked.notes import add_notes, note_text
from checklist.marked.package import Package
from checklist.marked.problem_list import NAME, ListSheet, in_order, level_of, list_names
from checklist.marked.styles import Styles
from checklist.marked.tints import Tints
from checklist.upload import inspect
from wording.language import Lang
from wording.problems import Problem, Severity

_ADDRESS = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_log = logging.getLogger(__name__)

Listed = tuple[int, Problem]
"""A problem with its number in the list."""


def marked_copy(content: bytes, problems: Sequence[Problem], lang: Lang = "vi") -> bytes | None:
    """Return the workbook with every problem cell coloured and noted, and a sheet that lists all problems.

    Everything else stays as it is, but what reaches out of the workbook (links, formulas that fetch) and the marks of
    an earlier copy, which go. None where the file cannot be opened; never raises for whatever is in it.
    """
    if inspect(content, ""):
        return None
    try:
        return _marked(content, in_order(problems), lang)
    except Exception:  # zipfile, expat and our own reading raise many kinds; a damaged file gets no copy
        _log.info("could not mark a file", exc_info=True)
        return None


def _marked(content: bytes, problems: list[Problem], lang: Lang) -> bytes:
    package = Package(content)
    remove_earlier(package)
    styles = Styles(package)
    taken_out = disarm(package, styles, formulas_in_free_texts(content))
    tints = Tints(styles)
    sheets = sheets_of(package)
    of_cells: dict[str, dict[str, list[Listed]]] = defaultdict(lambda: defaultdict(list))
    for number, problem in enumerate(problems, start=1):
        if _ADDRESS.fullmatch(problem.cell):
            of_cells[problem.sheet][problem.cell].append((number, problem))
    for sheet in sheets:
        if sheet.name in of_cells:
            _mark_sheet(package, sheet, of_cells[sheet.name], tints, lang)
    name = free_sheet_name(package, NAME.say(lang))
    shown = ListSheet(problems, lang, tints.pairs, frozenset(sheet.name for sheet in sheets), taken_out)
    add_sheet(package, name, shown.xml(styles), list_names(name, len(problems)))
    styles.write()
    return package.saved()


def _mark_sheet(
    package: Package, sheet: SheetPart, of_cells: dict[str, list[Listed]], tints: Tints, lang: Lang
) -> None:
    marks = {
        coordinate_to_tuple(cell): min((p.severity for _, p in listed), key=list(Severity).index)
        for cell, listed in of_cells.items()
    }
    cells = SheetCells(package[sheet.part], marks, tints)
    notes = {cell: _note(listed, lang) for cell, listed in of_cells.items()}
    drawing = cells.drawing.get("id") if cells.drawing else None
    hung = add_notes(package, sheet.part, drawing, notes, cells.extents)
    if hung:
        cells.hang(hung)
    package[sheet.part] = cells.done()


def _note(listed: list[Listed], lang: Lang) -> str:
    said = [f"{level_of(p, lang)}: {p.message(lang)}\n→ {p.remedy(lang)}" for _, p in listed]
    return note_text([number for number, _ in listed], said, lang)
