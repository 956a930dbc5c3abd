"""Reading checklists for a command: with progress in a terminal, every problem told."""

import sys
from collections.abc import Sequence
from pathlib import Path

from checklist.batch import Batch, read_all
from criteria import Edition
from terminal.editions import editions_here
from terminal.speaking import FAILED, Stop, language, tell
from units import Cohort
from wording.problems import Kind, Problem
from wording.progress import said_progress


def read(path: Sequence[Path], edition: Edition | None, era: str | None, cohort: Cohort | None) -> Batch:
    """Read files, folders and archives, with progress in a terminal; tell every problem."""
    missing = [Problem(Kind.FILE_NOT_FOUND, str(p)) for p in path if not p.exists()]
    if missing:
        raise Stop(FAILED, missing)

    def progress(done: int, total: int, name: str, seconds_left: float | None) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{said_progress(done, total, seconds_left).say(language())}\033[K")

    batch = read_all(path, edition=edition, era=era, cohort=cohort, known=editions_here(), progress=progress)
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")
    tell(told(batch))
    return batch


def told(batch: Batch) -> list[Problem]:
    """Every problem of a batch, in the order of the files."""
    return [problem for reading in batch.readings for problem in reading.problems]
