"""Many cases in several processes, and what is told of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from tests.fuzz.limits import peak_mb
from tests.fuzz.originals import checklists, edition_books, rankings
from tests.fuzz.trial import Trial, tried

CHUNK = 100


def trials(seed: int, count: int) -> Iterator[Trial]:
    """Try the cases 0 to `count` - 1, on all cores; each is told as soon as those before it are."""
    chunks = [range(first, min(first + CHUNK, count)) for first in range(0, count, CHUNK)]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for chunk in pool.map(partial(some_trials, seed), chunks):
            yield from chunk


def some_trials(seed: int, numbers: Sequence[int]) -> list[Trial]:
    """Try some cases in this process."""
    for original in (*checklists(), *edition_books(), *rankings()):
        assert original.members  # made before memory is counted
    held = _held_at_first()
    return [tried(seed, number, held) for number in numbers]


_first: list[float] = []


def _held_at_first() -> float:
    """What the process held before its first case; what earlier cases left behind counts against the later ones."""
    if not _first:
        _first.append(peak_mb())
    return _first[0]


def report(done: Sequence[Trial]) -> Iterator[str]:
    """Say what came of the cases, line by line: answers, codes, what was reached, the heaviest."""
    subjects = Counter((trial.subject, "accepted" if trial.accepted else "refused") for trial in done)
    for (subject, answer), count in sorted(subjects.items()):
        yield f"{count:>7}  {subject} {answer}"
    for code, count in Counter(code for trial in done for code in trial.codes).most_common():
        yield f"{count:>7}  {code}"
    reached, marked = sum(trial.reached for trial in done), sum(trial.marked for trial in done)
    yield f"{len(done)} files, {reached / len(done):.0%} read to their cells, {marked} came back marked"
    slowest, heaviest = max(done, key=lambda t: t.seconds), max(done, key=lambda t: t.mb)
    yield f"slowest {slowest.seconds:.2f} s (case {slowest.number}: {slowest.made_by})"
    yield f"most memory {heaviest.mb:.0f} MB (case {heaviest.number}: {heaviest.made_by})"
    yield f"{sum(bool(trial.faults) for trial in done)} cases with a fault"


def faults_of(trial: Trial) -> Iterator[str]:
    """Say what went wrong in a case."""
    for fault in trial.faults:
        yield f"FAULT case {trial.number} ({trial.made_by}): {fault}"
