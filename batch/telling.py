"""Tells what is wrong with rows: in which file, row group and column, what was found, how often.

Engines only notice that something is wrong; then all files are read once more here, whichever engine it was.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from batch.dense import Double
from batch.encoding import Fault
from batch.files import Place, every_place, read_place
from batch.job import Job
from criteria.inputs import OptionInput
from wording.nearness import near
from wording.numbers import number
from wording.problems import Fact, Kind, Problem

MOST_TOLD = 200
"""How many different problems are told; the others are counted."""

_KEYS = ("month", "unit", "slot")
"""Columns of which only the text itself is told; of the others also at which slot it stands."""
_OF_SLOT = (Kind.BATCH_FIGURE_MISPLACED, Kind.BATCH_MARK_BLANK)
"""What is wrong whatever the figure is."""


@dataclass(frozen=True)
class _Found:
    """What is told as one problem, however many rows have it."""

    file: str
    kind: Kind
    column: str
    found: str
    slot: str


def row_problems(job: Job, doubles: Iterable[Double]) -> list[Problem]:
    """All that is wrong with the rows, each thing once a file."""
    first: dict[_Found, int] = {}
    rows: dict[_Found, int] = {}
    twice: dict[Double, list[Place]] = {double: [] for double in doubles}
    for place in every_place(job.files):
        table = read_place(place)
        for fault in job.encoder.encode(table)[1]:
            for found, count in _found(place.file, fault, table):
                first.setdefault(found, place.group)
                rows[found] = rows.get(found, 0) + count
        for double, places in twice.items():
            places += [place] * _count(table, double)
    problems = [_problem(job, found, first[found], rows[found]) for found in first]
    problems += [_double(double, places) for double, places in sorted(twice.items())]
    if len(problems) > MOST_TOLD:
        left = {"count": len(problems) - MOST_TOLD}
        problems = [*problems[:MOST_TOLD], Problem(Kind.BATCH_MORE_PROBLEMS, facts=left)]
    return problems


def _found(file: str, fault: Fault, table: pa.Table) -> Iterator[tuple[_Found, int]]:
    """The different things that a fault's rows hold, and how many rows hold each."""
    wrong = table.filter(pa.array(fault.rows)).select(dict.fromkeys([fault.column, "slot"]))
    wrong = pa.table({name: pc.fill_null(wrong[name].cast(pa.string()), "") for name in wrong.column_names})
    by = (
        [fault.column]
        if fault.column in _KEYS
        else ["slot"]
        if fault.kind in _OF_SLOT
        else wrong.column_names
    )
    for row in wrong.group_by(by, use_threads=False).aggregate([([], "count_all")]).to_pylist():
        found = _Found(file, fault.kind, fault.column, row.get(fault.column, ""), row.get("slot", ""))
        yield found, row["count_all"]


def _problem(job: Job, found: _Found, group: int, rows: int) -> Problem:
    facts: dict[str, Fact] = {
        "column": found.column,
        "group": group + 1,
        "count": rows,
        "found": found.found,
        "slot": found.slot,
    }
    if found.kind in (Kind.BATCH_UNIT_UNKNOWN, Kind.BATCH_SLOT_UNKNOWN):
        known = job.units.index if found.kind is Kind.BATCH_UNIT_UNKNOWN else list(job.edition.slot_by_id)
        facts |= {"edition": job.edition.id, "near": near(found.found, known)}
    if found.kind is Kind.BATCH_CHOICE_UNKNOWN:
        slot = job.edition.slot_by_id.get(found.slot)
        options = slot.input.options if slot and isinstance(slot.input, OptionInput) else ()
        facts["known"] = ", ".join(option.id for option in options) or number(None, "vi")
    return Problem(found.kind, found.file, facts=facts)


def _count(table: pa.Table, double: Double) -> int:
    """How many rows of the table answer this month, unit and slot."""
    here = np.ones(len(table), dtype=bool)
    for name, wanted in zip(_KEYS, double, strict=True):
        here &= pc.equal(table[name].cast(pa.string()), wanted).fill_null(False).to_numpy()
    return int(here.sum())


def _double(double: Double, places: list[Place]) -> Problem:
    month, unit, slot = double
    where = ", ".join(f"{place.file} [{place.group + 1}]" for place in dict.fromkeys(places))
    facts: dict[str, Fact] = {"month": month, "unit": unit, "slot": slot, "where": where}
    return Problem(Kind.BATCH_ROW_TWICE, places[0].file, facts=facts | {"count": len(places)})
