"""Reading checklists for a command: with progress in a terminal, every problem told."""

import sys
from collections.abc import Sequence
from pathlib import Path

from checklist.batch import Batch, read_all
from criteria import Edition
from terminal.speaking import FAILED, Stop, tell
from units import Cohort
from wording.problems import Kind, Problem


def read(path: Sequence[Path], edition: Edition | None, era: str | None, cohort: Cohort | None) -> Batch:
    """Read files, folders and archives, with progress in a terminal; tell every problem."""
    missing = [Problem(Kind.FILE_NOT_FOUND, str(p)) for p in path if not p.exists()]
    if missing:
        raise Stop(FAILED, missing)

    def progress(done: int, total: int, name: str) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{done + 1}/{total}\033[K")

    batch = read_all(path, edition=edition, era=era, cohort=cohort, progress=progress)
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")
    tell(told(batch))
    return batch


def told(batch: Batch) -> list[Problem]:
    """Every problem of a batch, in the order of the files."""
    return [problem for reading in batch.readings for problem in reading.problems]
