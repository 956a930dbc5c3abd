"""Several writers at once, and writers that die."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import event, func, select

import store
from store import (
    NewSubmission,
    SubmittedMeanwhile,
    current_answers,
    current_submissions,
    history,
    submit,
    verify,
    version,
)
from store.tables import AnswerRow, FileRow, SubmissionRow

ROOT = Path(store.__file__).parent.parent
WRITER = """
import sys
import pandas as pd
from sqlalchemy import Engine, event
from store import NewSubmission, SubmittedMeanwhile, verify, open_database, operator_access, submit

url, round_id, name, times, dies = sys.argv[1:]

@event.listens_for(Engine, "before_cursor_execute")
def stop(connection, cursor, statement, *rest):
    if dies == "dies" and statement.startswith("INSERT INTO answer"):
        print("in the middle", flush=True)
        sys.stdin.read()

db = open_database(url)
print("ready", flush=True)
sys.stdin.readline()
for time in range(int(times)):
    frame = pd.DataFrame({"unit": ["00001"], "slot": "A.01", "numerator": float("nan"),
        "denominator": float("nan"), "value": float(time), "choice": None, "not_applicable": False,
        "evidence": name, "explanation": ""})
    new = NewSubmission("00001", frame, f"{name} {time}".encode(), "x.xlsx", name)
    submit(operator_access(db), int(round_id), new)
"""


def start(*arguments):
    command = [sys.executable, "-c", WRITER, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def kept(access):
    """How many files, submissions and answers there are."""
    with access.db.reading() as connection:
        return [
            connection.scalar(select(func.count()).select_from(table))
            for table in (FileRow, SubmissionRow, AnswerRow)
        ]


def test_two_at_the_same_time_for_a_unit_are_both_kept(access, open_round, answers):
    id, writers, times = open_round().id, 8, 5
    together = Barrier(writers)

    def write(writer):
        together.wait()
        for time in range(times):
            frame = answers("00001", {"slot": "A.01", "evidence": f"{writer} {time}"})
            submit(
                access, id, NewSubmission("00001", frame, f"{writer} {time}".encode(), "x.xlsx", str(writer))
            )
            current_answers(access, id)
            version(access, id)

    with ThreadPoolExecutor(writers) as threads:
        list(threads.map(write, range(writers)))
    revisions = [submission.revision for submission in history(access, id, "00001")]
    assert revisions == list(range(writers * times, 0, -1))
    assert kept(access) == [writers * times] * 3


def test_fifty_submit_at_once_and_of_two_for_a_unit_the_second_is_told(access, open_round, answers):
    units = [f"{number:05}" for number in range(40)]
    id = open_round(cohort=units).id
    callers = [(unit, "một") for unit in units] + [(unit, "hai") for unit in units[:10]]
    together = Barrier(len(callers))

    def write(caller):
        unit, name = caller
        frame = answers(unit, {"slot": "A.1", "evidence": name})
        together.wait()
        try:
            new = NewSubmission(unit, frame, f"{unit} {name}".encode(), "x.xlsx", name, seen=0)
            return submit(access, id, new).unit_code, None
        except SubmittedMeanwhile as refusal:
            return unit, refusal.details["revision"]

    with ThreadPoolExecutor(len(callers)) as threads:
        told = list(threads.map(write, callers))
    assert sorted(unit for unit, refused in told if refused is None) == units
    assert sorted(unit for unit, refused in told if refused == 1) == units[:10]
    assert [(one.unit_code, one.revision) for one in current_submissions(access, id)] == [
        (unit, 1) for unit in units
    ]
    assert kept(access) == [40, 40, 40]
    assert verify(access.db) == []


def test_the_same_checklist_again_is_the_same_submission(access, open_round, answers):
    id = open_round().id
    new = NewSubmission("00001", answers("00001", {"slot": "A.1"}), b"x", "x.xlsx", "Hòa", seen=0)
    assert submit(access, id, new) == submit(access, id, new)
    assert kept(access) == [1, 1, 1]


def test_two_programs_at_the_same_time_lose_nothing(access, database_url, open_round):
    id, times = open_round().id, 10
    programs = [start(database_url, id, name, times, "lives") for name in ("một", "hai")]
    for program in programs:
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        program.stdin.write("go\n")
        program.stdin.flush()
    for program in programs:
        program.communicate(timeout=60)
        assert program.returncode == 0
    submissions = history(access, id, "00001")
    assert [one.revision for one in submissions] == list(range(2 * times, 0, -1))
    assert sorted(one.filled_by for one in submissions) == ["hai"] * times + ["một"] * times


def test_a_failure_between_file_and_answers_leaves_nothing(access, open_round, answers):
    id = open_round().id
    before = version(access, id)

    def fail(connection, cursor, statement, *rest):
        if statement.startswith("INSERT INTO answer"):
            raise RuntimeError("in the middle")

    event.listen(access.db.engine, "before_cursor_execute", fail)
    with pytest.raises(RuntimeError, match="in the middle"):
        submit(access, id, NewSubmission("00001", answers("00001", {"slot": "A.01"}), b"x", "x.xlsx", "Hòa"))
    event.remove(access.db.engine, "before_cursor_execute", fail)
    assert kept(access) == [0, 0, 0]
    assert version(access, id) == before
    submit(access, id, NewSubmission("00001", answers("00001", {"slot": "A.01"}), b"x", "x.xlsx", "Hòa"))
    assert kept(access) == [1, 1, 1]


def test_a_program_killed_in_the_middle_leaves_nothing_and_blocks_nobody(
    access, database_url, open_round, answers
):
    id = open_round().id
    program = start(database_url, id, "một", 1, "dies")
    program.stdin.write("go\n")
    program.stdin.flush()
    assert [program.stdout.readline() for _ in range(2)] == ["ready\n", "in the middle\n"]
    assert kept(access) == [0, 0, 0]
    program.kill()
    program.communicate(timeout=60)
    assert kept(access) == [0, 0, 0]
    submit(access, id, NewSubmission("00001", answers("00001", {"slot": "A.01"}), b"x", "x.xlsx", "Hòa"))
    assert [one.revision for one in current_submissions(access, id)] == [1]
