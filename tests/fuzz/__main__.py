"""A long run: `python -m tests.fuzz --count 20000 --seed 1`; `--only N` repeats one case and keeps its file."""

import argparse
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from tests.fuzz.cases import Subject, case_of
from tests.fuzz.run import faults_of, report, some_trials, trials
from tests.fuzz.trial import Trial


def _told(tried: Iterable[Trial]) -> list[Trial]:
    """Collect the trials, and tell every fault as soon as it is met."""
    done = []
    for trial in tried:
        done.append(trial)
        print(*faults_of(trial), sep="\n", end="\n" if trial.faults else "", flush=True)
    return done


def main() -> int:
    """Run the cases, print what came of them; 1 where a fault was found."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.add_argument("--count", type=int, default=20_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--only", type=int, metavar="N", help="repeat case N alone and write its file here")
    given = asked.parse_args()
    start = time.perf_counter()
    if given.only is None:
        done = _told(trials(given.seed, given.count))
    else:
        done = _told(some_trials(given.seed, [given.only]))
        case = case_of(given.seed, given.only)
        suffix = ".zip" if case.subject is Subject.ARCHIVE else ".xlsx"
        Path(f"case-{given.seed}-{given.only}{suffix}").write_bytes(case.content)
    print(*report(done), f"{time.perf_counter() - start:.0f} s", sep="\n")
    return 1 if any(trial.faults for trial in done) else 0


if __name__ == "__main__":
    sys.exit(main())
