"""Several writers at once, and writers that die."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import event, func, select

import store
from store import current_answers, current_submissions, history, submit, version
from store.tables import AnswerRow, FileRow, SubmissionRow

ROOT = Path(store.__file__).parent.parent
WRITER = """
import sys
import pandas as pd
from sqlalchemy import Engine, event
from store import open_database, submit

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
    submit(db, int(round_id), "00001", frame, f"{name} {time}".encode(), "x.xlsx", name, by=name)
"""


def start(*arguments):
    command = [sys.executable, "-c", WRITER, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def kept(db):
    """How many files, submissions and answers there are."""
    with db.reading() as connection:
        return [
            connection.scalar(select(func.count()).select_from(table))
            for table in (FileRow, SubmissionRow, AnswerRow)
        ]


def test_two_at_the_same_time_for_a_unit_are_both_kept(db, open_round, answers):
    id, writers, times = open_round().id, 8, 5
    together = Barrier(writers)

    def write(writer):
        together.wait()
        for time in range(times):
            frame = answers("00001", {"slot": "A.01", "evidence": f"{writer} {time}"})
            submit(db, id, "00001", frame, f"{writer} {time}".encode(), "x.xlsx", str(writer), by="lan")
            current_answers(db, id)
            version(db, id)

    with ThreadPoolExecutor(writers) as threads:
        list(threads.map(write, range(writers)))
    revisions = [submission.revision for submission in history(db, id, "00001")]
    assert revisions == list(range(writers * times, 0, -1))
    assert kept(db) == [writers * times] * 3


def test_two_programs_at_the_same_time_lose_nothing(db, database_url, open_round):
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
    submissions = history(db, id, "00001")
    assert [one.revision for one in submissions] == list(range(2 * times, 0, -1))
    assert sorted(one.filled_by for one in submissions) == ["hai"] * times + ["một"] * times


def test_a_failure_between_file_and_answers_leaves_nothing(db, open_round, answers):
    id = open_round().id
    before = version(db, id)

    def fail(connection, cursor, statement, *rest):
        if statement.startswith("INSERT INTO answer"):
            raise RuntimeError("in the middle")

    event.listen(db.engine, "before_cursor_execute", fail)
    with pytest.raises(RuntimeError, match="in the middle"):
        submit(db, id, "00001", answers("00001", {"slot": "A.01"}), b"x", "x.xlsx", "Hòa", by="lan")
    event.remove(db.engine, "before_cursor_execute", fail)
    assert kept(db) == [0, 0, 0]
    assert version(db, id) == before
    submit(db, id, "00001", answers("00001", {"slot": "A.01"}), b"x", "x.xlsx", "Hòa", by="lan")
    assert kept(db) == [1, 1, 1]


def test_a_program_killed_in_the_middle_leaves_nothing_and_blocks_nobody(
    db, database_url, open_round, answers
):
    id = open_round().id
    program = start(database_url, id, "một", 1, "dies")
    program.stdin.write("go\n")
    program.stdin.flush()
    assert [program.stdout.readline() for _ in range(2)] == ["ready\n", "in the middle\n"]
    assert kept(db) == [0, 0, 0]
    program.kill()
    program.communicate(timeout=60)
    assert kept(db) == [0, 0, 0]
    submit(db, id, "00001", answers("00001", {"slot": "A.01"}), b"x", "x.xlsx", "Hòa", by="lan")
    assert [one.revision for one in current_submissions(db, id)] == [1]
