"""Reading a ranked export back: the document of `results.json`, from the sheets that people see.

The hidden sheet only tells how ids are shown, and the last digits that a program may have dropped.
"""

import logging
from typing import Any

from checklist.ranking import (
    detail_sheet,
    groups_sheet,
    method_sheet,
    problems_sheet,
    ranking_sheet,
    sources_sheet,
)
from checklist.ranking.errors import RankingError
from checklist.ranking.keys_reading import Keys, UnitKeys, read_keys
from checklist.ranking.keys_sheet import unit_key, value_key
from checklist.ranking.last_digits import with_last_digits
from checklist.ranking.seen import Seen, SeenRow
from checklist.ranking.unit_columns import DISTRICT, RANK, UNIT, UNIT_CODE, ZONE
from checklist.reading.workbook import Workbook
from checklist.results import GROUP_FIELDS
from checklist.upload import inspect
from criteria.inputs import NO, YES
from criteria.words import ZONES
from wording.language import Lang, Text
from wording.problems import Kind, Problem

_log = logging.getLogger(__name__)
_ROWS = {"rank": RANK, "code": UNIT_CODE, "name": UNIT}
_DISTRICT = {"district_name": DISTRICT}
_UNIT = {
    "zone": ZONE,
    "in_cohort": ranking_sheet.IN_COHORT,
    "score": ranking_sheet.SCORE,
    "points": ranking_sheet.POINTS_EARNED,
    "applicable_max": ranking_sheet.MAXIMUM,
    "completeness": ranking_sheet.COMPLETENESS,
    "passed": ranking_sheet.PASSED,
    "applicable": ranking_sheet.APPLICABLE,
    "verdict": ranking_sheet.VERDICT,
    "grade": ranking_sheet.GRADE,
}
_RANK_IN_DISTRICT = {"rank_in_district": ranking_sheet.RANK_IN_DISTRICT}
_GROUP = {
    "points": groups_sheet.POINTS_EARNED,
    "applicable_max": groups_sheet.MAXIMUM,
    "passed": groups_sheet.PASSED,
    "applicable": groups_sheet.APPLICABLE,
}
_PROBLEM = dict(
    zip(("no", "file", "sheet", "cell", "code", "message", "remedy"), problems_sheet.TITLES, strict=True)
)
_COUNTS = ("passed", "applicable")


def read_results(content: bytes, file: str = "") -> dict[str, Any]:
    """Return the results that an export holds: the document that `checklist.results.results` made of them.

    It is equal to the last digit, also where another program has saved the export again; texts are as
    `checklist.plain_text.harmless` leaves them. Numbers that a person changed on the sheets are read as changed.
    Raises RankingError with all problems of the file.
    """
    if refusals := inspect(content, file):
        raise RankingError(refusals)
    try:
        seen = Seen(Workbook(content), file)
        document = _document(seen, read_keys(seen))
    except RankingError:
        raise
    except Exception as error:  # zipfile, expat and openpyxl raise many kinds
        _log.info("could not read %s", file, exc_info=True)
        raise RankingError([Problem(Kind.DAMAGED_WORKBOOK, file)]) from error
    if seen.problems:
        raise RankingError(seen.problems)
    return document


def _document(seen: Seen, keys: Keys) -> dict[str, Any]:
    refused, warnings = _problems(seen, keys.lang)
    files, absent = _files(seen, keys)
    return {
        "edition": keys.edition,
        "era": keys.era,
        "scale": keys.scale,
        "units": _units(seen, keys, files),
        "absent": absent,
        "refused": refused,
        "warnings": warnings,
    }


def _rows(keys: Keys) -> dict[str, Text]:
    """The columns that say which unit a row is about."""
    return _ROWS | (_DISTRICT if keys.has_districts else {})


def _said(titles: dict[str, Text], lang: Lang) -> dict[str, str]:
    return {name: title.say(lang) for name, title in titles.items()}


def _units(seen: Seen, keys: Keys, files: dict[str, tuple[str | None, str | None]]) -> list[dict[str, Any]]:
    maxima = _maxima(seen, keys.lang)
    more = {"bonus": ranking_sheet.BONUS} if keys.has_bonus else {}
    more |= _RANK_IN_DISTRICT if keys.has_districts else {}
    titles = _said(_rows(keys) | _UNIT | more, keys.lang)
    ranking = seen.table(ranking_sheet.NAME.vi, titles, "code").by_key()
    groups = seen.table(groups_sheet.NAME.vi, _group_titles(keys), "code").by_key()
    details = seen.table(detail_sheet.NAME.vi, _detail_titles(list(maxima), keys), "code").by_key()
    for sheet, rows in ((ranking_sheet, ranking), (groups_sheet, groups), (detail_sheet, details)):
        if rows.keys() != keys.units.keys():
            lost = ", ".join(sorted(rows.keys() ^ keys.units.keys())[:5])
            seen.changed(sheet.NAME.vi, "", Text(vi=f"các đơn vị ({lost})", en=f"the units ({lost})"))
            return []
    return [
        {
            "code": code,
            **_unit(ranking[code], of, keys),
            "groups": {group: _group(groups[code], group) for group in keys.groups},
            "indicators": [_indicator(details[code], one, most, of, keys) for one, most in maxima.items()],
            "file": files.get(code, (None, None))[0],
            "sha256": files.get(code, (None, None))[1],
        }
        for code, of in keys.units.items()
    ]


def _unit(row: SeenRow, of: UnitKeys, keys: Keys) -> dict[str, Any]:
    lang = keys.lang
    score = row.maybe_number("score")
    unit: dict[str, Any] = {
        "name": row.text("name"),
        "district_code": of.district_code,
        "district_name": row.text("district_name") if keys.has_districts else "",
        "zone": row.one_of("zone", {word.say(lang): zone for zone, word in ZONES.items()}),
        "in_cohort": row.one_of("in_cohort", {YES.say(lang): True, NO.say(lang): False}),
        "rank": row.whole("rank"),
        "rank_in_district": row.maybe_whole("rank_in_district") if keys.has_districts else None,
        "points": row.number_of("points"),
        "applicable_max": row.number_of("applicable_max"),
        "score": None if score is None else with_last_digits(score, of.digits.get(unit_key("score"))),
        "completeness": with_last_digits(
            row.number_of("completeness"), of.digits.get(unit_key("completeness"))
        ),
        "passed": row.whole("passed"),
        "applicable": row.whole("applicable"),
        "verdict": _meant(row, "verdict", keys.verdicts, of.verdict),
    }
    if keys.has_bonus:
        unit["bonus"] = with_last_digits(row.number_of("bonus"), of.digits.get(unit_key("bonus")))
    grade = row.content("grade")
    return unit | {"grade": None if grade is None else _meant(row, "grade", keys.grades, of.grade)}


def _meant(row: SeenRow, name: str, shown: list[tuple[str, str]], kept: str) -> str:
    """The id of the word that is seen; where several ids share the word, the one that was kept."""
    by_word = {word: key for key, word in reversed(shown)}
    return kept if (kept, row.text(name)) in shown else row.one_of(name, by_word)


def _group_titles(keys: Keys) -> dict[str, str]:
    titles = _said(_rows(keys), keys.lang)
    for group in keys.groups:
        for field, of in _GROUP.items():
            titles[f"{group} {field}"] = groups_sheet.title(group, of, keys.lang)
    return titles


def _group(row: SeenRow, group: str) -> dict[str, Any]:
    read = {True: row.whole, False: row.number_of}
    return {field: read[field in _COUNTS](f"{group} {field}") for field in GROUP_FIELDS}


def _maxima(seen: Seen, lang: Lang) -> dict[str, float]:
    """The maximum of each indicator, in the edition's order."""
    titles = _said({"id": method_sheet.ID, "max": method_sheet.MAXIMUM}, lang)
    rows = seen.table(method_sheet.NAME.vi, titles, "id").by_key()
    return {one: row.number_of("max") for one, row in rows.items()}


def _detail_titles(ids: list[str], keys: Keys) -> dict[str, str]:
    lang = keys.lang
    return {
        **_said(_rows(keys), lang),
        **{f"{one} value": one for one in ids},
        **{f"{one} outcome": f"{one} {detail_sheet.OUTCOME.say(lang)}" for one in ids},
        **{f"{one} points": f"{one} {detail_sheet.EARNED.say(lang)}" for one in ids},
    }


def _indicator(row: SeenRow, one: str, most: float, of: UnitKeys, keys: Keys) -> dict[str, Any]:
    outcome = row.one_of(f"{one} outcome", keys.outcomes)
    marked = row.content(f"{one} value") in keys.marks
    value = None if marked else row.number_of(f"{one} value")
    return {
        "id": one,
        "value": None if value is None else with_last_digits(value, of.digits.get(value_key(one))),
        "outcome": outcome,
        "points": row.maybe_number(f"{one} points"),
        "max": most,
    }


def _files(seen: Seen, keys: Keys) -> tuple[dict[str, tuple[str | None, str | None]], list[str]]:
    """The file and SHA-256 of each unit, and the units that submitted nothing."""
    lang = keys.lang
    titles = _said({**_rows(keys), "file": sources_sheet.FILE, "sha256": sources_sheet.SHA256}, lang)
    without = [word.say(lang) for word in sources_sheet.NO_FILES]
    files: dict[str, tuple[str | None, str | None]] = {}
    absent = []
    for code, row in seen.table(sources_sheet.NAME.vi, titles, "code").by_key().items():
        file, sha256 = row.text("file"), row.text("sha256")
        if row.content("rank") is None and file == sources_sheet.NOT_SUBMITTED.say(lang):
            absent.append(code)
        else:
            files[code] = (None, None) if file in without and not sha256 else (file, sha256)
    return files, absent


def _problems(seen: Seen, lang: Lang) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    if problems_sheet.NAME.vi not in seen.book.names:
        return [], []
    tables = seen.tables(problems_sheet.NAME.vi, _said(_PROBLEM, lang), "no")
    fields = ("code", "sheet", "cell", "message", "remedy")
    refused: dict[int, dict[str, Any]] = {}
    for row in tables[0].rows():
        of = refused.setdefault(row.whole("no"), {"file": row.text("file"), "problems": []})
        of["problems"].append({field: row.text(field) for field in fields})
    warnings = [
        {field: row.text(field) for field in ("file", *fields)}
        for table in tables[1:]
        for row in table.rows()
    ]
    return list(refused.values()), warnings
