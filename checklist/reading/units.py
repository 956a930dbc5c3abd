"""Which unit a checklist is of: from its head block, never guessed, with suggestions where not certain."""

import re
from functools import cache

from checklist.cells import cleaned, spoken
from checklist.layout import Head
from checklist.reading.findings import Findings
from checklist.reading.tables import HeadValue
from units import Match, Matcher, load_units
from wording.nearness import offer
from wording.problems import Fact, Kind

_LONGEST = 80
_OUR_FILE_NAME = re.compile(r"(?<!\w)phieu-(\d{5})(?!\d)", re.IGNORECASE)
"""As `template.file_name` makes it; what a browser or a clerk adds behind it does not matter."""
Refusal = tuple[Kind, dict[str, Fact]]


@cache
def matcher_of(era: str) -> Matcher:
    """The shipped units of an era, made ready once. Raises ValueError for an unknown era."""
    return Matcher(load_units(era))


def unit_label(units: Matcher, code: str) -> str:
    """A unit as a message names it: "Phường Đông Thọ (Thành phố Thanh Hóa, mã 14758)"."""
    unit = units.units.loc[code]
    district = f"{unit['district_name']}, " if unit["district_name"] else ""
    return f"{unit['name']} ({district}mã {code})"


def refusal_of(match: Match, units: Matcher, said: str, code: str) -> Refusal | None:
    """Why a match may not be taken; None for a certain one.

    `said` is what stands there of name and district, `code` the code as it stands there.
    """
    if match.status == "certain":
        return None
    offered = [unit_label(units, each) for each in match.candidates]
    if match.reason == "code_differs_from_name":
        return Kind.UNIT_CODE_AND_NAME_DIFFER, {"code": code, "by_code": offered[0], "found": said}
    if match.status == "ambiguous":
        return Kind.UNIT_AMBIGUOUS, {"found": said, "known": "; ".join(offered)}
    found = code if match.reason == "code_unknown" or not said else said
    return Kind.UNIT_UNKNOWN, {"found": found, "near": offer(offered)}


def unit_of(head: dict[Head, HeadValue], units: Matcher, findings: Findings, kept: str | None) -> str | None:
    """Return the code of the unit that the head block names; None with a problem where none is certain.

    `kept` is the code that the file's properties tell; it is taken only where the head says nothing at all, and a
    head that says otherwise is warned of.
    """
    name, code, district = (head.get(field) for field in (Head.UNIT_NAME, Head.UNIT_CODE, Head.DISTRICT))
    if not any(_said(value) for value in (name, code)):
        if kept in units.units.index:
            return kept
        findings.tell(Kind.UNIT_MISSING, name.cell if name else code.cell if code else "")
        return None
    match = units.match(code=_content(code), name=_content(name), district=_content(district))
    words = ", ".join(word for word in (_said(name), _said(district)) if word)
    if refusal := refusal_of(match, units, words, _said(code)):
        kind, facts = refusal
        findings.tell(kind, _place(kind, name, code), **facts)
    if match.code and kept in units.units.index and kept != match.code:
        made, unit = unit_label(units, str(kept)), unit_label(units, match.code)
        findings.tell(Kind.UNIT_DIFFERS_FROM_MADE, _place(None, name, code), made=made, unit=unit)
    return match.code


def tell_of_file_name(unit: str, units: Matcher, kept: str | None, findings: Findings) -> None:
    """Warn where the file still has the name that our checklist for another unit has.

    `kept` is the code that the file's properties tell: where that is the other unit, it was told of already.
    """
    said = _OUR_FILE_NAME.search(findings.file.replace("\\", "/").rpartition("/")[2])
    named = said[1] if said else None
    if named in units.units.index and named not in (unit, kept):
        facts = {"named": unit_label(units, str(named)), "unit": unit_label(units, unit)}
        findings.tell(Kind.FILE_NAMED_FOR_ANOTHER_UNIT, **facts)


def _content(value: HeadValue | None) -> object:
    return value.content if value else None


def _said(value: HeadValue | None) -> str:
    return cleaned(spoken(value.content))[:_LONGEST] if value else ""


def _place(kind: Kind | None, name: HeadValue | None, code: HeadValue | None) -> str:
    """The code's cell where the code is what must be mended, else the name's."""
    by_code = kind is Kind.UNIT_CODE_AND_NAME_DIFFER or not _said(name)
    first, second = (code, name) if by_code else (name, code)
    return first.cell if first and _said(first) else second.cell if second else ""
