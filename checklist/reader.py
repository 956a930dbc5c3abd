"""The reader: a filled checklist in, answers or problems out. All problems of a file are told at once."""

import logging
from collections.abc import Callable
from hashlib import sha256

import pandas as pd

from checklist.cells import cleaned, spoken
from checklist.layout import Head, Meta
from checklist.reading.answers import Answer, read_answers, tell_of_missing_rows
from checklist.reading.checklist_sheets import checklist_tables
from checklist.reading.editions import edition_of, era_of, kept_facts
from checklist.reading.findings import Findings, address
from checklist.reading.merged import read_merged
from checklist.reading.rows import rows_by_slot
from checklist.reading.tables import HeadValue, Table, read_head
from checklist.reading.units import matcher_of, tell_of_file_name, unit_label, unit_of
from checklist.reading.unread import tell_of_unread
from checklist.reading.workbook import Workbook
from checklist.readings import Filled, Reading
from checklist.upload import inspect
from checklist.wide.reader import read_wide
from checklist.wide.tables import wide_tables
from criteria import Edition, load_edition
from units import Matcher
from wording.problems import Kind, Problem, errors

_log = logging.getLogger(__name__)


def read_checklist(
    content: bytes,
    file: str,
    *,
    edition: Edition | None = None,
    era: str | None = None,
    units: Matcher | None = None,
    known: Callable[[str], Edition] = load_edition,
) -> Reading:
    """Read one file, which may hold several units, one sheet each.

    `edition` and `era` are what the round asks for: the file must agree where it tells its own. None takes
    the file's own. `units` are the units to choose from, by default the shipped ones of the era. `known` gives an
    edition by the id that a file tells, or raises `EditionError`; by default those that ship. Never raises for
    whatever is in the file; raises ValueError for an `era` that is not known.
    """
    digest = sha256(content).hexdigest()
    if era is not None and units is None:
        units = matcher_of(era)
    if refusals := inspect(content, file):
        return Reading(file, digest, (), tuple(refusals))
    try:
        book = Workbook(content)
        findings = Findings(file)
        filled = _read_tables(book, findings, digest, (edition, era, units), known)
        problems = findings.in_order(book.names)
    except MemoryError:
        return Reading(file, digest, (), (Problem(Kind.TOO_HEAVY_TO_READ, file),))
    except Exception:  # zipfile, expat and openpyxl raise many kinds; no damaged file may become a traceback
        _log.info("could not read %s", file, exc_info=True)
        return Reading(file, digest, (), (Problem(Kind.DAMAGED_WORKBOOK, file),))
    if errors(problems):
        filled = []
    return Reading(file, digest, tuple(filled), tuple(problems), content)


def _read_tables(
    book: Workbook,
    findings: Findings,
    digest: str,
    asked: tuple[Edition | None, str | None, Matcher | None],
    known: Callable[[str], Edition],
) -> list[Filled]:
    """Read every checklist of the workbook as far as it can be read."""
    wide = wide_tables(book)
    tables = checklist_tables(book, findings, {table.sheet.name for table in wide})
    if not tables and not wide:
        return []
    kept, heads = kept_facts(book), [read_head(table) for table in tables]
    edition = edition_of(kept.get(Meta.EDITION), asked[0], findings, known)
    era = era_of(kept.get(Meta.ERA), [*heads, *(table.head for table in wide)], asked[1], findings)
    units = asked[2] or (matcher_of(era) if era else None)
    alone = kept.get(Meta.UNIT) if len(tables) == 1 else None
    filled: list[Filled] = []
    for table, head in zip(tables, heads, strict=True):
        here = findings.of_sheet(table.sheet.name)
        unit = unit_of(head, units, here, alone) if era and units else None
        answers = _read_answers(table, edition, here)
        if edition and era and units and unit:
            _tell_of_double(unit, units, filled, head, here)
            frame = _long_frame(unit, answers)
            sheet, by = table.sheet.name, _filled_by(head)
            round_name = kept.get(Meta.ROUND) or ""
            filled.append(Filled(findings.file, sheet, digest, unit, edition.id, era, by, round_name, frame))
    if wide and edition and era and units:
        before = {one.unit: one.sheet for one in filled}
        round_name = kept.get(Meta.ROUND) or ""
        for one in read_wide(wide, edition, units, before, findings):
            frame, by = _long_frame(one.unit, one.answers), one.filled_by
            filled.append(
                Filled(findings.file, one.sheet, digest, one.unit, edition.id, era, by, round_name, frame)
            )
    elif units and len(filled) == 1:
        tell_of_file_name(filled[0].unit, units, alone, findings)
    return filled


def _read_answers(table: Table, edition: Edition | None, findings: Findings) -> list[Answer]:
    for column in table.missing:
        findings.tell(Kind.HEADER_MISSING, address(table.header_row, 1), field=column.title)
    for column, (first, second) in table.doubled.items():
        findings.tell(Kind.HEADER_TWICE, second, field=column.title, first=first)
    if edition is None:
        return []
    rows = rows_by_slot(table, edition, findings)
    read_merged(table, rows, findings)
    tell_of_unread(table, rows, findings)
    tell_of_missing_rows(edition, rows, findings)
    answers = read_answers(edition, rows, findings)
    if not answers and not table.missing:
        findings.tell(Kind.NOTHING_FILLED_IN)
    return answers


def _tell_of_double(
    unit: str, units: Matcher, before: list[Filled], head: dict[Head, HeadValue], findings: Findings
) -> None:
    first = next((other for other in before if other.unit == unit), None)
    if first is not None:
        cell = head[Head.UNIT_NAME].cell if Head.UNIT_NAME in head else ""
        label = unit_label(units, unit)
        findings.tell(Kind.UNIT_TWICE, cell, unit=label, first=f"{first.file} · {first.sheet}")


def _filled_by(head: dict[Head, HeadValue]) -> str:
    return cleaned(spoken(head[Head.FILLED_BY].content)) if Head.FILLED_BY in head else ""


def _long_frame(unit: str, answers: list[Answer]) -> pd.DataFrame:
    """The answers of one unit as `scoring.ANSWER_COLUMNS`."""
    figures = {
        name: pd.Series([getattr(a.figures, name) for a in answers], dtype="float64")
        for name in ("numerator", "denominator", "value")
    }
    texts = {
        name: pd.Series([getattr(a, name) for a in answers], dtype=object)
        for name in ("slot", "evidence", "explanation")
    }
    return pd.DataFrame(
        {
            "unit": pd.Series([unit] * len(answers), dtype=object),
            "slot": texts["slot"],
            **figures,
            "choice": pd.Series([a.figures.choice for a in answers], dtype=object),
            "not_applicable": pd.Series([a.not_applicable for a in answers], dtype=bool),
            "evidence": texts["evidence"],
            "explanation": texts["explanation"],
        }
    )
