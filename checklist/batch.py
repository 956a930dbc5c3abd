"""Many files at once: each is read by itself, then what they say together is checked. Order changes nothing."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from checklist.reader import read_checklist
from checklist.reading.sources import Given, Source, sources_of, unreadable
from checklist.reading.units import matcher_of, unit_label
from checklist.readings import Filled, Reading
from checklist.upload import too_large
from criteria import Edition
from scoring import empty_answers
from units import Cohort, Matcher, canonical
from wording.problems import Kind, Problem

Progress = Callable[[int, int, str], object]
"""Called before each file: how many are done, how many there are, the file's name."""
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
    progress: Progress | None = None,
) -> Batch:
    """Read files, folders, .zip archives and uploads (name, bytes); `edition`, `era`, `units` as `read_checklist`.

    Two checklists of one unit are both refused. With a `cohort`, a unit outside it is taken with a warning; with a
    `round_name`, so is a checklist that was made for another round. A file that cannot be read never stops the
    others.
    """
    sources = sources_of(given)
    readings = []
    for done, source in enumerate(sources):
        if progress:
            progress(done, len(sources), source.file)
        readings.append(_read(source, edition, era, units))
    readings.sort(key=lambda reading: (reading.file, reading.sha256))
    readings = _without_doubles(readings, units)
    if cohort:
        readings = [_marked_outside(reading, cohort, units) for reading in readings]
    if round_name:
        readings = [_marked_other_round(reading, round_name) for reading in readings]
    return Batch(tuple(readings))


def _read(source: Source, edition: Edition | None, era: str | None, units: Matcher | None) -> Reading:
    problem = source.problem or too_large(source.size, source.file)
    if problem is None:
        try:
            content = source.load()
        except OSError as error:
            problem = unreadable(source.file, error)
        except Exception:  # whatever zipfile raises for a damaged member of an archive
            _log.info("could not load %s", source.file, exc_info=True)
            problem = Problem(Kind.DAMAGED_WORKBOOK, source.file)
    if problem is not None:
        return Reading(source.file, "", (), (problem,))
    return read_checklist(content, source.file, edition=edition, era=era, units=units)


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
    return replace(reading, filled=(), problems=(*reading.problems, *problems), content=b"")


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
