"""Those who read a case, each with what must hold of its answer. A fault is a sentence; none where all is well."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from checklist.batch import read_all
from checklist.edition_book import read_edition
from checklist.marked import marked_copy
from checklist.ranking import RankingError, read_results
from checklist.reader import read_checklist
from checklist.readings import Reading
from checklist.results import to_json
from checklist.upload import inspect
from criteria import Edition, EditionError, load_edition
from tests.checklist.workbooks import EDITION
from tests.fuzz.cases import Case, Subject
from tests.fuzz.limits import Limit
from tests.fuzz.oracle import disagreements
from tests.fuzz.originals import ERA
from tests.fuzz.parts import unpacked
from units import Cohort
from wording.problems import Kind, Problem, Severity

COHORT = Cohort("Danh sách thử", ERA, ("14758", "14761"))
"""Without one of the communes of the originals."""


@dataclass
class Answer:
    """What was answered: the codes of all problems, whether the file was taken, whether its cells were reached."""

    accepted: bool
    codes: tuple[str, ...]
    reached: bool
    marked: bool = False
    faults: list[str] = field(default_factory=list)


def known(edition: str) -> Edition:
    """The tests' edition and those that ship. Raises EditionError for another."""
    return EDITION if edition == EDITION.id else load_edition(edition)


def answer_of(case: Case, limit: Limit) -> Answer:
    """Give the case to its reader; what is read counts within the limit, what is checked afterwards does not."""
    if case.subject is Subject.CHECKLIST:
        return _of_checklist(case, limit)
    if case.subject is Subject.ARCHIVE:
        return _of_archive(case, limit)
    with limit:
        try:
            if case.subject is Subject.EDITION:
                read_edition(case.content, case.file)
            else:
                to_json(read_results(case.content, case.file))
        except (EditionError, RankingError) as refused:
            problems = tuple(refused.problems)
            faults = [*_speechless(problems), *(["refused without a problem"] if not problems else [])]
            return Answer(False, _codes(problems), _in_cells(problems), faults=faults)
    return Answer(True, (), True)


def _read(case: Case, content: bytes) -> Reading:
    edition, era = EDITION if case.edition_given else None, ERA if case.era_given else None
    return read_checklist(content, case.file, edition=edition, era=era, known=known)


def _of_checklist(case: Case, limit: Limit) -> Answer:
    copy = None
    with limit:
        reading = _read(case, case.content)
        if reading.problems:
            copy = marked_copy(case.content, reading.problems)
    reached = reading.accepted or _in_cells(reading.problems)
    answer = Answer(reading.accepted, _codes(reading.problems), reached, copy is not None)
    answer.faults += _of_reading(reading, case.content)
    if copy is not None:
        answer.faults += _of_copy(reading, case.content, copy, _read(case, copy))
    return answer


def _of_archive(case: Case, limit: Limit) -> Answer:
    edition, era = EDITION if case.edition_given else None, ERA if case.era_given else None
    given = [(case.file, case.content)]
    with limit:
        batch = read_all(given, edition=edition, era=era, cohort=COHORT, round_name="Kỳ 2022")
    problems = tuple(problem for reading in batch.readings for problem in reading.problems)
    accepted = bool(batch.readings) and all(reading.accepted for reading in batch.readings)
    faults = [] if batch.readings else ["nothing is told of the archive"]
    for reading in batch.readings:
        faults += _of_reading(reading, reading.content)
    return Answer(accepted, _codes(problems), accepted or _in_cells(problems), faults=faults)


def _of_reading(reading: Reading, content: bytes) -> Iterator[str]:
    yield from _speechless(reading.problems)
    if reading.accepted:
        yield from disagreements(reading, content, EDITION)
    elif reading.filled:
        yield "refused with answers"
    if reading.accepted != (not any(p.severity is Severity.ERROR for p in reading.problems)):
        yield "accepted with errors, or refused without"
    if (
        reading.accepted
        and not reading.filled
        and Kind.NOTHING_FILLED_IN.name not in _codes(reading.problems)
    ):
        yield "accepted without a checklist"


def _of_copy(reading: Reading, content: bytes, copy: bytes, again: Reading) -> Iterator[str]:
    """The marked copy must be a sound file that is read as the original is."""
    for problem in inspect(copy, ""):
        yield f"the marked copy is refused: {problem.code}"
    if _formulas(copy, set(_formulas(content))) != _formulas(content):
        return  # formulas that reach out were taken out of it, and what they showed counts as typed
    before, after = set(_codes(reading.problems)), set(_codes(again.problems))
    if before != after:
        yield f"the marked copy tells {sorted(after - before)} and not {sorted(before - after)}"
    elif reading.accepted:
        for one, other in zip(reading.filled, again.filled, strict=True):
            if (one.unit, one.sheet) != (other.unit, other.sheet) or not one.answers.equals(other.answers):
                yield f"the marked copy answers differently for {one.unit}"


def _formulas(content: bytes, parts: Container[str] | None = None) -> dict[str, int]:
    """How many formulas each sheet's part has."""
    return {
        name: part.count(b"<f>") + part.count(b"<f ")
        for name, part in unpacked(content)
        if "sheet" in name and (parts is None or name in parts)
    }


def _speechless(problems: Iterable[Problem]) -> Iterator[str]:
    for problem in problems:
        for lang in ("vi", "en"):
            if not problem.message(lang) or not problem.remedy(lang):
                yield f"{problem.code} says nothing"


def _codes(problems: Iterable[Problem]) -> tuple[str, ...]:
    return tuple(sorted({problem.code for problem in problems}))


def _in_cells(problems: Iterable[Problem]) -> bool:
    """True where something is told of a sheet, so that the file was opened and its cells were looked at."""
    return any(problem.sheet for problem in problems)
