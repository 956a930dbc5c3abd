"""One machine: month by month, in as many processes as there are cores."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa

from batch.dense import Double, dense
from batch.errors import BatchRefused
from batch.files import Run, read_run, runs
from batch.job import Job
from batch.output import output
from batch.telling import row_problems
from batch.totals import medians_row, medians_table, totals_table
from scoring import score

MOST_PROCESSES = 61
"""Windows waits for no more at once."""


@dataclass(frozen=True)
class Scored:
    """The results of some months, or what is wrong with them."""

    totals: list[pa.Table]
    medians: list[dict[str, str | int | float | None]]
    faulty: bool
    doubles: list[Double]


def score_batch(
    job: Job, out: Path, processes: int | None = None, told: Callable[[float], None] = lambda share: None
) -> None:
    """Score all months and write totals and medians, whole or not at all; `told` hears the share that is done.

    What is held grows with `ROWS_AT_A_TIME` and the processes (by default one a core), not with the number of months.
    Raises BatchRefused.
    """
    work = runs(job.files)
    medians: list[dict[str, str | int | float | None]] = []
    faulty, doubles = False, list[Double]()
    with output(job.edition, out) as writing, _each(_processes(processes, work)) as each:
        for done, scored in enumerate(each(partial(score_run, job), work), 1):
            for totals in scored.totals:
                writing.add(totals)
            medians += scored.medians
            faulty |= scored.faulty
            doubles += scored.doubles
            told(done / len(work))
        if faulty or doubles:
            raise BatchRefused(row_problems(job, doubles))
        writing.end(medians_table(job.edition, medians))


def score_run(job: Job, run: Run) -> Scored:
    """Score the months of a run, in order."""
    table = read_run(run)
    rows, faults = job.encoder.encode(table)
    if faults:
        return Scored([], [], True, [])
    scored = Scored([], [], False, [])
    for month in sorted(run[0]):
        answers, doubles = dense(job.encoder, rows, rows.month == rows.months.index(month), month)
        scored.doubles.extend(doubles)
        scores = score(job.edition, answers, job.units, job.cohort)
        scored.totals.append(totals_table(month, scores))
        scored.medians.append(medians_row(month, scores))
    return scored


Each = Callable[[Callable[[Run], Scored], list[Run]], Iterator[Scored]]


@contextmanager
def _each(processes: int) -> Iterator[Each]:
    """A `map` over processes of their own, or in this one where one is enough."""
    if processes < 2:
        yield map
        return
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        try:
            yield pool.map
        finally:
            pool.shutdown(cancel_futures=True)


def _processes(asked: int | None, work: list[Run]) -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(asked or cores, len(work), MOST_PROCESSES)
