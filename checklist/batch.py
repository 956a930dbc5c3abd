"""Many files at once: each is read by itself, then what they say together is checked. Order changes nothing."""

import logging
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property, partial
from threading import Lock

import pandas as pd

import telemetry
from checklist.reader import read_checklist
from checklist.reading.pace import Pace
from checklist.reading.side_by_side import Read, processes, side_by_side
from checklist.reading.sources import Given, Source, sources_of, unreadable
from checklist.reading.units import matcher_of, unit_label
from checklist.readings import Filled, Reading
from checklist.upload import too_large
from criteria import Edition
from criteria.known import KnownEditions
from scoring import empty_answers
from units import Cohort, Matcher, canonical
from wording.problems import Kind, Problem

FEW = 60
"""Fewer files than this are read here: to start other processes would take longer than they save."""

Progress = Callable[[int, int, str, float | None], object]
"""Called after each file, in the caller's thread: how many are done, how many there are, the file just done, and the
seconds left or None until they can be told. What it raises ends the reading."""

_loading = Lock()
"""Files of one archive are unpacked one at a time: the archive has one position to read from."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Batch:
    """All readings, in the order of the files' names."""

    readings: tuple[Reading, ...]

    @cached_property
    def filled(self) -> tuple[Filled, ...]:
        """The checklists that are taken."""
        return tuple(filled for reading in self.readings for filled in reading.filled)

    @cached_property
    def refused(self) -> tuple[Reading, ...]:
        """The files that are not, with their problems."""
        return tuple(reading for reading in self.readings if not reading.accepted)

    @cached_property
    def warnings(self) -> tuple[Problem, ...]:
        """What is told of the files that are taken."""
        return tuple(p for reading in self.readings if reading.accepted for p in reading.warnings)

    def content_of(self, filled: Filled) -> bytes:
        """The file that a checklist came in."""
        return next(reading.content for reading in self.readings if filled in reading.filled)

    @cached_property
    def answers(self) -> pd.DataFrame:
        """The answers of all units in one long frame of `scoring.ANSWER_COLUMNS`."""
        frames = [filled.answers for filled in self.filled if len(filled.answers)]
        return pd.concat(frames, ignore_index=True) if frames else empty_answers()


def read_all(
    given: Iterable[Given],
    *,
    edition: Edition | None = None,
    era: str | None = None,
    units: Matcher | None = None,
    cohort: Cohort | None = None,
    round_name: str = "",
    known: KnownEditions | None = None,
    progress: Progress | None = None,
) -> Batch:
    """Read files, folders, .zip archives and uploads (name, bytes).

    `edition`, `era`, `units` and `known` are as `read_checklist` takes them.

    Two checklists of one unit are both refused. With a `cohort`, a unit outside it is taken with a warning; with a
    `round_name`, so is a checklist that was made for another round. A file that cannot be read never stops the
    others. Raises ValueError for an `era` that is not known.
    """
    sources = sources_of(given)
    if era is not None and units is None:
        units = matcher_of(era)
    read = partial(read_checklist, edition=edition, era=era, units=units, known=known or KnownEditions())
    readings = _in_order(sources, read, progress)
    readings.sort(key=lambda reading: (reading.file, reading.sha256))
    readings = _without_doubles(readings, units)
    if cohort:
        readings = [_marked_outside(reading, cohort, units) for reading in readings]
    if round_name:
        readings = [_marked_other_round(reading, round_name) for reading in readings]
    batch = Batch(tuple(readings))
    codes = [problem.code for reading in batch.refused for problem in reading.errors]
    telemetry.files_read(len(readings) - len(batch.refused), len(batch.refused), codes)
    return batch


def _in_order(sources: Sequence[Source], read: Read, progress: Progress | None) -> list[Reading]:
    """Read all, telling of each as it is done, and return the readings in the order of their sources."""
    found: dict[int, Reading] = {}
    pace = Pace(len(sources))
    # Closed whatever `progress` raises: a stopped page or Ctrl+C must leave no process behind.
    with closing(_as_done(sources, read)) as readings:
        for place, reading in readings:
            found[place] = reading
            if progress:
                progress(len(found), len(sources), reading.file, pace.left(len(found)))
    return [found[place] for place in range(len(sources))]


def _as_done(sources: Sequence[Source], read: Read) -> Generator[tuple[int, Reading], None, None]:
    """Yield each reading with the place of its source."""
    if len(sources) >= FEW and processes() > 1:
        return side_by_side(sources, _read, read)
    return ((place, _read(source, read)) for place, source in enumerate(sources))


def _read(source: Source, read: Read) -> Reading:
    problem = source.problem or too_large(source.size, source.file)
    if problem is None:
        try:
            with _loading:
                content = source.load()
        except OSError as error:
            problem = unreadable(source.file, error)
        except Exception:  # whatever zipfile raises for a damaged member of an archive
            _log.info("could not load %s", source.file, exc_info=True)
            problem = Problem(Kind.DAMAGED_WORKBOOK, source.file)
    if problem is not None:
        return Reading(source.file, "", (), (problem,))
    return read(content, source.file)


def _without_doubles(readings: list[Reading], units: Matcher | None) -> list[Reading]:
    """Refuse every file with a unit that another file has too."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, reading in enumerate(readings):
        for filled in reading.filled:
            places[filled.era, filled.unit].append(i)
    problems: dict[int, list[Problem]] = defaultdict(list)
    for (era, code), at in places.items():
        for i in at if len(at) > 1 else ():
            other = next(j for j in at if j != i)
            sheet = next(f.sheet for f in readings[i].filled if (f.era, f.unit) == (era, code))
            facts = {"unit": unit_label(units or matcher_of(era), code), "first": readings[other].file}
            problems[i].append(Problem(Kind.UNIT_TWICE, readings[i].file, sheet, facts=facts))
    return [
        _refused(reading, problems[i]) if i in problems else reading for i, reading in enumerate(readings)
    ]


def _refused(reading: Reading, problems: list[Problem]) -> Reading:
    return replace(reading, filled=(), problems=(*reading.problems, *problems))


def _marked_outside(reading: Reading, cohort: Cohort, units: Matcher | None) -> Reading:
    """Warn of units that the cohort does not assign."""
    warnings = [
        Problem(
            Kind.UNIT_OUTSIDE_COHORT,
            reading.file,
            filled.sheet,
            facts={"unit": unit_label(units or matcher_of(filled.era), filled.unit), "cohort": cohort.name},
        )
        for filled in reading.filled
        if (filled.era, filled.unit) not in {(cohort.era, code) for code in cohort.codes}
    ]
    return replace(reading, problems=(*reading.problems, *warnings)) if warnings else reading


def _marked_other_round(reading: Reading, round_name: str) -> Reading:
    """Warn of checklists that were made for another round; one that tells no round says nothing."""
    warnings = [
        Problem(
            Kind.ROUND_DIFFERS,
            reading.file,
            filled.sheet,
            facts={"found": filled.round_name, "expected": round_name},
        )
        for filled in reading.filled
        if filled.round_name and canonical(filled.round_name) != canonical(round_name)
    ]
    return replace(reading, problems=(*reading.problems, *warnings)) if warnings else reading
