"""Reading the hidden sheet of an export: which ids the words on the other sheets stand for."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from checklist.layout import META_SHEET, Meta
from checklist.ranking.keys_sheet import (
    CODE,
    DISTRICT_CODE,
    FORMAT,
    GRADE,
    GROUP,
    HAS_BONUS,
    HAS_DISTRICTS,
    LANG,
    OF_GRADE,
    OF_VERDICT,
    SCALE,
    UNIT_WORDS,
    VERDICT,
)
from checklist.ranking.seen import Seen
from checklist.reading.sheets import Sheet
from scoring import Outcome
from wording.language import LANGUAGES, Lang

_Facts = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class UnitKeys:
    """What the sheets do not show of one unit. `digits`: the last digits of its numbers, by the keys sheet's headers."""

    district_code: str
    verdict: str
    grade: str
    digits: dict[str, float]


@dataclass(frozen=True)
class Keys:
    """What the sheets do not show. `verdicts` and `grades` are (id or Vietnamese name, word on the sheets)."""

    edition: str
    era: str
    lang: Lang
    scale: float
    has_bonus: bool
    has_districts: bool
    verdicts: list[tuple[str, str]]
    grades: list[tuple[str, str]]
    groups: list[str]
    units: dict[str, UnitKeys]

    @cached_property
    def outcomes(self) -> dict[str, str]:
        """The key of each outcome by its word."""
        return {outcome.look.word.say(self.lang): outcome.key for outcome in Outcome}

    @cached_property
    def marks(self) -> set[str]:
        """What stands in place of a value that is not there."""
        return {outcome.look.mark for outcome in Outcome}


def read_keys(seen: Seen) -> Keys:
    """Read the sheet. Raises RankingError where the workbook has none, or one that is not of an export."""
    sheet = seen.sheet(META_SHEET)
    header = next((number for number in sorted(sheet.rows) if _text(sheet, number, 1) == CODE), None)
    facts = _facts(sheet, header or 0)
    single = {key: of[0][0] for key, of in facts.items()}
    needed = {FORMAT, Meta.EDITION.value, Meta.ERA.value, LANG, SCALE, HAS_BONUS}
    if header is None or not needed <= single.keys() or single[LANG] not in LANGUAGES:
        raise seen.stranger(META_SHEET)
    return Keys(
        edition=single[Meta.EDITION.value],
        era=single[Meta.ERA.value],
        lang=cast(Lang, single[LANG]),
        scale=float(single[SCALE]),
        has_bonus=single[HAS_BONUS] == "true",
        has_districts=single.get(HAS_DISTRICTS) != "false",  # older exports always have the column
        verdicts=facts[VERDICT],
        grades=facts[GRADE],
        groups=[group for group, _ in facts[GROUP]],
        units=_units(sheet, header),
    )


def _text(sheet: Sheet, row: int, column: int) -> str:
    cell = sheet.rows.get(row, {}).get(column)
    return "" if cell is None or cell.content is None else str(cell.content)


def _facts(sheet: Sheet, header: int) -> _Facts:
    """Every fact by its key, in order: what is kept, and how it is shown."""
    facts: _Facts = defaultdict(list)
    for row in sorted(number for number in sheet.rows if number < header):
        facts[_text(sheet, row, 1)].append((_text(sheet, row, 2), _text(sheet, row, 3)))
    return facts


def _units(sheet: Sheet, header: int) -> dict[str, UnitKeys]:
    titles = {column: str(cell.content) for column, cell in sheet.rows[header].items()}
    place = {title: column for column, title in titles.items()}
    units = {}
    for row in sorted(number for number in sheet.rows if number > header):
        digits = {
            titles[column]: cell.content
            for column, cell in sheet.rows[row].items()
            if isinstance(cell.content, float) and titles.get(column, CODE) not in UNIT_WORDS
        }
        words = {title: _text(sheet, row, place.get(title, 0)) for title in UNIT_WORDS}
        units[words[CODE]] = UnitKeys(words[DISTRICT_CODE], words[OF_VERDICT], words[OF_GRADE], digits)
    return units
