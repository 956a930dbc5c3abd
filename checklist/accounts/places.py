"""The places of a person in a list: units of a commune officer, districts of a district officer, else none."""

from itertools import zip_longest

from checklist.accounts.columns import OF_PLACES, Field, parted
from checklist.accounts.findings import Findings, shown
from checklist.accounts.roles import OF_DISTRICTS, OF_UNITS, ROLE_WORDS
from checklist.list_rows import ListRow
from checklist.reading.units import matcher_of, refusal_of
from units import load_districts, match_district
from wording.nearness import offer
from wording.problems import Kind

Said = dict[Field, list[str]]
"""The places that each filled column of a row names."""


def places_of(row: ListRow, role: str, era: str, findings: Findings) -> tuple[str, ...]:
    """The codes of the places that a row names; none where something is wrong with them, which is told."""
    said = {field: parted(findings.text(row, field)) for field in OF_PLACES}
    said = {field: named for field, named in said.items() if named}
    words = ROLE_WORDS[role]
    if role not in (OF_DISTRICTS, OF_UNITS):
        for field, named in said.items():
            findings.tell(row, field, Kind.ACCOUNT_PLACE_NOT_USED, role=words, found=shown("; ".join(named)))
    elif role == OF_DISTRICTS and not _district_names(era):
        findings.tell(row, Field.ROLE, Kind.ERA_WITHOUT_DISTRICTS, role=words, era=era)
    elif not said or (role == OF_UNITS and set(said) == {Field.DISTRICT}):
        findings.tell(row, Field.PLACE, Kind.ACCOUNT_PLACE_MISSING, role=words)
    elif role == OF_DISTRICTS:
        return _districts(row, said, era, findings)
    else:
        return _units(row, said, era, findings)
    return ()


def place_words(role: str, code: str, era: str) -> str:
    """A place as the list names it: "14758 – Phường Đông Thọ, Thành phố Thanh Hóa", or a district's name."""
    if role == OF_DISTRICTS:
        return _district_names(era)[code]
    units = matcher_of(era).units
    named = (str(units.at[code, "name"]), str(units.at[code, "district_name"]))
    return f"{code} – {', '.join(filter(None, named))}"


def _units(row: ListRow, said: Said, era: str, findings: Findings) -> tuple[str, ...]:
    units, district = matcher_of(era), "; ".join(said.get(Field.DISTRICT, ()))
    codes: set[str] = set()
    for code, name in zip_longest(said.get(Field.CODE, ()), said.get(Field.PLACE, ()), fillvalue=""):
        match = units.match(code=code, name=name, district=district)
        refusal = refusal_of(
            match, units, shown(", ".join(filter(None, (name, district)))), shown(code or name)
        )
        if refusal is not None:
            findings.tell(row, Field.PLACE if name else Field.CODE, refusal[0], **refusal[1])
        elif match.code:
            codes.add(match.code)
    return tuple(sorted(codes))


def _districts(row: ListRow, said: Said, era: str, findings: Findings) -> tuple[str, ...]:
    """The districts that are named; columns that name others contradict each other."""
    named = {field: _matched(row, field, texts, era, findings) for field, texts in said.items()}
    every = set().union(*named.values())
    for field, codes in named.items():
        if codes and set(codes) != every:
            offered = offer(_district_names(era)[code] for code in sorted(every))
            findings.tell(
                row, field, Kind.DISTRICT_UNKNOWN, found=shown("; ".join(said[field])), near=offered
            )
            break
    return tuple(sorted(every))


def _matched(row: ListRow, field: Field, texts: list[str], era: str, findings: Findings) -> set[str]:
    codes = set()
    for text in texts:
        match = match_district(era, text)
        if match.code:
            codes.add(match.code)
        else:
            offered = offer(_district_names(era)[code] for code in match.candidates)
            findings.tell(row, field, Kind.DISTRICT_UNKNOWN, found=shown(text), near=offered)
    return codes


def _district_names(era: str) -> dict[str, str]:
    return {str(code): str(name) for code, name in load_districts(era)["name"].items()}
