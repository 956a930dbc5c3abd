"""Kills a program at random moments of its work with the store, and looks at what is left.

    python -m tests.kills --count 200 --seed 1

On SQLite, and on PostgreSQL where XASO_TEST_POSTGRES names a server (see CONTRIBUTING.md). Each time a program reads a
checklist, submits, checks, appraises, accepts, closes and publishes, and says after each step that it was told
"done". It is killed with SIGKILL somewhere on the way. Afterwards every step that was told must be there, every
submission must have its file and all its answers, and the chain of events must be whole.
"""

import argparse
import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from sqlalchemy import func, select

from checklist.reader import read_checklist
from checklist.template import Templates
from criteria import edition_text, load_edition
from demonstration import plausible_answers
from store import (
    Access,
    Figure,
    NewRound,
    NewSubmission,
    Status,
    Step,
    appraise,
    create_round,
    get_round,
    history,
    local_access,
    open_database,
    set_status,
    submit_many,
    take_step,
    verify,
)
from store.tables import AnswerRow, AppraisalRow, EventRow, FileRow
from tests.databases import PostgresDatabases, SqliteDatabases
from units import load_units

EDITION, ERA = "tham-chieu-2022", "2022"
UNITS = ("14755", "14758", "14809")
CHANGED = "XHS.02"
Told = list[list[object]]


@dataclass(frozen=True)
class Work:
    """What every program works with: made once, because it is the same for all."""

    checklists: dict[str, bytes]
    answers: dict[str, int]

    @classmethod
    def made(cls) -> "Work":
        """A filled checklist of each unit, and how many answers it holds."""
        edition, units = load_edition(EDITION), load_units(ERA).loc[list(UNITS)]
        templates = Templates(edition, units, ERA)
        frames = {str(code): frame for code, frame in plausible_answers(edition, units).groupby("unit")}
        checklists = {code: templates.for_unit(code, frames[code]) for code in UNITS}
        read = {code: _read(content) for code, content in checklists.items()}
        return cls(checklists, {code: len(new.answers) for code, new in read.items()})


def _read(content: bytes) -> NewSubmission:
    filled = read_checklist(content, "phieu.xlsx").filled[0]
    return NewSubmission(filled.unit, filled.answers, content, "phieu.xlsx", "Hòa")


def new_round(access: Access) -> int:
    """An open round with the units."""
    new = NewRound("Kỳ thử", EDITION, edition_text(EDITION), ERA, UNITS, date(2022, 11, 1))
    return set_status(access, create_round(access, new).id, Status.OPEN).id


def run(access: Access, round_id: int, work: Work, tell: Callable[..., None]) -> None:
    """The whole way of a round; `tell` hears every step that is done."""
    for code in UNITS[:2]:
        (made,) = submit_many(access, round_id, [_read(work.checklists[code])])
        tell("submitted", code, made.id)
    made = submit_many(access, round_id, [_read(work.checklists[code]) for code in UNITS[1:]])
    tell("submitted", UNITS[1], made[0].id)
    tell("submitted", UNITS[2], made[1].id)
    for code in UNITS:
        latest = history(access, round_id, code)[0].id
        take_step(access, latest, Step.CHECK)
        tell("checked", code, latest)
        appraise(access, latest, CHANGED, Figure(numerator=1, denominator=1000), "kiểm tra lại", "BC 1")
        tell("changed", code, latest)
        take_step(access, latest, Step.ACCEPT)
        tell("appraised", code, latest)
    for status in (Status.CLOSED, Status.APPRAISED, Status.PUBLISHED):
        set_status(access, round_id, status)
        tell("round", str(status), round_id)


def killed_run(url: str, round_id: int, work: Work, after: float) -> Told:
    """Lets a program of its own do the work, kills it after some seconds, and returns what it told until then."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _work_until_killed(url, round_id, work, writing)
    os.close(writing)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, encoding="utf-8") as told:
        lines = told.read().splitlines()
    os.waitpid(child, 0)
    return [json.loads(line) for line in lines]


def _work_until_killed(url: str, round_id: int, work: Work, writing: int) -> None:
    def tell(*done: object) -> None:
        os.write(writing, f"{json.dumps(done)}\n".encode())

    try:
        run(local_access(open_database(url)), round_id, work, tell)
        signal.pause()
    except BaseException as error:
        tell("failed", repr(error))
    finally:
        os._exit(1)


def faults(url: str, round_id: int, work: Work, told: Told) -> list[str]:
    """What is wrong with what is left; empty where nothing is."""
    db = open_database(url)
    access = local_access(db)
    found = [f"{problem.code}: {problem.message('en')}" for problem in verify(db)]
    found += [f"the program failed: {line[1]}" for line in told if line[0] == "failed"]
    with db.reading() as connection:
        answers = dict(
            connection.execute(
                select(AnswerRow.submission_id, func.count()).group_by(AnswerRow.submission_id)
            ).all()
        )
        files = set(connection.scalars(select(FileRow.sha256)))
        changed = set(connection.scalars(select(AppraisalRow.submission_id)))
        steps = list(connection.execute(select(EventRow.what, EventRow.unit_code)))
    kept = {code: history(access, round_id, code) for code in UNITS}
    for code, revisions in kept.items():
        for one in revisions:
            if answers.get(one.id, 0) != work.answers[code] or one.file_sha256 not in files:
                found.append(f"half a submission of {code}: {answers.get(one.id, 0)} answers")
    ids = {code: {one.id for one in revisions} for code, revisions in kept.items()}
    status = list(Status).index(get_round(access, round_id).status)
    for what, which, number in (line for line in told if line[0] != "failed"):
        if what == "round":
            there = list(Status).index(Status(str(which))) <= status
        elif what == "changed":
            there = number in changed
        else:
            there = number in ids[str(which)] and (f"submission.{what}", which) in steps
        if not there:
            found.append(f"told and lost: {what} {which}")
    db.close()
    return found


def trials(
    databases: SqliteDatabases | PostgresDatabases, count: int, chance: Random
) -> Iterator[tuple[int, list[str]]]:
    """Kills `count` programs at moments spread over the whole way: how many steps each told, and what is wrong."""
    work = Work.made()
    length = _length(databases, work)
    for _ in range(count):
        url = databases.migrated()
        db = open_database(url)
        round_id = new_round(local_access(db))
        db.close()
        told = killed_run(url, round_id, work, chance.uniform(0, 1.1 * length))
        yield len(told), faults(url, round_id, work, told)
        databases.drop(url)


def _length(databases: SqliteDatabases | PostgresDatabases, work: Work) -> float:
    """Seconds of the whole way when nobody kills."""
    url = databases.migrated()
    db = open_database(url)
    access = local_access(db)
    round_id = new_round(access)
    began = time.monotonic()
    run(access, round_id, work, lambda *done: None)
    length = time.monotonic() - began
    db.close()
    databases.drop(url)
    return length


def main() -> int:
    """Runs the trials on every database there is; 1 where anything is wrong."""
    asked = argparse.ArgumentParser(
        description="Kill programs at random moments of their work with the store."
    )
    asked.add_argument("--count", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        kinds: dict[str, SqliteDatabases | PostgresDatabases] = {"SQLite": SqliteDatabases(Path(folder))}
        if server := os.environ.get("XASO_TEST_POSTGRES"):
            kinds["PostgreSQL"] = PostgresDatabases(server)
        for name, databases in kinds.items():
            began, reached = time.monotonic(), []
            for number, (steps, found) in enumerate(trials(databases, given.count, Random(given.seed))):
                reached.append(steps)
                wrong += bool(found)
                for line in found:
                    print(f"{name} · {number} · {line}", file=sys.stderr)
            spent = time.monotonic() - began
            print(
                f"{name}: {given.count} killed, after {min(reached)} to {max(reached)} steps, {spent:.0f} s"
            )
            databases.close()
    print(f"{wrong} with faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
