"""Compares recalculated checklists with the engine, cell by cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan, nan
from pathlib import Path

import openpyxl

from checklist.layout import CHECKLIST_SHEET, TOTALS_SHEET, Column
from checklist.template import Template
from checklist.template.plan import HEADER_ROW
from checklist.template.totals_sheet import RESULT_NAMES
from criteria import Edition
from criteria.levels import Zone
from scoring import Answers, Scores, score
from tests.checklist.libreoffice import recalculated
from tests.editions import Said, frame_of, units_of

CLOSE = 1e-9


@dataclass(frozen=True)
class Seen:
    """What one recalculated workbook shows."""

    outcome: dict[str, object]
    points: dict[str, object]
    totals: dict[str, tuple[object, ...]]
    results: dict[str, object]


def seen_in(path: Path) -> Seen:
    """Read the rows by Mã, the totals by label and the results by their defined names."""
    book = openpyxl.load_workbook(path, data_only=True, read_only=True)
    index = {column: list(Column).index(column) for column in (Column.CODE, Column.OUTCOME, Column.POINTS)}
    rows = [r for r in book[CHECKLIST_SHEET].iter_rows(min_row=HEADER_ROW + 1, values_only=True) if r[1]]
    by_code = {r[index[Column.CODE]]: r for r in rows}
    sheet = list(book[TOTALS_SHEET].iter_rows(values_only=True))
    return Seen(
        outcome={code: r[index[Column.OUTCOME]] for code, r in by_code.items()},
        points={code: r[index[Column.POINTS]] for code, r in by_code.items()},
        totals={str(r[0]).strip(): r[1:] for r in sheet if r[0]},
        results={name: sheet[int(re.sub(r"\D", "", at)) - 1][1] for name, at in RESULT_NAMES.items()},
    )


def rated(edition: Edition, zone: Zone, said: list[dict[str, Said]], best: dict[str, float]) -> Scores:
    units = {f"u{i}": answers for i, answers in enumerate(said)}
    answers = Answers.of(edition, frame_of(units), units_of(list(units)).index)
    return score(edition, answers, units_of(dict.fromkeys(units, f"D1 {zone}")), best=best)


def workbooks(
    edition: Edition, zone: Zone, said: list[dict[str, Said]], best: dict[str, float], folder: Path
) -> list[Path]:
    """Fill one checklist for each, by the prefill of the template itself, and recalculate them all."""
    template, paths = Template(edition, zone), []
    known = {slot: value for slot, value in best.items() if not isnan(value)}
    for i, answers in enumerate(said):
        paths.append(folder / f"u{i}.xlsx")
        frame = frame_of({f"u{i}": answers})
        paths[-1].write_bytes(template.for_unit(f"u{i}", "Xã Thử", "Huyện Thử", "2022", frame, best=known))
    return recalculated(paths, folder / "recalculated")


def same_number(shown: object, expected: float) -> bool:
    if isnan(expected):
        return shown in (None, "")
    return isinstance(shown, int | float) and abs(shown - expected) < CLOSE


def differences(seen: Seen, scores: Scores, unit: str) -> list[str]:
    """Every cell that differs from the engine, said with both."""
    return [
        f"{unit} {what}: the workbook says {shown!r}, the engine {value!r}"
        for what, shown, value in (*_rows(seen, scores, unit), *_totals(seen, scores, unit))
        if not (same_number(shown, value) if isinstance(value, float) else (shown or None) == value)
    ]


def _rows(seen: Seen, scores: Scores, unit: str) -> Iterator[tuple[str, object, object]]:
    for indicator in scores.edition.indicators:
        word = scores.outcome_of(unit, indicator).look.word.vi
        yield f"{indicator.id} outcome", seen.outcome[indicator.id], word
        yield f"{indicator.id} points", seen.points[indicator.id], float(scores.points.at[unit, indicator.id])


def _totals(seen: Seen, scores: Scores, unit: str) -> Iterator[tuple[str, object, object]]:
    edition, row = scores.edition, scores.units.loc[unit]
    for group in edition.groups:
        of = scores.groups.loc[unit, group.id]
        share = of["points"] / of["applicable_max"] if of["applicable_max"] else nan
        values = (of["points"], of["applicable_max"], share, of["applicable"], of["passed"])
        for position, value in enumerate(values):
            yield f"{group.id} column {position}", seen.totals[group.name.vi][position], float(value)
    total = seen.totals["Cộng các chỉ tiêu áp dụng"]
    for position, key in enumerate(
        ("points", "applicable_max", "", "applicable", "passed", "failed", "missing")
    ):
        if key:
            yield key, total[position], float(row[key])
    grade = next((g.name.vi for g in edition.grades if g.id == row["grade"]), None)
    yield "score", seen.results["TongDiem"], float(row["score"])
    yield "completeness", seen.results["MucDoDayDu"], float(row["completeness"])
    yield "verdict", seen.results["KetLuan"], edition.verdict_by_id[row["verdict"]].name.vi
    yield "grade", seen.results["XepLoai"], grade


def compare(
    edition: Edition, zone: Zone, said: list[dict[str, Said]], best: dict[str, float], to: Path
) -> Scores:
    scores = rated(edition, zone, said, best)
    paths = workbooks(edition, zone, said, best, to)
    wrong = [d for i, path in enumerate(paths) for d in differences(seen_in(path), scores, f"u{i}")]
    assert wrong == []
    return scores
