"""The hidden sheet of an export: what no person needs and a program does. Ids, exact keys, and the last digits of
numbers; the numbers themselves stand on the sheets that people see."""

from collections.abc import Iterator, Sequence

import numpy as np
from openpyxl import Workbook

from checklist.layout import EXPORT_FORMAT, META_SHEET, Meta
from checklist.ranking.last_digits import last_digits
from checklist.ranking.pens import TEXT, WORD, CellLook, Pens, Value
from checklist.ranking.request import Request

FORMAT, FORMAT_VERSION = EXPORT_FORMAT, "1"
LANG, SCALE, HAS_BONUS, HAS_DISTRICTS = "lang", "scale", "has_bonus", "has_districts"
VERDICT, GRADE, GROUP = "verdict", "grade", "group"
"""Keys of facts that may stand several times: an id (of a grade its Vietnamese name), and how the sheets show it."""

CODE, DISTRICT_CODE, OF_VERDICT, OF_GRADE = "unit.code", "unit.district_code", "unit.verdict", "unit.grade"
UNIT_WORDS = (CODE, DISTRICT_CODE, OF_VERDICT, OF_GRADE)
UNIT_NUMBERS = ("score", "completeness", "bonus")
"""Numbers of a unit that may have more than fourteen digits; points are whole thousandths."""


def unit_key(number: str) -> str:
    """The header over the last digits of one of a unit's numbers."""
    return f"unit.{number}"


def value_key(indicator: str) -> str:
    """The header over the last digits of an indicator's values."""
    return f"value.{indicator}"


def write_keys_sheet(book: Workbook, request: Request) -> None:
    """Add the sheet: facts first, then a row a unit in rank order."""
    sheet = book.create_sheet(META_SHEET)
    sheet.sheet_state = "hidden"
    pens = Pens(sheet)
    for row in (*_facts(request), (), *_units(request)):
        # A generator, so that each cell is written before its pen is filled again.
        sheet.append(pens.write(value, _look(value)) for value in row)


def _look(value: Value) -> CellLook:
    return TEXT if isinstance(value, str) else WORD


def _facts(request: Request) -> Iterator[tuple[Value, ...]]:
    edition, say = request.scores.edition, request.say
    yield FORMAT, FORMAT_VERSION
    yield Meta.EDITION.value, edition.id
    yield Meta.ERA.value, request.era
    yield LANG, request.lang
    yield SCALE, repr(edition.scale)
    yield (
        HAS_BONUS,
        "true" if any(indicator.counts != "base" for indicator in edition.indicators) else "false",
    )
    yield HAS_DISTRICTS, "true" if request.has_districts else "false"
    yield from ((VERDICT, verdict.id, say(verdict.name)) for verdict in edition.verdicts)
    yield from ((GRADE, grade.name.vi, say(grade.name)) for grade in edition.grades)
    yield from ((GROUP, group.id) for group in edition.groups)


def _units(request: Request) -> Iterator[Sequence[Value]]:
    scores = request.scores
    units, ids = scores.units, [indicator.id for indicator in scores.edition.indicators]
    grades = {grade.id: grade.name.vi for grade in scores.edition.grades}
    digits = np.hstack(
        [
            last_digits(units[list(UNIT_NUMBERS)].to_numpy(dtype=float)),
            last_digits(np.ascontiguousarray(scores.value.to_numpy())),
        ]
    )
    yield (*UNIT_WORDS, *map(unit_key, UNIT_NUMBERS), *map(value_key, ids))
    words = zip(
        map(str, units.index),
        units["district_code"],
        units["verdict"],
        (grades.get(grade) for grade in units["grade"]),
        strict=True,
    )
    for said, numbers in zip(words, digits.tolist(), strict=True):
        yield (*said, *(None if number != number else int(number) for number in numbers))
