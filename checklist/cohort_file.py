"""A cohort as a file: the list of assigned units in .csv, .txt or .xlsx, by code, or by name and district."""

import re

from checklist.layout import Head
from checklist.list_rows import ListRow, find_header, read_rows
from checklist.reading.tables import label_of
from checklist.reading.units import refusal_of, unit_label
from units import Matcher, folded
from wording.problems import Fact, Kind, Problem

_MORE_HEADERS = {
    "mã": Head.UNIT_CODE,
    "code": Head.UNIT_CODE,
    "tên": Head.UNIT_NAME,
    "tên xã": Head.UNIT_NAME,
    "xã": Head.UNIT_NAME,
    "name": Head.UNIT_NAME,
    "tên huyện": Head.DISTRICT,
    "district_name": Head.DISTRICT,
}
_RUNNING_NUMBER = re.compile(r"[0-9]{1,3}\.?")


def read_cohort(content: bytes, file: str, units: Matcher) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the codes that the list names, in code order, each once, and every problem of the list.

    A column of codes, or columns of names and districts, under headers in any order; without headers each line is
    taken as it would be said ("Xã Quang Trung, huyện Ngọc Lặc"). A unit that is not certain is a problem with
    suggestions and is left out.
    """
    rows, problems = read_rows(content, file, place_header)
    if problems:
        return (), problems
    fields, header = find_header(rows, place_header, (Head.UNIT_CODE, Head.UNIT_NAME))
    first: dict[str, ListRow] = {}
    for row in rows if header is None else rows[header + 1 :]:
        code, problem = _unit(row, fields, file, units)
        if problem is not None:
            problems.append(problem)
        elif code in first:
            place = str(first[code].number)
            facts: dict[str, Fact] = {"unit": unit_label(units, code), "first": place}
            problems.append(row.problem(Kind.COHORT_UNIT_TWICE, file, facts))
        elif code:
            first[code] = row
    if not first and not problems:
        problems.append(Problem(Kind.COHORT_EMPTY, file))
    return tuple(sorted(first)), problems


def place_header(text: str) -> Head | None:
    """Which of code, name and district of a unit a text is the header of."""
    return label_of(text) or _MORE_HEADERS.get(folded(text))


def _unit(row: ListRow, fields: dict[Head, int], file: str, units: Matcher) -> tuple[str, Problem | None]:
    """The unit that a row names, "" for a row without one; or why it cannot be told."""
    if fields:
        code, name, district = (
            row.texts.get(fields.get(field, 0), "")
            for field in (Head.UNIT_CODE, Head.UNIT_NAME, Head.DISTRICT)
        )
        if not code and not name:
            return "", None
        match = units.match(code=code, name=name, district=district)
        said = ", ".join(filter(None, (name, district)))
        column = fields.get(Head.UNIT_NAME if name else Head.UNIT_CODE)
    else:
        said = ", ".join(text for text in row.texts.values() if text and not _RUNNING_NUMBER.fullmatch(text))
        if not said:
            return "", None
        match, code, column = units.match(said), said, None
    refusal = refusal_of(match, units, said, code)
    if refusal is not None:
        return "", row.problem(refusal[0], file, refusal[1], column)
    return match.code or "", None
